//! Rows of one kind, by number, with the rows of each owner and what has changed since it was last kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// The number of a row: unique within its table, never used twice.
pub(crate) type Seq = u64;

/// What a table holds.
pub(crate) trait Row: Serialize + DeserializeOwned {
    /// The row of another table that this one belongs to. It never changes.
    fn owner(&self) -> Option<Seq> {
        None
    }
}

/// Rows of one kind.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    name: &'static str,
    next: Seq,
    rows: BTreeMap<Seq, T>,
    owners: HashMap<Seq, BTreeSet<Seq>>,
    changed: BTreeSet<Seq>,
}

/// A row that was written (`Some`) or deleted.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) table: &'static str,
    pub(crate) seq: Seq,
    pub(crate) row: Option<String>,
}

impl<T: Row> Table<T> {
    /// An empty table whose first row has the number `first`.
    pub(crate) fn new(name: &'static str, first: Seq) -> Self {
        Self { name, next: first, rows: BTreeMap::new(), owners: HashMap::new(), changed: BTreeSet::new() }
    }

    /// Adds a row and answers its number.
    pub(crate) fn add(&mut self, row: T) -> Seq {
        let seq = self.next;
        self.put(seq, row);
        seq
    }

    /// Writes the row of a number.
    pub(crate) fn put(&mut self, seq: Seq, row: T) {
        if let Some(owner) = row.owner() {
            self.owners.entry(owner).or_default().insert(seq);
        }
        self.next = self.next.max(seq.saturating_add(1));
        self.rows.insert(seq, row);
        self.changed.insert(seq);
    }

    pub(crate) fn get(&self, seq: Seq) -> Option<&T> {
        self.rows.get(&seq)
    }

    pub(crate) fn contains(&self, seq: Seq) -> bool {
        self.rows.contains_key(&seq)
    }

    /// A row to be changed.
    pub(crate) fn get_mut(&mut self, seq: Seq) -> Option<&mut T> {
        let row = self.rows.get_mut(&seq)?;
        self.changed.insert(seq);
        Some(row)
    }

    pub(crate) fn remove(&mut self, seq: Seq) -> Option<T> {
        let row = self.rows.remove(&seq)?;
        if let Some(owned) = row.owner().and_then(|owner| self.owners.get_mut(&owner)) {
            owned.remove(&seq);
        }
        self.changed.insert(seq);
        Some(row)
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// In the order of their numbers.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (Seq, &T)> {
        self.rows.iter().map(|(seq, row)| (*seq, row))
    }

    /// The rows of an owner, in the order of their numbers.
    pub(crate) fn of(&self, owner: Seq) -> impl DoubleEndedIterator<Item = (Seq, &T)> {
        self.owners.get(&owner).into_iter().flatten().filter_map(|seq| Some((*seq, self.rows.get(seq)?)))
    }
}

/// A table of whatever rows, as it is kept and moved.
pub(crate) trait Kept {
    fn name(&self) -> &'static str;
    /// `{"next": 4, "rows": [[1, {…}], …]}`
    fn export(&self) -> Value;
    /// Replaces all rows; says what is wrong with them.
    fn import(&mut self, value: Value) -> Result<(), String>;
    /// Adds a row that was kept.
    fn restore(&mut self, seq: Seq, row: &str) -> Result<(), String>;
    /// The number of the next row.
    fn next(&self) -> Seq;
    /// Begins new rows at a number, unless there are later ones already.
    fn begin_at(&mut self, next: Seq);
    /// What has changed since the last call.
    fn take_changes(&mut self) -> Vec<Change>;
    /// Forgets what has changed.
    fn forget_changes(&mut self);
    /// Regards every row as changed.
    fn mark_all(&mut self);
}

impl<T: Row> Kept for Table<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn export(&self) -> Value {
        json!({"next": self.next, "rows": self.rows.iter().collect::<Vec<_>>()})
    }

    fn import(&mut self, value: Value) -> Result<(), String> {
        #[derive(serde::Deserialize)]
        struct Exported<T> {
            next: Seq,
            rows: Vec<(Seq, T)>,
        }
        let exported: Exported<T> = serde_json::from_value(value).map_err(|error| format!("{}: {error}", self.name))?;
        *self = Self::new(self.name, exported.next);
        for (seq, row) in exported.rows {
            self.put(seq, row);
        }
        Ok(())
    }

    fn restore(&mut self, seq: Seq, row: &str) -> Result<(), String> {
        let row = serde_json::from_str(row).map_err(|error| format!("{} {seq}: {error}", self.name))?;
        self.put(seq, row);
        Ok(())
    }

    fn next(&self) -> Seq {
        self.next
    }

    fn begin_at(&mut self, next: Seq) {
        self.next = self.next.max(next);
    }

    fn take_changes(&mut self) -> Vec<Change> {
        let changed = std::mem::take(&mut self.changed);
        let change = |seq| Change {
            table: self.name,
            seq,
            row: self.rows.get(&seq).and_then(|row| serde_json::to_string(row).ok()),
        };
        changed.into_iter().map(change).collect()
    }

    fn forget_changes(&mut self) {
        self.changed.clear();
    }

    fn mark_all(&mut self) {
        self.changed.extend(self.rows.keys());
    }
}
