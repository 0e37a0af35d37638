use super::{Operation, Problem, check, find};
use crate::{
    attendance::Attendance,
    edit::{Edit, EntryKey},
    entry::Entry,
};

/// A new entry.
///
/// # Errors
/// When it has no length, takes a day, its comment is too long, or another entry is in the way.
pub fn add(entries: &[Entry], key: EntryKey, period: Attendance) -> Result<Operation, Problem> {
    check(entries, &period, None)?;
    Ok(Operation { edits: vec![Edit::add(key, period.tidy())] })
}

/// An entry says something else. One that becomes a break, or work, is made anew: Personio lets no period change its
/// kind.
///
/// # Errors
/// As [`add`], and when there is no such entry.
pub fn change(
    entries: &[Entry],
    key: &EntryKey,
    period: Attendance,
    mut new_key: impl FnMut() -> EntryKey,
) -> Result<Operation, Problem> {
    let entry = find(entries, key)?;
    check(entries, &period, Some(key))?;
    let (before, after) = (entry.attendance.clone(), period.tidy());
    let edits = if before == after {
        Vec::new()
    } else if before.kind == after.kind {
        vec![Edit::change(key.clone(), before, after)]
    } else {
        vec![Edit::remove(key.clone(), before), Edit::add(new_key(), after)]
    };
    Ok(Operation { edits })
}

/// An entry goes.
///
/// # Errors
/// When there is no such entry.
pub fn remove(entries: &[Entry], key: &EntryKey) -> Result<Operation, Problem> {
    let entry = find(entries, key)?;
    Ok(Operation { edits: vec![Edit::remove(key.clone(), entry.attendance.clone())] })
}
