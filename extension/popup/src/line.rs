//! A line as people type it, `9-12:30 13-17:30 ACME review`, and what it would do.

use personio::calendar::{Date, LocalDateTime};
use personio_extension_messages::{Press, fresh, state::State as Kept};
use personio_extension_model::{
    attendance::Attendance,
    operation::{self, Operation},
    quick::{self, Command, Context, parse},
    timeline,
};

/// What a line would do.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A button of the timer.
    Press(Press),
    /// Something is recorded.
    Record {
        /// On which day it begins.
        day: Date,
        /// What is recorded, in the order of time.
        periods: Vec<Attendance>,
        /// How.
        operation: Operation,
    },
}

/// Why a line does nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Mistake {
    /// Something in it is wrong.
    Line(quick::Mistake),
    /// It cannot be done with the entries that are there.
    Operation(operation::Problem),
}

/// Reads a line; periods without a day are for the day that is shown.
///
/// # Errors
/// When it cannot be read, or something is in the way.
pub fn read(line: &str, kept: &Kept, now: LocalDateTime, shown: Date) -> Result<Reading, Mistake> {
    let context = Context { now, day: shown, projects: &kept.catalogue.projects };
    let (day, periods) = match parse(line, context).map_err(Mistake::Line)? {
        Command::Start { task, since } => return Ok(Reading::Press(Press::Start { task, since })),
        Command::Pause => return Ok(Reading::Press(Press::Pause)),
        Command::Resume => return Ok(Reading::Press(Press::Resume)),
        Command::Stop { at } => return Ok(Reading::Press(Press::Stop { at })),
        Command::Record { day, periods } => (day, periods),
    };
    // Nights reach into the days around.
    let (from, to) = (day.plus_days(-1).unwrap_or(day), day.plus_days(2).unwrap_or(day));
    let mut entries = timeline::entries(&kept.known, &kept.queue, from, to);
    let mut operation = Operation::default();
    for (index, period) in periods.iter().enumerate() {
        let next = operation::add(&entries, fresh::key(index + 1), period.clone()).map_err(Mistake::Operation)?;
        entries = next.applied_to(&entries);
        operation = operation.then(next);
    }
    Ok(Reading::Record { day, periods, operation })
}

#[cfg(test)]
mod tests {
    use personio_extension_messages::{Press, fresh, state::State as Kept};
    use personio_extension_model::{operation::Problem, quick::MistakeKind};

    use super::{Mistake, Reading, read};

    /// Reads a line at 18:05 on a Thursday.
    fn asked(line: &str, kept: &Kept) -> Result<Reading, Mistake> {
        read(line, kept, "2026-11-12T18:05".parse().unwrap(), "2026-11-12".parse().unwrap())
    }

    #[test]
    fn a_line_becomes_entries_that_can_be_taken_back_together() {
        let mut kept = Kept::default();
        let Ok(Reading::Record { periods, operation, .. }) = asked("9-12:30 13-17:30 review", &kept) else {
            panic!("nothing to record")
        };
        assert_eq!((periods.len(), operation.edits.len()), (2, 2));
        let edits = fresh::settle(operation.edits, || kept.queue.new_key());
        kept.queue.put(edits.clone());
        assert_eq!(kept.queue.waiting(), 2);
        kept.queue.put(edits.iter().rev().map(|edit| edit.undo()));
        assert_eq!(kept.queue.changes(), []);
    }

    #[test]
    fn nothing_is_recorded_on_top_of_something_else() {
        let mut kept = Kept::default();
        let Ok(Reading::Record { operation, .. }) = asked("9-12", &kept) else { panic!("nothing to record") };
        let edits = fresh::settle(operation.edits, || kept.queue.new_key());
        kept.queue.put(edits);
        assert!(matches!(asked("13-14 11-12:30", &kept), Err(Mistake::Operation(Problem::Overlaps { .. }))));
        assert!(asked("12-13", &kept).is_ok());
        let Err(Mistake::Line(mistake)) = asked("9-25 review", &kept) else { panic!("that is no time") };
        assert_eq!((mistake.kind, mistake.at), (MistakeKind::NoSuchTime, 0..4));
    }

    #[test]
    fn a_line_may_press_a_button() {
        assert_eq!(asked("stop", &Kept::default()), Ok(Reading::Press(Press::Stop { at: None })));
    }
}
