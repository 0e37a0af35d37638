//! The pages: readable without JavaScript, each in one language.

use std::collections::HashSet;

use personio::{
    board::{BoardPosition, Detail},
    description::Node,
    language::Language,
};
use serde_json::Value;

use super::{html::Html, texts::Texts};

/// The list of all jobs.
#[derive(Debug)]
pub(super) struct ListPage<'a> {
    pub(super) language: Language,
    pub(super) company: &'a str,
    /// Its own address, which is the one that counts.
    pub(super) address: String,
    /// The address of whoever has no language.
    pub(super) default: String,
    /// All languages, with this one.
    pub(super) others: &'a [(Language, String)],
    pub(super) jobs: Vec<(&'a BoardPosition, Detail)>,
    pub(super) career_page: &'a str,
    pub(super) has_widget: bool,
    /// Whether it lies at the top, where the paths are shorter.
    pub(super) is_first: bool,
}

/// A job.
#[derive(Debug)]
pub(super) struct JobPage<'a> {
    pub(super) language: Language,
    pub(super) employer: &'a str,
    pub(super) apply: String,
    /// The page in every language.
    pub(super) switch: Vec<Other>,
    pub(super) address: String,
    /// The page that counts: this one, or one that is in the language of the text.
    pub(super) canonical: String,
    /// The pages that have a text of their own.
    pub(super) counted: &'a [(Language, String)],
    pub(super) position: &'a BoardPosition,
    pub(super) detail: &'a Detail,
    pub(super) posting: Option<Value>,
}

/// A page in another language.
#[derive(Debug)]
pub(super) struct Other {
    pub(super) language: Language,
    pub(super) href: String,
}

/// How many places a line of the list has.
const MOST_PLACES: usize = 3;
/// Search engines show about so much.
const SUMMARY: usize = 155;

impl JobPage<'_> {
    pub(super) fn is_canonical(&self) -> bool {
        self.canonical == self.address
    }
}

/// The page of the list.
pub(super) fn list(page: &ListPage<'_>) -> String {
    let texts = Texts::of(page.language);
    let up = if page.is_first { "" } else { "../" };
    let here = if page.is_first { format!("{}/", page.language) } else { String::new() };
    let title = format!("{} {}", texts.jobs_at, page.company);
    let mut html = Html::default();
    begin(&mut html, page.language, &title, &page.address, up);
    for (language, address) in page.others {
        alternate(&mut html, language.as_str(), address);
    }
    alternate(&mut html, "x-default", &page.default);
    html.raw("</head>\n<body>\n<div class=\"page\">\n<header class=\"head\">").element(
        "<span class=\"company\">",
        page.company,
        "</span>",
    );
    let switch: Vec<Other> = page
        .others
        .iter()
        .map(|(language, _)| Other { language: *language, href: format!("{up}{language}/") })
        .collect();
    languages(&mut html, page.language, &switch);
    html.raw("</header>\n<main>\n").element("<h1>", &title, "</h1>\n");
    if page.has_widget {
        html.raw("<personio-jobs").attribute("lang", page.language.as_str());
        html.attribute("feed", &format!("{here}board.json")).attribute("career-page", page.career_page);
        html.raw(" url-state=\"hash\">\n");
    }
    if page.jobs.is_empty() {
        html.element("<p class=\"note\">", texts.no_jobs, "</p>\n");
    } else {
        html.element("<p class=\"count\">", &texts.count(page.jobs.len()), "</p>\n");
        html.raw("<ul class=\"jobs\">\n");
        for (position, detail) in &page.jobs {
            html.raw("<li><a").attribute("href", &format!("{here}{}.html", position.id));
            lang(&mut html, detail.language, page.language);
            html.raw(">").text(&detail.title).raw("</a>");
            html.element("<p class=\"meta\">", &meta(position, texts), "</p></li>\n");
        }
        html.raw("</ul>\n");
    }
    if page.has_widget {
        html.raw("</personio-jobs>\n<script type=\"module\"").attribute("src", &format!("{up}widget/personio-jobs.js"));
        html.raw("></script>\n");
    }
    html.raw("</main>\n</div>\n</body>\n</html>\n");
    html.into_string()
}

/// The page of a job.
pub(super) fn job(page: &JobPage<'_>) -> String {
    let JobPage { position, detail, .. } = page;
    let texts = Texts::of(page.language);
    let mut html = Html::default();
    begin(&mut html, page.language, &format!("{} – {}", detail.title, page.employer), &page.canonical, "../");
    if let Some(summary) = summary(detail) {
        html.raw("<meta name=\"description\"").attribute("content", &summary).raw(">\n");
    }
    if page.counted.len() > 1 {
        for (language, address) in page.counted {
            alternate(&mut html, language.as_str(), address);
        }
    }
    if let Some(posting) = &page.posting {
        html.data(posting).raw("\n");
    }
    html.raw("</head>\n<body>\n<div class=\"page\">\n<header class=\"head\">");
    html.element("<a class=\"company\" href=\"./\">", page.employer, "</a>");
    languages(&mut html, page.language, &page.switch);
    html.raw("</header>\n<main>\n<p class=\"back\">");
    html.element("<a href=\"./\"><span aria-hidden=\"true\">←</span> ", texts.all_jobs, "</a></p>\n<article>\n<h1");
    lang(&mut html, detail.language, page.language);
    html.raw(">").text(&detail.title).raw("</h1>\n");
    html.element("<p class=\"meta\">", &meta(position, texts), "</p>\n");
    apply(&mut html, page, texts);
    html.raw("<div class=\"columns\">\n<div class=\"text\">\n");
    if detail.language.is_some_and(|language| language != page.language) {
        html.element("<p class=\"note\">", texts.other_language, "</p>\n");
    }
    if detail.sections.is_empty() {
        html.element("<p class=\"note\">", texts.no_text, "</p>\n");
    }
    for section in &detail.sections {
        html.raw("<section");
        lang(&mut html, section.language, page.language);
        html.raw(">\n");
        if !section.name.is_empty() {
            html.element("<h2>", &section.name, "</h2>\n");
        }
        html.description(&section.text).raw("\n</section>\n");
    }
    if !detail.contact.is_empty() {
        html.element("<section>\n<h2>", texts.contact, "</h2>\n").description(&detail.contact).raw("\n</section>\n");
    }
    apply(&mut html, page, texts);
    html.raw("</div>\n");
    facts(&mut html, position, texts);
    html.raw("</div>\n</article>\n</main>\n</div>\n</body>\n</html>\n");
    html.into_string()
}

fn begin(html: &mut Html, language: Language, title: &str, canonical: &str, up: &str) {
    html.raw("<!doctype html>\n<html")
        .attribute("lang", language.as_str())
        .raw(">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.element("<title>", title, "</title>\n");
    html.raw("<link rel=\"canonical\"").attribute("href", canonical).raw(">\n");
    html.raw("<link rel=\"stylesheet\"").attribute("href", &format!("{up}style.css")).raw(">\n");
}

fn alternate(html: &mut Html, language: &str, address: &str) {
    html.raw("<link rel=\"alternate\"").attribute("hreflang", language).attribute("href", address).raw(">\n");
}

fn languages(html: &mut Html, current: Language, others: &[Other]) {
    if others.len() < 2 {
        return;
    }
    html.raw("<nav>");
    for Other { language, href } in others {
        html.raw("<a")
            .attribute("href", href)
            .attribute("hreflang", language.as_str())
            .attribute("lang", language.as_str());
        if *language == current {
            html.raw(" aria-current=\"page\"");
        }
        html.element(">", own_name(*language), "</a>");
    }
    html.raw("</nav>");
}

/// What a language calls itself.
fn own_name(language: Language) -> &'static str {
    match language.as_str() {
        "de" => "Deutsch",
        "en" => "English",
        "fr" => "Français",
        "es" => "Español",
        "it" => "Italiano",
        "nl" => "Nederlands",
        "pt" => "Português",
        "sv" => "Svenska",
        "fi" => "Suomi",
        "el" => "Ελληνικά",
        "cs" => "Čeština",
        "da" => "Dansk",
        "no" => "Norsk",
        "pl" => "Polski",
        _ => "Other",
    }
}

/// Says where a text is in another language than its page.
fn lang(html: &mut Html, text: Option<Language>, page: Language) {
    if let Some(language) = text.filter(|language| *language != page) {
        html.attribute("lang", language.as_str());
    }
}

fn apply(html: &mut Html, page: &JobPage<'_>, texts: &Texts) {
    html.raw("<p><a class=\"apply\"").attribute("href", &page.apply).element(">", texts.apply, "</a></p>\n");
}

fn offices(position: &BoardPosition) -> Vec<&str> {
    let offices = position.office.iter().chain(&position.additional_offices);
    let mut seen = HashSet::new();
    offices.map(|office| office.trim()).filter(|office| !office.is_empty() && seen.insert(*office)).collect()
}

/// A line for the list: where, how much of the week, as what. Where everything is, the facts say.
fn meta(position: &BoardPosition, texts: &Texts) -> String {
    let places = offices(position);
    let named = if places.len() > MOST_PLACES + 1 { MOST_PLACES } else { places.len() };
    let further = places.len() - named;
    let mut parts: Vec<String> = places.into_iter().take(named).map(str::to_owned).collect();
    parts.extend((further > 0).then(|| texts.further(further)));
    parts.extend(position.schedule.as_ref().map(|schedule| texts.schedule(schedule)));
    parts.extend(position.employment_type.as_ref().map(|kind| texts.kind(kind)));
    // A line does not begin with the dot.
    parts.join("\u{a0}· ")
}

fn facts(html: &mut Html, position: &BoardPosition, texts: &Texts) {
    let places = offices(position).join(", ");
    let rows = [
        (texts.location, (!places.is_empty()).then_some(places)),
        (texts.department, position.department.clone()),
        (texts.schedule, position.schedule.as_ref().map(|schedule| texts.schedule(schedule))),
        (texts.employment, position.employment_type.as_ref().map(|kind| texts.kind(kind))),
        (texts.salary, position.salary.as_ref().and_then(|salary| texts.pay(salary))),
        (texts.posted, position.created_at.and_then(|seconds| texts.day(seconds))),
    ];
    if rows.iter().all(|(_, value)| value.is_none()) {
        return;
    }
    html.raw("<aside").attribute("aria-label", texts.about).raw(">\n<dl class=\"facts\">\n");
    for (name, value) in rows {
        if let Some(value) = value {
            html.element("<div><dt>", name, "</dt>").element("<dd>", &value, "</dd></div>\n");
        }
    }
    html.raw("</dl>\n</aside>\n");
}

/// The beginning of the text, in plain words.
fn summary(detail: &Detail) -> Option<String> {
    let mut text = String::new();
    for section in &detail.sections {
        plain(&section.text, &mut text);
        if text.chars().count() > SUMMARY {
            break;
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return None;
    }
    if text.chars().count() <= SUMMARY {
        return Some(text);
    }
    let cut: String = text.chars().take(SUMMARY).collect();
    let end = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    Some(format!("{end} …"))
}

fn plain(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::LineBreak => text.push(' '),
            Node::Element(_, children) | Node::Link { children, .. } => plain(children, text),
        }
    }
    text.push(' ');
}
