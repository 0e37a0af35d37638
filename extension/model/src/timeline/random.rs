//! Whatever people do on a crowded day, with whatever network: in the end Personio has what the timeline showed.

use personio::calendar::{Date, LocalDateTime, Minutes};

use super::entries;
use crate::{
    attendance::{Attendance, Kind, Task},
    clock::Instant,
    entry::{Entry, EntryState},
    known::Known,
    operation::{self, Operation, Problem},
    queue::{ChangeState, Choice, Outcome, Queue, tests::Server},
    random::Random,
};

const NOW: Instant = Instant(1);

struct Day {
    random: Random,
    queue: Queue,
    known: Known,
    server: Server,
    done: Vec<Operation>,
    operations: usize,
    refusals: usize,
    /// Others change it as well.
    is_shared: bool,
}

fn day() -> Date {
    Date::new(2026, 6, 1).unwrap()
}

impl Day {
    fn entries(&self) -> Vec<Entry> {
        entries(&self.known, &self.queue, day(), day())
    }

    fn time(&mut self) -> LocalDateTime {
        day()
            .at(personio::calendar::TimeOfDay::MIDNIGHT)
            .plus(Minutes(480 + 30 * u32::try_from(self.random.below(16)).unwrap()))
            .unwrap()
    }

    fn period(&mut self) -> Attendance {
        let start = self.time();
        let end = start.plus(Minutes(30 * (1 + u32::try_from(self.random.below(4)).unwrap()))).unwrap();
        let kind = if self.random.below(5) == 0 { Kind::Break } else { Kind::Work };
        Attendance { kind, ..Attendance::work(start, end).with(Task::of(None, ["", "a", "b"][self.random.below(3)])) }
            .tidy()
    }

    fn operation(&mut self) -> Result<Operation, Problem> {
        let entries = self.entries();
        let what = self.random.below(10);
        let key = match entries.get(self.random.below(entries.len().max(1))) {
            Some(entry) => entry.key.clone(),
            None => crate::edit::EntryKey::of("nothing"),
        };
        let (period, time) = (self.period(), self.time());
        let Self { queue, .. } = self;
        match what {
            0..3 => operation::add(&entries, queue.new_key(), period),
            3 | 4 => operation::change(&entries, &key, period, || queue.new_key()),
            5 => operation::remove(&entries, &key),
            6 => operation::split(&entries, &key, time, queue.new_key()),
            7 | 8 => operation::move_to(&entries, &key, time),
            _ => operation::insert_break(&entries, time, Minutes(30), || queue.new_key()),
        }
    }

    fn act(&mut self) {
        let operation =
            if self.random.below(6) == 0 { self.done.pop().map(|it| it.undo()) } else { self.operation().ok() };
        let Some(operation) = operation else { return };
        self.operations += 1;
        // Undo is offered right after, when nothing else happened meanwhile.
        self.done = vec![operation.clone()];
        let expected = operation.applied_to(&self.entries());
        self.queue.put(operation.edits);
        let what = |entries: &[Entry]| -> Vec<Attendance> { entries.iter().map(|it| it.attendance.clone()).collect() };
        // What is taken back is not made again if others took it away meanwhile.
        if !self.is_shared {
            assert_eq!(what(&self.entries()), what(&expected), "what is done is seen at once");
        }
    }

    fn send(&mut self, troubles: bool) -> bool {
        self.queue.release();
        let Some(step) = self.queue.next(NOW) else { return false };
        self.queue.begin(&step);
        let outcome = match self.random.below(6) {
            0 if troubles => Outcome::Unclear,
            1 if troubles => {
                self.server.answer(&step.action);
                Outcome::Unclear
            }
            2 if troubles => Outcome::NotSent { retry_after: None },
            _ => self.server.answer(&step.action),
        };
        self.refusals += usize::from(matches!(outcome, Outcome::Refused(_)));
        if let Some(landed) = self.queue.settle(&step, outcome, NOW) {
            self.known.land(landed);
        }
        true
    }
}

impl Day {
    fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed),
            queue: Queue::default(),
            known: Known::default(),
            server: Server::default(),
            done: Vec::new(),
            operations: 0,
            refusals: 0,
            is_shared: false,
        }
    }

    /// Somebody else changes or removes something, on another computer.
    fn meddle(&mut self) {
        let periods = self.server.periods();
        let Some(period) = periods.get(self.random.below(periods.len().max(1))) else { return };
        let changed = Attendance::read(period).map(|it| it.with(Task::of(None, "theirs")));
        self.server.write(period.id.as_str(), changed.filter(|_| self.random.below(3) > 0).map(Into::into));
    }

    fn read(&mut self) {
        self.known.adopt_attendances(day(), day(), Instant(NOW.0 + 1), &self.server.periods());
    }

    /// The person decides about everything that is in question.
    fn decide(&mut self) {
        let stuck: Vec<_> = self.queue.problems().map(|it| (it.key.clone(), it.state.clone())).collect();
        for (key, state) in stuck {
            match state {
                ChangeState::Conflict { .. } => {
                    let choice = *self.random.pick(&[Choice::Mine, Choice::Theirs]);
                    self.queue.resolve(&key, choice);
                }
                _ => _ = self.queue.abandon(&key),
            }
        }
    }
}

#[test]
fn whatever_others_do_meanwhile_all_agree_once_the_person_has_decided() {
    let mut conflicts = 0;
    for seed in 0..250 {
        let mut day = Day { is_shared: true, ..Day::new(seed) };
        for _ in 0..8 {
            for _ in 0..4 {
                day.act();
            }
            day.meddle();
            for _ in 0..day.random.below(12) {
                day.send(true);
            }
            conflicts += day.queue.problems().count();
            match day.random.below(3) {
                0 => day.decide(),
                1 => day.read(),
                _ => {}
            }
        }
        for _ in 0..100 {
            day.decide();
            while day.send(false) {}
            if day.queue.changes().is_empty() {
                break;
            }
        }
        assert_eq!(day.queue.changes(), [], "seed {seed}");
        let seen = |day: &Day| -> Vec<Attendance> { day.entries().into_iter().map(|it| it.attendance).collect() };
        day.read();
        let there: Vec<Attendance> = day.server.records().iter().filter_map(|it| it.attendance().cloned()).collect();
        assert_eq!(seen(&day), there, "seed {seed}");
    }
    assert!(conflicts > 100, "{conflicts}");
}

#[test]
fn personio_has_in_the_end_what_the_timeline_showed() {
    let (mut operations, mut refusals) = (0, 0);
    for seed in 0..250 {
        let mut day = Day::new(seed);
        for _ in 0..6 {
            // Without a network for a while, then with one that is not to be relied on.
            for _ in 0..10 {
                day.act();
            }
            for _ in 0..day.random.below(25) {
                day.send(true);
            }
        }
        let wanted: Vec<Attendance> = day.entries().into_iter().map(|it| it.attendance).collect();
        for _ in 0..500 {
            if !day.send(false) {
                break;
            }
        }
        let stuck: Vec<_> = day.entries().into_iter().filter(|it| it.state != EntryState::InPersonio).collect();
        assert!(stuck.is_empty(), "seed {seed}: {stuck:#?}");
        let there: Vec<Attendance> = day.server.records().iter().filter_map(|it| it.attendance().cloned()).collect();
        assert_eq!(there, wanted, "seed {seed}");
        let shown: Vec<Attendance> = day.entries().into_iter().map(|it| it.attendance).collect();
        assert_eq!(shown, wanted, "seed {seed}");
        operations += day.operations;
        refusals += day.refusals;
    }
    assert!(operations > 5_000 && refusals > 20, "{operations} operations, {refusals} refusals");
}
