//! Full-text search: code and texts are fetched when somebody searches, and indexed in slices between frames.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use personio::board::{SearchIndex, TextsReader};
use personio_ui::board::{BoardModel, TextsState};
use personio_ui::browser::pause;
use wasm_split_helpers::wasm_split;

use crate::parts::NotLoaded;
use crate::source::Source;

/// Text indexed between two looks at the clock.
const SLICE: usize = 128 * 1024;
/// How long a turn may take: half a frame's time on a slow phone, so that typing stays smooth.
const TURN_MILLISECONDS: f64 = 12.0;

/// Makes the board searchable, once for each list.
pub async fn prepare_search(model: BoardModel, source: Source) {
    if matches!(model.texts.get_untracked(), TextsState::Loading | TextsState::Ready) {
        return;
    }
    model.texts.set(TextsState::Loading);
    match index(model, source).await {
        Ok(indexing) => indexing.await,
        Err(NotLoaded) => model.texts.set(TextsState::Failed),
    }
}

/// Search is a part of its own: its code travels when somebody searches.
#[wasm_split(search, fallible)]
fn index(model: BoardModel, source: Source) -> Result<Pin<Box<dyn Future<Output = ()>>>, NotLoaded> {
    let index = Rc::new(RefCell::new(model.list.with_untracked(|list| SearchIndex::new(list))));
    model.find_with(index.clone());
    Ok(Box::pin(index_texts(model, source, index)))
}

async fn index_texts(model: BoardModel, source: Source, index: Rc<RefCell<SearchIndex>>) {
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
        let done = {
            let mut index = index.borrow_mut();
            loop {
                if reader.step(&mut index, SLICE) {
                    break true;
                }
                if now() >= end {
                    break false;
                }
            }
        };
        if done {
            break;
        }
        pause(0).await;
    }
    model.texts.set(TextsState::Ready);
    model.finder_changed();
}
