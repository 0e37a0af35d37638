use personio::calendar::{Date, LocalDateTime};

use super::{Operation, Problem, check, find};
use crate::{
    attendance::Attendance,
    clock::whole_minute,
    edit::{Edit, EntryKey},
    entry::Entry,
};

/// One entry becomes two, which meet at a time.
///
/// # Errors
/// When there is no such entry, or the time is not within it.
pub fn split(entries: &[Entry], key: &EntryKey, at: LocalDateTime, new_key: EntryKey) -> Result<Operation, Problem> {
    let whole = &find(entries, key)?.attendance;
    let at = whole_minute(at);
    if at <= whole.start || whole.end.is_some_and(|end| end <= at) {
        return Err(Problem::Outside);
    }
    let first = Attendance { end: Some(at), ..whole.clone() };
    let second = Attendance { start: at, ..whole.clone() };
    Ok(Operation { edits: vec![Edit::change(key.clone(), whole.clone(), first), Edit::add(new_key, second)] })
}

/// An entry starts at another time, as long as it is.
///
/// # Errors
/// When there is no such entry, or another one is in the way.
pub fn move_to(entries: &[Entry], key: &EntryKey, start: LocalDateTime) -> Result<Operation, Problem> {
    let before = &find(entries, key)?.attendance;
    let after = shifted(before, before.start.seconds_until(whole_minute(start)))?;
    check(entries, &after, Some(key))?;
    if after == *before {
        return Ok(Operation::default());
    }
    Ok(Operation { edits: vec![Edit::change(key.clone(), before.clone(), after)] })
}

/// Some entries once more on another day, at the same times; the earliest of them counts as the day they come from.
///
/// # Errors
/// When there is no such entry, or another one is in the way. `entries` has to hold those of the other day as well.
pub fn copy_to(
    entries: &[Entry],
    keys: &[EntryKey],
    day: Date,
    mut new_key: impl FnMut() -> EntryKey,
) -> Result<Operation, Problem> {
    let copied = keys.iter().map(|key| find(entries, key)).collect::<Result<Vec<_>, _>>()?;
    let from = copied.iter().map(|entry| entry.start().date()).min().ok_or(Problem::NoSuchEntry)?;
    let seconds = from.days_until(day) * 86_400;
    let mut edits = Vec::new();
    for entry in copied {
        let copy = shifted(&entry.attendance, seconds)?;
        check(entries, &copy, None)?;
        edits.push(Edit::add(new_key(), copy));
    }
    Ok(Operation { edits })
}

fn shifted(period: &Attendance, seconds: i64) -> Result<Attendance, Problem> {
    let later = |time: LocalDateTime| time.plus_seconds(seconds).ok_or(Problem::Outside);
    Ok(Attendance { start: later(period.start)?, end: period.end.map(later).transpose()?, ..period.clone() })
}
