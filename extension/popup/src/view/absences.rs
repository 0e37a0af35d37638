//! What is left, what was requested, and how far that is.

use personio::absences::v2::AbsenceStatus;
use personio_extension_messages::{Request, catalogue::Balance};
use personio_extension_model::{
    edit::Edit,
    queue::ChangeState,
    timeline::{self, AbsenceEntry},
};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::State;

use super::parts::{button, empty, sign_button};
use super::{problem, request};
use crate::answer::Answer;
use crate::ask::Ask;
use crate::format;
use crate::model::Model;
use crate::text::ViewText;

/// The screen of absences.
pub fn absences(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let is_asking = State::new(false);
    let form = {
        let (ask, locale) = (ask.clone(), locale.clone());
        live(move || {
            if is_asking.get() {
                return request::request(model, &ask, &locale, is_asking);
            }
            let open = move || is_asking.set(true);
            sign_button("button primary large", "icon icon-add", locale.t(ViewText::RequestAbsence), open)
        })
    };
    Markup::Many(vec![balances(model, locale), form, list(model, ask, locale).into()])
}

fn balances(model: Model, locale: &Locale) -> Markup {
    let known = model.part(Vec::new(), |kept| {
        let in_hours = |name: &str| kept.catalogue.absence_types.iter().any(|kind| kind.in_hours && kind.name == *name);
        kept.catalogue.balances.iter().map(|it| (it.clone(), in_hours(&it.name))).collect()
    });
    let locale = locale.clone();
    live(move || {
        let rows: Vec<Element> = known.with(|known: &Vec<(Balance, bool)>| {
            let rows = known.iter().filter_map(|(it, in_hours)| {
                let left = left(&locale, it.available.as_deref().or(it.today.as_deref())?, *in_hours);
                Some(
                    element("div")
                        .class("balance")
                        .child(element("span").child(it.name.clone()))
                        .child(element("strong").class("number").child(left)),
                )
            });
            rows.collect()
        });
        (!rows.is_empty()).then(|| {
            element("section")
                .class("card")
                .child(element("h2").class("card-title").child(locale.t(ViewText::Balances)))
                .children(rows)
        })
    })
}

/// `5 days left`, `4,5 Tage`.
fn left(locale: &Locale, amount: &str, in_hours: bool) -> String {
    let amount = amount.trim_end_matches(".0");
    let text = match (in_hours, amount) {
        (true, _) => ViewText::LeftHours,
        (false, "1") => ViewText::LeftOne,
        (false, _) => ViewText::LeftOther,
    };
    let amount = if locale.language().as_str() == "de" { amount.replace('.', ",") } else { amount.to_owned() };
    locale.fill(text, &[("days", &amount)])
}

fn list(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let entries = model.part(Vec::new(), |kept| timeline::absences(&kept.known, &kept.queue));
    let (ask, words) = (ask.clone(), locale.clone());
    let rows = live(move || {
        let today = model.minute.with(|minute| minute.date()).plus_days(-30);
        let mut shown: Vec<AbsenceEntry> = entries.get();
        shown.retain(|it| it.known.absence.until.is_none_or(|until| today.is_none_or(|today| until.date() >= today)));
        if shown.is_empty() {
            return Markup::from(empty(words.t(ViewText::NoAbsences), words.t(ViewText::NoAbsencesText)));
        }
        element("ul").class("entries").children(shown.iter().map(|it| row(model, &ask, &words, it))).into()
    });
    element("section")
        .class("card stack")
        .child(element("h2").class("card-title").child(locale.t(ViewText::MyAbsences)))
        .child(rows)
}

fn row(model: Model, ask: &Ask, locale: &Locale, entry: &AbsenceEntry) -> Element {
    let absence = &entry.known.absence;
    let kind = model.with_kept(|kept| kept.catalogue.absence_type(&absence.kind).map(str::to_owned)).flatten();
    let (class, state) = status(entry);
    let cancel = {
        let (ask, locale, edit) = (ask.clone(), locale.clone(), Edit::remove(entry.key.clone(), absence.clone()));
        let is_over = absence.until.is_some_and(|until| until.date() < model.minute.get().date());
        let can_go = !entry.is_cancelled && !is_over && entry.known.approval != Some(AbsenceStatus::Rejected);
        can_go.then(|| {
            button("link-button", locale.t(ViewText::CancelAbsence), move || {
                ask.edit(vec![edit.clone()], locale.t(ViewText::AbsenceCancelled));
            })
        })
    };
    element("li")
        .class("entry")
        .live_class("gone", {
            let is_gone = entry.is_cancelled;
            move || is_gone
        })
        .attr("style", "padding-block:.65rem;gap:.15rem")
        .child(
            element("div")
                .class("row spread")
                .child(element("span").class("entry-times").child(format::absence(absence)))
                .child(element("span").class(class).child(locale.t(state))),
        )
        .child(
            element("div")
                .class("row spread")
                .child(element("span").class("hint").child(kind.unwrap_or_default()))
                .child(Markup::from(cancel)),
        )
        .child(note(model, ask, locale, entry))
}

fn status(entry: &AbsenceEntry) -> (&'static str, ViewText) {
    match (&entry.pending, &entry.known.approval) {
        (Some(ChangeState::Refused(_)), _) => ("chip refused", ViewText::Refused),
        (Some(ChangeState::Conflict { .. }), _) => ("chip refused", ViewText::Conflict),
        (Some(_), _) => ("chip waiting", ViewText::Waiting),
        (None, Some(AbsenceStatus::Approved)) => ("chip ok", ViewText::Approved),
        (None, Some(AbsenceStatus::Rejected)) => ("chip refused", ViewText::Rejected),
        (None, _) => ("chip", ViewText::Pending),
    }
}

fn note(model: Model, ask: &Ask, locale: &Locale, entry: &AbsenceEntry) -> Markup {
    let Some(ChangeState::Refused(refusal)) = &entry.pending else { return Markup::nothing() };
    let (ask, key) = (ask.clone(), entry.key.clone());
    element("div")
        .class("entry-note")
        .attr("style", "margin-inline:0")
        .child(element("p").child(problem::refused(locale, ViewText::RefusedText, &refusal.words.join(" "))))
        .child(button("button small", locale.t(ViewText::DropChange), move || {
            ask.send(Request::Abandon(key.clone()));
        }))
        .child(problem::help(model, locale, Answer::Refused))
        .into()
}
