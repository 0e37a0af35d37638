//! Several attendances at once: each row has a key of its own.

use crate::{
    attendances::v1::{
        Attendance, AttendanceStatus, Batch, CreateAttendances, ListAttendances, NewAttendance, Row, RowRefusal,
    },
    calendar::TimeOfDay,
    request::Create,
};

/// A person works once at a time: person, day, start and end, row by row. Rows that are found are not sent again; what
/// is not found may have been refused, so it is sent again and Personio says why.
impl Create for CreateAttendances {
    type Lookup = ListAttendances;

    fn lookup(&self) -> Option<ListAttendances> {
        let days = || self.attendances.iter().map(|it| it.date);
        let mut employees: Vec<_> = self.attendances.iter().map(|it| it.employee).collect();
        employees.sort_unstable();
        employees.dedup();
        let list = ListAttendances::between(days().min()?, days().max()?);
        Some(ListAttendances { include_pending: true, employees, ..list })
    }

    fn find(&self, mut found: Vec<Attendance>) -> Option<Batch> {
        let mut look = |row: &NewAttendance| {
            let place = found.iter().position(|known| is_same(known, row))?;
            // Of two rows that are alike, Personio stores one.
            Some(found.swap_remove(place).id)
        };
        let row = |row| look(row).map_or_else(|| Row::Refused(RowRefusal::default()), Row::Stored);
        let batch = Batch { rows: self.attendances.iter().map(row).collect() };
        let is_there = batch.stored().next().is_some();
        is_there.then_some(batch)
    }

    fn rest(&self, known: &Batch) -> Option<Self> {
        if known.rows.len() != self.attendances.len() {
            return None;
        }
        let rows = self.attendances.iter().zip(&known.rows);
        let missing = rows.filter(|(_, known)| matches!(known, Row::Refused(_))).map(|(row, _)| row.clone());
        let attendances: Vec<_> = missing.collect();
        let is_missing = !attendances.is_empty();
        is_missing.then_some(Self { attendances, approval: self.approval })
    }

    fn complete(mut known: Batch, rest: Batch) -> Batch {
        let missing = known.rows.iter_mut().filter(|row| matches!(row, Row::Refused(_)));
        for (row, new) in missing.zip(rest.rows) {
            // A refusal in Personio's words says more than that nothing was found.
            if new != Row::Refused(RowRefusal::default()) {
                *row = new;
            }
        }
        known
    }
}

fn is_same(known: &Attendance, row: &NewAttendance) -> bool {
    // Seconds are not sent.
    let minute = |time: TimeOfDay| (time.hour(), time.minute());
    known.status != Some(AttendanceStatus::Rejected)
        && (known.employee, known.date) == (row.employee, row.date)
        && minute(known.start_time) == minute(row.start_time)
        && known.end_time.map(minute) == row.end_time.map(minute)
}
