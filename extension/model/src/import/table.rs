//! Rows of a table become periods.

use personio::calendar::LocalDateTime;

use super::{
    Columns, Import, Imported, Skipped, Table, Why,
    date::{self, DateOrder, split},
};
use crate::attendance::{Attendance, Kind, Task};

/// In which order the table writes its days; `None` if that cannot be told, so that the person has to say.
#[must_use]
pub fn date_order(table: &Table, columns: &Columns) -> Option<DateOrder> {
    let column = columns.start_date.or(columns.start_time)?;
    date::order(table.rows.iter().filter_map(|(_, cells)| cells.get(column)).map(|cell| split(cell).0))
}

/// What a table holds.
#[must_use]
pub fn read_table(table: &Table, columns: &Columns, order: DateOrder) -> Import {
    let mut import = Import::default();
    for (line, cells) in &table.rows {
        match read(cells, columns, order) {
            Ok((attendance, project)) => {
                import.entries.push(Imported { line: *line, attendance, project, zone: None });
            }
            Err(why) => import.skipped.push(Skipped { line: *line, why }),
        }
    }
    import
}

fn read(cells: &[String], columns: &Columns, order: DateOrder) -> Result<(Attendance, Option<String>), Why> {
    let cell = |column: Option<usize>| {
        column.and_then(|column| cells.get(column)).map(String::as_str).filter(|cell| !cell.is_empty())
    };
    let start_cell = cell(columns.start_time).or(cell(columns.start_date)).ok_or(Why::NoStart)?;
    let (day_there, start_time) = split(start_cell);
    let day_cell = cell(columns.start_date).map_or(day_there, |cell| split(cell).0);
    let day = date::date(day_cell, order).ok_or(Why::NoDay)?;
    let start = day.at(date::time(start_time).ok_or(Why::NoStart)?);
    let end = match cell(columns.end_time) {
        Some(end_cell) => {
            let (day_there, end_time) = split(end_cell);
            let day_cell = cell(columns.end_date).map_or(day_there, |cell| split(cell).0);
            let time = date::time(end_time).ok_or(Why::NoEnd)?;
            match date::date(day_cell, order) {
                Some(day) => day.at(time),
                // Past midnight.
                None if day.at(time) < start => day.plus_days(1).ok_or(Why::NoEnd)?.at(time),
                None => day.at(time),
            }
        }
        None => cell(columns.length).and_then(date::length).and_then(|length| start.plus(length)).ok_or(Why::NoEnd)?,
    };
    let is_break = cell(columns.kind).is_some_and(|kind| {
        let kind = kind.to_lowercase();
        kind.contains("break") || kind.contains("pause")
    });
    let kind = if is_break { Kind::Break } else { Kind::Work };
    let comment = cell(columns.comment).unwrap_or_default();
    let attendance = period(kind, start, end, comment)?;
    Ok((attendance, cell(columns.project).map(str::to_owned)))
}

/// A period that Personio may take.
pub(super) fn period(kind: Kind, start: LocalDateTime, end: LocalDateTime, comment: &str) -> Result<Attendance, Why> {
    let period = Attendance { kind, start, end: Some(end), task: Task::of(None, comment) }.tidy();
    match period.end {
        Some(end) if end > period.start && period.start.seconds_until(end) < 24 * 3600 => Ok(period),
        Some(end) if end > period.start => Err(Why::TooLong),
        _ => Err(Why::NoLength),
    }
}
