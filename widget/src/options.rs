//! The element's attributes.

use personio::board::{Facet, Selection, Sort};
use personio::id::PositionId;
use personio::language::Language;
use personio_ui::board::{ApplyVia, BoardSettings};
use personio_ui::browser;
use wasm_bindgen::JsValue;

/// How many jobs are shown at first: more than one screen, and quick to paint on a small phone.
const PAGE_SIZE: usize = 25;
/// More than this at once would let a page stutter.
const MOST_PER_PAGE: usize = 500;

/// The attributes as the element hands them over; names as in the markup.
#[derive(Clone, Debug, Default)]
pub struct Options {
    relay: Option<String>,
    feed: Option<String>,
    career_page: Option<String>,
    lang: String,
    fallbacks: String,
    preset: String,
    hide_facets: String,
    group_by: String,
    sort: String,
    page_size: String,
    /// Fields of the form, such as `phone, location*`; overrides the relay's.
    pub fields: Option<String>,
    apply: String,
    url_state: String,
    job: String,
    base_url: String,
}

/// Where the page's address keeps the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlState {
    /// Behind `?`.
    Query,
    /// Behind `#`.
    Hash,
}

/// Where the board comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A relay; its address without a slash at the end.
    Relay(String),
    /// A feed that the page reads itself.
    Feed(String),
    /// What a relay serves, saved as files: the list's address, such as `/jobs/board.json`.
    Files(String),
}

impl Options {
    /// Reads the object that the element hands over; what is missing there was not given.
    #[must_use]
    pub fn read(object: &JsValue) -> Self {
        let given = |name: &str| browser::text(object, name);
        let text = |name: &str| given(name).unwrap_or_default();
        Self {
            relay: given("relay"),
            feed: given("feed"),
            career_page: given("career-page"),
            lang: text("lang"),
            fallbacks: text("fallbacks"),
            preset: text("preset"),
            hide_facets: text("hide-facets"),
            group_by: text("group-by"),
            sort: text("sort"),
            page_size: text("page-size"),
            fields: given("fields"),
            apply: text("apply"),
            url_state: text("url-state"),
            job: text("job"),
            base_url: text("baseUrl"),
        }
    }

    /// Where the board comes from: a feed that is named, else the relay.
    #[must_use]
    pub fn origin(&self) -> Option<Origin> {
        match (&self.feed, &self.relay) {
            (Some(feed), _) if !feed.trim().is_empty() => {
                let feed = feed.trim().to_owned();
                let is_json = feed.split(['?', '#']).next().is_some_and(|path| path.ends_with(".json"));
                Some(if is_json { Origin::Files(feed) } else { Origin::Feed(feed) })
            }
            (_, Some(relay)) if !relay.trim().is_empty() => Some(Origin::Relay(without_slash(relay))),
            _ => None,
        }
    }

    /// The asked language, then its fallbacks.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        let mut languages = vec![Language::parse(&self.lang).unwrap_or(Language::ENGLISH)];
        for language in list(&self.fallbacks).filter_map(Language::parse) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        languages
    }

    /// What is selected at first.
    #[must_use]
    pub fn preset(&self) -> Selection {
        let mut selection = Selection::default();
        for rule in self.preset.split(';') {
            if let Some((facet, values)) = rule.split_once('=')
                && let Some(facet) = facet_of(facet)
            {
                let values = values.split('|').map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
                selection.set(facet, values.collect());
            }
        }
        selection
    }

    /// How the list is sorted at first.
    #[must_use]
    pub fn sort(&self) -> Sort {
        match self.sort.trim() {
            "newest" => Sort::Newest,
            "title" => Sort::Title,
            _ => Sort::Relevance,
        }
    }

    /// The job that is open at first.
    #[must_use]
    pub fn job(&self) -> Option<PositionId> {
        self.job.trim().parse().ok().map(PositionId)
    }

    /// Whether the page's address tells the state, and where.
    #[must_use]
    pub fn url_state(&self) -> Option<UrlState> {
        match self.url_state.trim() {
            "query" => Some(UrlState::Query),
            "hash" => Some(UrlState::Hash),
            _ => None,
        }
    }

    /// What the board's components need to know.
    #[must_use]
    pub fn settings(&self) -> BoardSettings {
        let career_page = self.career_page();
        BoardSettings {
            hidden_facets: list(&self.hide_facets).filter_map(facet_of).collect(),
            group_by: facet_of(&self.group_by),
            page_size: self
                .page_size
                .trim()
                .parse()
                .ok()
                .filter(|size| *size > 0)
                .unwrap_or(PAGE_SIZE)
                .min(MOST_PER_PAGE),
            apply: self.apply_via(career_page.as_deref()),
            job_link: self.url_state().map(|place| self.link(place)),
            career_page,
        }
    }

    fn apply_via(&self, career_page: Option<&str>) -> ApplyVia {
        let hosted = || career_page.map_or(ApplyVia::Nowhere, |page| ApplyVia::Hosted(page.to_owned()));
        match (self.apply.trim(), self.origin()) {
            ("none", _) => ApplyVia::Nowhere,
            ("hosted", _) | (_, Some(Origin::Feed(_) | Origin::Files(_)) | None) => hosted(),
            (_, Some(Origin::Relay(_))) => ApplyVia::Form,
        }
    }

    /// The company's career page: as the attribute says, or the host of a feed that Personio serves.
    fn career_page(&self) -> Option<String> {
        if let Some(page) = self.career_page.as_deref().filter(|page| is_web_address(page)) {
            return Some(without_slash(page));
        }
        let feed = self.feed.as_deref()?.trim();
        let host = feed.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
        (host.ends_with(".jobs.personio.de") || host.ends_with(".jobs.personio.com"))
            .then(|| ["https://", host].concat())
    }

    fn link(&self, place: UrlState) -> String {
        let page = self.base_url.split(['?', '#']).next().unwrap_or_default();
        match place {
            UrlState::Query => [page, "?job="].concat(),
            UrlState::Hash => [self.base_url.split('#').next().unwrap_or_default(), "#job="].concat(),
        }
    }
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|item| !item.is_empty())
}

/// A facet by its name; hyphens and underscores are the same.
fn facet_of(name: &str) -> Option<Facet> {
    Facet::from_key(&name.trim().replace('-', "_"))
}

/// Whether an address may stand in a link.
pub fn is_web_address(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn without_slash(address: &str) -> String {
    address.trim().trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use personio::board::Facet;
    use personio::language::Language;
    use personio_ui::board::ApplyVia;

    use super::{MOST_PER_PAGE, Options, Origin, PAGE_SIZE};

    #[test]
    fn a_feed_that_is_named_comes_before_the_relay() {
        let options = Options {
            relay: Some("https://jobs.acme.example/".into()),
            feed: Some("/feed.xml".into()),
            ..Options::default()
        };
        assert_eq!(options.origin(), Some(Origin::Feed("/feed.xml".into())));
        let saved = Options { feed: Some(" /jobs/board.json?v=2".into()), ..options.clone() };
        assert_eq!(saved.origin(), Some(Origin::Files("/jobs/board.json?v=2".into())));
        assert_eq!(Options { feed: None, ..options }.origin(), Some(Origin::Relay("https://jobs.acme.example".into())));
    }

    #[test]
    fn languages_are_the_asked_one_and_its_fallbacks_once_each() {
        let options = Options { lang: "de-AT".into(), fallbacks: "en, de, nonsense, fr".into(), ..Options::default() };
        let french = Language::parse("fr");
        assert_eq!(options.languages(), [Some(Language::GERMAN), Some(Language::ENGLISH), french].map(Option::unwrap));
        assert_eq!(Options::default().languages(), [Language::ENGLISH]);
    }

    #[test]
    fn a_preset_names_facets_with_their_values() {
        let options = Options {
            preset: "department=Care|People; employment-type = intern;nonsense=1;office".into(),
            ..Options::default()
        };
        let preset = options.preset();
        assert_eq!(preset.values(Facet::Department), ["Care", "People"]);
        assert_eq!(preset.values(Facet::EmploymentType), ["intern"]);
        assert!(preset.values(Facet::Office).is_empty());
    }

    #[test]
    fn a_page_size_that_makes_no_sense_is_the_usual_one() {
        let size = |text: &str| Options { page_size: text.into(), ..Options::default() }.settings().page_size;
        assert_eq!(size("10"), 10);
        for broken in ["", "0", "-3", "many"] {
            assert_eq!(size(broken), PAGE_SIZE, "{broken}");
        }
        assert_eq!(size("99999999"), MOST_PER_PAGE);
    }

    #[test]
    fn without_a_relay_applying_leads_to_the_hosted_form() {
        let options =
            Options { feed: Some("https://acme.jobs.personio.com/xml?language=en".into()), ..Options::default() };
        assert_eq!(options.settings().apply, ApplyVia::Hosted("https://acme.jobs.personio.com".into()));
        let own = Options { feed: Some("/jobs.xml".into()), ..Options::default() };
        assert_eq!(own.settings().apply, ApplyVia::Nowhere);
    }

    #[test]
    fn a_career_page_is_an_address_of_the_web() {
        let page = |text: &str| Options { career_page: Some(text.into()), ..Options::default() }.settings().career_page;
        assert_eq!(page("https://acme.example/jobs/").as_deref(), Some("https://acme.example/jobs"));
        assert_eq!(page("javascript:alert(1)"), None);
    }
}
