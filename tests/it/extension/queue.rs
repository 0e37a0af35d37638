use std::collections::BTreeMap;

use personio_extension_model::{
    absence::{Absence, Since, Until},
    attendance::{Attendance, Task},
    edit::{Edit, EntryKey, Record},
    known::Known,
    operation,
    queue::{ChangeState, Choice, Queue, RefusalKind},
    timeline,
};

use super::company::{Company, NOW};

fn work(day: u8, from: &str, until: &str, comment: &str) -> Attendance {
    let at = |time: &str| format!("2026-06-{day:02}T{time}").parse().unwrap();
    Attendance::work(at(from), at(until)).with(Task::of(None, comment))
}

#[tokio::test]
async fn whatever_becomes_of_answers_and_workers_each_change_arrives_once() {
    let company = Company::found().await;
    for fault in [
        r#"{"path":"/v2/attendance","kind":"lost_answer","share":0.25}"#,
        r#"{"path":"/v2/attendance","kind":"reset","share":0.15}"#,
        r#"{"path":"/v2/attendance","kind":"status","status":503,"share":0.15}"#,
    ] {
        company.suffer(fault).await;
    }
    let mut queue = Queue::default();
    let mut wanted: BTreeMap<EntryKey, Option<Record>> = BTreeMap::new();
    let mut keys: Vec<EntryKey> = Vec::new();
    let (mut stored, mut deaths) = (queue.to_json(), 0);
    for round in 0_u8..90 {
        // Each day is made, lengthened, and every third removed again, while what was before is still on its way.
        let day = 1 + round / 3 % 25;
        let key = keys.get(usize::from(day - 1)).cloned();
        let edit = match (round % 3, key) {
            (0, None) => Some(Edit::add(queue.new_key(), work(day, "08:00", "12:00", "as it was noted"))),
            (1, Some(key)) => {
                wanted[&key].clone().map(|before| Edit::change(key, before, work(day, "08:00", "13:00", "")))
            }
            (2, Some(key)) if day % 3 == 0 => wanted[&key].clone().map(|before| Edit::remove(key, before)),
            _ => None,
        };
        if let Some(edit) = edit {
            if edit.before.is_none() {
                keys.push(edit.key.clone());
            }
            wanted.insert(edit.key.clone(), edit.after.clone());
            queue.put([edit]);
            stored = queue.to_json();
        }
        queue.release();
        let Some(step) = queue.next(NOW) else { continue };
        queue.begin(&step);
        stored = if step.action.is_write() { queue.to_json() } else { stored };
        let outcome = company.perform(&step).await;
        if round % 4 == 3 {
            // The worker dies with the answer in its hand.
            queue = Queue::read(&stored).unwrap();
            queue.wake();
            deaths += 1;
        } else {
            queue.settle(&step, outcome, NOW);
            stored = queue.to_json();
        }
    }
    company.recover().await;
    queue.release();
    company.send(&mut queue, &mut Known::default()).await;
    let mut expected: Vec<Record> = wanted.into_values().flatten().map(Record::tidy).collect();
    expected.sort_by_key(|record| record.attendance().map(|it| it.start));
    assert_eq!(company.attendances().await, expected);
    assert_eq!((queue.changes(), expected.len(), deaths > 10), (&[][..], 17, true));
}

#[tokio::test]
async fn a_day_is_recorded_mended_and_taken_back() {
    let company = Company::found().await;
    let (mut queue, mut known) = (Queue::default(), Known::default());
    let day = "2026-06-01".parse().unwrap();
    let key = queue.new_key();
    let added = operation::add(&[], key.clone(), work(1, "08:00", "17:00", "review")).unwrap();
    queue.put(added.edits);
    company.send(&mut queue, &mut known).await;

    let entries = timeline::entries(&known, &queue, day, day);
    let pause = "2026-06-01T12:00".parse().unwrap();
    let minutes = personio::calendar::Minutes(30);
    let mended = operation::insert_break(&entries, pause, minutes, || queue.new_key()).unwrap();
    queue.put(mended.edits.clone());
    company.send(&mut queue, &mut known).await;
    let there = company.periods().await;
    assert_eq!(there.len(), 3);
    assert!(
        there.iter().all(|it| it.approval.as_ref().is_some_and(|it| it.status.code() == "PENDING")),
        "no approval is skipped"
    );

    // What Personio lists is what the timeline shows without asking it.
    let shown = timeline::entries(&known, &queue, day, day);
    let mut read = Known::default();
    read.adopt_attendances(day, day, NOW, &there);
    let listed = timeline::entries(&read, &queue, day, day);
    let what = |entries: &[personio_extension_model::entry::Entry]| -> Vec<_> {
        entries.iter().map(|it| (it.key.clone(), it.attendance.clone(), it.day)).collect()
    };
    assert_eq!(what(&shown), what(&listed));

    queue.put(mended.undo().edits);
    company.send(&mut queue, &mut known).await;
    assert_eq!(company.attendances().await, [work(1, "08:00", "17:00", "review").into()]);
    queue.put(operation::remove(&timeline::entries(&known, &queue, day, day), &key).unwrap().edits);
    company.send(&mut queue, &mut known).await;
    assert!(company.periods().await.is_empty() && known.attendances().is_empty());
}

#[tokio::test]
async fn what_personio_refuses_is_told_in_its_words_at_its_entry() {
    let company = Company::found().await;
    let (mut queue, mut known) = (Queue::default(), Known::default());
    for _ in 0..2 {
        let key = queue.new_key();
        queue.put([Edit::add(key, work(1, "08:00", "12:00", "twice, but for the comment"))]);
    }
    company.send(&mut queue, &mut known).await;
    // Found by its natural key, the second one would be taken for the first; nothing was in doubt, so it is refused.
    let problem = queue.problems().next().unwrap();
    let ChangeState::Refused(refusal) = &problem.state else { panic!("{problem:?}") };
    assert_eq!(refusal.kind, RefusalKind::Overlap);
    assert!(refusal.words[0].contains("overlaps"), "{refusal:?}");
    assert!(refusal.trace_id.is_some());
    assert_eq!(company.periods().await.len(), 1);
}

#[tokio::test]
async fn what_changed_in_personio_meanwhile_is_not_written_over() {
    let company = Company::found().await;
    let (mut queue, mut known) = (Queue::default(), Known::default());
    let key = queue.new_key();
    queue.put([Edit::add(key.clone(), work(1, "08:00", "12:00", ""))]);
    company.send(&mut queue, &mut known).await;
    // Somebody else, on another computer.
    let mut other = Queue::default();
    let id = EntryKey::of(&queue.id_of(&key).unwrap());
    other.put([Edit::change(id, work(1, "08:00", "12:00", ""), work(1, "08:00", "11:00", ""))]);
    company.send(&mut other, &mut Known::default()).await;

    queue.put([Edit::change(key.clone(), work(1, "08:00", "12:00", ""), work(1, "08:30", "12:00", ""))]);
    company.send(&mut queue, &mut known).await;
    let theirs = Some(Record::Attendance(work(1, "08:00", "11:00", "")));
    assert_eq!(queue.problems().next().unwrap().state, ChangeState::Conflict { theirs });
    assert_eq!(company.attendances().await, [work(1, "08:00", "11:00", "").into()]);
    queue.resolve(&key, Choice::Mine);
    company.send(&mut queue, &mut known).await;
    assert_eq!(company.attendances().await, [work(1, "08:30", "12:00", "").into()]);
}

#[tokio::test]
async fn an_absence_is_requested_and_cancelled_once() {
    let company = Company::found().await;
    let (mut queue, mut known) = (Queue::default(), Known::default());
    let absence = Absence {
        kind: company.kind().await,
        from: Since::Noon("2026-12-22".parse().unwrap()),
        until: Some(Until::Evening("2026-12-23".parse().unwrap())),
        comment: "skiing".to_owned(),
    };
    company.suffer(r#"{"path":"/v2/absence-periods","method":"POST","kind":"lost_answer","times":1}"#).await;
    let key = queue.new_key();
    queue.put([Edit::add(key.clone(), absence.clone())]);
    company.send(&mut queue, &mut known).await;
    let there = company.absences().await;
    assert_eq!((there.len(), Absence::read(&there[0])), (1, absence.clone()));
    assert_eq!(known.absences()[0].id, there[0].id.as_str());
    queue.put([Edit::remove(key, absence)]);
    company.send(&mut queue, &mut known).await;
    assert!(company.absences().await.is_empty() && known.absences().is_empty());
}
