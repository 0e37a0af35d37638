//! What a period of work or of a break says: the part of it that people write.

use personio::{
    attendances::v2::{Activity, AttendancePeriod, PeriodType},
    calendar::{LocalDateTime, Minutes},
    id::v2::ProjectId,
};

use crate::{clock::whole_minute, kept::Kept};

/// The most characters that Personio takes as a comment.
pub const LONGEST_COMMENT: usize = 1000;

/// Work or a break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Kept)]
pub enum Kind {
    /// Work.
    #[default]
    Work,
    /// A break.
    Break,
}

/// What the work is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Kept)]
pub struct Task {
    /// A project that the person may book on.
    pub project: Option<ProjectId>,
    /// What the person did, in their words.
    #[kept(default)]
    pub comment: String,
}

impl Task {
    /// Work for a project.
    #[must_use]
    pub fn of(project: Option<ProjectId>, comment: impl Into<String>) -> Self {
        Self { project, comment: comment.into() }
    }
}

/// A period of work or of a break, apart from who it belongs to and what Personio calls it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Kept)]
pub struct Attendance {
    /// Work or a break.
    pub kind: Kind,
    /// When it starts, by the clock on the wall.
    pub start: LocalDateTime,
    /// When it ends; `None` while it runs in Personio.
    pub end: Option<LocalDateTime>,
    /// What it is for. Breaks have no project.
    #[kept(default)]
    pub task: Task,
}

impl Attendance {
    /// Work from when to when.
    #[must_use]
    pub fn work(start: LocalDateTime, end: LocalDateTime) -> Self {
        Self { kind: Kind::Work, start, end: Some(end), task: Task::default() }
    }

    /// A break from when to when.
    #[must_use]
    pub fn pause(start: LocalDateTime, end: LocalDateTime) -> Self {
        Self { kind: Kind::Break, ..Self::work(start, end) }
    }

    /// The same for something.
    #[must_use]
    pub fn with(self, task: Task) -> Self {
        Self { task, ..self }
    }

    /// How Personio keeps it, so that two that mean the same are equal: in whole minutes, a comment without space around
    /// it, a break without a project.
    #[must_use]
    pub fn tidy(self) -> Self {
        let project = if self.kind == Kind::Break { None } else { self.task.project };
        let comment: String = self.task.comment.trim().chars().take(LONGEST_COMMENT).collect();
        Self {
            start: whole_minute(self.start),
            end: self.end.map(whole_minute),
            task: Task { project, comment: comment.trim_end().to_owned() },
            ..self
        }
    }

    /// How long it is; until `now` where it runs.
    #[must_use]
    pub fn minutes(&self, now: LocalDateTime) -> Minutes {
        self.start.minutes_until(self.end.unwrap_or(now))
    }

    /// Whether both have time in common. One that runs has no end.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        other.end.is_none_or(|end| self.start < end) && self.end.is_none_or(|end| other.start < end)
    }

    /// What Personio is told about work or break.
    #[must_use]
    pub fn activity(&self) -> Activity {
        match self.kind {
            Kind::Work => Activity::Work { project: self.task.project.clone() },
            Kind::Break => Activity::Break,
        }
    }

    /// What a period of Personio says; `None` for a kind of period that is not known.
    #[must_use]
    pub fn read(period: &AttendancePeriod) -> Option<Self> {
        let kind = match period.r#type {
            PeriodType::Work => Kind::Work,
            PeriodType::Break => Kind::Break,
            _ => return None,
        };
        let attendance = Self {
            kind,
            start: period.start.date_time.local(),
            end: period.end.map(|end| end.date_time.local()),
            task: Task {
                project: period.project.as_ref().map(|project| project.id.clone()),
                comment: period.comment.clone().unwrap_or_default(),
            },
        };
        Some(attendance.tidy())
    }
}

#[cfg(test)]
mod tests {
    use super::{Attendance, Kind, LONGEST_COMMENT, Task};

    fn work(start: &str, end: &str) -> Attendance {
        let at = |time: &str| format!("2026-06-01T{time}").parse().unwrap();
        Attendance::work(at(start), at(end))
    }

    #[test]
    fn what_means_the_same_is_equal_once_it_is_tidy() {
        let noted = work("08:00:31", "12:00:59").with(Task::of(None, "  review \n"));
        assert_eq!(noted.tidy(), work("08:00", "12:00").with(Task::of(None, "review")));
        let pause = Attendance { kind: Kind::Break, ..work("12:00", "12:30").with(Task::of(Some("p".into()), "")) };
        assert_eq!(pause.tidy().task.project, None);
        let long = work("08:00", "12:00").with(Task::of(None, "ä".repeat(LONGEST_COMMENT + 1))).tidy();
        assert_eq!(long.task.comment.chars().count(), LONGEST_COMMENT);
    }

    #[test]
    fn neighbours_do_not_overlap_and_what_runs_overlaps_all_that_follows() {
        let morning = work("08:00", "12:00");
        assert!(!morning.overlaps(&work("12:00", "13:00")) && !work("12:00", "13:00").overlaps(&morning));
        assert!(morning.overlaps(&work("11:59", "13:00")));
        let open = Attendance { end: None, ..work("11:00", "11:00") };
        assert!(open.overlaps(&work("15:00", "16:00")) && open.overlaps(&morning) && open.overlaps(&open));
        assert!(!open.overlaps(&work("08:00", "11:00")));
    }

    #[test]
    fn a_period_of_personio_is_read_with_seconds_and_empty_comments() {
        let json = r#"{"id":"a","type":"WORK","person":{"id":"1"},"start":{"date_time":"2026-06-01T08:00:10"},
            "end":{"date_time":"2026-06-01T12:00:00"},"comment":null,"project":{"id":"p"}}"#;
        let read = Attendance::read(&serde_json::from_str(json).unwrap()).unwrap();
        assert_eq!(read, work("08:00", "12:00").with(Task::of(Some("p".into()), "")));
        let odd = json.replace("WORK", "STANDBY");
        assert_eq!(Attendance::read(&serde_json::from_str(&odd).unwrap()), None);
    }

    #[test]
    fn it_is_stored_and_read_back() {
        let noted = work("08:00", "12:00").with(Task::of(Some("p".into()), "review"));
        let stored = crate::kept::write(&noted);
        assert_eq!(
            stored,
            r#"{"kind":"work","start":"2026-06-01T08:00:00","end":"2026-06-01T12:00:00","task":{"project":"p","comment":"review"}}"#
        );
        assert_eq!(crate::kept::read::<Attendance>(&stored), Some(noted));
    }
}
