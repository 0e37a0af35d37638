//! Keys of entries that the view has just thought of. Only the worker gives keys that last.

use personio_extension_model::edit::{Edit, EntryKey};

const MARK: char = '?';

/// A key for an entry that there is not yet, different for each number.
#[must_use]
pub fn key(number: usize) -> EntryKey {
    EntryKey::of(&[&MARK.to_string(), number.to_string().as_str()].concat())
}

/// Counts fresh keys up, for operations that want several.
pub fn keys() -> impl FnMut() -> EntryKey {
    let mut number = 0;
    move || {
        number += 1;
        key(number)
    }
}

/// Gives fresh entries keys that last; the same fresh key becomes the same lasting one.
pub fn settle(edits: Vec<Edit>, mut new_key: impl FnMut() -> EntryKey) -> Vec<Edit> {
    let mut given: Vec<(EntryKey, EntryKey)> = Vec::new();
    let lasting = |edit: Edit| {
        if !edit.key.as_str().starts_with(MARK) {
            return edit;
        }
        let known = given.iter().find(|(fresh, _)| *fresh == edit.key).map(|(_, key)| key.clone());
        let key = known.unwrap_or_else(|| {
            let key = new_key();
            given.push((edit.key.clone(), key.clone()));
            key
        });
        Edit { key, ..edit }
    };
    edits.into_iter().map(lasting).collect()
}

#[cfg(test)]
mod tests {
    use personio_extension_model::{
        attendance::Attendance,
        edit::{Edit, EntryKey},
        queue::Queue,
    };

    use super::{key, settle};

    #[test]
    fn a_fresh_entry_gets_one_lasting_key_and_others_keep_theirs() {
        let work = || Attendance::work("2026-06-01T08:00".parse().unwrap(), "2026-06-01T12:00".parse().unwrap());
        let edits = vec![
            Edit::remove(EntryKey::of("a"), work()),
            Edit::add(key(1), work()),
            Edit::add(key(2), work()),
            Edit::remove(key(1), work()),
        ];
        let mut queue = Queue::default();
        let settled = settle(edits, || queue.new_key());
        let keys: Vec<&str> = settled.iter().map(|edit| edit.key.as_str()).collect();
        assert_eq!(keys, ["a", "+1", "+2", "+1"]);
    }
}
