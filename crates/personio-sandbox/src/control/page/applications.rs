//! Candidates with what they wrote and their files, the newest first.

use std::fmt::Write as _;

use super::html::{Escaped, Size};
use crate::{
    sandbox,
    store::{Application, AttachedFile, Via},
};

const EMPTY: &str = include_str!("empty.html");

/// `host` is what the person in front of the page calls this server.
pub(super) fn show(page: &mut String, state: &sandbox::State, host: &str) {
    let applications = state.store.applications();
    if applications.is_empty() {
        page.push_str(&EMPTY.replace("{host}", &Escaped(host).to_string()));
    }
    for application in applications.iter().rev() {
        card(page, state, application);
    }
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
