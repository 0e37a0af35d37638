//! Recording from the address bar: `pt 9-12:30 13-17:30 ACME review`.

use personio_extension_browser::{i18n, notifications, omnibox};
use personio_extension_messages::{Press, fresh, state::State};
use personio_extension_model::{
    clock::Now,
    edit::Edit,
    quick::{Command, Context, Mistake, parse},
};

use crate::{desk, press, sync};

/// Says what Enter would do.
pub(crate) async fn typed(line: &str) {
    let now = sync::now();
    let Ok(state) = desk::look().await else { return };
    let words = match read(&state, line, &now) {
        Ok(Command::Record { day, periods }) => {
            let spans = periods.iter().map(|period| {
                let end = period.end.map(|end| end.time().to_string()).unwrap_or_default();
                [period.start.time().to_string().as_str(), "–", end.as_str()].concat()
            });
            let spans: Vec<String> = spans.collect();
            [&day.to_string(), ": ", &spans.join(", ")].concat()
        }
        Ok(_) => line.trim().to_owned(),
        Err(_) => i18n::text("omnibox_hint", &[]),
    };
    _ = omnibox::say(&words);
}

/// Does what the line says. What cannot be read is said by the system, as there is nothing else on the screen.
pub(crate) async fn entered(line: &str) {
    let now = sync::now();
    let done = desk::change(|state| {
        let Ok(command) = read(state, line, &now) else { return Ok(false) };
        let button = match command {
            Command::Start { task, since } => Press::Start { task, since },
            Command::Pause => Press::Pause,
            Command::Resume => Press::Resume,
            Command::Stop { at } => Press::Stop { at },
            Command::Record { periods, .. } => {
                let mut keys = fresh::keys();
                press::put(state, periods.into_iter().map(|period| Edit::add(keys(), period)).collect());
                return Ok(true);
            }
        };
        press::press(state, button, &now).map(|_| true)
    })
    .await;
    if done != Ok(true) {
        let (title, text) = (i18n::text("reminder_title", &[]), i18n::text("omnibox_hint", &[]));
        _ = notifications::show("omnibox", &title, &text).await;
    }
}

fn read(state: &State, line: &str, now: &Now) -> Result<Command, Mistake> {
    parse(line, Context { now: now.local(), day: now.today(), projects: &state.catalogue.projects })
}
