//! What an absence says: the part of it that people write.

use personio::{
    absences::v2::{AbsenceBoundary, AbsenceEnd, AbsencePeriod, AbsenceStart, Half},
    calendar::{Date, LocalDateTime},
    id::v2::AbsenceTypeId,
};

use crate::kept::Kept;

/// The most characters that Personio takes as a comment.
pub const LONGEST_COMMENT: usize = 2000;

/// Somebody is away, apart from who and what Personio calls it.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub struct Absence {
    /// Why.
    pub kind: AbsenceTypeId,
    /// From when.
    pub from: Since,
    /// Until when; `None` while nobody knows.
    pub until: Option<Until>,
    /// In the person's words.
    #[kept(default)]
    pub comment: String,
}

/// When an absence starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Kept)]
pub enum Since {
    /// In the morning.
    Morning(Date),
    /// At noon.
    Noon(Date),
    /// At a time, for kinds in hours.
    At(LocalDateTime),
}

/// When an absence ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Kept)]
pub enum Until {
    /// At noon.
    Noon(Date),
    /// In the evening.
    Evening(Date),
    /// At a time, for kinds in hours.
    At(LocalDateTime),
}

impl Since {
    /// The first day.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            Self::Morning(date) | Self::Noon(date) => date,
            Self::At(time) => time.date(),
        }
    }

    /// As Personio is told.
    #[must_use]
    pub fn start(self) -> AbsenceStart {
        match self {
            Self::Morning(date) => AbsenceStart::Morning(date),
            Self::Noon(date) => AbsenceStart::Noon(date),
            Self::At(time) => AbsenceStart::At(time),
        }
    }

    fn read(boundary: &AbsenceBoundary) -> Self {
        let time = boundary.date_time.local();
        match boundary.r#type {
            Some(Half::First) => Self::Morning(time.date()),
            Some(Half::Second) => Self::Noon(time.date()),
            _ => Self::At(time),
        }
    }
}

impl Until {
    /// The last day.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            Self::Noon(date) | Self::Evening(date) => date,
            Self::At(time) => time.date(),
        }
    }

    /// As Personio is told.
    #[must_use]
    pub fn end(self) -> AbsenceEnd {
        match self {
            Self::Noon(date) => AbsenceEnd::Noon(date),
            Self::Evening(date) => AbsenceEnd::Evening(date),
            Self::At(time) => AbsenceEnd::At(time),
        }
    }

    fn read(boundary: &AbsenceBoundary) -> Self {
        let time = boundary.date_time.local();
        match boundary.r#type {
            Some(Half::First) => Self::Noon(time.date()),
            Some(Half::Second) => Self::Evening(time.date()),
            _ => Self::At(time),
        }
    }
}

impl Absence {
    /// What an absence of Personio says.
    #[must_use]
    pub fn read(period: &AbsencePeriod) -> Self {
        let absence = Self {
            kind: period.absence_type.id.clone(),
            from: Since::read(&period.starts_from),
            until: period.ends_at.as_ref().map(Until::read),
            comment: period.comment.clone().unwrap_or_default(),
        };
        absence.tidy()
    }

    /// How Personio keeps it, so that two that mean the same are equal.
    #[must_use]
    pub fn tidy(self) -> Self {
        let comment: String = self.comment.trim().chars().take(LONGEST_COMMENT).collect();
        Self { comment: comment.trim_end().to_owned(), ..self }
    }

    /// Whether the person is away on some of a day.
    #[must_use]
    pub fn touches(&self, day: Date) -> bool {
        self.from.date() <= day && self.until.is_none_or(|until| day <= until.date())
    }
}
