//! Writing an entry: a new one, or one that is there.

use personio_extension_messages::fresh;
use personio_extension_model::{attendance::Kind, entry::Entry, operation};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Place, element, live};
use personio_ui::state::State;

use super::entries;
use super::parts::{button, field, segments, text_input, time_input};
use super::problem;
use super::project::project;
use crate::ask::Ask;
use crate::draft::{Draft, Mistake};
use crate::format;
use crate::model::{Editing, Model};
use crate::text::ViewText;

/// The states of the form's fields.
#[derive(Clone, Copy)]
struct Fields {
    kind: State<Kind>,
    from: State<String>,
    until: State<String>,
    project: State<Option<personio::id::v2::ProjectId>>,
    comment: State<String>,
}

impl Fields {
    fn of(draft: &Draft) -> Self {
        Self {
            kind: State::new(draft.kind),
            from: State::new(draft.from.clone()),
            until: State::new(draft.until.clone()),
            project: State::new(draft.project.clone()),
            comment: State::new(draft.comment.clone()),
        }
    }

    fn draft(self, day: personio::calendar::Date) -> Draft {
        Draft {
            day,
            kind: self.kind.get_untracked(),
            from: self.from.get_untracked(),
            until: self.until.get_untracked(),
            project: self.project.get_untracked(),
            comment: self.comment.get_untracked(),
        }
    }
}

/// The form of an entry; of a new one, if there is none.
pub fn editor(model: Model, ask: &Ask, locale: &Locale, entry: Option<Entry>) -> Element {
    let draft = entry.as_ref().map_or_else(|| suggested(model), Draft::of);
    let fields = Fields::of(&draft);
    let mistake: State<Option<Mistake>> = State::new(None);
    let first = Place::new();
    first.focus_when_made();
    let close = move || model.editing.set(Editing::Nothing);
    let kinds = vec![(Kind::Work, locale.t(ViewText::Work)), (Kind::Break, locale.t(ViewText::Break))];
    let invalid = move |from: bool| {
        move || {
            let is_it = mistake.with(|mistake| match mistake {
                Some(Mistake::From) => from,
                Some(Mistake::Until) => !from,
                _ => false,
            });
            is_it.then_some("true")
        }
    };
    let times = element("div")
        .class("pair")
        .child(field(
            "from",
            locale.t(ViewText::From),
            time_input(fields.from).place(first).live_attr("aria-invalid", invalid(true)),
        ))
        .child(field(
            "until",
            locale.t(ViewText::Until),
            time_input(fields.until).live_attr("aria-invalid", invalid(false)),
        ));
    let project = {
        let label = element("span").class("field-label").attr("aria-hidden", "true").child(locale.t(ViewText::Project));
        let choice =
            project(model, ask, locale, move || fields.project.get(), move |chosen| fields.project.set(chosen));
        element("div").hidden(move || fields.kind.get() == Kind::Break).child(label).child(choice)
    };
    let comment = field("comment", locale.t(ViewText::Comment), text_input(fields.comment).attr("maxlength", "1000"));
    let problem = {
        let locale = locale.clone();
        live(move || mistake.get().map(|mistake| problem::line(problem::mistake(&locale, &mistake))))
    };
    let label = match &entry {
        Some(entry) => {
            let times = format::span(&entry.attendance, &locale.t(ViewText::Running));
            locale.fill(ViewText::EditEntry, &[("times", &times)])
        }
        None => locale.t(ViewText::NewEntry),
    };
    element("form")
        .class("editor")
        .attr("aria-label", label)
        .child(segments(locale.t(ViewText::Kind), move || fields.kind.get(), kinds, move |kind| fields.kind.set(kind)))
        .child(times)
        .child(project)
        .child(comment)
        .child(problem)
        .child(actions(model, ask, locale, entry.as_ref(), mistake))
        .on("submit", {
            let (ask, locale, day) = (ask.clone(), locale.clone(), draft.day);
            move |event| {
                event.prevent_default();
                let draft = fields.draft(day);
                let done = model.entries.with_untracked(|entries| draft.operation(entries, entry.as_ref()));
                match done {
                    Ok(operation) if operation.edits.is_empty() => close(),
                    Ok(operation) => {
                        close();
                        ask.edit(operation.edits, locale.t(ViewText::Saved));
                    }
                    Err(what) => mistake.set(Some(what)),
                }
            }
        })
}

fn actions(
    model: Model,
    ask: &Ask,
    locale: &Locale,
    entry: Option<&Entry>,
    mistake: State<Option<Mistake>>,
) -> Element {
    let save = element("button").class("button small primary").attr("type", "submit").child(locale.t(ViewText::Save));
    let cancel = button("button small", locale.t(ViewText::Cancel), move || model.editing.set(Editing::Nothing));
    let mut row = element("div").class("row").child(save).child(cancel);
    if let Some(entry) = entry.cloned() {
        let (splitting, split) = (ask.clone(), entry.clone());
        let saved = locale.t(ViewText::Saved);
        row = row.child(button("button small", locale.t(ViewText::Split), move || {
            // In the middle, to the quarter of an hour; the parts are then corrected as any other entry.
            let Some(end) = split.end() else { return };
            let middle = split.start().seconds_until(end) / 2 / 900 * 900;
            let at = split.start().plus_seconds(middle.max(60));
            let done = model
                .entries
                .with_untracked(|entries| operation::split(entries, &split.key, at.unwrap_or(end), fresh::key(1)));
            match done {
                Ok(operation) => {
                    model.editing.set(Editing::Nothing);
                    splitting.edit(operation.edits, saved.clone());
                }
                Err(what) => mistake.set(Some(Mistake::Operation(what))),
            }
        }));
        let (ask, words) = (ask.clone(), locale.clone());
        row = row.child(button("button small danger", locale.t(ViewText::Delete), move || {
            entries::remove(model, &ask, &words, &entry);
        }));
    }
    row
}

/// What somebody who adds something probably means: what comes after the last entry, until now.
fn suggested(model: Model) -> Draft {
    let day = model.day.get_untracked();
    let last = model.entries.with_untracked(|entries| entries.last().and_then(|entry| entry.end()));
    let from =
        last.filter(|last| last.date() == day).map_or_else(|| "09:00".to_owned(), |last| format::time(last.time()));
    let now = model.minute.get_untracked();
    let is_later = now.date() == day && format::time(now.time()) > from;
    let until = if is_later { format::time(now.time()) } else { String::new() };
    Draft::new(day, from, until)
}
