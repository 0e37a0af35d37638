//! What became of a heap, as a table.

use personio::csv::Writer;
use personio_hr::payslips::{Send, plan::Wanted};

use super::{Batch, Outcome};

/// What lies at the head of each column, and the words for what became of a file, in the language of the person.
#[derive(Clone, Debug)]
pub struct Headings {
    /// File, person, id of the person, title, result, document, note.
    pub columns: [String; 7],
    /// Sent.
    pub sent: String,
    /// Was there already.
    pub before: String,
    /// Refused.
    pub failed: String,
    /// Left out.
    pub left_out: String,
    /// Not sent: nobody has looked.
    pub look: String,
    /// Not sent yet.
    pub waiting: String,
}

/// What became of each file.
#[must_use]
pub fn report(batch: &Batch, wanted: &Wanted, words: &Headings) -> String {
    let mut csv = Writer::for_spreadsheets();
    csv.row(words.columns.iter().map(String::as_str));
    for entry in &batch.entries {
        let (result, document, note) = match (&entry.outcome, entry.send()) {
            (Outcome::Sent(id), _) => (&words.sent, id.as_str(), ""),
            (Outcome::Before(id), _) => (&words.before, id.as_str(), ""),
            (Outcome::Failed(why), _) => (&words.failed, "", why.as_str()),
            (_, Send::No) => (&words.left_out, "", ""),
            (_, Send::Look) => (&words.look, "", ""),
            _ => (&words.waiting, "", ""),
        };
        let person = entry.person().map(ToString::to_string).unwrap_or_default();
        let title = entry.title(wanted);
        csv.row([entry.paper.file.as_str(), entry.name(), &person, &title, result, document, note]);
    }
    csv.finish()
}
