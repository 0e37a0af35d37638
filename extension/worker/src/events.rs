//! What `worker.js` hands over: every event of the browser.

use personio_extension_browser::tabs;
use personio_extension_messages::{Press, Problem, Reply, read, state::State, write};
use personio_extension_model::{attendance::Task, timer::TimerState};
use wasm_bindgen::prelude::*;

use crate::{desk, omnibox as address_bar, press, remind, requests, sync};

/// A message of one of the extension's own pages.
#[wasm_bindgen]
pub async fn message(text: String) -> String {
    let reply = match read(&text) {
        Some(asked) => requests::answer(asked).await,
        None => Reply::Failed(Problem::Version),
    };
    write(&reply)
}

/// The extension was installed, or is another version now.
#[wasm_bindgen]
pub async fn installed(reason: String) {
    if reason == "install" {
        _ = tabs::open("popup.html?view=tab").await;
    }
    started().await;
}

/// The browser was started.
#[wasm_bindgen]
pub async fn started() {
    remind::set_menus().await;
    sync::run(Some(sync::usual(&sync::now()))).await;
}

/// An alarm rang.
#[wasm_bindgen]
pub async fn alarm(name: String) {
    if name == sync::LATER {
        sync::run(None).await;
    } else {
        remind::rang(&name).await;
    }
}

/// The network is back.
#[wasm_bindgen]
pub async fn online() {
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
#[wasm_bindgen]
pub async fn command(name: String) {
    let now = sync::now();
    let done = match name.as_str() {
        "toggle" => desk::change(|state| press::toggle(state, &now)).await,
        "pause" => desk::change(|state| press::toggle_break(state, &now)).await,
        "add" => {
            _ = tabs::open("popup.html?view=tab#add").await;
            return;
        }
        _ => return,
    };
    if done.is_ok() {
        remind::refresh().await;
        sync::run(None).await;
    }
}

/// Something is typed behind the extension's word in the address bar.
#[wasm_bindgen]
pub async fn omnibox_changed(text: String) {
    address_bar::typed(&text).await;
}

/// Enter was pressed there.
#[wasm_bindgen]
pub async fn omnibox_entered(text: String) {
    address_bar::entered(&text).await;
    remind::refresh().await;
    sync::run(None).await;
}

/// An entry of the menu was chosen.
#[wasm_bindgen]
pub async fn menu(id: String, selection: String) {
    if id == remind::MENU_START {
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
    } else {
        command(id).await;
    }
}

/// Somebody left the computer, or came back.
#[wasm_bindgen]
pub async fn idle(state: String) {
    remind::went(&state).await;
}

/// A message of the system was clicked.
#[wasm_bindgen]
pub async fn notification(_id: String) {
    _ = tabs::open("popup.html?view=tab").await;
}

/// Something more is allowed than before.
#[wasm_bindgen]
pub async fn permitted() {
    remind::set_menus().await;
    remind::refresh().await;
}
