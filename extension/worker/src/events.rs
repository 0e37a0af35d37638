//! What `worker.js` hands over: every event of the browser.

use personio_extension_browser::tabs;
use personio_extension_messages::{Press, Problem, Reply, read, state::State, write};
use personio_extension_model::{attendance::Task, clock::Now, edit::Edit, timer::TimerState};
use wasm_bindgen::prelude::*;

use crate::{
    desk,
    parts::{away, omnibox as address_bar, sync},
    press, remind, requests,
};

/// What lies in the storage, as it answered while this module was loaded; `undefined` where that failed.
#[wasm_bindgen]
pub fn begin(stored: JsValue) {
    desk::begin(stored);
}

/// Something happened: what, and what the browser says of it. Only a message is answered.
///
/// One function for all: each that JavaScript can wait for is a machine of its own.
#[wasm_bindgen]
pub async fn event(what: String, text: String, more: String) -> Option<String> {
    let mut answer = None;
    match what.as_str() {
        "message" => answer = Some(message(&text).await),
        "installed" => installed(&text).await,
        "started" => started().await,
        "alarm" => alarm(&text).await,
        "online" => online().await,
        "command" => command(&text).await,
        "omnibox-changed" => address_bar::typed(text).await,
        "omnibox-entered" => {
            address_bar::entered(text).await;
            remind::refresh().await;
            sync::run(None).await;
        }
        "menu" => menu(&text, more).await,
        // Somebody left the computer, or came back.
        "idle" => away::went(text).await,
        // A message of the system was clicked.
        "notification" => _ = tabs::open("popup.html?view=tab").await,
        // Something more is allowed than before.
        "permitted" => {
            remind::set_menus().await;
            remind::refresh().await;
        }
        _ => {}
    }
    desk::go_on();
    answer
}

/// A message of one of the extension's own pages.
async fn message(text: &str) -> String {
    let reply = match read(text) {
        Some(asked) => requests::answer(asked).await,
        None => Reply::Failed(Problem::Version),
    };
    write(&reply)
}

/// The extension was installed, or is another version now.
async fn installed(reason: &str) {
    if reason == "install" {
        _ = tabs::open("popup.html?view=tab").await;
    }
    started().await;
}

/// The browser was started.
async fn started() {
    remind::set_menus().await;
    sync::run(Some(sync::usual(&sync::now()))).await;
}

/// An alarm rang.
async fn alarm(name: &str) {
    if name == sync::LATER {
        sync::run(None).await;
    } else {
        remind::rang(name).await;
    }
}

/// The network is back.
async fn online() {
    _ = desk::change(|state| {
        if state.sync.problem != Some(Problem::SignedOut) {
            state.queue.release();
        }
        Ok(())
    })
    .await;
    sync::run(None).await;
}

/// A shortcut was pressed.
async fn command(name: &str) {
    let now = sync::now();
    let pressed: fn(&mut State, &Now) -> Result<Vec<Edit>, Problem> = match name {
        "toggle" => press::toggle,
        "pause" => press::toggle_break,
        "add" => {
            _ = tabs::open("popup.html?view=tab#add").await;
            return;
        }
        _ => return,
    };
    if desk::change(|state| pressed(state, &now)).await.is_ok() {
        remind::refresh().await;
        sync::run(None).await;
    }
}

/// An entry of the menu was chosen.
async fn menu(id: &str, selection: String) {
    if id != remind::MENU_START {
        command(id).await;
        return;
    }
    let task = Task::of(None, selection);
    let now = sync::now();
    let pressed = |state: &mut State| {
        let button = match state.timer.state() {
            TimerState::Idle => Press::Start { task, since: None },
            _ => Press::Switch(task),
        };
        press::press(state, button, &now)
    };
    if desk::change(pressed).await.is_ok() {
        remind::refresh().await;
    }
}
