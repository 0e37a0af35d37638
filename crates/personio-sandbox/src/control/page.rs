//! `GET /_sandbox/`: what is there and what arrived, for people. Every view is whole without its script, which only looks
//! whether there is something new; and nothing that anybody wrote is ever markup.

mod absences;
mod applications;
mod documents;
mod html;
mod people;
mod requests;
mod week;

use std::{fmt::Write as _, sync::Arc};

use axum::{
    extract::{Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use self::html::Escaped;
use crate::{feed::Activation, sandbox};

const TEMPLATE: &str = include_str!("page/template.html");
const SCRIPT: &str = include_str!("page/live.js");
/// Nothing but the page's own style and script; both and the forms go to the sandbox itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'";

/// What can be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum View {
    #[default]
    Applications,
    People,
    Week,
    Absences,
    Documents,
    Requests,
}

impl View {
    const ALL: [Self; 6] =
        [Self::Applications, Self::People, Self::Week, Self::Absences, Self::Documents, Self::Requests];

    fn name(self) -> &'static str {
        match self {
            Self::Applications => "applications",
            Self::People => "people",
            Self::Week => "week",
            Self::Absences => "absences",
            Self::Documents => "documents",
            Self::Requests => "requests",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Applications => "Applications",
            Self::People => "People",
            Self::Week => "Week",
            Self::Absences => "Absences",
            Self::Documents => "Documents",
            Self::Requests => "Requests",
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PageQuery {
    view: View,
    /// Which part of a long list, from 1.
    page: usize,
    /// Weeks from this one.
    week: i32,
    /// What people are looked for.
    q: String,
}

/// Shows a view.
pub(crate) async fn show(
    State(state): State<Arc<sandbox::State>>,
    Query(query): Query<PageQuery>,
    headers: HeaderMap,
) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("127.0.0.1:8788");
    let mut content = String::new();
    match query.view {
        View::Applications => applications::show(&mut content, &state, host),
        View::People => people::show(&mut content, &state.company(), &query),
        View::Week => week::show(&mut content, &state.company(), &query),
        View::Absences => absences::show(&mut content, &state.company()),
        View::Documents => documents::show(&mut content, &state.company()),
        View::Requests => requests::show(&mut content, &state.log.list()),
    }
    let page = TEMPLATE
        .replace("{title}", query.view.title())
        .replace("{nav}", &nav(query.view))
        .replace("{clock}", &clock(&state))
        .replace("{status}", &status(&state))
        // Last, so that nothing that anybody wrote is taken for a place of the template.
        .replace("{content}", &content);
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, page).into_response()
}

/// The page's script.
pub(crate) async fn script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT).into_response()
}

fn nav(current: View) -> String {
    let mut nav = String::new();
    for view in View::ALL {
        let here = if view == current { " aria-current=\"page\"" } else { "" };
        let _ = write!(nav, "<a href=\"?view={}\"{here}>{}</a>", view.name(), view.title());
    }
    nav
}

fn clock(state: &sandbox::State) -> String {
    let company = state.company();
    let stands = if company.clock.is_frozen() { " · clock stands" } else { "" };
    format!("{}{stands}", company.clock.local().strftime("%A, %-d %B %Y"))
}

/// The links between the parts of a long list.
fn pages(page: &mut String, query: &PageQuery, count: usize, on_page: usize) {
    let (current, last) = (query.page.max(1), count.div_ceil(on_page).max(1));
    if last < 2 {
        return;
    }
    let link = |to: usize, text: &str| {
        format!("<a href=\"?view={}&amp;page={to}&amp;q={}\">{text}</a>", query.view.name(), Escaped(&query.q))
    };
    let _ = write!(page, "<p class=\"pages\">Page {current} of {last} ");
    if current > 1 {
        page.push_str(&link(current - 1, "Earlier"));
    }
    if current < last {
        page.push_str(&link(current + 1, "Later"));
    }
    page.push_str("</p>");
}

fn status(state: &sandbox::State) -> String {
    let mut chips = String::new();
    if state.feeds.activation() == Activation::Off {
        chips.push_str("<li class=\"bad\">feed switched off</li>");
    }
    for feed in state.feeds.summaries() {
        let language = feed.language.unwrap_or_else(|| "any language".into());
        let _ = match feed.positions {
            Some(positions) => {
                write!(chips, "<li><b>{}</b> {positions} positions</li>", Escaped(&language))
            }
            None => write!(chips, "<li class=\"bad\"><b>{}</b> broken feed</li>", Escaped(&language)),
        };
    }
    let _ = match state.limits.settings().recruiting_per_minute {
        Some(limit) => write!(chips, "<li><b>{limit}</b> requests a minute</li>"),
        None => write!(chips, "<li>no rate limit</li>"),
    };
    for fault in state.faults.list() {
        let _ = write!(
            chips,
            "<li class=\"bad\"><b>fault</b> {} · {} hits</li>",
            Escaped(&fault.rule.summary()),
            fault.hits
        );
    }
    chips
}
