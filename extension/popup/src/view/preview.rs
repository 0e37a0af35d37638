//! What a line would do, and doing it.

use std::ops::Range;

use personio_extension_messages::{Press, Request, state::State as Kept};
use personio_extension_model::{attendance::Attendance, attendance::Kind, edit::Edit, quick::MistakeKind};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element};
use personio_ui::state::State;

use super::{parts::icon, problem};
use crate::ask::Ask;
use crate::format;
use crate::line::{Mistake, Reading, read};
use crate::model::{Model, Toast};
use crate::text::{QuickText, ViewText};

/// What the line would do, or what is wrong with it and where. `is_done` is who has pressed Enter.
pub fn preview(model: Model, locale: &Locale, line: &str, is_done: bool) -> Option<Markup> {
    if line.trim().is_empty() {
        return Some(element("p").class("hint").child(locale.t(QuickText::QuickHelp)).into());
    }
    let (now, day) = (model.minute.get(), model.day.get());
    model.with_kept(|kept| match read(line, kept, now, day) {
        Ok(Reading::Press(press)) => element("p").class("hint").child(pressed(locale, &press)).into(),
        Ok(Reading::Record { day: on, periods, .. }) => {
            let day = (on != day).then(|| element("p").class("strong").child(format::long_day(on)));
            let rows = periods.iter().map(|period| row(locale, kept, period));
            let hint = element("p").class("hint").child(locale.t(QuickText::QuickEnter));
            Markup::Many(vec![day.into(), element("ul").class("quick-rows").children(rows).into(), hint.into()])
        }
        Err(mistake) => wrong(locale, line, &mistake, is_done).into(),
    })
}

/// Does what the line says; answers whether it could.
pub fn act(model: Model, ask: &Ask, locale: &Locale, line: State<String>) -> bool {
    let (now, shown) = (model.minute.get_untracked(), model.day.get_untracked());
    let reading = model.with_kept_untracked(|kept| line.with_untracked(|line| read(line, kept, now, shown).ok()));
    let saved = locale.t(ViewText::Saved);
    match reading.flatten() {
        Some(Reading::Press(press)) => ask.send_then(Request::Press(press), move |_, _| line.set(String::new())),
        Some(Reading::Record { day, operation, .. }) => {
            ask.send_then(Request::Edit(operation.edits), move |model, edits| {
                line.set(String::new());
                if day != shown {
                    model.show(day);
                }
                model.toast.set(Some(Toast::new(saved, edits.iter().rev().map(Edit::undo).collect())));
            });
        }
        None => return false,
    }
    true
}

fn pressed(locale: &Locale, press: &Press) -> String {
    let (text, time) = match press {
        Press::Start { since, .. } => (ViewText::Start, *since),
        Press::Stop { at } => (ViewText::Stop, *at),
        Press::Pause => (ViewText::Pause, None),
        _ => (ViewText::Resume, None),
    };
    let time = time.map(|time| [" ", &format::time(time.time())].concat()).unwrap_or_default();
    ["↵ ", &locale.t(text), &time].concat()
}

fn row(locale: &Locale, kept: &Kept, period: &Attendance) -> Element {
    let project = period.task.project.as_ref().and_then(|id| kept.catalogue.project(id)).unwrap_or_default();
    let kind = if period.kind == Kind::Break { locale.t(ViewText::Break) } else { String::new() };
    let about = [kind.as_str(), project, &period.task.comment];
    let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
    let length = period.end.map(|end| format::length(locale, period.start.minutes_until(end)));
    element("li")
        .child(element("span").class("entry-times number").child(format::span(period, "")))
        .child(element("span").class("entry-length number").child(length.unwrap_or_default()))
        .child(element("span").class("entry-about").child(about.join(" · ")))
}

/// The line with the place of the mistake, and what is wrong there.
fn wrong(locale: &Locale, line: &str, mistake: &Mistake, is_done: bool) -> Element {
    let (place, words) = match mistake {
        Mistake::Line(mistake) => (marked(line, &mistake.at), locale.t(text(mistake.kind))),
        Mistake::Operation(what) => (None, problem::mistake(locale, &crate::draft::Mistake::Operation(what.clone()))),
    };
    let words = element("span").child(Markup::from(place)).child(words);
    let sign = is_done.then(|| icon("icon small icon-warning"));
    element("p").class(if is_done { "problem" } else { "hint" }).child(Markup::from(sign)).child(words)
}

fn marked(line: &str, at: &Range<usize>) -> Option<Element> {
    let word: String = line.chars().skip(at.start).take(at.end.saturating_sub(at.start)).take(40).collect();
    (!word.is_empty()).then(|| element("mark").child(word))
}

fn text(kind: MistakeKind) -> QuickText {
    match kind {
        MistakeKind::NoTime => QuickText::QuickNoTime,
        MistakeKind::NoSuchTime => QuickText::QuickNoSuchTime,
        MistakeKind::NoSuchDay => QuickText::QuickNoSuchDay,
        MistakeKind::SecondDay => QuickText::QuickSecondDay,
        MistakeKind::NoSuchProject => QuickText::QuickNoSuchProject,
        MistakeKind::Overlap => QuickText::QuickOverlap,
        MistakeKind::NoRoom => QuickText::QuickNoRoom,
        MistakeKind::Future => QuickText::QuickFuture,
        MistakeKind::NotHere => QuickText::QuickNotHere,
        MistakeKind::TooLong => QuickText::QuickTooLong,
    }
}
