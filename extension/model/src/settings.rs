//! What a person set.
//!
//! Stored as JSON, field by field: what is missing has its default, what another version stored and this one does not
//! understand has it as well, and nothing that was stored can keep the extension from starting.

mod schedule;

pub use schedule::{Schedule, Span, WeekdayPlan};

use personio::{calendar::Minutes, worktime::Rules};

use crate::{
    kept::Kept,
    lenient::lenient,
    timer::{Midnight, Patience},
};

lenient! {
    /// What a person set.
    Settings {
        /// The language of the interface.
        language: Language = Language::Browser,
        /// Light or dark.
        theme: Theme = Theme::System,
        /// What is written while the timer runs.
        timer: TimerMode = TimerMode::Local,
        /// What becomes of work that passes midnight.
        midnight: Midnight = Midnight::Keep,
        /// What the number on the icon is.
        badge: Badge = Badge::Current,
        /// When a timer asks whether it was forgotten.
        patience: Patience = Patience::default(),
        /// What to remind of.
        reminders: Reminders = Reminders::default(),
        /// What to do when nobody is at the computer.
        idle: Idle = Idle::default(),
        /// When the person works.
        schedule: Schedule = Schedule::default(),
        /// Which rules of working time are looked at.
        rules: RuleSet = RuleSet::Germany,
        /// Entries in the menu of the right mouse button, as far as the browser allows them.
        menu: bool = true,
        /// The three steps of the first run were seen.
        tour_seen: bool = false,
    }
}

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Kept)]
pub enum Language {
    /// The browser's.
    #[default]
    Browser,
    /// English.
    English,
    /// German.
    German,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Kept)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is written while the timer runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Kept)]
pub enum TimerMode {
    /// Nothing: the periods are written when the timer is stopped.
    #[default]
    Local,
    /// An open period, so that others see that the person works. Personio's own clock is greyed out as long as it is
    /// open.
    OpenPeriod,
}

/// What the number on the icon is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Kept)]
pub enum Badge {
    /// How long what runs has run.
    #[default]
    Current,
    /// What was worked today.
    Today,
    /// There is none.
    Hidden,
}

/// Which rules of working time are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Kept)]
pub enum RuleSet {
    /// Germany's Arbeitszeitgesetz.
    #[default]
    Germany,
    /// Those of another country, or of a company that is stricter.
    Own(Rules),
    /// None.
    Off,
}

impl RuleSet {
    /// The rules, if any are looked at.
    #[must_use]
    pub fn rules(&self) -> Option<Rules> {
        match self {
            Self::Germany => Some(Rules::germany()),
            Self::Own(rules) => Some(rules.clone()),
            Self::Off => None,
        }
    }
}

lenient! {
    /// What to remind of. Reminders need the browser's permission, which is asked for when the first is switched on.
    Reminders {
        /// To start the timer, so many minutes after the schedule says that work begins.
        start: Option<u32> = None,
        /// Of a break, so many minutes before the rules ask for it.
        break_due: Option<u32> = None,
        /// Of the end of the longest day, so many minutes before it.
        longest_day: Option<u32> = None,
        /// To stop the timer, so many minutes after the schedule says that work ends.
        stop: Option<u32> = None,
        /// Of days without a record, on the next working day.
        missing_days: bool = false,
    }
}

lenient! {
    /// What to do when nobody is at the computer.
    Idle {
        /// To look at all; needs the browser's permission.
        enabled: bool = false,
        /// After how many minutes somebody is away.
        after: Minutes = Minutes(10),
    }
}

#[cfg(test)]
mod tests {
    use super::{Badge, Language, RuleSet, Settings, Theme, TimerMode};
    use crate::kept;

    fn read(stored: &str) -> Settings {
        kept::read(stored).unwrap_or_default()
    }

    #[test]
    fn what_is_stored_is_read_back() {
        let mut settings = Settings { language: Language::German, timer: TimerMode::OpenPeriod, ..Settings::default() };
        settings.reminders.break_due = Some(10);
        settings.rules = RuleSet::Off;
        let stored = kept::write(&settings);
        assert!(stored.contains(r#""breakDue":10"#), "{stored}");
        assert_eq!(read(&stored), settings);
    }

    #[test]
    fn one_field_that_cannot_be_read_takes_no_other_with_it() {
        let settings = read(
            r#"{"theme":"dark","language":"klingon","badge":7,"reminders":{"breakDue":"soon","missingDays":true},
            "schedule":[],"somethingNew":{}}"#,
        );
        assert_eq!((settings.theme, settings.language), (Theme::Dark, Language::Browser));
        assert_eq!((settings.badge, settings.reminders.break_due), (Badge::Current, None));
        assert!(settings.reminders.missing_days);
    }

    #[test]
    fn nothing_that_was_stored_can_break_the_start() {
        for stored in ["", "null", "[]", "7", "{", "\"x\"", "{\"idle\":null}"] {
            assert_eq!(read(stored), Settings::default(), "{stored}");
        }
    }
}
