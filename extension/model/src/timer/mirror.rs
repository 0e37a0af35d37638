//! The timer as open periods in Personio, for who wants to be seen at work.

use super::{Midnight, Session, StopProblem, Stopped, Timer};
use crate::{
    attendance::Attendance,
    clock::Now,
    edit::{Edit, EntryKey},
    kept::Kept,
};

/// A part of the timer that is in Personio, or on its way there.
#[derive(Clone, Debug, PartialEq, Kept)]
pub struct Mirror {
    /// The entry.
    pub key: EntryKey,
    /// What it says there.
    pub shown: Attendance,
}

impl Timer {
    /// What has to be written so that Personio shows the timer as it is: a period each for work and breaks, the last
    /// one open. Call it after each press of a button; what it hands back goes into the queue, before the timer is
    /// stored.
    pub fn mirror(&mut self, mut new_key: impl FnMut() -> EntryKey, now: &Now) -> Vec<Edit> {
        let Self::Running(session) = self else { return Vec::new() };
        let reading = session.reading(now);
        // A minute that has only begun is shown as well: it has no end yet.
        let begun = session.segments.last().map(|last| reading.local(last.since));
        let end = begun.and_then(|begun| begun.plus_seconds(60)).unwrap_or_else(|| reading.local(now.mark()));
        let mut periods = session.attendances(reading, end);
        if let Some(last) = periods.last_mut() {
            last.end = None;
        }
        session.show(periods, &mut new_key)
    }

    /// [Stops](Self::stop) a timer that is shown in Personio, and says what has to be written to end it there.
    ///
    /// # Errors
    /// As [`stop`](Self::stop).
    pub fn stop_mirrored(
        &mut self,
        mut new_key: impl FnMut() -> EntryKey,
        midnight: Midnight,
        now: &Now,
    ) -> Result<(Stopped, Vec<Edit>), StopProblem> {
        let before = self.clone();
        let stopped = self.stop(midnight, now)?;
        let edits = match before {
            Self::Idle => Vec::new(),
            Self::Running(mut session) => session.show(stopped.periods.clone(), &mut new_key),
        };
        Ok((stopped, edits))
    }

    /// What has to be written to take the timer out of Personio again, when it is discarded.
    pub fn discard_mirrored(&mut self) -> Vec<Edit> {
        let edits = match self {
            Self::Idle => Vec::new(),
            Self::Running(session) => session.show(Vec::new(), &mut || EntryKey::of("")),
        };
        self.discard();
        edits
    }

    /// The entries that show the timer in Personio, so that the timeline does not show it twice.
    #[must_use]
    pub fn mirrored(&self) -> &[Mirror] {
        match self {
            Self::Idle => &[],
            Self::Running(session) => &session.mirrored,
        }
    }
}

impl Session {
    /// Edits come in an order in which Personio takes them: what ends or goes makes room for what begins.
    fn show(&mut self, periods: Vec<Attendance>, new_key: &mut dyn FnMut() -> EntryKey) -> Vec<Edit> {
        let mut edits = Vec::new();
        for gone in self.mirrored.drain(periods.len().min(self.mirrored.len())..) {
            edits.push(Edit::remove(gone.key, gone.shown));
        }
        for (index, period) in periods.into_iter().enumerate() {
            match self.mirrored.get_mut(index) {
                Some(mirror) if mirror.shown == period => {}
                Some(mirror) if mirror.shown.kind == period.kind => {
                    let before = std::mem::replace(&mut mirror.shown, period.clone());
                    edits.push(Edit::change(mirror.key.clone(), before, period));
                }
                // Personio lets no period become of another kind.
                Some(mirror) => {
                    let before = std::mem::replace(mirror, Mirror { key: new_key(), shown: period.clone() });
                    edits.push(Edit::remove(before.key, before.shown));
                    edits.push(Edit::add(mirror.key.clone(), period));
                }
                None => {
                    let key = new_key();
                    self.mirrored.push(Mirror { key: key.clone(), shown: period.clone() });
                    edits.push(Edit::add(key, period));
                }
            }
        }
        edits
    }
}
