//! The person's own documents, as far as they are shown.

use personio::calendar::Date;

use crate::{kept::Piece, search::fits};

/// A document in the person's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Personio's id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What its category is called.
    pub category: Option<String>,
    /// The day that it is about, or else on which it came.
    pub day: Option<Date>,
    /// How large it is.
    pub bytes: Option<u64>,
}

impl Document {
    /// Whether somebody who looks for this means it.
    #[must_use]
    pub fn fits(&self, wanted: &str) -> bool {
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        fits(&[&self.name, " ", self.category.as_deref().unwrap_or_default(), " ", &day].concat(), wanted)
    }
}

/// A page of the list of documents, as Personio answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The documents; their categories by id.
    pub documents: Vec<Document>,
    /// Where the next page begins, as it stands in addresses.
    pub next: Option<String>,
}

/// Reads a page of the list. A document that cannot be read hides no other.
#[must_use]
pub fn read_page(text: &str) -> Option<Page> {
    let page = Piece::parse(text)?;
    let documents = page.get("_data")?.list()?.iter().filter_map(read).collect();
    let next = page.get("_meta").and_then(|it| it.get("links")?.get("next")).and_then(cursor);
    Some(Page { documents, next })
}

fn read(it: &Piece<'_>) -> Option<Document> {
    let id = word(it, "id")?;
    Some(Document {
        name: word(it, "name").unwrap_or_else(|| id.clone()),
        category: it.get("category").and_then(|category| word(category, "id")),
        day: day(it, "date").or_else(|| day(it, "created_at")),
        bytes: it.get("size").and_then(Piece::integer).and_then(|bytes| bytes.try_into().ok()),
        id,
    })
}

/// Gives the documents the names of their categories, out of version 1's list of them, which has the names in an envelope.
/// Those of which no name is known are in none.
pub fn name_categories(documents: &mut [Document], text: &str) {
    let list = Piece::parse(text);
    let list = list.as_ref().and_then(|list| list.get("data")?.list()).unwrap_or_default();
    for document in documents {
        let id = document.category.take();
        let meant = list.iter().filter(|it| word(it, "id") == id);
        document.category = meant.filter_map(|it| word(it.get("attributes").unwrap_or(it), "name")).next();
    }
}

/// The cursor in a link to the next page, absolute or not.
fn cursor(link: &Piece<'_>) -> Option<String> {
    let link = link.text().or_else(|| link.get("href")?.text())?;
    let (_, query) = link.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix("cursor=")).map(str::to_owned)
}

/// A field as a text, unless it is empty.
fn word(of: &Piece<'_>, name: &str) -> Option<String> {
    let piece = of.get(name)?;
    let word = piece.text().map(str::to_owned).or_else(|| Some(piece.integer()?.to_string()));
    word.filter(|word| !word.is_empty())
}

/// A day, with or without a time behind it.
fn day(of: &Piece<'_>, name: &str) -> Option<Date> {
    of.get(name)?.text()?.get(..10)?.parse().ok()
}

/// Puts the newest first; those without a day come last.
pub fn sort(documents: &mut [Document]) {
    documents.sort_by(|one, other| other.day.cmp(&one.day).then_with(|| one.name.cmp(&other.name)));
}

/// Under which name a document is saved. People leave the ending out of a title, and computers do not know what to do with
/// a file without one: then it follows from the content.
#[must_use]
pub fn file_name(name: &str, content: &[u8]) -> String {
    let name: String = name.chars().map(|letter| if is_unfit(letter) { '-' } else { letter }).collect();
    let name = name.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    let name = if name.is_empty() { "document" } else { name };
    let has_ending = name.rsplit_once('.').is_some_and(|(_, ending)| {
        (2..=5).contains(&ending.len())
            && ending.bytes().all(|it| it.is_ascii_alphanumeric())
            && ending.bytes().any(|it| it.is_ascii_alphabetic())
    });
    let ending = match content {
        _ if has_ending => "",
        [b'%', b'P', b'D', b'F', ..] => ".pdf",
        [0x89, b'P', b'N', b'G', ..] => ".png",
        [0xff, 0xd8, 0xff, ..] => ".jpg",
        [b'P', b'K', 3, 4, ..] => ".zip",
        _ => "",
    };
    [name, ending].concat()
}

/// No file may be called so on some computer.
fn is_unfit(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{202a}'..='\u{202e}')
}

#[cfg(test)]
mod tests {
    use super::{Document, file_name, name_categories, read_page, sort};

    fn document(name: &str, day: Option<&str>) -> Document {
        let day = day.map(|day| day.parse().unwrap());
        Document { id: name.to_owned(), name: name.to_owned(), category: None, day, bytes: None }
    }

    #[test]
    fn the_newest_comes_first_and_what_has_no_day_last() {
        let mut all = [
            document("b", None),
            document("may", Some("2026-05-31")),
            document("june b", Some("2026-06-30")),
            document("june a", Some("2026-06-30")),
            document("a", None),
        ];
        sort(&mut all);
        assert_eq!(all.each_ref().map(|it| it.name.as_str()), ["june a", "june b", "may", "a", "b"]);
    }

    #[test]
    fn documents_are_read_in_every_form_that_was_seen_and_a_broken_one_hides_no_other() {
        let page = read_page(
            r#"{"_data":[{"name":"no id"},null,
                {"id":7,"name":"Old","date":"2026-05-31","category":{"id":"2"},"size":12,"owner":{"id":"1"}},
                {"id":"8","created_at":"2026-06-01T10:00:00Z","category":{"id":3},"size":"large"},
                {"id":"9","name":"Whenever","date":"soon","category":{"id":"4"}}],
                "_meta":{"links":{"next":{"href":"https://api.example/v2/documents?limit=1&cursor=a%2Bb"}}}}"#,
        );
        let mut page = page.unwrap();
        assert_eq!(page.next.as_deref(), Some("a%2Bb"));
        name_categories(
            &mut page.documents,
            r#"{"success":true,"data":[{"id":2,"type":"DocumentCategory","attributes":{"name":"Payslips"}},{"id":"3","name":"Contracts"}]}"#,
        );
        sort(&mut page.documents);
        let told = page.documents.iter().map(|it| {
            format!("{} {} {:?} {:?} {:?}", it.id, it.name, it.category, it.day.map(|day| day.to_string()), it.bytes)
        });
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                r#"8 8 Some("Contracts") Some("2026-06-01") None"#,
                r#"7 Old Some("Payslips") Some("2026-05-31") Some(12)"#,
                "9 Whenever None None None",
            ]
        );
        name_categories(&mut page.documents, "<html>");
        assert_eq!(page.documents[0].category, None, "categories may be nobody's business here");
        assert_eq!((read_page("<html>"), read_page("{}")), (None, None));
        assert_eq!(
            read_page(r#"{"_data":[],"_meta":{"links":{"next":"/v2/x?cursor=c"}}}"#).unwrap().next.as_deref(),
            Some("c")
        );
    }

    #[test]
    fn a_document_is_found_by_name_category_and_day() {
        let payslip = Document { category: Some("Payslips".to_owned()), ..document("Mai", Some("2026-05-31")) };
        for wanted in ["mai", "pay 2026-05", "slips mai"] {
            assert!(payslip.fits(wanted), "{wanted}");
        }
        assert!(!payslip.fits("juni"));
    }

    #[test]
    fn a_file_has_a_name_that_every_computer_takes_and_an_ending() {
        assert_eq!(file_name("Payslip 05/2026", b"%PDF-1.7"), "Payslip 05-2026.pdf");
        assert_eq!(file_name("contract.docx", b"PK\x03\x04"), "contract.docx");
        assert_eq!(file_name("Version 1.2", b"%PDF-1.7"), "Version 1.2.pdf");
        assert_eq!(file_name("photo", b"\xff\xd8\xff\xe0"), "photo.jpg");
        assert_eq!(file_name("../..\\x\u{202e}fdp.exe", b""), "-..-x-fdp.exe");
        assert_eq!(
            (file_name(" . ", b"x"), file_name("", b"%PDF-")),
            ("document".to_owned(), "document.pdf".to_owned())
        );
    }
}
