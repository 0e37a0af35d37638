//! Whatever people do and whenever the worker dies: nothing is lost, nothing is there twice.

use std::collections::BTreeMap;

use super::{NOW, Server, at};
use crate::{
    attendance::{Attendance, Task},
    edit::{Edit, EntryKey, Record},
    queue::{Outcome, Queue},
    random::Random,
};

/// What lives on: the storage, Personio, and what the person wants.
struct World {
    random: Random,
    stored: String,
    server: Server,
    wanted: BTreeMap<EntryKey, Option<Record>>,
    done: Vec<Edit>,
    deaths: usize,
}

impl World {
    fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed),
            stored: Queue::default().to_json(),
            server: Server::default(),
            wanted: BTreeMap::new(),
            done: Vec::new(),
            deaths: 0,
        }
    }

    /// The worker dies and a new one starts.
    fn death(&mut self) -> Queue {
        self.deaths += 1;
        let mut queue = Queue::read(&self.stored).unwrap();
        queue.wake();
        queue
    }

    fn dies(&mut self) -> bool {
        self.random.below(8) == 0
    }

    /// The person does something, which is stored before they are told that it is done.
    fn act(&mut self, queue: &mut Queue) {
        let edit = match self.random.below(5) {
            0 | 1 => {
                let key = queue.new_key();
                Edit::add(key, self.record(self.wanted.len()))
            }
            2 => {
                // Undo of anything that was ever done to an entry and is still as it was left.
                let index = self.random.below(self.done.len().max(1));
                let Some(edit) = self.done.get(index).map(Edit::undo) else { return };
                if self.wanted.get(&edit.key) != Some(&edit.before) {
                    return;
                }
                edit
            }
            what => {
                let index = self.random.below(self.wanted.len().max(1));
                let Some((key, Some(before))) = self.wanted.iter().nth(index) else { return };
                let lane = self.lane(key);
                let (key, before) = (key.clone(), before.clone());
                if what == 3 { Edit::change(key, before, self.record(lane)) } else { Edit::remove(key, before) }
            }
        };
        self.wanted.insert(edit.key.clone(), edit.after.clone());
        self.done.push(edit.clone());
        queue.put([edit]);
        self.stored = queue.to_json();
    }

    /// Each entry has a day of its own, so that only what is there twice can overlap.
    fn lane(&self, key: &EntryKey) -> usize {
        let first = self.done.iter().find(|edit| edit.key == *key).and_then(|edit| edit.after.as_ref());
        let start = first.and_then(Record::attendance).unwrap().start;
        usize::try_from(at("00:00").date().days_until(start.date())).unwrap()
    }

    fn record(&mut self, lane: usize) -> Record {
        let day = at("00:00").date().plus_days(i64::try_from(lane).unwrap()).unwrap();
        let hour = |hours: usize| day.at(personio::calendar::TimeOfDay::new(u8::try_from(hours).unwrap(), 0).unwrap());
        let start = self.random.below(6);
        let comment = ["", "a", "b"][self.random.below(3)];
        Attendance::work(hour(start), hour(start + 1 + self.random.below(6))).with(Task::of(None, comment)).into()
    }

    /// One step, in which the worker may die at each point, and the network at each other.
    fn step(&mut self, mut queue: Queue) -> Queue {
        queue.release();
        let Some(step) = queue.next(NOW) else { return queue };
        queue.begin(&step);
        if self.dies() {
            return self.death();
        }
        self.stored = queue.to_json();
        if self.dies() {
            return self.death();
        }
        // While it is under way, the person goes on.
        if self.random.below(3) == 0 {
            self.act(&mut queue);
        }
        let outcome = match self.random.below(6) {
            0 => Outcome::NotSent { retry_after: None },
            1 => Outcome::Unclear,
            2 => {
                self.server.answer(&step.action);
                Outcome::Unclear
            }
            3 => Outcome::SignedOut,
            _ => self.server.answer(&step.action),
        };
        if self.dies() {
            return self.death();
        }
        queue.settle(&step, outcome, NOW);
        if self.dies() {
            return self.death();
        }
        self.stored = queue.to_json();
        queue
    }

    fn wanted(&self) -> Vec<Record> {
        let mut wanted: Vec<Record> = self.wanted.values().flatten().cloned().collect();
        wanted.sort_by_key(|record| record.attendance().map(|it| it.start));
        wanted
    }
}

#[test]
fn nothing_is_lost_and_nothing_is_there_twice_whenever_the_worker_dies() {
    let mut deaths = 0;
    for seed in 0..150 {
        let mut world = World::new(seed);
        let mut queue = world.death();
        for _ in 0..60 {
            if world.random.below(3) == 0 {
                world.act(&mut queue);
            }
            queue = world.step(queue);
            assert_eq!(queue.problems().next(), None, "seed {seed}");
        }
        // The network is good again, and nobody dies any more.
        queue.release();
        super::send(&mut queue, &mut world.server);
        assert_eq!(world.server.records(), world.wanted(), "seed {seed}");
        assert_eq!(queue.changes(), [], "seed {seed}");
        deaths += world.deaths;
    }
    assert!(deaths > 1_500, "{deaths} deaths");
}
