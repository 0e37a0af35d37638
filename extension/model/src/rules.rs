//! The rules of working time about entries: advice before sending, with fixes of one click.

use personio::{
    calendar::LocalDateTime,
    worktime::{Advice, Fix, Period, PeriodKind, Rules, check},
};

use crate::{
    attendance::{Attendance, Kind},
    edit::{Edit, EntryKey},
    entry::{Entry, EntryState},
    operation::{Operation, insert_break, remove},
};

/// Something that is worth saying about entries.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What is wrong or good to know, where, and by how much.
    pub advice: Advice,
    /// The entries that it is about.
    pub entries: Vec<EntryKey>,
    /// It is, at least in part, about the running timer.
    pub about_timer: bool,
}

/// What the rules say about entries and what the timer holds, in the order of time. Give it the days around what shall
/// be checked, too: rest lies between two days. Rejected entries do not count.
#[must_use]
pub fn findings(rules: &Rules, entries: &[Entry], timer: &[Attendance], now: LocalDateTime) -> Vec<Finding> {
    let counted: Vec<&Entry> = entries.iter().filter(|entry| !entry.is_rejected()).collect();
    let recorded = counted.iter().map(|entry| Period { day: Some(entry.day), ..period(&entry.attendance) });
    let periods: Vec<Period> = recorded.chain(timer.iter().map(period)).collect();
    let advice = check(rules, &periods, now).into_iter();
    advice
        .map(|advice| Finding {
            entries: advice.periods.iter().filter_map(|index| counted.get(*index)).map(|it| it.key.clone()).collect(),
            about_timer: advice.periods.iter().any(|index| *index >= counted.len()),
            advice,
        })
        .collect()
}

/// What would mend it, as an operation; `None` where no single change can, or where it is about what still runs.
#[must_use]
pub fn mend(finding: &Finding, entries: &[Entry], mut new_key: impl FnMut() -> EntryKey) -> Option<Operation> {
    // Indices are those of the entries that count.
    let counted: Vec<Entry> = entries.iter().filter(|entry| !entry.is_rejected()).cloned().collect();
    // The timer is mended with the timer.
    let named = |index: usize| counted.get(index).filter(|entry| entry.state != EntryState::Running);
    let change = |index: usize, change: &dyn Fn(&Attendance) -> Attendance| {
        let entry = named(index)?;
        let edit = Edit::change(entry.key.clone(), entry.attendance.clone(), change(&entry.attendance).tidy());
        Some(Operation { edits: vec![edit] })
    };
    match finding.advice.fix.clone()? {
        Fix::InsertBreak { at, minutes } => insert_break(&counted, at, minutes, new_key).ok(),
        Fix::MoveStart { period, to } => change(period, &|it| Attendance { start: to, ..it.clone() }),
        Fix::MoveEnd { period, to } => change(period, &|it| Attendance { end: Some(to), ..it.clone() }),
        Fix::Remove { period } => remove(&counted, &named(period)?.key).ok(),
        Fix::Cut { period, from, until } => {
            let whole = &named(period)?.attendance;
            let before = Attendance { end: Some(from), ..whole.clone() };
            let behind = Attendance { start: until, ..whole.clone() };
            let has_length = |it: &Attendance| it.end.is_none_or(|end| it.start < end);
            Some(match (has_length(&before), has_length(&behind)) {
                (true, true) => Operation {
                    edits: vec![
                        Edit::change(named(period)?.key.clone(), whole.clone(), before),
                        Edit::add(new_key(), behind),
                    ],
                },
                (true, false) => change(period, &|_| before.clone())?,
                (false, true) => change(period, &|_| behind.clone())?,
                (false, false) => remove(&counted, &named(period)?.key).ok()?,
            })
        }
        _ => None,
    }
}

/// As the rules look at it.
#[must_use]
pub fn period(attendance: &Attendance) -> Period {
    let kind = match attendance.kind {
        Kind::Work => PeriodKind::Work,
        Kind::Break => PeriodKind::Break,
    };
    Period { kind, end: attendance.end, ..Period::running(attendance.start) }
}

#[cfg(test)]
mod tests {
    use personio::{
        calendar::LocalDateTime,
        worktime::{Level, Rule, Rules},
    };

    use super::{findings, mend};
    use crate::{
        attendance::{Attendance, Kind, Task},
        edit::EntryKey,
        entry::{Entry, EntryState},
        random::Random,
    };

    fn at(text: &str) -> LocalDateTime {
        let (day, time) = text.split_once('T').unwrap_or(("1", text));
        format!("2026-06-{day:0>2}T{time}").parse().unwrap()
    }

    fn entry(key: &str, start: &str, end: &str) -> Entry {
        let attendance = Attendance::work(at(start), at(end)).with(Task::of(Some("p".into()), "x"));
        Entry {
            key: EntryKey::of(key),
            day: at(start).date(),
            attendance,
            state: EntryState::InPersonio,
            approval: None,
        }
    }

    fn german(entries: &[Entry]) -> Vec<super::Finding> {
        findings(&Rules::germany(), entries, &[], at("20T00:00"))
    }

    #[test]
    fn a_missing_break_is_inserted_with_one_click_and_the_work_keeps_what_it_was_for() {
        let day = [entry("a", "08:00", "16:30")];
        let found = german(&day);
        let missing = found.iter().find(|it| it.advice.rule == Rule::Breaks).unwrap();
        assert_eq!((missing.entries.as_slice(), missing.about_timer), (&[EntryKey::of("a")][..], false));
        let mut number = 0;
        let fix = mend(missing, &day, || {
            number += 1;
            EntryKey::new(number)
        });
        let mended = fix.unwrap().applied_to(&day);
        assert!(german(&mended).iter().all(|it| it.advice.level < Level::Breach));
        assert_eq!(mended.iter().filter(|it| it.kind() == Kind::Work && it.attendance.task.comment == "x").count(), 2);
    }

    #[test]
    fn what_is_about_the_timer_says_so_and_rejected_entries_do_not_count() {
        let rejected = Entry {
            approval: Some(personio::attendances::v2::AttendanceStatus::Rejected),
            ..entry("r", "06:00", "12:00")
        };
        let timer = [Attendance::work(at("08:00"), at("15:00"))];
        let found = findings(&Rules::germany(), &[rejected, entry("a", "2T08:00", "2T09:00")], &timer, at("15:00"));
        let missing = found.iter().find(|it| it.advice.rule == Rule::Breaks).unwrap();
        assert!(missing.about_timer && missing.entries.is_empty());
        assert_eq!(mend(missing, &[], || EntryKey::of("x")), None);
    }

    #[test]
    fn whoever_clicks_every_fix_has_no_overlaps_and_all_breaks() {
        let mut random = Random::new(11);
        for _ in 0..300 {
            let mut entries: Vec<Entry> = Vec::new();
            for index in 0..1 + random.below(5) {
                let start = at("00:00").plus_seconds(i64::try_from(random.below(2 * 1440)).unwrap() * 60).unwrap();
                let end = start.plus_seconds(60 + i64::try_from(random.below(700)).unwrap() * 60).unwrap();
                let kind = if random.below(4) == 0 { Kind::Break } else { Kind::Work };
                let attendance = Attendance { kind, ..Attendance::work(start, end) };
                let key = EntryKey::of(&index.to_string());
                entries.push(Entry {
                    key,
                    day: start.date(),
                    attendance,
                    state: EntryState::InPersonio,
                    approval: None,
                });
            }
            let mut number = 0;
            for _ in 0..100 {
                let found = german(&entries);
                let fix = found.iter().find_map(|finding| {
                    mend(finding, &entries, || {
                        number += 1;
                        EntryKey::new(number)
                    })
                });
                let Some(fix) = fix else { break };
                entries = fix.applied_to(&entries);
            }
            let left = german(&entries);
            assert!(
                left.iter().all(|it| !matches!(it.advice.rule, Rule::Overlap | Rule::Breaks | Rule::Stretch)),
                "{entries:?}: {left:?}"
            );
        }
    }
}
