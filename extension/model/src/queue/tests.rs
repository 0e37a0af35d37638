mod answers;
mod conflicts;
mod random;
mod sending;
mod server;
mod storing;

use personio::calendar::LocalDateTime;
pub(crate) use server::Server;

use super::{Outcome, Queue, Refusal, RefusalKind, Step};
use crate::{
    attendance::{Attendance, Task},
    clock::Instant,
    edit::{Edit, EntryKey, Record},
};

const NOW: Instant = Instant(1_780_297_200_000);

fn at(text: &str) -> LocalDateTime {
    let (day, time) = text.split_once('T').unwrap_or(("1", text));
    format!("2026-06-{day:0>2}T{time}").parse().unwrap()
}

/// `08:00-12:00`, perhaps with a comment behind it.
fn work(text: &str) -> Record {
    let (span, comment) = text.split_once(' ').unwrap_or((text, ""));
    let (start, end) = span.split_once('-').unwrap();
    Attendance::work(at(start), at(end)).with(Task::of(None, comment)).into()
}

fn add(queue: &mut Queue, text: &str) -> EntryKey {
    let key = queue.new_key();
    queue.put([Edit::add(key.clone(), work(text))]);
    key
}

fn change(queue: &mut Queue, key: &EntryKey, from: &str, to: &str) {
    queue.put([Edit::change(key.clone(), work(from), work(to))]);
}

fn remove(queue: &mut Queue, key: &EntryKey, from: &str) {
    queue.put([Edit::remove(key.clone(), work(from))]);
}

/// Sends everything that can be sent.
fn send(queue: &mut Queue, server: &mut Server) {
    while let Some(step) = queue.next(NOW) {
        queue.begin(&step);
        let outcome = server.answer(&step.action);
        queue.settle(&step, outcome, NOW);
    }
}

/// Begins the next step, which has to be there.
fn begin(queue: &mut Queue) -> Step {
    let step = queue.next(NOW).expect("a step");
    queue.begin(&step);
    step
}

fn refused(kind: RefusalKind) -> Outcome {
    Outcome::Refused(Refusal { kind, words: vec!["no".to_owned()], trace_id: None })
}
