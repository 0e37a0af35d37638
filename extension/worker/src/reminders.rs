//! Of what to remind, and in which words.

use personio::calendar::TimeOfDay;
use personio_extension_messages::state::State;
use personio_extension_model::{
    clock::{Instant, Mark, Now},
    plan::Plan,
    reminder::{Reminded, Reminder, ReminderKind, Situation, due, next},
    timeline,
    timer::Midnight,
};

/// Entries are looked at for so many days back.
const DAYS: i64 = 14;

/// What is due now, and when the next reminder is.
pub(crate) fn look(state: &State, now: &Now, reminded: &mut Reminded) -> (Vec<Reminder>, Option<Instant>) {
    let (today, clock) = (now.today(), now.local());
    let absences = timeline::absences(&state.known, &state.queue);
    let plan = Plan::new(&state.settings.schedule, &absences, &[]);
    let entries = timeline::entries(&state.known, &state.queue, today.plus_days(-DAYS).unwrap_or(today), today);
    let rules = state.settings.rules.rules();
    let running = state.timer.preview(Midnight::Keep, now);
    let situation = Situation {
        wanted: &state.settings.reminders,
        plan: &plan,
        rules: rules.as_ref(),
        entries: &entries,
        timer: &state.timer,
        running: &running,
        now: clock,
    };
    let due = due(situation, reminded);
    let next = next(situation, reminded).map(|at| Mark::of(at, now.zone.offset).instant);
    (due, next)
}

/// The key of a reminder's text, and the time in it.
pub(crate) fn words(reminder: &Reminder) -> (&'static str, String) {
    let key = match reminder.kind {
        ReminderKind::Start => "reminder_start",
        ReminderKind::BreakDue => "reminder_break",
        ReminderKind::LongestDay => "reminder_long_day",
        ReminderKind::Stop => "reminder_stop",
        ReminderKind::MissingDays => "reminder_missing",
    };
    (key, short(reminder.about.time()))
}

/// `8:40`.
pub(crate) fn short(time: TimeOfDay) -> String {
    let tens = if time.minute() < 10 { "0" } else { "" };
    [&time.hour().to_string(), ":", tens, &time.minute().to_string()].concat()
}

#[cfg(test)]
mod tests {
    use personio_extension_model::{attendance::Task, clock::Now, reminder::Reminded};

    use super::{look, words};
    use personio_extension_messages::state::State;

    #[test]
    fn a_break_is_reminded_of_once_in_time() {
        let at = |minutes: i64| Now::new(1_780_293_600_000 + minutes * 60_000, 120, "Europe/Berlin");
        let mut state = State::default();
        state.settings.reminders.break_due = Some(10);
        state.timer.start(Task::default(), &at(0));
        let mut reminded = Reminded::default();
        let (due, next) = look(&state, &at(60), &mut reminded);
        assert_eq!((due.len(), next), (0, Some(at(350).instant)));
        let (due, _) = look(&state, &at(350), &mut reminded);
        assert_eq!(due.iter().map(words).collect::<Vec<_>>(), [("reminder_break", "14:00".to_owned())]);
        assert_eq!(look(&state, &at(351), &mut reminded).0, []);
    }
}
