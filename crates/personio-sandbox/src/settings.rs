//! What a database keeps beside the company and what arrived: clock, credentials, account, limits and counters.

use crate::{
    company::{Company, clock::Clock, table::Seq},
    sandbox::State,
};

const CLOCK: Seq = 1;
const ACCESS: Seq = 2;
const ACCOUNT: Seq = 3;
const LIMITS: Seq = 4;
const COUNTERS: Seq = 5;

/// The settings as they are now.
pub(crate) fn of(state: &State) -> Vec<(Seq, String)> {
    let (clock, counters) = {
        let mut company = state.company();
        (serde_json::to_string(&company.clock), serde_json::to_string(&company.counters()))
    };
    let account = serde_json::to_string(&state.account.settings());
    let limits = serde_json::to_string(&state.limits.settings());
    let kept = [(CLOCK, clock), (ACCOUNT, account), (LIMITS, limits), (COUNTERS, counters)];
    let kept = kept.into_iter().filter_map(|(seq, text)| Some((seq, text.ok()?)));
    kept.chain([(ACCESS, state.access.kept())]).collect()
}

/// Takes back what was kept. A clock that the options stop stays where they stopped it.
pub(crate) fn restore(state: &State, rows: Vec<(Seq, String)>) -> Result<(), String> {
    for (seq, text) in rows {
        let wrong = |error: serde_json::Error| format!("settings {seq}: {error}");
        match seq {
            CLOCK if state.options.clock.is_none() => {
                let clock: Clock = serde_json::from_str(&text).map_err(wrong)?;
                state.company().clock = clock;
            }
            ACCESS => state.access.restore(&text)?,
            ACCOUNT => state.account.set(serde_json::from_str(&text).map_err(wrong)?),
            LIMITS => state.limits.set(serde_json::from_str(&text).map_err(wrong)?),
            COUNTERS => {
                let counters = serde_json::from_str(&text).map_err(wrong)?;
                Company::count_on(&mut state.company(), &counters);
            }
            _ => {}
        }
    }
    Ok(())
}
