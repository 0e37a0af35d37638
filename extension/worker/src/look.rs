//! How the extension's button looks.

use std::time::Duration;

use personio_extension_messages::{Problem, state::State};
use personio_extension_model::{
    clock::Now,
    day::Totals,
    settings::Badge,
    timeline,
    timer::{Midnight, TimerState},
};

/// How the extension's button looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    /// The time, `3:42`, or a sign.
    pub(crate) badge: String,
    /// What the icon says.
    pub(crate) icon: &'static str,
    /// The badge's colour.
    pub(crate) colour: &'static str,
    /// The key of the title.
    pub(crate) title: &'static str,
    /// The time in the title.
    pub(crate) time: String,
    /// Something has to be decided.
    pub(crate) is_troubled: bool,
}

/// How the button looks now.
pub(crate) fn look(state: &State, now: &Now) -> Look {
    let is_troubled = state.queue.problems().next().is_some()
        || match state.sync.problem {
            Some(Problem::SignedOut) => true,
            // Who has recorded nothing need not unlock anything.
            Some(Problem::Locked) => state.queue.waiting() > 0,
            _ => false,
        };
    let (icon, colour, title, time) = match state.timer.state() {
        _ if state.account().is_none() => ("idle", "#566072", "title_signed_out", String::new()),
        TimerState::Idle => ("idle", "#566072", "title_idle", String::new()),
        TimerState::Working => ("working", "#146c43", "title_working", time(state.timer.worked(now))),
        TimerState::OnBreak => ("break", "#8a5400", "title_break", time(state.timer.current_for(now))),
    };
    let badge = match state.settings.badge {
        _ if is_troubled => "!".to_owned(),
        Badge::Hidden => String::new(),
        Badge::Today if !time.is_empty() => today(state, now),
        Badge::Today | Badge::Current => time.clone(),
    };
    let (icon, colour) = if is_troubled { ("trouble", "#b3261e") } else { (icon, colour) };
    Look { badge, icon, colour, title, time, is_troubled }
}

/// What was worked today, with what runs.
fn today(state: &State, now: &Now) -> String {
    let (day, clock) = (now.today(), now.local());
    let entries = timeline::entries(&state.known, &state.queue, day, day);
    let running = state.timer.preview(Midnight::Split, now);
    let running = running.iter().filter(|period| period.start.date() == day);
    let totals = Totals::of(&entries, None, clock).with(running, clock);
    time(Duration::from_secs(u64::from(totals.worked.0) * 60))
}

/// Hours and minutes, `3:42`: more than four characters have no room.
fn time(time: Duration) -> String {
    let minutes = time.as_secs() / 60;
    let (hours, minutes) = (minutes / 60, minutes % 60);
    let tens = if minutes < 10 { "0" } else { "" };
    [&hours.to_string(), ":", tens, &minutes.to_string()].concat()
}

#[cfg(test)]
mod tests {
    use personio_extension_model::{
        account::{Account, AccountId, AccountState, Role, Way},
        attendance::Task,
        clock::Now,
        settings::Badge,
    };

    use personio_extension_messages::{Press, Problem};

    use super::{State, look};
    use crate::press::press;

    #[test]
    fn the_badge_tells_how_long_it_runs() {
        let mut state = State::default();
        assert_eq!(look(&state, &Now::new(0, 0, "")).title, "title_signed_out");
        state.accounts.add(Account {
            id: AccountId("a".to_owned()),
            way: Way::Relay { url: "https://relay.example".to_owned() },
            person: "7".into(),
            name: String::new(),
            email: String::new(),
            state: AccountState::SignedIn,
            role: Role::Employee,
        });
        let at = |minutes: i64| Now::new(minutes * 60_000, 0, "");
        assert_eq!((look(&state, &at(0)).badge.as_str(), look(&state, &at(0)).icon), ("", "idle"));
        state.timer.start(Task::default(), &at(0));
        assert_eq!((look(&state, &at(222)).badge.as_str(), look(&state, &at(222)).icon), ("3:42", "working"));
        state.timer.pause(&at(222));
        assert_eq!((look(&state, &at(227)).badge.as_str(), look(&state, &at(227)).icon), ("0:05", "break"));
        state.settings.badge = Badge::Today;
        assert_eq!(look(&state, &at(227)).badge, "3:42");
        state.settings.badge = Badge::Hidden;
        assert_eq!(look(&state, &at(227)).badge, "");
    }

    #[test]
    fn what_is_locked_calls_for_somebody_once_there_is_something_to_send() {
        let mut state = State::default();
        state.sync.problem = Some(Problem::Locked);
        assert_eq!(look(&state, &Now::new(0, 0, "")).badge, "");
        state.timer.start(Task::default(), &Now::new(0, 0, ""));
        press(&mut state, Press::Stop { at: None }, &Now::new(3_600_000, 0, "")).unwrap();
        assert_eq!(look(&state, &Now::new(3_600_000, 0, "")).badge, "!");
    }
}
