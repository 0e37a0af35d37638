//! `GET /_sandbox/`: what arrived, for people. It works without script, and nothing of an applicant is ever markup.

mod html;

use std::{fmt::Write as _, sync::Arc};

use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use self::html::{Escaped, Size};
use crate::{
    feed::Activation,
    sandbox,
    store::{Application, AttachedFile, Via},
};

const TEMPLATE: &str = include_str!("page/template.html");
const EMPTY: &str = include_str!("page/empty.html");
/// Nothing but the page's own style; the forms go to the sandbox itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'";

/// Whether the page renews itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Live {
    #[default]
    On,
    Off,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PageQuery {
    live: Live,
}

/// Shows the applications, the newest first.
pub(crate) async fn show(State(state): State<Arc<sandbox::State>>, Query(query): Query<PageQuery>) -> Response {
    let applications = state.store.applications();
    let mut cards = String::new();
    for application in applications.iter().rev() {
        card(&mut cards, &state, application);
    }
    let (refresh, toggle) = match query.live {
        Live::On => ("<meta http-equiv=\"refresh\" content=\"3\">", "<a class=\"live\" href=\"?live=off\">Live</a>"),
        Live::Off => ("", "<a class=\"live off\" href=\"/_sandbox/\">Paused</a>"),
    };
    let page = TEMPLATE
        .replace("{refresh}", refresh)
        .replace("{toggle}", toggle)
        .replace("{count}", &count(applications.len()))
        .replace("{status}", &status(&state))
        // Last, so that nothing an applicant wrote is taken for a place of the template.
        .replace("{cards}", if cards.is_empty() { EMPTY } else { &cards });
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, page).into_response()
}

fn count(applications: usize) -> String {
    match applications {
        1 => "1 application".into(),
        many => format!("{many} applications"),
    }
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

fn card(page: &mut String, state: &sandbox::State, application: &Application) {
    let name = format!("{} {}", application.first_name, application.last_name);
    let initials: String = [&application.first_name, &application.last_name]
        .into_iter()
        .filter_map(|part| part.trim().chars().next())
        .collect();
    let position = state.feeds.position_title(application.job_position_id);
    let received = application.received_at.strftime("%Y-%m-%d %H:%M:%S UTC");
    let _ = write!(
        page,
        "<article><header><span class=\"face\" aria-hidden=\"true\">{}</span><div><h2>{}</h2><p>{}</p></div>\
         <p class=\"when\"><time>{received}</time><br> #{} · {}</p></header>\
         <p class=\"job\">{} <span>position {}</span></p>",
        Escaped(&initials),
        Escaped(&name),
        Escaped(&application.email),
        application.id,
        match application.via {
            Via::V1 => "v1",
            Via::Legacy => "deprecated endpoint",
        },
        Escaped(position.as_deref().unwrap_or("No longer in the feed")),
        application.job_position_id,
    );
    if let Some(message) = &application.message {
        let _ = write!(page, "<blockquote>{}</blockquote>", Escaped(message));
    }
    facts(page, application);
    if !application.files.is_empty() {
        page.push_str("<ul class=\"files\">");
        for file in &application.files {
            attached(page, file);
        }
        page.push_str("</ul>");
    }
    page.push_str("</article>");
}

fn facts(page: &mut String, application: &Application) {
    let mut facts: Vec<(&str, String)> =
        application.attributes.iter().map(|attribute| (attribute.id.as_str(), attribute.value.clone())).collect();
    facts.extend(application.application_date.clone().map(|date| ("application_date", date)));
    facts.extend(application.recruiting_channel_id.map(|id| ("recruiting_channel_id", id.to_string())));
    facts.extend(application.external_posting_id.clone().map(|id| ("external_posting_id", id)));
    facts.extend(application.phase.as_ref().map(|phase| ("phase", format!("{} {}", phase.kind, phase.id))));
    if !application.tags.is_empty() {
        facts.push(("tags", application.tags.join(", ")));
    }
    if !application.ignored.is_empty() {
        facts.push(("ignored keys", application.ignored.iter().cloned().collect::<Vec<_>>().join(", ")));
    }
    if facts.is_empty() {
        return;
    }
    page.push_str("<dl>");
    for (name, value) in facts {
        let _ = write!(page, "<div><dt>{}</dt><dd>{}</dd></div>", Escaped(name), Escaped(&value));
    }
    page.push_str("</dl>");
}

fn attached(page: &mut String, file: &AttachedFile) {
    let extension = file.original_filename.rsplit_once('.').map_or("", |(_, extension)| extension);
    let sha256: String = file.sha256.chars().take(12).collect();
    let _ = write!(
        page,
        "<li><a href=\"{}\" download=\"{}\"><span class=\"type\" aria-hidden=\"true\">{}</span>\
         <span><b>{}</b><small>{} · {}<br>sha256 {sha256}…</small></span></a></li>",
        Escaped(&file.url),
        Escaped(&file.original_filename),
        Escaped(&extension.chars().take(4).collect::<String>()),
        Escaped(&file.original_filename),
        Escaped(file.category.as_deref().unwrap_or("no category")),
        Size(file.size),
    );
}
