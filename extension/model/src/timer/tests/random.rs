//! Whatever is pressed, whenever, by whatever clock: what a timer makes of it can be recorded.

use std::time::Duration;

use super::{Midnight, Timer};
use crate::{
    attendance::{Attendance, Task},
    clock::{Instant, Now},
    kept::{read, write},
    queue::{Outcome, Queue},
    random::Random,
};

const START: i64 = 1_780_272_000_000;

/// Somebody who presses buttons.
struct Person {
    random: Random,
    at: i64,
    offset: i32,
    zone: &'static str,
}

impl Person {
    fn new(seed: u64) -> Self {
        Self { random: Random::new(seed), at: START, offset: 120, zone: "Europe/Berlin" }
    }

    fn now(&self) -> Now {
        Now::new(self.at, self.offset, self.zone)
    }

    /// Time goes on, mostly: clocks are set back, people travel, summer ends.
    fn wait(&mut self, odd: bool) {
        self.at += i64::try_from(self.random.below(7_200_000)).unwrap();
        match self.random.below(40) {
            0 if odd => self.at -= 5_000_000,
            1 if odd => self.offset = 60,
            2 if odd => (self.offset, self.zone) = (540, "Asia/Tokyo"),
            3 if odd => self.at += 40 * 3_600_000,
            4 => self.at += 30_000,
            _ => {}
        }
    }

    fn press(&mut self, timer: &mut Timer) {
        let now = self.now();
        let task = Task::of(Some(["p", "q"][self.random.below(2)].into()), ["", "a"][self.random.below(2)]);
        match self.random.below(8) {
            0 | 1 => timer.pause(&now),
            2 | 3 => timer.resume(&now),
            4 => timer.switch(task, &now),
            5 => timer.set_comment("b"),
            6 => {
                let earlier = now.local().plus_seconds(-i64::try_from(self.random.below(9_000)).unwrap());
                let index = self.random.below(4);
                _ = timer.set_segment_start(index, earlier.unwrap(), &now);
            }
            _ => {
                let from = crate::clock::Mark { instant: Instant(self.at - 600_000), offset: self.offset };
                timer.insert_break(from, now.mark());
            }
        }
        // The worker dies and another one reads what was stored.
        *timer = read(&write(timer)).unwrap();
    }
}

fn check(periods: &[Attendance]) {
    for period in periods {
        let end = period.end.unwrap();
        assert!(period.start < end && period.start.seconds_until(end) < 24 * 3600, "{periods:?}");
        assert_eq!((period.start.seconds() % 60, end.seconds() % 60), (0, 0), "{periods:?}");
    }
    for pair in periods.windows(2) {
        assert!(pair[0].end.unwrap() <= pair[1].start, "{periods:?}");
    }
}

#[test]
fn whatever_is_pressed_becomes_periods_that_can_be_recorded() {
    for seed in 0..600 {
        let mut person = Person::new(seed);
        let mut timer = Timer::default();
        timer.start(Task::default(), &person.now());
        for _ in 0..12 {
            person.wait(true);
            person.press(&mut timer);
            check(&timer.preview(Midnight::Keep, &person.now()));
            check(&timer.preview(Midnight::Split, &person.now()));
            let counted = timer.worked(&person.now()) + timer.paused(&person.now());
            assert!(counted <= Duration::from_secs(13 * 50 * 3600), "seed {seed}");
        }
        person.at += 20_000_000;
        check(&timer.stop(Midnight::Keep, &person.now()).unwrap().periods);
    }
}

#[test]
fn a_timer_that_is_shown_in_personio_leaves_there_what_it_held() {
    for seed in 0..150 {
        let mut person = Person::new(seed);
        let (mut timer, mut queue) = (Timer::default(), Queue::default());
        let mut server = crate::queue::tests::Server::default();
        timer.start(Task::default(), &person.now());
        let edits = timer.mirror(|| queue.new_key(), &person.now());
        queue.put(edits);
        for _ in 0..10 {
            person.wait(false);
            person.press(&mut timer);
            let edits = timer.mirror(|| queue.new_key(), &person.now());
            queue.put(edits);
            // The network is there at times.
            while person.random.below(3) > 0 {
                queue.release();
                let Some(step) = queue.next(Instant(0)) else { break };
                queue.begin(&step);
                let outcome = if person.random.below(5) == 0 { Outcome::Unclear } else { server.answer(&step.action) };
                queue.settle(&step, outcome, Instant(0));
            }
        }
        person.at += 600_000;
        let (stopped, edits) = timer.stop_mirrored(|| queue.new_key(), Midnight::Keep, &person.now()).unwrap();
        queue.put(edits);
        for _ in 0..200 {
            queue.release();
            let Some(step) = queue.next(Instant(0)) else { break };
            queue.begin(&step);
            let outcome = server.answer(&step.action);
            queue.settle(&step, outcome, Instant(0));
        }
        let there: Vec<Attendance> = server.records().iter().filter_map(|it| it.attendance().cloned()).collect();
        assert_eq!((there, queue.changes()), (stopped.periods, &[][..]), "seed {seed}");
    }
}
