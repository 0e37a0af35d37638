//! A day's work.

use std::{error::Error as StdError, fmt};

use super::Tasks;
use crate::{
    approval::ApprovalFlow,
    attendances::v2::{Activity, CreateAttendancePeriod},
    calendar::{Date, LocalDateTime, TimeOfDay},
    error::Error,
    id::v2::{AttendancePeriodId, PersonId, ProjectId},
    transport::Transport,
};

/// When somebody worked on a day, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workday {
    /// Who.
    pub person: PersonId,
    /// The day on which it starts.
    pub date: Date,
    /// When it starts.
    pub start: TimeOfDay,
    /// When it ends; on the next day, if that is not after the start.
    pub end: TimeOfDay,
    /// Breaks, from and until.
    pub breaks: Vec<(TimeOfDay, TimeOfDay)>,
    /// What the work was for.
    pub project: Option<ProjectId>,
    /// A note at every period of work.
    pub comment: Option<String>,
    /// Whether somebody has to agree.
    pub approval: ApprovalFlow,
}

impl Workday {
    /// Work without a break.
    #[must_use]
    pub fn new(person: PersonId, date: Date, start: TimeOfDay, end: TimeOfDay) -> Self {
        let approval = ApprovalFlow::Follow;
        Self { person, date, start, end, breaks: Vec::new(), project: None, comment: None, approval }
    }

    /// With one more break.
    #[must_use]
    pub fn with_break(mut self, from: TimeOfDay, until: TimeOfDay) -> Self {
        self.breaks.push((from, until));
        self
    }

    /// For a project.
    #[must_use]
    pub fn for_project(self, project: ProjectId) -> Self {
        Self { project: Some(project), ..self }
    }

    /// The periods that Personio stores: work and breaks in turn.
    ///
    /// # Errors
    /// When a break is empty, lies outside the work, or overlaps another.
    pub fn periods(&self) -> Result<Vec<CreateAttendancePeriod>, Error> {
        let start = self.date.at(self.start);
        let end = self.after(start, self.end).ok_or_else(out_of_calendar)?;
        let mut breaks = Vec::new();
        for (from, until) in &self.breaks {
            // In a night shift, breaks may lie on the second day.
            let from = if *from < self.start { self.after(start, *from) } else { Some(self.date.at(*from)) };
            let from = from.ok_or_else(out_of_calendar)?;
            let until = if from.time() == *until { None } else { self.after(from, *until) };
            breaks.push((from, until.ok_or_else(|| Error::not_sent("a break takes no time"))?));
        }
        breaks.sort_unstable();
        let mut periods = Vec::new();
        let mut reached = start;
        for (from, until) in breaks {
            if from < reached || until > end {
                return Err(Error::not_sent("a break lies outside the work or overlaps another"));
            }
            self.push(&mut periods, self.work(), reached, from);
            self.push(&mut periods, Activity::Break, from, until);
            reached = until;
        }
        self.push(&mut periods, self.work(), reached, end);
        Ok(periods)
    }

    fn work(&self) -> Activity {
        Activity::Work { project: self.project.clone() }
    }

    fn push(
        &self,
        periods: &mut Vec<CreateAttendancePeriod>,
        activity: Activity,
        from: LocalDateTime,
        until: LocalDateTime,
    ) {
        if from < until {
            let comment = self.comment.clone().filter(|_| activity != Activity::Break);
            let period = CreateAttendancePeriod::new(self.person.clone(), activity, from).until(until);
            periods.push(CreateAttendancePeriod { comment, approval: self.approval, ..period });
        }
    }

    /// The first time after a moment that a clock shows this.
    fn after(&self, moment: LocalDateTime, time: TimeOfDay) -> Option<LocalDateTime> {
        let date = moment.date();
        let date = if time > moment.time() { date } else { date.plus_days(1)? };
        Some(date.at(time))
    }
}

fn out_of_calendar() -> Error {
    Error::not_sent("the work ends after the last day that can be written")
}

/// A day's work is recorded in part.
#[derive(Clone, Debug)]
pub struct Incomplete {
    /// What is recorded, in its order.
    pub recorded: Vec<AttendancePeriodId>,
    /// Why the next period is not.
    pub error: Error,
}

impl fmt::Display for Incomplete {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the work is not recorded as a whole, but {} periods of it", self.recorded.len())
    }
}

impl StdError for Incomplete {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.error)
    }
}

impl<T: Transport> Tasks<'_, T> {
    /// Records work on a day, with its breaks and project.
    ///
    /// Sends `POST /v2/attendance-periods` for each period of work and each break, one after the other.
    ///
    /// # Errors
    /// When Personio refuses a period; the error names those that are recorded before it.
    ///
    /// ```
    /// # use personio::{client::Client, transport::{Reply, Scripted}};
    /// use personio::{calendar::TimeOfDay, tasks::Workday};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let transport = Scripted::answering(|_| Reply::status(201).body(r#"{"id":"p"}"#));
    /// # let client = Client::without_credentials("https://acme.example", transport.clone());
    /// let time = |text: &str| text.parse::<TimeOfDay>();
    /// let day = Workday::new("7".into(), "2026-06-01".parse()?, time("09:00:00")?, time("17:30:00")?)
    ///     .with_break(time("12:00:00")?, time("12:30:00")?)
    ///     .for_project("apollo-1".into());
    /// let recorded = client.tasks().record_work(&day).await?;
    /// assert_eq!(recorded.len(), 3);
    /// # assert_eq!(transport.sent().len(), 3);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn record_work(&self, day: &Workday) -> Result<Vec<AttendancePeriodId>, Incomplete> {
        let mut recorded = Vec::new();
        let periods = day.periods().map_err(|error| Incomplete { recorded: Vec::new(), error })?;
        for period in &periods {
            match self.client.create(period).await {
                Ok(created) => recorded.push(created.id),
                Err(error) => return Err(Incomplete { recorded, error }),
            }
        }
        Ok(recorded)
    }
}

#[cfg(test)]
mod tests {
    use super::Workday;
    use crate::attendances::v2::Activity;

    fn day(start: &str, end: &str) -> Workday {
        let time = |text: &str| format!("{text}:00").parse().unwrap();
        Workday::new("7".into(), "2026-06-01".parse().unwrap(), time(start), time(end))
    }

    fn with_break(day: Workday, from: &str, until: &str) -> Workday {
        let time = |text: &str| format!("{text}:00").parse().unwrap();
        day.with_break(time(from), time(until))
    }

    fn shown(day: &Workday) -> Result<Vec<String>, String> {
        let periods = day.periods().map_err(|error| std::error::Error::source(&error).unwrap().to_string())?;
        let shown = periods.iter().map(|it| {
            let kind = if it.activity == Activity::Break { "break" } else { "work" };
            format!("{kind} {}–{}", it.start, it.end.unwrap())
        });
        Ok(shown.collect())
    }

    #[test]
    fn work_and_breaks_take_turns() {
        let day = with_break(with_break(day("09:00", "17:30"), "15:00", "15:10"), "12:00", "12:30");
        let expected = [
            "work 2026-06-01T09:00:00–2026-06-01T12:00:00",
            "break 2026-06-01T12:00:00–2026-06-01T12:30:00",
            "work 2026-06-01T12:30:00–2026-06-01T15:00:00",
            "break 2026-06-01T15:00:00–2026-06-01T15:10:00",
            "work 2026-06-01T15:10:00–2026-06-01T17:30:00",
        ];
        assert_eq!(shown(&day).unwrap(), expected);
    }

    #[test]
    fn a_night_shift_ends_on_the_next_day_and_so_may_its_breaks() {
        let night = with_break(day("22:00", "06:00"), "23:50", "00:20");
        assert_eq!(shown(&night).unwrap()[1], "break 2026-06-01T23:50:00–2026-06-02T00:20:00");
        let late = with_break(day("22:00", "06:00"), "02:00", "02:30");
        assert_eq!(shown(&late).unwrap()[1], "break 2026-06-02T02:00:00–2026-06-02T02:30:00");
    }

    #[test]
    fn breaks_that_make_no_sense_are_refused_before_anything_is_sent() {
        for (from, until) in [("08:00", "08:30"), ("17:00", "18:00"), ("12:00", "12:00"), ("11:59", "12:10")] {
            let day = with_break(with_break(day("09:00", "17:30"), "12:00", "12:30"), from, until);
            assert!(shown(&day).is_err(), "{from}–{until}");
        }
    }
}
