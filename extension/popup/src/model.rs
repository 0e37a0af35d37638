//! What the view shows, as states. The worker's documents come in; nothing here is stored.

use std::time::Duration;

use personio::calendar::{Date, LocalDateTime, Minutes};
use personio_extension_browser::clock;
use personio_extension_messages::{Problem, state::State as Kept};
use personio_extension_model::{
    attendance::Attendance,
    clock::{Instant, Now},
    day::Totals,
    edit::{Edit, EntryKey},
    entry::{Entry, EntryState},
    idle::Offer,
    plan::Plan,
    timeline,
    timer::Midnight,
};
use personio_ui::state::{State, watch};

use crate::answer::Answer;

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The timer and a day.
    Today,
    /// The week and the month.
    Week,
    /// Absences.
    Absences,
    /// Account and settings.
    More,
    /// Signing in again.
    SignIn,
    /// Connecting to Personio itself.
    Direct,
    /// Answers to questions.
    Help,
    /// Import and export.
    Transfer,
    /// The person's own documents.
    Documents,
    /// Colleagues.
    People,
    /// The hours of a day, by project.
    Sheet,
}

/// Which entry is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editing {
    /// None.
    Nothing,
    /// A new one.
    New,
    /// One that is there.
    Entry(EntryKey),
}

/// What was just done.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// In words.
    pub text: String,
    /// What takes it back; nothing where that is not possible.
    pub undo: Vec<Edit>,
    /// When it was said.
    pub at: Instant,
}

/// How long it is said.
const TOAST: Duration = Duration::from_secs(10);

impl Toast {
    /// Says that something was done.
    #[must_use]
    pub fn new(text: String, undo: Vec<Edit>) -> Self {
        Self { text, undo, at: present().instant }
    }
}

/// What the view shows.
#[derive(Clone, Copy)]
pub struct Model {
    /// What the extension keeps; `None` before it was read.
    pub kept: State<Option<Kept>>,
    /// The relay that administrators set.
    pub relay: State<Option<String>>,
    /// The moment, by the second.
    pub now: State<Now>,
    /// The clock on the wall, by the minute.
    pub minute: State<LocalDateTime>,
    /// What is on the screen.
    pub screen: State<Screen>,
    /// The day that is shown.
    pub day: State<Date>,
    /// Its entries, without the timer.
    pub entries: State<Vec<Entry>>,
    /// Which entry is being written.
    pub editing: State<Editing>,
    /// What was just done.
    pub toast: State<Option<Toast>>,
    /// What did not work.
    pub problem: State<Option<Problem>>,
    /// The answer that somebody looks for on the screen with answers.
    pub answer: State<Option<Answer>>,
    /// The time away from the computer that nobody has said anything about yet.
    pub away: State<Option<Offer>>,
    /// Whether somebody waits for an answer.
    pub is_busy: State<bool>,
}

/// The present moment.
#[must_use]
pub fn present() -> Now {
    let milliseconds = clock::now();
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds")]
    Now::new(milliseconds as i64, clock::offset_minutes(milliseconds), clock::zone())
}

impl Model {
    /// A view of nothing yet.
    #[must_use]
    pub fn new(screen: Screen) -> Self {
        let now = present();
        let model = Self {
            kept: State::new(None),
            relay: State::new(None),
            minute: State::new(now.local()),
            day: State::new(now.today()),
            now: State::new(now),
            screen: State::new(screen),
            entries: State::new(Vec::new()),
            editing: State::new(Editing::Nothing),
            toast: State::new(None),
            problem: State::new(None),
            answer: State::new(None),
            away: State::new(None),
            is_busy: State::new(false),
        };
        watch(move || {
            let day = model.day.get();
            let entries = model.with_kept(|kept| timeline::entries(&kept.known, &kept.queue, day, day));
            let mut entries = entries.unwrap_or_default();
            // What the timer shows in Personio is shown by the timer.
            let mirrored =
                model.with_kept(|kept| kept.timer.mirrored().iter().map(|it| it.key.clone()).collect::<Vec<_>>());
            let mirrored = mirrored.unwrap_or_default();
            entries.retain(|entry| !mirrored.contains(&entry.key));
            set_if_new(model.entries, entries);
        });
        model
    }

    /// The next second has come.
    pub fn tick(self) {
        let now = present();
        let (minute, today) = (now.local(), now.today());
        if self.minute.get_untracked().date() != today && self.day.get_untracked() == self.minute.get_untracked().date()
        {
            self.day.set(today); // past midnight, who looked at today goes on doing so
        }
        set_if_new(self.minute, minute);
        let is_said = |toast: &Option<Toast>| toast.as_ref().is_some_and(|it| it.at.until(now.instant) > TOAST);
        if self.toast.with_untracked(is_said) {
            self.toast.set(None);
        }
        self.now.set(now);
    }

    /// Uses what the extension keeps, and follows it.
    pub fn with_kept<R>(self, read: impl FnOnce(&Kept) -> R) -> Option<R> {
        self.kept.with(|kept| kept.as_ref().map(read))
    }

    /// Uses what the extension keeps.
    pub fn with_kept_untracked<R>(self, read: impl FnOnce(&Kept) -> R) -> Option<R> {
        self.kept.with_untracked(|kept| kept.as_ref().map(read))
    }

    /// A part of what the extension keeps, that changes only when it is another one.
    pub fn part<T: PartialEq + 'static>(self, initial: T, read: impl Fn(&Kept) -> T + 'static) -> State<T> {
        let part = State::new(initial);
        watch(move || {
            if let Some(now) = self.with_kept(&read) {
                set_if_new(part, now);
            }
        });
        part
    }

    /// Whether the day that is shown is today.
    #[must_use]
    pub fn is_today(self) -> bool {
        self.day.get() == self.minute.get().date()
    }

    /// What runs, as periods of the day that is shown.
    #[must_use]
    pub fn running(self) -> Vec<Attendance> {
        self.minute.track();
        let (day, now) = (self.day.get(), self.now.get_untracked());
        let running = self.with_kept(|kept| kept.timer.preview(Midnight::Split, &now)).unwrap_or_default();
        running.into_iter().filter(|period| period.start.date() == day).collect()
    }

    /// The sums of the day that is shown, with what runs.
    #[must_use]
    pub fn totals(self) -> Totals {
        let (day, clock) = (self.day.get(), self.minute.get());
        let target = self.with_kept(|kept| target(kept, day)).flatten();
        let running = self.running();
        self.entries.with(|entries| {
            let counted = entries.iter().filter(|entry| !matches!(entry.state, EntryState::Refused(_)));
            Totals::of(counted, target, clock).with(&running, clock)
        })
    }

    /// Shows a screen. One that is shown already stays as it is, with what was typed there.
    pub fn go(self, screen: Screen) {
        if self.screen.get_untracked() != screen {
            self.screen.set(screen);
        }
    }

    /// Shows a day.
    pub fn show(self, day: Date) {
        self.editing.set(Editing::Nothing);
        self.day.set(day);
    }
}

/// How much should be worked on a day; nothing on a day off.
#[must_use]
pub fn target(kept: &Kept, day: Date) -> Option<Minutes> {
    let absences = timeline::absences(&kept.known, &kept.queue);
    Some(Plan::new(&kept.settings.schedule, &absences, &[]).target(day))
}

/// Tells those who follow a state only if there is something new.
pub fn set_if_new<T: PartialEq + 'static>(state: State<T>, value: T) {
    if state.with_untracked(|known| *known != value) {
        state.set(value);
    }
}
