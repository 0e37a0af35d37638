//! What the buttons do.

use personio_extension_messages::{Press, Problem, fresh, state::State};
use personio_extension_model::{
    attendance::Attendance, clock::Now, edit::Edit, settings::TimerMode, timer::TimerState,
};

/// Presses a button of the timer. What becomes of entries is put into the queue, and given back to be taken back.
///
/// # Errors
/// When there is nothing to press, or a time does not fit. The state must then not be stored.
pub(crate) fn press(state: &mut State, press: Press, now: &Now) -> Result<Vec<Edit>, Problem> {
    let is_mirrored = !state.timer.mirrored().is_empty();
    let State { timer, queue, settings, .. } = state;
    match press {
        Press::Start { task, since: Some(since) } => timer.start_at(task, since, now)?,
        Press::Start { task, since: None } => timer.start(task, now),
        Press::Pause => timer.pause(now),
        Press::Resume => timer.resume(now),
        Press::Switch(task) => timer.switch(task, now),
        Press::Began(since) => timer.set_start(since, now)?,
        Press::Break { from, until } => {
            if !timer.insert_break(from, until) {
                return Err(Problem::Nothing);
            }
        }
        Press::Discard => {
            let edits = timer.discard_mirrored();
            queue.put(edits);
            return Ok(Vec::new());
        }
        Press::Stop { at } => {
            let edits = match at {
                None if is_mirrored => timer.stop_mirrored(|| queue.new_key(), settings.midnight, now)?.1,
                None => added(timer.stop(settings.midnight, now)?.periods),
                // What was shown meanwhile makes room for what was.
                Some(at) => {
                    let shown = timer.clone().discard_mirrored();
                    let periods = timer.stop_at(at, settings.midnight, now)?.periods;
                    shown.into_iter().chain(added(periods)).collect()
                }
            };
            return Ok(put(state, edits));
        }
    }
    if state.settings.timer == TimerMode::OpenPeriod || is_mirrored {
        let State { timer, queue, .. } = state;
        let edits = timer.mirror(|| queue.new_key(), now);
        queue.put(edits);
    }
    Ok(Vec::new())
}

/// Starts the timer, or stops it: one key for both.
pub(crate) fn toggle(state: &mut State, now: &Now) -> Result<Vec<Edit>, Problem> {
    let next = match state.timer.state() {
        TimerState::Idle => Press::Start { task: state.timer.task(), since: None },
        TimerState::Working | TimerState::OnBreak => Press::Stop { at: None },
    };
    press(state, next, now)
}

/// Begins a break, or ends it.
pub(crate) fn toggle_break(state: &mut State, now: &Now) -> Result<Vec<Edit>, Problem> {
    let next = match state.timer.state() {
        TimerState::OnBreak => Press::Resume,
        TimerState::Idle | TimerState::Working => Press::Pause,
    };
    press(state, next, now)
}

/// Something becomes of entries. New ones get a key that lasts.
pub(crate) fn put(state: &mut State, edits: Vec<Edit>) -> Vec<Edit> {
    let edits = fresh::settle(edits, || state.queue.new_key());
    state.queue.put(edits.clone());
    edits
}

fn added(periods: Vec<Attendance>) -> Vec<Edit> {
    let mut keys = fresh::keys();
    periods.into_iter().map(|period| Edit::add(keys(), period)).collect()
}

#[cfg(test)]
mod tests {
    use personio_extension_messages::{Press, Problem};
    use personio_extension_model::{
        attendance::{Kind, Task},
        clock::Now,
        edit::Record,
        settings::TimerMode,
        timer::TimerState,
    };

    use super::{State, press, toggle, toggle_break};

    /// So many minutes after eight in the morning, in Berlin.
    fn at(minutes: i64) -> Now {
        Now::new(1_780_293_600_000 + minutes * 60_000, 120, "Europe/Berlin")
    }

    fn start() -> Press {
        Press::Start { task: Task::of(None, "review"), since: None }
    }

    #[test]
    fn a_day_of_work_with_a_break_waits_as_three_periods_when_it_is_stopped() {
        let mut state = State::default();
        press(&mut state, start(), &at(0)).unwrap();
        press(&mut state, Press::Pause, &at(240)).unwrap();
        press(&mut state, Press::Resume, &at(270)).unwrap();
        assert_eq!(state.queue.waiting(), 0, "nothing is sent while it runs");
        let edits = press(&mut state, Press::Stop { at: None }, &at(510)).unwrap();
        let kinds: Vec<Kind> = edits
            .iter()
            .filter_map(|edit| edit.after.as_ref().and_then(Record::attendance).map(|period| period.kind))
            .collect();
        assert_eq!(kinds, [Kind::Work, Kind::Break, Kind::Work]);
        assert_eq!((state.queue.waiting(), state.timer.state()), (3, TimerState::Idle));
        assert!(edits.iter().all(|edit| edit.key.is_new()));
    }

    #[test]
    fn taking_a_stop_back_before_it_was_sent_leaves_nothing_behind() {
        let mut state = State::default();
        press(&mut state, start(), &at(0)).unwrap();
        let edits = press(&mut state, Press::Stop { at: None }, &at(60)).unwrap();
        state.queue.put(edits.iter().rev().map(|edit| edit.undo()));
        assert_eq!(state.queue.changes(), []);
    }

    #[test]
    fn one_key_begins_and_ends_a_break() {
        let mut state = State::default();
        toggle_break(&mut state, &at(0)).unwrap();
        assert_eq!(state.timer.state(), TimerState::Idle, "nobody has a break who does not work");
        toggle(&mut state, &at(0)).unwrap();
        toggle_break(&mut state, &at(10)).unwrap();
        assert_eq!(state.timer.state(), TimerState::OnBreak);
        toggle_break(&mut state, &at(20)).unwrap();
        assert_eq!(state.timer.state(), TimerState::Working);
    }

    #[test]
    fn a_time_away_becomes_a_break_of_the_work_that_runs_and_of_nothing_else() {
        let mut state = State::default();
        let away = || Press::Break { from: at(120).mark(), until: at(160).mark() };
        assert_eq!(press(&mut state, away(), &at(161)), Err(Problem::Nothing), "nothing runs");
        press(&mut state, start(), &at(0)).unwrap();
        press(&mut state, away(), &at(161)).unwrap();
        let edits = press(&mut state, Press::Stop { at: None }, &at(240)).unwrap();
        let times = |edit: &personio_extension_model::edit::Edit| {
            let period = edit.after.as_ref().and_then(Record::attendance).unwrap();
            (period.kind, period.start.time().to_string(), period.end.unwrap().time().to_string())
        };
        assert_eq!(
            edits.iter().map(times).collect::<Vec<_>>(),
            [
                (Kind::Work, "08:00".to_owned(), "10:00".to_owned()),
                (Kind::Break, "10:00".to_owned(), "10:40".to_owned()),
                (Kind::Work, "10:40".to_owned(), "12:00".to_owned()),
            ]
        );
    }

    #[test]
    fn one_key_starts_and_stops() {
        let mut state = State::default();
        toggle(&mut state, &at(0)).unwrap();
        assert_eq!(state.timer.state(), TimerState::Working);
        assert_eq!(toggle(&mut state, &at(30)).unwrap().len(), 1);
        assert_eq!(state.timer.state(), TimerState::Idle);
    }

    #[test]
    fn a_timer_that_personio_shows_is_written_at_each_press_and_not_twice_at_the_end() {
        let mut state = State::default();
        state.settings.timer = TimerMode::OpenPeriod;
        press(&mut state, start(), &at(0)).unwrap();
        assert_eq!(state.queue.waiting(), 1);
        press(&mut state, Press::Stop { at: None }, &at(60)).unwrap();
        assert_eq!(state.queue.waiting(), 1, "the open period got its end");
    }

    #[test]
    fn a_start_that_is_still_to_come_is_refused() {
        let mut state = State::default();
        press(&mut state, start(), &at(0)).unwrap();
        let later = "2026-06-01T20:00".parse().unwrap();
        assert_eq!(press(&mut state, Press::Began(later), &at(1)), Err(Problem::Future));
    }
}
