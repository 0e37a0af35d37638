//! What the rules of working time say about the day, and what would mend it. Nothing changes by itself.

use personio::worktime::{Fix, Level, Rule};
use personio_extension_messages::{fresh, state::State as Kept};
use personio_extension_model::{
    entry::Entry,
    rules::{Finding, findings, mend},
    timeline,
    timer::Midnight,
};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};

use super::parts::{button, icon};
use crate::ask::Ask;
use crate::format;
use crate::model::Model;
use crate::text::ViewText;

/// Advice about the day that is shown.
pub fn advice(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let (ask, locale) = (ask.clone(), locale.clone());
    live(move || {
        let (entries, findings) = found(model);
        Markup::many(findings.iter().map(|finding| card(&ask, &locale, finding, &entries)))
    })
}

/// What is wrong with the day, with the entries of the days around it: rest lies between two days.
fn found(model: Model) -> (Vec<Entry>, Vec<Finding>) {
    let (day, clock) = (model.day.get(), model.minute.get());
    let now = model.now.get_untracked();
    let look = |kept: &Kept| {
        let Some(rules) = kept.settings.rules.rules() else { return Default::default() };
        let (from, to) = (day.plus_days(-1).unwrap_or(day), day.plus_days(1).unwrap_or(day));
        let entries = timeline::entries(&kept.known, &kept.queue, from, to);
        let timer = kept.timer.preview(Midnight::Keep, &now);
        let mut found = findings(&rules, &entries, &timer, clock);
        found.retain(|finding| finding.advice.day == day && finding.advice.level >= Level::Breach);
        (entries, found)
    };
    model.with_kept(look).unwrap_or_default()
}

fn card(ask: &Ask, locale: &Locale, finding: &Finding, entries: &[Entry]) -> Element {
    let advice = &finding.advice;
    let text = match advice.rule {
        Rule::Overlap | Rule::Order => ViewText::AdviceOverlap,
        Rule::Breaks => ViewText::AdviceBreaks,
        Rule::Stretch => ViewText::AdviceStretch,
        Rule::Rest => ViewText::AdviceRest,
        _ => ViewText::AdviceLong,
    };
    let (minutes, actual) = (format::length(locale, advice.by), format::length(locale, advice.actual));
    let words = locale.fill(text, &[("minutes", &minutes), ("actual", &actual)]);
    let law = (!advice.law.is_empty()).then(|| element("span").class("hint").child([" ", &advice.law].concat()));
    let mended = mend(finding, entries, fresh::keys()).map(|operation| {
        let label = match &advice.fix {
            Some(Fix::InsertBreak { at, minutes }) => locale.fill(
                ViewText::InsertBreak,
                &[("minutes", &format::length(locale, *minutes)), ("time", &format::time(at.time()))],
            ),
            _ => locale.t(ViewText::AdviceMend),
        };
        let (ask, saved) = (ask.clone(), locale.t(ViewText::Saved));
        button("button small", label, move || ask.edit(operation.edits.clone(), saved.clone()))
    });
    element("div")
        .class("advice")
        .child(
            element("div")
                .class("row")
                .child(icon("icon icon-warning"))
                .child(element("p").child(words).child(Markup::from(law))),
        )
        .child(Markup::from(mended))
}
