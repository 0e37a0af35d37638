//! Looks at the feed again and again.

use std::{collections::HashMap, sync::Arc, time::Duration};

use bytes::Bytes;
use personio::{board::Board, feed::Feed, language::Language};
use rand::Rng;
use tokio_util::sync::CancellationToken;

use super::{
    edition::{Document, Edition},
    keeper::BoardKeeper,
    problem::BoardProblem,
    source::{self, Fetched},
};
use crate::prepared::Effort;

/// While there is no board at all, the next look comes sooner.
const SOON: Duration = Duration::from_secs(10);

/// Refreshes the board until told to stop: the stored one first, the feed at once, then at every interval.
pub(crate) async fn refresh(keeper: BoardKeeper, stop: CancellationToken) {
    let work = async {
        let mut known = stored(&keeper).await;
        if !known.is_empty() {
            publish(&keeper, &known).await;
        }
        loop {
            look(&keeper, &mut known).await;
            tokio::time::sleep(pause(&keeper)).await;
        }
    };
    tokio::select! {
        () = stop.cancelled() => {}
        () = work => {}
    }
}

/// The last good feed of each language.
type Known = HashMap<Language, Fetched>;

async fn stored(keeper: &BoardKeeper) -> Known {
    let mut known = Known::new();
    for language in keeper.languages() {
        if let Some(document) = keeper.store().load(*language).await
            && let Ok(fetched) = source::parse(document).await
        {
            known.insert(*language, fetched);
        }
    }
    known
}

/// One look at every language. A language that fails keeps its last good feed.
async fn look(keeper: &BoardKeeper, known: &mut Known) {
    let mut first_problem: Option<BoardProblem> = None;
    let mut succeeded = false;
    for language in keeper.languages() {
        match keeper.source().fetch(*language).await {
            Ok(fetched) => {
                succeeded = true;
                if known.get(language).is_none_or(|old| old.document != fetched.document) {
                    keeper.store().save(*language, fetched.document.clone()).await;
                    report_skipped(*language, &fetched.feed);
                    known.insert(*language, fetched);
                }
            }
            Err(problem) => {
                tracing::warn!(%language, code = problem.code(), problem = problem.message(), "the feed was not read");
                first_problem.get_or_insert(problem);
            }
        }
    }
    if succeeded {
        publish(keeper, known).await;
    }
    keeper.checked(first_problem);
}

/// Makes the lists first, then replaces the board, so that nobody waits for a list; texts follow.
async fn publish(keeper: &BoardKeeper, known: &Known) {
    let feeds: Vec<(Language, Bytes)> = keeper
        .languages()
        .iter()
        .filter_map(|language| known.get(language).map(|fetched| (*language, fetched.document.clone())))
        .collect();
    if keeper.edition().is_ok_and(|edition| edition.is_of(&feeds)) {
        return;
    }
    let parsed: Vec<(Language, Feed)> = feeds
        .iter()
        .filter_map(|(language, _)| known.get(language).map(|fetched| (*language, fetched.feed.clone())))
        .collect();
    let rules = keeper.rules().clone();
    let merging = tokio::task::spawn_blocking(move || Board::merge(parsed, &rules)).await;
    let Ok(board) = merging else {
        tracing::error!("the languages of the board could not be merged");
        return;
    };
    let edition = Arc::new(Edition::new(feeds, board));
    let preferences: Vec<Vec<Language>> =
        keeper.languages().iter().map(|language| keeper.default_preference(Some(*language))).collect();
    for preference in &preferences {
        edition.document(Document::List(preference.clone()), Effort::Often).await;
    }
    keeper.publish(Arc::clone(&edition));
    tracing::info!(positions = edition.len(), "new board");
    for preference in preferences {
        edition.document(Document::Texts(preference), Effort::Often).await;
    }
}

fn report_skipped(language: Language, feed: &Feed) {
    for skipped in &feed.skipped {
        tracing::warn!(%language, position = skipped.id, reason = skipped.reason, "a position of the feed was skipped");
    }
}

/// A tenth of jitter, so that many relays do not ask at the same second.
fn pause(keeper: &BoardKeeper) -> Duration {
    let interval = if keeper.edition().is_ok() { keeper.interval() } else { keeper.interval().min(SOON) };
    interval.mul_f64(rand::rng().random_range(0.9..=1.1))
}
