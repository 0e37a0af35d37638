//! A file with working time from elsewhere, as far as it is understood, beside what is there already.

use std::rc::Rc;

use personio::calendar::Date;
use personio_extension_messages::{fresh, state::State as Kept};
use personio_extension_model::{
    clock::Instant,
    import::{
        Columns, DateOrder, Import, Judged, Skipped, Table, Unusable, Verdict, accept, date_order, decode, judge,
        read_calendar, read_table,
    },
    operation::Operation,
    timeline,
};

/// Larger files hold no person's working time.
pub const LARGEST: u32 = 10 * 1024 * 1024;
/// So many are added at once; who has more loads the file again, and what is there already is known then.
pub const MOST_AT_ONCE: usize = 1000;
/// The extension knows what is recorded since then, and nothing is added where it does not know.
const DAYS_KNOWN: i64 = 365;

/// What a file is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A table, of which people can say what is in which column.
    Table(Rc<Table>),
    /// A calendar.
    Calendar(Rc<Import>),
}

/// How a table is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// What is in which column.
    pub columns: Columns,
    /// In which order days are written; `None` if that cannot be told from the table.
    pub order: Option<DateOrder>,
}

/// A file beside what is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// What would become of each period.
    pub judged: Vec<Judged>,
    /// Lines that hold none.
    pub skipped: Vec<Skipped>,
    /// Periods of which nobody knows here what else was then.
    pub too_old: usize,
}

/// Reads a file. `offset_at` is what the browser knows of time zones.
///
/// # Errors
/// When it is too large, or neither a table nor a calendar.
pub fn read(name: &str, bytes: &[u8], offset_at: &dyn Fn(Instant) -> i32) -> Result<(Content, Mapping), Unusable> {
    let text = decode(bytes);
    let begins = text.trim_start().get(..15).is_some_and(|begin| begin.eq_ignore_ascii_case("BEGIN:VCALENDAR"));
    if begins || name.to_ascii_lowercase().ends_with(".ics") {
        let import = read_calendar(&text, offset_at)?;
        return Ok((Content::Calendar(Rc::new(import)), Mapping::default()));
    }
    let table = Table::read(&text)?;
    let columns = Columns::find(&table.header);
    let order = date_order(&table, &columns);
    Ok((Content::Table(Rc::new(table)), Mapping { columns, order }))
}

/// What a file holds, as soon as it is said what is where.
#[must_use]
pub fn import(content: &Content, mapping: &Mapping) -> Option<Rc<Import>> {
    match content {
        Content::Calendar(import) => Some(import.clone()),
        Content::Table(table) if mapping.columns.is_enough() => {
            Some(Rc::new(read_table(table, &mapping.columns, mapping.order?)))
        }
        Content::Table(_) => None,
    }
}

/// From which day to which it reaches, as far as the extension knows what is there.
#[must_use]
pub fn days(import: &Import, today: Date) -> Option<(Date, Date)> {
    let first = today.plus_days(-DAYS_KNOWN)?;
    let days = || import.entries.iter().map(|it| it.attendance.start.date()).filter(|day| *day >= first);
    Some((days().min()?, days().max()?))
}

/// Looks at a file beside what is there.
#[must_use]
pub fn look(import: &Import, kept: &Kept, today: Date) -> Look {
    let Some((from, to)) = days(import, today) else {
        return Look { too_old: import.entries.len(), skipped: import.skipped.clone(), judged: Vec::new() };
    };
    let recent: Vec<_> = import.entries.iter().filter(|it| it.attendance.start.date() >= from).cloned().collect();
    let (before, after) = (from.plus_days(-1).unwrap_or(from), to.plus_days(1).unwrap_or(to));
    let entries = timeline::entries(&kept.known, &kept.queue, before, after);
    Look {
        judged: judge(&recent, &entries, &kept.catalogue.projects),
        skipped: import.skipped.clone(),
        too_old: import.entries.len().saturating_sub(recent.len()),
    }
}

impl Look {
    /// How many there are of a kind.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.judged.iter().filter(|it| it.verdict == verdict).count()
    }

    /// Records what is new, as much of it as goes at once.
    #[must_use]
    pub fn operation(&self) -> Operation {
        let new = self.judged.iter().filter(|it| it.verdict == Verdict::New).take(MOST_AT_ONCE);
        accept(&new.cloned().collect::<Vec<_>>(), fresh::keys())
    }
}

#[cfg(test)]
mod tests {
    use personio::calendar::Date;
    use personio_extension_messages::{fresh, state::State as Kept};
    use personio_extension_model::import::{DateOrder, Unusable, Verdict};

    use super::{Content, LARGEST, Look, MOST_AT_ONCE, days, import, look, read};

    const TABLE: &str = "Date,Start,End,Description\n2026-06-01,9:00,12:00,review\n2026-06-01,11:00,13:00,clash\n\
        2026-06-02,9:00,never,broken\n2024-06-02,9:00,12:00,old\n";

    fn today() -> Date {
        "2026-06-10".parse().unwrap()
    }

    fn looked(text: &str, kept: &Kept) -> Look {
        let (content, mapping) = read("times.csv", text.as_bytes(), &|_| 0).unwrap();
        look(&import(&content, &mapping).unwrap(), kept, today())
    }

    #[test]
    fn what_is_new_is_recorded_once_however_often_the_file_is_loaded() {
        let mut kept = Kept::default();
        let first = looked(TABLE, &kept);
        assert_eq!((first.count(Verdict::New), first.count(Verdict::Twice), first.skipped.len()), (1, 1, 1));
        assert_eq!(first.too_old, 1, "nobody knows here what else was recorded then");
        let edits = fresh::settle(first.operation().edits, || kept.queue.new_key());
        kept.queue.put(edits);
        let again = looked(TABLE, &kept);
        assert_eq!((again.count(Verdict::New), again.count(Verdict::Known), again.count(Verdict::Taken)), (0, 1, 1));
        assert_eq!(again.operation().edits, []);
    }

    #[test]
    fn a_table_whose_columns_or_days_are_unclear_waits_for_somebody_to_say() {
        let (content, mut mapping) = read("a.csv", b"A,B\n01/02/2026 9:00,01/02/2026 12:00\n", &|_| 0).unwrap();
        assert_eq!(import(&content, &mapping), None);
        (mapping.columns.start_time, mapping.columns.end_time) = (Some(0), Some(1));
        assert_eq!(import(&content, &mapping), None, "the first of February, or the second of January");
        mapping.order = Some(DateOrder::DayFirst);
        let day = |it: &super::Import| days(it, "2026-02-03".parse().unwrap()).unwrap().0.to_string();
        assert_eq!(import(&content, &mapping).as_deref().map(day).as_deref(), Some("2026-02-01"));
    }

    #[test]
    fn a_calendar_is_one_by_its_name_or_its_content() {
        let calendar = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260601T080000\r\nDTEND:20260601T090000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let (content, _) = read("meetings", calendar, &|_| 0).unwrap();
        assert!(matches!(content, Content::Calendar(import) if import.entries.len() == 1));
        assert_eq!(read("a.ics", b"hello", &|_| 0), Err(Unusable::NoCalendar));
        assert_eq!(read("a.csv", b"", &|_| 0), Err(Unusable::Empty));
        assert_eq!(read("a.csv", b"PK\x03\x04\0\0", &|_| 0), Err(Unusable::NoText));
    }

    #[test]
    fn a_file_of_thousands_is_added_in_turns() {
        let minute = |at: usize| format!("{}:{:02}", at / 60, at % 60);
        let row = |index: usize| {
            let (day, at) = (index / 600, index % 600 * 2);
            format!("2026-06-{:02},{},{}\n", day + 1, minute(at), minute(at + 1))
        };
        let rows: String = (0..MOST_AT_ONCE + 10).map(row).collect();
        let look = looked(&format!("Date,Start,End\n{rows}"), &Kept::default());
        assert_eq!((look.count(Verdict::New), look.operation().edits.len()), (MOST_AT_ONCE + 10, MOST_AT_ONCE));
        let huge = vec![b'x'; LARGEST as usize + 1];
        assert_eq!(read("a.csv", &huge, &|_| 0), Err(Unusable::TooLarge));
    }
}
