//! What was asked for lately and is done: who asks again, because the worker died before it answered, gets the same answer.

use personio_extension_model::{edit::Edit, kept::Kept};

/// So many are remembered; nobody asks again after more.
const MOST: usize = 16;

/// What was asked for lately and is done. It is stored together with what was done.
#[derive(Clone, Debug, Default, PartialEq, Kept)]
pub struct Handled(Vec<Done>);

#[derive(Clone, Debug, PartialEq, Kept)]
struct Done {
    id: String,
    edits: Vec<Edit>,
}

impl Handled {
    /// What became of entries, if the request of this name is done.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Vec<Edit>> {
        self.0.iter().find(|done| done.id == id).map(|done| done.edits.clone())
    }

    /// The request of this name is done.
    pub fn note(&mut self, id: String, edits: Vec<Edit>) {
        self.0.push(Done { id, edits });
        let too_many = self.0.len().saturating_sub(MOST);
        self.0.drain(..too_many);
    }
}

#[cfg(test)]
mod tests {
    use super::{Handled, MOST};

    #[test]
    fn the_latest_are_remembered_and_the_list_stays_short() {
        let mut handled = Handled::default();
        (0..=MOST).for_each(|number| handled.note(number.to_string(), Vec::new()));
        assert_eq!((handled.find("0"), handled.find("1")), (None, Some(Vec::new())));
    }
}
