//! Pieces of a line become periods that fit together.

use std::ops::Range;

use personio::calendar::{Date, LocalDateTime, Minutes, TimeOfDay};

use super::{Mistake, MistakeKind, parse::NOON, time::End};
use crate::attendance::{Attendance, Kind, Task};

/// A piece of a line that says a time.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// From when to when; `None` for now.
    Span { kind: Kind, from: TimeOfDay, until: Option<TimeOfDay>, at: Range<usize> },
    /// So long, until now.
    Until { minutes: Minutes, at: Range<usize> },
    /// So long a break, somewhere.
    Pause { minutes: Minutes, at: Range<usize> },
}

impl Piece {
    pub fn span(kind: Kind, from: TimeOfDay, end: End, at: Range<usize>) -> Self {
        let until = match end {
            End::At(time) => Some(time),
            End::Now | End::Open => None,
        };
        Self::Span { kind, from, until, at }
    }

    pub fn at(&self) -> Range<usize> {
        match self {
            Self::Span { at, .. } | Self::Until { at, .. } | Self::Pause { at, .. } => at.clone(),
        }
    }
}

/// The periods, in the order of time.
pub(super) fn periods(
    pieces: &[Piece],
    day: Date,
    task: &Task,
    now: LocalDateTime,
) -> Result<Vec<Attendance>, Mistake> {
    let mut placed: Vec<(Attendance, Range<usize>)> = Vec::new();
    for piece in pieces {
        let mistake = |kind| Mistake { at: piece.at(), kind };
        let (kind, start, end) = match piece {
            Piece::Pause { .. } => continue,
            Piece::Span { kind, from, until: Some(until), .. } => {
                let start = day.at(*from);
                // Past midnight.
                let last = if until <= from { day.plus_days(1) } else { Some(day) };
                (*kind, start, last.ok_or_else(|| mistake(MistakeKind::NoSuchDay))?.at(*until))
            }
            Piece::Span { kind, from, until: None, .. } => (*kind, day.at(*from), now),
            Piece::Until { minutes, .. } => {
                let start = now.plus_seconds(-i64::from(minutes.0) * 60);
                (Kind::Work, start.ok_or_else(|| mistake(MistakeKind::NoSuchTime))?, now)
            }
        };
        if start >= end {
            return Err(mistake(if start > now { MistakeKind::Future } else { MistakeKind::NoSuchTime }));
        }
        if start.seconds_until(end) >= 24 * 3600 {
            return Err(mistake(MistakeKind::NoSuchTime));
        }
        let task = if kind == Kind::Work { task.clone() } else { Task::default() };
        let period = Attendance { kind, start, end: Some(end), task }.tidy();
        placed = put(placed, period, piece.at())?;
    }
    for piece in pieces {
        if let Piece::Pause { minutes, at } = piece {
            let room = room(&placed, *minutes).ok_or(Mistake { at: at.clone(), kind: MistakeKind::NoRoom })?;
            placed = put(placed, room, at.clone())?;
        }
    }
    placed.sort_by_key(|(period, _)| period.start);
    Ok(placed.into_iter().map(|(period, _)| period).collect())
}

/// Puts a period beside the others. A break within work divides it.
fn put(
    placed: Vec<(Attendance, Range<usize>)>,
    period: Attendance,
    at: Range<usize>,
) -> Result<Vec<(Attendance, Range<usize>)>, Mistake> {
    let mut result = Vec::new();
    let mut new = vec![(period, at.clone())];
    for (known, place) in placed {
        // Whichever was written first: a break divides the work around it.
        let mut pieces = Vec::new();
        for (piece, its) in new {
            if !known.overlaps(&piece) {
                pieces.push((piece, its));
            } else if known.kind == Kind::Break && piece.kind == Kind::Work && surrounds(&piece, &known) {
                pieces.extend(around(&piece, &known).map(|piece| (piece, its.clone())));
            } else if piece.kind == Kind::Break && surrounds(&known, &piece) {
                result.extend(around(&known, &piece).map(|part| (part, place.clone())));
                pieces.push((piece, its));
                continue;
            } else {
                return Err(Mistake { at, kind: MistakeKind::Overlap });
            }
        }
        let divided = pieces.iter().any(|(piece, _)| piece.overlaps(&known));
        new = pieces;
        if !divided {
            result.push((known, place));
        }
    }
    result.extend(new);
    Ok(result)
}

fn surrounds(work: &Attendance, pause: &Attendance) -> bool {
    work.kind == Kind::Work && work.start <= pause.start && pause.end <= work.end && work.end.is_some()
}

fn around(work: &Attendance, pause: &Attendance) -> impl Iterator<Item = Attendance> {
    let before = Attendance { end: Some(pause.start), ..work.clone() };
    let behind = Attendance { start: pause.end.unwrap_or(pause.start), ..work.clone() };
    [before, behind].into_iter().filter(|part| part.end.is_some_and(|end| part.start < end))
}

/// Where a break goes that has no time: at noon, if somebody works before and after it; else into the middle of the
/// longest work, at a round time.
fn room(placed: &[(Attendance, Range<usize>)], minutes: Minutes) -> Option<Attendance> {
    let works = || placed.iter().map(|(period, _)| period).filter(|period| period.kind == Kind::Work);
    let fits = |work: &Attendance, from: LocalDateTime| {
        let pause = Attendance::pause(from, from.plus(minutes)?);
        (minutes > Minutes::ZERO && work.start < pause.start && pause.end < work.end).then_some(pause)
    };
    let noon = TimeOfDay::MIDNIGHT.plus(NOON)?;
    let at_noon = works().find_map(|work| fits(work, work.start.date().at(noon)));
    at_noon.or_else(|| {
        let length = |work: &Attendance| work.start.minutes_until(work.end.unwrap_or(work.start));
        let longest = works().max_by_key(|work| length(work))?;
        let lead = i64::from(length(longest).minus(minutes).0) / 2 * 60;
        let middle = longest.start.plus_seconds(lead)?;
        let round = middle.plus_seconds(-middle.seconds().rem_euclid(300))?;
        fits(longest, round).or_else(|| fits(longest, middle))
    })
}
