//! A file as it was looked at.

use personio::{
    documents::v1::MAX_BYTES,
    recruiting::file::{SNIFFED_BYTES, extension, sniff},
};
use serde::{Deserialize, Serialize};

/// A file that is for somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What names it in its heap: the name of the file, with the pages if it is cut out of one (`all.pdf#3-4`).
    pub file: String,
    /// In bytes.
    pub size: u64,
    /// Of its content, in hexadecimal digits.
    pub sha256: String,
    /// What its pages say.
    pub content: Content,
    /// Why it cannot be sent, whoever it is for.
    #[serde(default)]
    pub problem: Option<Problem>,
    /// It was cut out where the person changes, and some of its pages do not say whom they are for: that they follow is no
    /// proof.
    #[serde(default)]
    pub has_nameless_pages: bool,
}

/// What the pages of a file say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Content {
    /// Nobody asked: only the name counts.
    #[default]
    Unread,
    /// The texts of the pages.
    Pages(Vec<String>),
    /// Pictures of pages, without text.
    Scanned,
    /// It opens with a password only.
    Encrypted,
    /// No reader makes sense of it.
    Broken,
}

/// Why a file cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Problem {
    /// There is nothing in it.
    Empty,
    /// It is larger than Personio takes.
    TooLarge,
    /// It is called a PDF and is none.
    NotPdf,
}

impl Problem {
    /// What is wrong with a file, as far as its name and bytes tell.
    #[must_use]
    pub fn of(name: &str, content: &[u8]) -> Option<Self> {
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        let start = content.get(..SNIFFED_BYTES.min(content.len())).unwrap_or_default();
        if size == 0 {
            Some(Self::Empty)
        } else if size > MAX_BYTES {
            Some(Self::TooLarge)
        } else if extension(name).as_deref() == Some("pdf") && sniff(start, "pdf").is_err() {
            Some(Self::NotPdf)
        } else {
            None
        }
    }

    /// In English words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "it is empty",
            Self::TooLarge => "it is larger than the 30 MB that Personio takes",
            Self::NotPdf => "it is called a PDF and is none",
        }
    }
}

impl Content {
    /// What keeps its text from being read, in English words.
    #[must_use]
    pub fn remark(&self) -> Option<&'static str> {
        match self {
            Self::Unread | Self::Pages(_) => None,
            Self::Scanned => Some("scanned, only its name was read"),
            Self::Encrypted => Some("it has a password, only its name was read"),
            Self::Broken => Some("damaged, no reader opens it"),
        }
    }
}

impl Paper {
    /// Its name without the ending, and without what tells its pages.
    #[must_use]
    pub fn stem(&self) -> &str {
        let (file, _) = cut(&self.file);
        // Folders of an archive say nothing about a person for certain.
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Whether it is some pages of a file: whose name then says nothing about a person.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        cut(&self.file).1.is_some()
    }
}

/// A name taken apart: the file, and the first and last of its pages, counted from 1.
#[must_use]
pub fn cut(name: &str) -> (&str, Option<(usize, usize)>) {
    let pages = || {
        let (file, pages) = name.rsplit_once('#')?;
        let (first, last) = pages.split_once('-').unwrap_or((pages, pages));
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        (first >= 1 && last >= first).then_some((file, (first, last)))
    };
    pages().map_or((name, None), |(file, pages)| (file, Some(pages)))
}

/// The name of some pages of a file.
#[must_use]
pub fn named(file: &str, (first, last): (usize, usize)) -> String {
    match first == last {
        true => format!("{file}#{first}"),
        false => format!("{file}#{first}-{last}"),
    }
}

/// What Personio calls the file: its own name, without the folders of an archive, and with its pages.
#[must_use]
pub fn file_name(named: &str) -> String {
    let (file, pages) = cut(named);
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    match (name.rsplit_once('.'), pages) {
        (Some((stem, ending)), Some((first, last))) => format!("{stem} {first}-{last}.{ending}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Paper, Problem, cut, file_name, named};

    #[test]
    fn pages_of_a_file_have_a_name_that_leads_back_to_them() {
        for pages in [(1, 1), (3, 12)] {
            assert_eq!(cut(&named("all #2.pdf", pages)), ("all #2.pdf", Some(pages)));
        }
        for odd in ["all.pdf", "all.pdf#", "#x", "a#4-3", "a#0-1", "a#-"] {
            assert_eq!(cut(odd), (odd, None));
        }
        let paper = Paper {
            file: "2026/Ada.Byron.pdf#1-2".into(),
            size: 1,
            sha256: String::new(),
            content: Default::default(),
            problem: None,
            has_nameless_pages: false,
        };
        assert_eq!((paper.stem(), paper.is_cut()), ("Ada.Byron", true));
    }

    #[test]
    fn a_file_is_called_so_that_people_know_it() {
        for (named, called) in [
            ("a.pdf", "a.pdf"),
            ("mai/a b.pdf", "a b.pdf"),
            ("all.pdf#3-4", "all 3-4.pdf"),
            ("x/all.pdf#7", "all 7-7.pdf"),
        ] {
            assert_eq!(file_name(named), called);
        }
    }

    #[test]
    fn what_cannot_be_sent_says_why() {
        assert_eq!(Problem::of("a.pdf", b""), Some(Problem::Empty));
        assert_eq!(Problem::of("a.PDF", b"<html>"), Some(Problem::NotPdf));
        assert_eq!(Problem::of("a.pdf", b"%PDF-1.7 and so on"), None);
        assert_eq!(Problem::of("a.pdf", &vec![b'x'; 31 * 1024 * 1024]), Some(Problem::TooLarge));
    }
}
