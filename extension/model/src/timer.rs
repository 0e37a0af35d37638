//! The timer: when work and breaks began, and what they were for.
//!
//! It keeps nothing but the moments at which somebody pressed something. How long that is ago is computed when it is
//! looked at; so it survives sleep, restarts and the death of whoever computed it. Nothing ends it but the person:
//! where it looks forgotten, it [asks](concern).

pub mod concern;
mod mend;
mod mirror;
mod reading;
mod stop;
#[cfg(test)]
mod tests;

pub use concern::{Concern, Patience};
pub use mend::MoveProblem;
pub use mirror::Mirror;
pub use stop::{Midnight, Notice, StopProblem, Stopped};

use std::time::Duration;

use personio::calendar::LocalDateTime;

use crate::{
    attendance::{Kind, Task},
    clock::{Instant, Mark, Now},
    kept::Kept,
};

/// The timer of one account.
#[derive(Clone, Debug, Default, PartialEq, Kept)]
pub enum Timer {
    /// Nothing runs.
    #[default]
    Idle,
    /// Work or a break runs.
    Running(Session),
}

/// What the big button shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerState {
    /// Nothing runs.
    Idle,
    /// The person works.
    Working,
    /// The person has a break.
    OnBreak,
}

/// Work and breaks from when the timer was started.
#[derive(Clone, Debug, PartialEq, Kept)]
pub struct Session {
    /// The name of the zone in which it was started.
    #[kept(default)]
    zone: String,
    /// What came before, in the order of time; the last of them runs. Never empty.
    segments: Vec<Segment>,
    /// Where it is shown in Personio while it runs.
    #[kept(default)]
    mirrored: Vec<Mirror>,
}

/// From one press of a button to the next.
#[derive(Clone, Debug, PartialEq, Kept)]
pub struct Segment {
    /// Work or a break.
    pub kind: Kind,
    /// When it began.
    pub since: Mark,
    /// What it is for. A break keeps what the work before it was for, to go on with.
    #[kept(default)]
    pub task: Task,
}

impl Timer {
    /// What the big button shows.
    #[must_use]
    pub fn state(&self) -> TimerState {
        match self.current().map(|segment| segment.kind) {
            None => TimerState::Idle,
            Some(Kind::Work) => TimerState::Working,
            Some(Kind::Break) => TimerState::OnBreak,
        }
    }

    /// Begins work. A timer that runs already stays as it is.
    pub fn start(&mut self, task: Task, now: &Now) {
        if self.state() == TimerState::Idle {
            let first = Segment { kind: Kind::Work, since: now.mark(), task };
            *self = Self::Running(Session { zone: now.zone.name.clone(), segments: vec![first], mirrored: Vec::new() });
        }
    }

    /// Begins work that began earlier: "I began at 8:40".
    ///
    /// # Errors
    /// When that is still to come.
    pub fn start_at(&mut self, task: Task, since: LocalDateTime, now: &Now) -> Result<(), MoveProblem> {
        let mut started = self.clone();
        started.start(task, now);
        if self.state() == TimerState::Idle {
            started.set_start(since, now)?;
        }
        *self = started;
        Ok(())
    }

    /// Begins a break.
    pub fn pause(&mut self, now: &Now) {
        if self.state() == TimerState::Working {
            let task = self.current().map(|segment| segment.task.clone()).unwrap_or_default();
            self.go_on(Segment { kind: Kind::Break, since: now.mark(), task });
        }
    }

    /// Ends the break and goes on with what was before it.
    pub fn resume(&mut self, now: &Now) {
        if self.state() == TimerState::OnBreak {
            let task = self.current().map(|segment| segment.task.clone()).unwrap_or_default();
            self.go_on(Segment { kind: Kind::Work, since: now.mark(), task });
        }
    }

    /// Goes on with something else: another project begins a period of its own, another comment does not. In a break it is
    /// what the work after it will be for.
    pub fn switch(&mut self, task: Task, now: &Now) {
        let Some(current) = self.current() else { return };
        let same_project = current.task.project == task.project;
        // Whoever corrects the project in the first minute has not worked for the other one.
        let just_begun = now.mark().local() <= current.since.local();
        if current.kind == Kind::Break || same_project || just_begun {
            if let Some(current) = self.current_mut() {
                current.task = task;
            }
        } else {
            self.go_on(Segment { kind: Kind::Work, since: now.mark(), task });
        }
    }

    /// Goes on with another comment.
    pub fn set_comment(&mut self, comment: impl Into<String>) {
        if let Some(current) = self.current_mut() {
            current.task.comment = comment.into();
        }
    }

    /// Says for what all of the work was, from the start: for who chose the wrong project in the morning.
    pub fn set_project_from_start(&mut self, task: &Task) {
        if let Self::Running(session) = self {
            for segment in &mut session.segments {
                segment.task = task.clone();
            }
        }
    }

    /// Forgets what runs.
    pub fn discard(&mut self) {
        *self = Self::Idle;
    }

    /// What runs, if anything.
    #[must_use]
    pub fn current(&self) -> Option<&Segment> {
        self.segments().last()
    }

    /// What it is for.
    #[must_use]
    pub fn task(&self) -> Task {
        self.current().map(|segment| segment.task.clone()).unwrap_or_default()
    }

    /// From one press of a button to the next, in the order of time; the last one runs.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        match self {
            Self::Idle => &[],
            Self::Running(session) => &session.segments,
        }
    }

    /// When the person began, by the clock on the wall then.
    #[must_use]
    pub fn started(&self) -> Option<LocalDateTime> {
        self.segments().first().map(|segment| segment.since.local())
    }

    /// How long the person has worked since the timer was started.
    #[must_use]
    pub fn worked(&self, now: &Now) -> Duration {
        self.elapsed(Kind::Work, now.instant)
    }

    /// How long the person has had breaks since the timer was started.
    #[must_use]
    pub fn paused(&self, now: &Now) -> Duration {
        self.elapsed(Kind::Break, now.instant)
    }

    /// How long what runs has run.
    #[must_use]
    pub fn current_for(&self, now: &Now) -> Duration {
        self.current().map_or(Duration::ZERO, |segment| segment.since.instant.until(now.instant))
    }

    fn elapsed(&self, kind: Kind, now: Instant) -> Duration {
        let begins = self.segments().iter();
        let ends = self.segments().iter().skip(1).map(|segment| segment.since.instant).chain([now]);
        let spans = begins.zip(ends).filter(|(segment, _)| segment.kind == kind);
        spans.map(|(segment, end)| segment.since.instant.until(end)).sum()
    }

    fn current_mut(&mut self) -> Option<&mut Segment> {
        match self {
            Self::Idle => None,
            Self::Running(session) => session.segments.last_mut(),
        }
    }

    /// A press of a button. After the clock was set back, what it begins begins with what it ends: nothing is negative.
    fn go_on(&mut self, mut next: Segment) {
        if let Self::Running(session) = self {
            if let Some(last) = session.segments.last().filter(|last| next.since.instant < last.since.instant) {
                next.since = last.since;
            }
            session.segments.push(next);
        }
    }
}
