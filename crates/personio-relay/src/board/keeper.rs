//! The board that is served now.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use personio::{board::SectionRules, id::PositionId, language::Language};

use super::{edition::Edition, problem::BoardProblem, source::FeedSource, store::BoardStore};
use crate::{config::Config, moment::Moment};

/// Keeps the current board. Clones share it.
#[derive(Clone, Debug)]
pub(crate) struct BoardKeeper {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    source: FeedSource,
    store: BoardStore,
    rules: SectionRules,
    languages: Vec<Language>,
    fallbacks: Vec<Language>,
    interval: Duration,
    current: RwLock<Current>,
}

#[derive(Clone, Debug)]
struct Current {
    edition: Option<Arc<Edition>>,
    problem: Option<Arc<BoardProblem>>,
    fresh_at: Option<Moment>,
}

/// For the health page.
#[derive(Debug)]
pub(crate) struct BoardStatus {
    pub(crate) positions: Option<usize>,
    pub(crate) problem: Option<Arc<BoardProblem>>,
    pub(crate) fresh_at: Option<Moment>,
}

impl BoardKeeper {
    pub(crate) fn new(config: &Config) -> Result<Self, reqwest::Error> {
        let current = Current { edition: None, problem: Some(Arc::new(BoardProblem::Starting)), fresh_at: None };
        let shared = Shared {
            source: FeedSource::new(config.personio.career_page.clone())?,
            store: BoardStore::new(config.data_dir.join("board")),
            rules: config.sections.clone(),
            languages: without_repeats(config.board.languages.iter().copied()),
            fallbacks: config.board.fallbacks.clone(),
            interval: config.board.interval,
            current: RwLock::new(current),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// Whether the board is known and does not have this position.
    pub(crate) fn lacks_position(&self, position: u64) -> bool {
        self.edition().is_ok_and(|edition| !edition.has(PositionId(position)))
    }

    pub(crate) fn status(&self) -> BoardStatus {
        let current = self.current();
        BoardStatus {
            positions: current.edition.as_ref().map(|edition| edition.len()),
            problem: current.problem,
            fresh_at: current.fresh_at,
        }
    }

    /// The last good board, or why there has never been one.
    pub(super) fn edition(&self) -> Result<Arc<Edition>, Arc<BoardProblem>> {
        let current = self.current();
        match (current.edition, current.problem) {
            (Some(edition), _) => Ok(edition),
            (None, Some(problem)) => Err(problem),
            (None, None) => Err(Arc::new(BoardProblem::Starting)),
        }
    }

    /// The languages to fill gaps from: the asked one, the named (or configured) fallbacks, then all others.
    pub(super) fn preference(&self, asked: Option<Language>, fallbacks: &[Language]) -> Vec<Language> {
        let fallbacks = if fallbacks.is_empty() { &self.shared.fallbacks } else { fallbacks };
        // Only languages that the board can have: otherwise every request could ask for a variant of its own.
        let known = fallbacks.iter().copied().filter(|language| self.shared.languages.contains(language));
        without_repeats(asked.into_iter().chain(known).chain(self.shared.languages.iter().copied()))
    }

    /// As [`preference`](Self::preference) of a request that names nothing: the company's language comes first.
    pub(super) fn default_preference(&self, language: Option<Language>) -> Vec<Language> {
        self.preference(language.or_else(|| self.shared.languages.first().copied()), &[])
    }

    /// Each language of the board, with the order in which its gaps are filled.
    pub(crate) fn preferences(&self) -> Vec<(Language, Vec<Language>)> {
        let languages = self.shared.languages.iter();
        languages.map(|language| (*language, self.default_preference(Some(*language)))).collect()
    }

    pub(super) fn languages(&self) -> &[Language] {
        &self.shared.languages
    }

    pub(super) fn source(&self) -> &FeedSource {
        &self.shared.source
    }

    pub(super) fn store(&self) -> &BoardStore {
        &self.shared.store
    }

    pub(super) fn rules(&self) -> &SectionRules {
        &self.shared.rules
    }

    pub(super) fn interval(&self) -> Duration {
        self.shared.interval
    }

    /// A new board.
    pub(super) fn publish(&self, edition: Arc<Edition>) {
        self.change(|current| current.edition = Some(edition));
    }

    /// How the last look at the feed went.
    pub(super) fn checked(&self, problem: Option<BoardProblem>) {
        self.change(|current| {
            if problem.is_none() {
                current.fresh_at = Some(Moment::now());
            }
            current.problem = problem.map(Arc::new);
        });
    }

    fn current(&self) -> Current {
        self.shared.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn change(&self, change: impl FnOnce(&mut Current)) {
        change(&mut self.shared.current.write().unwrap_or_else(PoisonError::into_inner));
    }
}

fn without_repeats(languages: impl Iterator<Item = Language>) -> Vec<Language> {
    let mut once = Vec::new();
    for language in languages {
        if !once.contains(&language) {
            once.push(language);
        }
    }
    once
}
