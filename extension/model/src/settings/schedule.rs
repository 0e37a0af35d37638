//! When a person works. Personio's API does not tell it: there is no endpoint for schedules and holidays.

use personio::calendar::{Date, Minutes, TimeOfDay, Weekday};

use crate::{
    attendance::{Attendance, Kind, Task},
    kept::Kept,
    lenient::lenient,
};

lenient! {
    /// When a person works, by day of the week, with the days on which nobody does.
    Schedule {
        /// From Monday to Sunday.
        week: [WeekdayPlan; 7] = default_week(),
        /// Days on which nobody works.
        holidays: Vec<Date> = Vec::new(),
    }
}

/// What is worked on a day of the week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Kept)]
pub struct WeekdayPlan {
    /// How much; nothing on a day off.
    pub target: Minutes,
    /// When, to fill days from. Empty where that differs.
    #[kept(default)]
    pub spans: Vec<Span>,
}

/// Work or a break at certain times of a day.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub struct Span {
    /// Work or a break.
    pub kind: Kind,
    /// From when.
    pub from: TimeOfDay,
    /// Until when; on the next day, if that is not later.
    pub until: TimeOfDay,
    /// For what.
    #[kept(default)]
    pub task: Task,
}

fn default_week() -> [WeekdayPlan; 7] {
    Weekday::ALL.map(|weekday| match weekday {
        Weekday::Saturday | Weekday::Sunday => WeekdayPlan::default(),
        _ => WeekdayPlan { target: Minutes::hours(8), spans: Vec::new() },
    })
}

impl Schedule {
    /// The plan of a day of the week.
    #[must_use]
    pub fn plan(&self, weekday: Weekday) -> &WeekdayPlan {
        let [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = &self.week;
        match weekday {
            Weekday::Monday => monday,
            Weekday::Tuesday => tuesday,
            Weekday::Wednesday => wednesday,
            Weekday::Thursday => thursday,
            Weekday::Friday => friday,
            Weekday::Saturday => saturday,
            Weekday::Sunday => sunday,
        }
    }

    /// How much is worked on a day, before absences.
    #[must_use]
    pub fn target(&self, day: Date) -> Minutes {
        if self.is_holiday(day) { Minutes::ZERO } else { self.plan(day.weekday()).target }
    }

    /// Whether nobody works on a day of whatever weekday.
    #[must_use]
    pub fn is_holiday(&self, day: Date) -> bool {
        self.holidays.contains(&day)
    }

    /// Whether the person works on a day.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        self.target(day) > Minutes::ZERO
    }
}

impl Span {
    /// The period on a day; `None` after the last day that can be written.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<Attendance> {
        let end = if self.until > self.from { day } else { day.plus_days(1)? };
        let period = Attendance {
            kind: self.kind,
            start: day.at(self.from),
            end: Some(end.at(self.until)),
            task: self.task.clone(),
        };
        Some(period.tidy())
    }
}

#[cfg(test)]
mod tests {
    use personio::calendar::{Minutes, Weekday};

    use super::{Schedule, Span};
    use crate::attendance::{Kind, Task};

    #[test]
    fn a_week_has_five_days_of_eight_hours_until_somebody_says_otherwise() {
        let mut schedule = Schedule::default();
        let (friday, saturday) = ("2026-06-05".parse().unwrap(), "2026-06-06".parse().unwrap());
        assert_eq!((schedule.target(friday), schedule.target(saturday)), (Minutes::hours(8), Minutes::ZERO));
        schedule.holidays.push(friday);
        assert!(!schedule.is_working_day(friday));
        assert_eq!(schedule.plan(Weekday::Friday).target, Minutes::hours(8));
    }

    #[test]
    fn a_night_ends_on_the_next_day() {
        let at = |text: &str| text.parse().unwrap();
        let night = Span { kind: Kind::Work, from: at("22:00"), until: at("06:00"), task: Task::default() };
        let period = night.on("2026-06-05".parse().unwrap()).unwrap();
        assert_eq!(period.end.unwrap().to_string(), "2026-06-06T06:00:00");
    }
}
