//! A document that is read when somebody looks into it: most of what is kept is of no use to a worker that wakes for one
//! press of a button.

use std::{
    ops::{Deref, DerefMut},
    sync::{Arc, OnceLock},
};

use crate::document::Document;

/// A document, as it was stored and as it became.
#[derive(Clone, Debug)]
pub struct Lazy<D> {
    stored: Option<Arc<str>>,
    /// What was stored, once somebody looked.
    read: OnceLock<D>,
    changed: Option<D>,
    /// What was there before somebody changed something.
    before: String,
}

impl<D: Document> Lazy<D> {
    /// What lies in the storage. What is not there, or cannot be read, has its default.
    #[must_use]
    pub fn stored(text: Option<String>) -> Self {
        Self { stored: text.map(Into::into), read: OnceLock::new(), changed: None, before: String::new() }
    }

    /// What is to be stored, if it is something else than before. What was only looked at stays as another version wrote
    /// it.
    #[must_use]
    pub fn change(&self) -> Option<String> {
        self.changed.as_ref().map(D::write).filter(|now| *now != self.before)
    }

    fn read(stored: Option<&str>) -> D {
        stored.and_then(D::read).unwrap_or_default()
    }
}

impl<D: Document> Default for Lazy<D> {
    fn default() -> Self {
        Self::stored(None)
    }
}

impl<D: Document> Deref for Lazy<D> {
    type Target = D;

    fn deref(&self) -> &D {
        self.changed.as_ref().unwrap_or_else(|| self.read.get_or_init(|| Self::read(self.stored.as_deref())))
    }
}

impl<D: Document> DerefMut for Lazy<D> {
    fn deref_mut(&mut self) -> &mut D {
        let Self { stored, read, changed, before } = self;
        changed.get_or_insert_with(|| {
            let document = read.take().unwrap_or_else(|| Self::read(stored.as_deref()));
            *before = document.write();
            document
        })
    }
}

impl<D: Document + PartialEq> PartialEq for Lazy<D> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

#[cfg(test)]
mod tests {
    use personio_extension_model::{clock::Instant, known::Known, queue::Landed};

    use super::Lazy;

    fn landed() -> Landed {
        Landed { at: Instant(20), id: "c".to_owned(), record: None }
    }

    #[test]
    fn what_another_version_stored_stays_as_it_was_until_something_changes() {
        let mut known = Lazy::<Known>::stored(Some("{odd".to_owned()));
        assert_eq!((known.attendances().len(), known.change()), (0, None));
        // Touched, and as it was.
        _ = &mut *known;
        assert_eq!(known.change(), None);
        known.land(landed());
        let text = known.change().unwrap();
        assert_eq!(*Lazy::<Known>::stored(Some(text)), *known);
    }

    #[test]
    fn what_changes_and_changes_back_needs_no_storing() {
        let mut known = Lazy::<Known>::stored(None);
        known.land(landed());
        assert!(known.change().is_some());
        *known = Known::default();
        assert_eq!(known.change(), None);
    }
}
