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

/// Reads the list as the worker hands it over, the newest first: records in `_data`, version 1's list of categories in `data`.
/// A document that cannot be read hides no other; those of which no name is known are in no category.
#[must_use]
pub fn read(text: &str) -> Option<Vec<Document>> {
    let both = Piece::parse(text)?;
    let mut documents: Vec<Document> = both.get("_data")?.list()?.iter().filter_map(record).collect();
    let categories = both.get("data").and_then(Piece::list).unwrap_or_default();
    for document in &mut documents {
        let id = document.category.take();
        let meant = categories.iter().filter(|it| word(it, "id") == id);
        document.category = meant.filter_map(|it| word(it.get("attributes").unwrap_or(it), "name")).next();
    }
    // Those without a day come last.
    documents.sort_by(|one, other| other.day.cmp(&one.day).then_with(|| one.name.cmp(&other.name)));
    Some(documents)
}

fn record(it: &Piece<'_>) -> Option<Document> {
    let id = word(it, "id")?;
    Some(Document {
        name: word(it, "name").unwrap_or_else(|| id.clone()),
        category: it.get("category").and_then(|category| word(category, "id")),
        day: day(it, "date").or_else(|| day(it, "created_at")),
        bytes: it.get("size").and_then(Piece::integer).and_then(|bytes| bytes.try_into().ok()),
        id,
    })
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
    use super::{Document, file_name, read};

    fn document(name: &str, day: Option<&str>) -> Document {
        let day = day.map(|day| day.parse().unwrap());
        Document { id: name.to_owned(), name: name.to_owned(), category: None, day, bytes: None }
    }

    #[test]
    fn the_newest_comes_first_and_what_has_no_day_last() {
        let list = r#"{"_data":[{"id":"b"},{"id":"may","date":"2026-05-31"},{"id":"june b","date":"2026-06-30"},
            {"id":"june a","date":"2026-06-30"},{"id":"a"}]}"#;
        let names: Vec<String> = read(list).unwrap().into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["june a", "june b", "may", "a", "b"]);
    }

    #[test]
    fn documents_are_read_in_every_form_that_was_seen_and_a_broken_one_hides_no_other() {
        let records = r#""_data":[{"name":"no id"},null,
                {"id":7,"name":"Old","date":"2026-05-31","category":{"id":"2"},"size":12,"owner":{"id":"1"}},
                {"id":"8","created_at":"2026-06-01T10:00:00Z","category":{"id":3},"size":"large"},
                {"id":"9","name":"Whenever","date":"soon","category":{"id":"4"}}]"#;
        let categories =
            r#"[{"id":2,"type":"DocumentCategory","attributes":{"name":"Payslips"}},{"id":"3","name":"Contracts"}]"#;
        let told = |it: &Document| {
            format!("{} {} {:?} {:?} {:?}", it.id, it.name, it.category, it.day.map(|day| day.to_string()), it.bytes)
        };
        let list = read(&format!(r#"{{{records},"data":{categories}}}"#)).unwrap();
        assert_eq!(
            list.iter().map(told).collect::<Vec<_>>(),
            [
                r#"8 8 Some("Contracts") Some("2026-06-01") None"#,
                r#"7 Old Some("Payslips") Some("2026-05-31") Some(12)"#,
                "9 Whenever None None None",
            ]
        );
        // Categories may be nobody's business here.
        for without in [format!("{{{records}}}"), format!(r#"{{{records},"data":null}}"#)] {
            assert!(read(&without).unwrap().iter().all(|it| it.category.is_none()), "{without}");
        }
        assert_eq!((read("<html>"), read("{}")), (None, None));
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
