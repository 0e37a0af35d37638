//! What a board shows, as states. Whoever mounts it feeds in what comes from the network.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use personio::board::{Detail, Facet, List, Outcome, Query, Sort};
use personio::id::PositionId;
use personio::language::Language;

use super::finder::Finder;
use crate::locale::Locale;
use crate::markup::{Markup, Place};
use crate::state::State;

/// Whether there is a board to show.
#[derive(Clone, PartialEq)]
pub enum Phase {
    /// The first answer has not come yet.
    Loading,
    /// There is a list, perhaps an empty one.
    Ready,
    /// There is none.
    Failed(Problem),
}

/// Why there is no board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No answer, or a server that is in trouble.
    Unreachable,
    /// The relay has just started and has no board yet.
    Starting,
    /// The company switched its feed off.
    FeedOff,
    /// No company has this address.
    NoSuchCompany,
    /// The answer cannot be read.
    Broken,
    /// The element names neither a relay nor a feed.
    NotSetUp,
}

impl Problem {
    /// Reads the code with which a relay explains that it has no board.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        match code {
            "starting" => Self::Starting,
            "feed_off" => Self::FeedOff,
            "no_such_company" => Self::NoSuchCompany,
            "broken_feed" => Self::Broken,
            _ => Self::Unreachable,
        }
    }
}

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The list with its filters.
    List,
    /// One position.
    Job(PositionId),
}

/// The text of the position that is open.
#[derive(Clone)]
pub enum DetailState {
    /// On its way.
    Loading,
    /// Here.
    Ready(Arc<Detail>),
    /// The position is not on the board any more.
    Gone,
    /// The text did not come.
    Failed,
}

/// The texts of all positions, for full-text search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextsState {
    /// Nobody has searched yet.
    NotWanted,
    /// Wanted, and on their way into the index.
    Loading,
    /// In the index.
    Ready,
    /// They did not come: search works with what the list says, and asks again with the next search.
    Failed,
}

/// Shows one position; the last argument asks for its text once more. A page loads the code for it with the first
/// position that somebody opens: [`job_detail`](super::job_detail).
pub type JobView = fn(BoardModel, &Locale, PositionId, Rc<dyn Fn()>) -> Markup;

/// Where "Apply" leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApplyVia {
    /// To the form in the page.
    Form,
    /// To Personio's hosted form; the address of the company's career page, without a slash at its end.
    Hosted(String),
    /// Nowhere: the page shows jobs only.
    Nowhere,
}

/// What the page's editor decided.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardSettings {
    /// Facets that are not offered as filters.
    pub hidden_facets: Vec<Facet>,
    /// Groups the list by a facet.
    pub group_by: Option<Facet>,
    /// How many jobs are shown at first, and more with each click.
    pub page_size: usize,
    /// Where "Apply" leads.
    pub apply: ApplyVia,
    /// What a job's link starts with, such as `?job=`, when the page's address tells the state.
    pub job_link: Option<String>,
    /// The company's own career page, offered when the board does not load.
    pub career_page: Option<String>,
}

impl Default for BoardSettings {
    fn default() -> Self {
        Self {
            hidden_facets: Vec::new(),
            group_by: None,
            page_size: 25,
            apply: ApplyVia::Nowhere,
            job_link: None,
            career_page: None,
        }
    }
}

/// A board's states. Cheap to copy into closures.
#[derive(Clone, Copy)]
pub struct BoardModel {
    /// Whether there is a board.
    pub phase: State<Phase>,
    /// What the editor decided.
    pub settings: State<BoardSettings>,
    /// What is asked for.
    pub query: State<Query>,
    /// What is on the screen.
    pub view: State<View>,
    /// The text of the open position.
    pub detail: State<DetailState>,
    /// Whether the application form of the open position is shown.
    pub applying: State<bool>,
    /// The place in which the application form is mounted.
    pub form_host: Place,
    /// The texts for full-text search.
    pub texts: State<TextsState>,
    /// What shows a position, once its code is there.
    pub job_view: State<Option<JobView>>,
    /// How many jobs of the outcome are shown.
    pub visible: State<usize>,
    /// The position whose row gets the focus when the list comes back.
    pub came_from: State<Option<PositionId>>,
    /// The list; empty until the phase is ready.
    pub list: State<Arc<List>>,
    finder: State<Option<Rc<dyn Finder>>>,
    outcome: State<Remembered>,
}

/// The last outcome, and the changes of list, query, finder and texts that it belongs to.
type Remembered = Option<([u32; 4], Arc<Outcome>)>;

/// What is known of how well positions match the text.
#[derive(PartialEq)]
enum Scores {
    /// There is no text.
    NotWanted,
    /// A number for each position.
    Known(Vec<f32>),
    /// Nothing yet: what looks texts up is on its way.
    Awaited,
}

impl BoardModel {
    /// A board that is loading.
    #[must_use]
    pub fn new(settings: BoardSettings) -> Self {
        Self {
            phase: State::new(Phase::Loading),
            query: State::new(Query { group_by: settings.group_by, ..Query::default() }),
            view: State::new(View::List),
            detail: State::new(DetailState::Loading),
            applying: State::new(false),
            form_host: Place::new(),
            texts: State::new(TextsState::NotWanted),
            job_view: State::new(None),
            visible: State::new(settings.page_size),
            came_from: State::new(None),
            settings: State::new(settings),
            list: State::new(Arc::default()),
            finder: State::new(None),
            outcome: State::new(None),
        }
    }

    /// Shows a list that has come.
    pub fn show(&self, list: List) {
        self.finder.set(None);
        self.texts.set(TextsState::NotWanted);
        self.list.set(Arc::new(list));
        self.phase.set(Phase::Ready);
    }

    /// Says why no list came, unless an earlier one can stay.
    pub fn fail(&self, problem: Problem) {
        if self.phase.get_untracked() != Phase::Ready {
            self.phase.set(Phase::Failed(problem));
        }
    }

    /// What the query gives, followed. Computed once for each change.
    #[must_use]
    pub fn outcome(&self) -> Arc<Outcome> {
        let changes = [self.list.track(), self.query.track(), self.finder.track(), self.texts.track()];
        let known = self.outcome.with_untracked(Clone::clone);
        if let Some((of, outcome)) = &known
            && *of == changes
        {
            return outcome.clone();
        }
        let scores = self.scores();
        if scores == Scores::Awaited
            && let Some((of, outcome)) = known
            && of.first() == changes.first()
        {
            return outcome; // what was found before stays until there is something to look the text up with
        }
        let scores = match &scores {
            Scores::Known(scores) => Some(scores.as_slice()),
            Scores::NotWanted | Scores::Awaited => None,
        };
        let list = self.list.get_untracked();
        let outcome = Arc::new(self.query.with_untracked(|query| list.query(scores, query)));
        self.outcome.change_untracked(|known| *known = Some((changes, outcome.clone())));
        outcome
    }

    fn scores(&self) -> Scores {
        let text = self.query.with_untracked(|query| query.text.clone());
        let scores = match self.finder.get_untracked() {
            _ if text.trim().is_empty() => None,
            Some(finder) => finder.scores(&text),
            None if self.texts.get_untracked() == TextsState::Failed => Some(self.list.get_untracked().contains(&text)),
            None => return Scores::Awaited,
        };
        scores.map_or(Scores::NotWanted, Scores::Known)
    }

    /// Whether a text is searched for while what looks it up is still to come. Followed.
    #[must_use]
    pub fn awaits_finder(&self) -> bool {
        let is_there = self.finder.with(Option::is_some);
        let is_wanted = self.query.with(|query| !query.text.trim().is_empty());
        let has_failed = self.texts.get() == TextsState::Failed;
        is_wanted && !is_there && !has_failed && self.phase.get() == Phase::Ready
    }

    /// Looks texts up with this from now on. Tell [`finder_changed`](Self::finder_changed) when it knows more.
    pub fn find_with(&self, finder: Rc<dyn Finder>) {
        self.finder.set(Some(finder));
    }

    /// Recomputes the outcome after the finder learned something.
    pub fn finder_changed(&self) {
        self.finder.update(|_| ());
    }

    /// What the list gives without search and filters: every facet with every value.
    #[must_use]
    pub fn whole(&self) -> Outcome {
        self.list.get().query(None, &Query::default())
    }

    /// The parts of a text that match what is searched for.
    #[must_use]
    pub fn matches(&self, text: &str) -> Vec<Range<usize>> {
        let wanted = self.query.with_untracked(|query| query.text.clone());
        match self.finder.get_untracked() {
            Some(finder) if !wanted.trim().is_empty() => finder.matches(&wanted, text),
            _ => Vec::new(),
        }
    }

    /// Searches for a text.
    pub fn search(&self, text: String) {
        self.visible.set(self.settings.with_untracked(|settings| settings.page_size));
        self.query.update(|query| query.text = text);
    }

    /// Selects a facet's value, or takes the selection back.
    pub fn toggle(&self, facet: Facet, value: &str) {
        self.visible.set(self.settings.with_untracked(|settings| settings.page_size));
        self.query.update(|query| query.selection.toggle(facet, value));
    }

    /// Takes every selection back that somebody can see: what the editor preset on a hidden facet stays.
    pub fn clear_filters(&self) {
        let hidden = self.settings.with_untracked(|settings| settings.hidden_facets.clone());
        self.query.update(|query| {
            for facet in Facet::ALL.into_iter().filter(|facet| !hidden.contains(facet)) {
                query.selection.set(facet, Vec::new());
            }
        });
    }

    /// Sorts the list.
    pub fn sort(&self, sort: Sort) {
        self.query.update(|query| query.sort = sort);
    }

    /// Opens a position.
    pub fn open(&self, id: PositionId) {
        if self.view.get_untracked() != View::Job(id) {
            self.detail.set(DetailState::Loading);
            self.applying.set(false);
            self.came_from.set(Some(id));
            self.view.set(View::Job(id));
        }
    }

    /// Goes back to the list.
    pub fn close(&self) {
        self.view.set(View::List);
    }

    /// The filters that are set, apart from those on hidden facets.
    #[must_use]
    pub fn filters(&self) -> Vec<(Facet, String)> {
        let hidden = self.settings.with(|settings| settings.hidden_facets.clone());
        self.query.with(|query| {
            let shown = query.selection.iter().filter(|(facet, _)| !hidden.contains(facet));
            shown.flat_map(|(facet, values)| values.iter().map(move |value| (facet, value.clone()))).collect()
        })
    }

    /// The language that a text carries in its markup: only where it is another one than the board's.
    #[must_use]
    pub fn foreign(&self, language: Option<Language>) -> Option<Language> {
        language.filter(|language| self.list.with_untracked(|list| list.language() != *language))
    }
}
