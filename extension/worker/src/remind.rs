//! What goes on by itself: the button's look, the alarm that keeps it right, reminders, menus.

use std::{cell::Cell, rc::Rc};

use personio_extension_browser::{
    action, alarms, i18n, idle, menus, notifications,
    permissions::{self, Permission},
    storage::{self, Area},
};
use personio_extension_messages::{
    document::{AWAY, PRESENCE},
    read,
    state::State,
    write,
};
use personio_extension_model::{
    clock::{Instant, Now},
    idle::Presence,
    reminder::Reminded,
    timer::{Concern, TimerState},
};

use wasm_bindgen_futures::spawn_local;

use crate::{desk, look::look, parts::sync, reminders};

/// The alarm that rings every minute while the timer runs.
const TICK: &str = "tick";
/// The alarm that rings from time to time otherwise.
const WATCH: &str = "watch";
/// Minutes between two looks at Personio while nothing happens.
const WATCH_MINUTES: f64 = 15.0;
/// The menu's entry that starts the timer with a selected text.
pub(crate) const MENU_START: &str = "start";
/// The icon that the button shows, in the memory of the browser.
const ICON: &str = "icon";
/// What was asked about last, in the memory of the browser.
const ASKED: &str = "asked";
/// What was reminded of, in the memory of the browser.
const REMINDED: &str = "reminded";
/// The alarm of the next reminder.
const NEXT: &str = "remind";

thread_local! {
    /// The icon of the latest look.
    static WANTED: Cell<&'static str> = const { Cell::new("") };
}

/// Shows on the button how it is, and sees to it that it stays right.
pub(crate) async fn refresh() {
    if let Ok(state) = desk::look().await {
        show(&state);
        keep_right(state).await;
    }
}

/// Shows how it is on the button at once; what keeps it right follows, and nobody waits for it.
pub(crate) async fn refresh_soon() {
    if let Ok(state) = desk::look().await {
        show(&state);
        spawn_local(keep_right(state));
    }
}

fn show(state: &State) {
    let look = look(state, &sync::now());
    let title = i18n::text(look.title, &[&look.time]);
    let title = if look.is_troubled { i18n::text("title_trouble", &[&title]) } else { title };
    action::show(&action::Look { badge: &look.badge, colour: look.colour, title: &title });
    WANTED.set(look.icon);
}

/// Shows an icon, unless it is there already: for each one, the browser reads and draws several pictures.
async fn show_icon() {
    let shown = remembered(ICON).await;
    // Whoever came meanwhile wants the icon of a later moment.
    let wanted = WANTED.get();
    if shown.as_deref() != Some(wanted) {
        action::show_icon(wanted);
        remember(ICON, wanted.to_owned()).await;
    }
}

async fn keep_right(state: Rc<State>) {
    show_icon().await;
    let now = sync::now();
    _ = match state.timer.state() {
        TimerState::Idle => alarms::clear(TICK),
        TimerState::Working | TimerState::OnBreak => alarms::every(TICK, 1.0),
    };
    _ = if state.account().is_some() { alarms::every(WATCH, WATCH_MINUTES) } else { alarms::clear(WATCH) };
    if state.settings.idle.enabled {
        _ = idle::away_after(state.settings.idle.after.0.saturating_mul(60));
    }
    remind(&state, &now).await;
}

/// A minute has passed, or a quarter of an hour.
pub(crate) async fn rang(name: &str) {
    if name == WATCH {
        sync::run(Some(sync::usual(&sync::now()))).await;
    }
    tick().await;
}

/// Corrects the button and asks. It leaves the alarms as they are, or none of them would ever ring.
async fn tick() {
    let Ok(state) = desk::look().await else { return };
    show(&state);
    show_icon().await;
    let now = sync::now();
    remind(&state, &now).await;
    ask_about_timer(&state, &now).await;
}

/// Reminds of what is due, once each, and sees to it that the next one comes in time.
async fn remind(state: &State, now: &Now) {
    if !permissions::has(Permission::Api("notifications")).await {
        return;
    }
    let mut reminded: Reminded = remembered(REMINDED).await.and_then(|text| read(&text)).unwrap_or_default();
    let (due, next) = reminders::look(state, now, &mut reminded);
    for reminder in &due {
        let (id, text) = reminders::words(reminder);
        _ = notifications::show(id, &i18n::text("reminder_title", &[]), &i18n::text(id, &[&text])).await;
    }
    if !due.is_empty() {
        remember(REMINDED, write(&reminded)).await;
    }
    _ = match next {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
        Some(Instant(at)) => alarms::at(NEXT, at as f64),
        None => alarms::clear(NEXT),
    };
}

/// Asks once about a timer that looks forgotten. Without the permission nobody is asked before the view is opened.
async fn ask_about_timer(state: &State, now: &Now) {
    let Some(concern) = state.timer.concern(&state.settings.patience, now) else { return };
    let (Concern::ClockSetBack { since }
    | Concern::SinceAnotherDay { since }
    | Concern::LongWork { since }
    | Concern::LongBreak { since }) = concern;
    let said = since.to_string();
    if remembered(ASKED).await.as_deref() == Some(&said) || !permissions::has(Permission::Api("notifications")).await {
        return;
    }
    let text = i18n::text("reminder_forgotten", &[&reminders::short(since.time())]);
    if notifications::show("forgotten", &i18n::text("reminder_title", &[]), &text).await.is_ok() {
        remember(ASKED, said).await;
    }
}

/// Puts the entries into the menu of the right mouse button, where the person wants them.
pub(crate) async fn set_menus() {
    if !permissions::has(Permission::Api("contextMenus")).await {
        return;
    }
    // Firefox allows it from the start, and takes nothing back.
    let is_wanted = desk::look().await.is_ok_and(|state| state.settings.menu);
    let entries = [
        (MENU_START, i18n::text("menu_start", &[]), menus::Place::Selection),
        ("toggle", i18n::text("menu_stop", &[]), menus::Place::Button),
        ("pause", i18n::text("menu_break", &[]), menus::Place::Button),
    ];
    _ = menus::set(if is_wanted { &entries } else { &[] }).await;
}

/// Somebody left the computer, or came back. Who worked meanwhile is asked whether it was a break.
pub(crate) async fn went(how: &str, now: &Now) {
    let Ok(state) = desk::look().await else { return };
    let after = state.settings.idle.after;
    let mut presence: Presence = remembered(PRESENCE).await.and_then(|text| read(&text)).unwrap_or_default();
    let offer = match how {
        "locked" => {
            presence.locked(now);
            None
        }
        "idle" => {
            presence.idle(after, now);
            None
        }
        _ => presence.back(&state.timer, after, now),
    };
    remember(PRESENCE, write(&presence)).await;
    let Some(offer) = offer.filter(|_| state.settings.idle.enabled) else { return };
    // The view asks; whoever does not answer changes nothing.
    remember(AWAY, write(&offer)).await;
    let (from, until) = (reminders::short(offer.left_at().time()), reminders::short(now.local().time()));
    let text = i18n::text("idle_text", &[&from, &until]);
    _ = notifications::show("idle", &i18n::text("idle_title", &[]), &text).await;
}

async fn remembered(key: &str) -> Option<String> {
    storage::get(Area::Session, &[key]).await.ok()?.into_iter().next().flatten()
}

async fn remember(key: &str, value: String) {
    _ = storage::set(Area::Session, &[(key.to_owned(), value)]).await;
}
