use personio::calendar::{LocalDateTime, Minutes};

use super::{Operation, Problem, check};
use crate::{
    attendance::{Attendance, Kind},
    clock::whole_minute,
    edit::{Edit, EntryKey},
    entry::{Entry, EntryState},
};

/// Work stops for a break; when the day ends does not change.
///
/// # Errors
/// When nobody was working then, or the break has no length.
pub fn insert_break(
    entries: &[Entry],
    at: LocalDateTime,
    length: Minutes,
    mut new_key: impl FnMut() -> EntryKey,
) -> Result<Operation, Problem> {
    let at = whole_minute(at);
    let pause = Attendance::pause(at, at.plus(length).ok_or(Problem::Outside)?);
    let operation = take_over(entries, pause.clone(), &mut new_key)?;
    let cut = operation.edits.iter().any(|edit| edit.before.is_some());
    if cut { Ok(operation) } else { Err(Problem::NoWork) }
}

/// A period takes its time from whatever work is there: what lies within it goes, what reaches into it is cut, what lies
/// around it becomes two. Breaks stay, and are in the way.
///
/// # Errors
/// When it has no length, or a break is in the way.
pub fn take_over(
    entries: &[Entry],
    period: Attendance,
    mut new_key: impl FnMut() -> EntryKey,
) -> Result<Operation, Problem> {
    let period = period.tidy();
    let end = period.end.ok_or(Problem::NoLength)?;
    // The timer is cut with the timer.
    let is_work =
        |entry: &&Entry| entry.kind() == Kind::Work && !entry.is_rejected() && entry.state != EntryState::Running;
    let breaks: Vec<Entry> = entries.iter().filter(|entry| !is_work(entry)).cloned().collect();
    check(&breaks, &period, None)?;
    let mut edits = Vec::new();
    let mut rests = Vec::new();
    for entry in entries.iter().filter(is_work).filter(|entry| entry.attendance.overlaps(&period)) {
        let work = &entry.attendance;
        let before = (work.start < period.start).then(|| Attendance { end: Some(period.start), ..work.clone() });
        let behind = work.end.is_none_or(|its| end < its).then(|| Attendance { start: end, ..work.clone() });
        match (before, behind) {
            (Some(before), behind) => {
                edits.push(Edit::change(entry.key.clone(), work.clone(), before));
                rests.extend(behind);
            }
            (None, Some(behind)) => edits.push(Edit::change(entry.key.clone(), work.clone(), behind)),
            (None, None) => edits.push(Edit::remove(entry.key.clone(), work.clone())),
        }
    }
    edits.push(Edit::add(new_key(), period));
    edits.extend(rests.into_iter().map(|rest| Edit::add(new_key(), rest)));
    Ok(Operation { edits })
}
