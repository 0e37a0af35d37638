//! The board as it is now, for whoever waits for it.

use personio::{board::Board, feed::Feed, language::Language};

use super::keeper::BoardKeeper;

/// Reads the feed in every language. One that cannot be read would take its pages away, so it is an error.
pub(crate) async fn fetch_now(keeper: &BoardKeeper) -> anyhow::Result<Board> {
    let mut feeds: Vec<(Language, Feed)> = Vec::new();
    for language in keeper.languages() {
        match keeper.source().fetch(*language).await {
            Ok(fetched) => feeds.push((*language, fetched.feed)),
            Err(problem) => anyhow::bail!("the feed in {language}: {}", problem.message()),
        }
    }
    Ok(Board::merge(feeds, keeper.rules()))
}
