//! Reading a line.

use std::ops::Range;

use personio::calendar::{Date, LocalDateTime, Minutes, TimeOfDay};

use super::{
    Command, Context, Mistake, MistakeKind,
    buttons::{Button, button},
    place::{self, Piece},
    project::{Named, Project, named},
    time::{self, End},
    word::{Word, words},
};
use crate::attendance::{Kind, Task};

/// Nobody writes a longer line.
const LONGEST_LINE: usize = 2000;

/// What a line asks for.
///
/// # Errors
/// When it asks for nothing, or for what cannot be; the error says where.
pub fn parse(line: &str, context: Context<'_>) -> Result<Command, Mistake> {
    let length = line.chars().count();
    if length > LONGEST_LINE {
        return Err(Mistake { at: LONGEST_LINE..length, kind: MistakeKind::TooLong });
    }
    let words = words(line);
    // The browser takes the omnibox's keyword off; in other places people type it.
    let words = match words.split_first() {
        Some((first, rest)) if first.plain == "pt" => rest,
        _ => &words,
    };
    let mut draft = Draft::default();
    let mut rest = words.iter().peekable();
    while let Some(word) = rest.next() {
        let next = rest.peek().map(|next| next.plain.as_str());
        if draft.read(word, next, context)? == Taken::Two {
            rest.next();
        }
    }
    draft.finish(context, length)
}

#[derive(PartialEq)]
enum Taken {
    One,
    Two,
}

/// What was read so far.
#[derive(Default)]
struct Draft<'a> {
    button: Option<(Button, Range<usize>)>,
    day: Option<Date>,
    pieces: Vec<Piece>,
    /// A time alone, for the buttons.
    time: Option<(TimeOfDay, Range<usize>)>,
    since: Option<(TimeOfDay, Range<usize>)>,
    project: Option<&'a Project>,
    comment: Vec<&'a str>,
}

impl<'a> Draft<'a> {
    fn read(&mut self, word: &'a Word<'_>, next: Option<&str>, context: Context<'a>) -> Result<Taken, Mistake> {
        let plain = word.plain.as_str();
        let mistake = |kind| Mistake { at: word.at.clone(), kind };
        if let Some(name) = plain.strip_prefix('@') {
            let Named::One(project) = named(context.projects, name) else {
                return Err(mistake(MistakeKind::NoSuchProject));
            };
            self.project = Some(project);
            return Ok(Taken::One);
        }
        // What stands behind the first word of the comment belongs to it: "call at 9", "fix for mo".
        if !self.comment.is_empty() {
            self.comment.push(word.text);
            return Ok(Taken::One);
        }
        if let Some(pause) = self.pause(plain, next) {
            let (piece, taken) = pause.map_err(|()| mistake(MistakeKind::NoSuchTime))?;
            self.pieces.push(piece(word.at.clone()));
            return Ok(taken);
        }
        if let Some(span) = time::span(plain) {
            match span.map_err(|()| mistake(MistakeKind::NoSuchTime))? {
                (from, End::Open) => self.since = Some((from, word.at.clone())),
                (from, end) => self.pieces.push(Piece::span(Kind::Work, from, end, word.at.clone())),
            }
            return Ok(Taken::One);
        }
        if let Some(minutes) = time::said_length(plain) {
            self.pieces.push(Piece::Until { minutes, at: word.at.clone() });
            return Ok(Taken::One);
        }
        if let Some(day) = time::day(plain, context.now) {
            let day = day.map_err(|()| mistake(MistakeKind::NoSuchDay))?;
            if self.day.replace(day).is_some() {
                return Err(mistake(MistakeKind::SecondDay));
            }
            return Ok(Taken::One);
        }
        if self.button.is_none()
            && self.pieces.is_empty()
            && let Some(button) = button(plain)
        {
            self.button = Some((button, word.at.clone()));
            return Ok(Taken::One);
        }
        if let (Some(_), Some(at)) = (&self.button, time::time(plain)) {
            self.time = Some((at.map_err(|()| mistake(MistakeKind::NoSuchTime))?, word.at.clone()));
            return Ok(Taken::One);
        }
        self.words(word, context);
        Ok(Taken::One)
    }

    /// `b30`, `b12-12:30`, `pause 30`, `break 12-12:30`.
    #[expect(clippy::type_complexity, reason = "a piece without its place, and how many words it took")]
    fn pause(
        &self,
        plain: &str,
        next: Option<&str>,
    ) -> Option<Result<(Box<dyn FnOnce(Range<usize>) -> Piece>, Taken), ()>> {
        let (text, taken) = match plain {
            "b" | "p" | "pause" | "break" | "lunch" | "mittag" => (next?, Taken::Two),
            _ => (plain.strip_prefix(['b', 'p'])?, Taken::One),
        };
        if let Some(minutes) = time::length(text) {
            return Some(Ok((Box::new(move |at| Piece::Pause { minutes, at }), taken)));
        }
        let span = time::span(text)?;
        Some(span.and_then(|(from, end)| match end {
            End::Open => Err(()),
            end => Ok((Box::new(move |at| Piece::span(Kind::Break, from, end, at)) as Box<dyn FnOnce(_) -> _>, taken)),
        }))
    }

    fn words(&mut self, word: &'a Word<'_>, context: Context<'a>) {
        match named(context.projects, &word.plain) {
            Named::One(project) if self.project.is_none() => self.project = Some(project),
            _ => self.comment.push(word.text),
        }
    }

    fn finish(self, context: Context<'_>, length: usize) -> Result<Command, Mistake> {
        let task = Task::of(self.project.map(|project| project.id.clone()), self.comment.join(" "));
        let today = context.now.date();
        let day = self.day.unwrap_or(context.day);
        // The timer runs today, whichever day somebody looks at.
        let on_day = |time: TimeOfDay| self.day.unwrap_or(today).at(time);
        let past = |time: LocalDateTime, at: Range<usize>| {
            if time > context.now { Err(Mistake { at, kind: MistakeKind::Future }) } else { Ok(time) }
        };
        if let Some((button, at)) = self.button {
            if let Some(piece) = self.pieces.first() {
                return Err(Mistake { at: piece.at(), kind: MistakeKind::NotHere });
            }
            let time = self.time.or(self.since);
            let moment = time.map(|(time, at)| past(on_day(time), at)).transpose()?;
            return match button {
                Button::Start => Ok(Command::Start { task, since: moment }),
                Button::Stop => Ok(Command::Stop { at: moment }),
                _ if moment.is_some() => Err(Mistake { at, kind: MistakeKind::NotHere }),
                Button::Pause => Ok(Command::Pause),
                Button::Resume => Ok(Command::Resume),
            };
        }
        if let Some((since, at)) = self.since {
            if let Some(piece) = self.pieces.first() {
                return Err(Mistake { at: piece.at(), kind: MistakeKind::NotHere });
            }
            return Ok(Command::Start { task, since: Some(past(on_day(since), at)?) });
        }
        if self.pieces.is_empty() {
            return Err(Mistake { at: length..length, kind: MistakeKind::NoTime });
        }
        let periods = place::periods(&self.pieces, day, &task, context.now)?;
        let day = periods.first().map_or(day, |period| period.start.date());
        Ok(Command::Record { day, periods })
    }
}

/// Where a break goes that has no time: around noon if somebody works then, else into the middle.
pub(super) const NOON: Minutes = Minutes::hours(12);
