//! Full-text search: the texts are fetched when somebody searches, and indexed in slices between frames.

use personio::board::TextsReader;
use personio_ui::board::{BoardModel, TextsState};

use crate::pause::pause;
use crate::source::Source;

/// Text indexed between two looks at the clock.
const SLICE: usize = 128 * 1024;
/// How long a turn may take: half a frame's time on a slow phone, so that typing stays smooth.
const TURN_MILLISECONDS: f64 = 12.0;

/// Fetches and indexes the texts, once.
pub async fn index_texts(model: BoardModel, source: Source) {
    if matches!(model.texts.get_untracked(), TextsState::Loading | TextsState::Ready) {
        return;
    }
    model.texts.set(TextsState::Loading);
    let Some(mut reader) = source.texts().await.and_then(|bytes| TextsReader::new(bytes).ok()) else {
        model.texts.set(TextsState::Failed);
        return;
    };
    let clock = web_sys::window().and_then(|window| window.performance());
    let now = || clock.as_ref().map_or(f64::INFINITY, web_sys::Performance::now);
    loop {
        if !model.texts.is_alive() || model.texts.get_untracked() != TextsState::Loading {
            return; // removed, or replaced by a new list
        }
        let end = now() + TURN_MILLISECONDS;
        let done = model.with_index(|index| {
            loop {
                if reader.step(index, SLICE) {
                    break true;
                }
                if now() >= end {
                    break false;
                }
            }
        });
        if done {
            break;
        }
        pause(0).await;
    }
    model.texts.set(TextsState::Ready);
    model.index_changed();
}
