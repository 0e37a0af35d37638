//! Payslips for everyone: dropping, checking, sending.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{DragEvent, File, HtmlInputElement};
use personio_hr::payslips::plan::{Wanted, is_title};
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Place, Property, element, live};
use personio_ui::state::{State, watch};

use super::{look, parts, table};
use crate::batch::{Batch, Counts, Cutting, Headings, report};
use crate::model::{Model, Stage, Wait};
use crate::sending;
use crate::text::DeskText;
use crate::tools::Tools;

/// How many payslips Personio takes in a minute.
const A_MINUTE: u32 = 60;

/// The whole part.
pub fn payslips(model: Model, tools: &Tools, locale: &Locale) -> Markup {
    let heap = model.heap;
    let is_empty = State::new(true);
    watch(move || {
        let now = heap.sources.with(Vec::is_empty);
        if is_empty.get_untracked() != now {
            is_empty.set(now);
        }
    });
    let (tools_of_heap, words) = (tools.clone(), locale.clone());
    let content = live(move || match is_empty.get() {
        true => drop_zone(model, &tools_of_heap, &words).into(),
        false => open_heap(model, &tools_of_heap, &words),
    });
    let title = element("h1").child(locale.t(DeskText::Payslips));
    Markup::many([element("div").class("desk-head").child(title).into(), content])
}

/// Where files are dropped.
fn drop_zone(model: Model, tools: &Tools, locale: &Locale) -> Element {
    let over = State::new(false);
    let reading = {
        let locale = locale.clone();
        move || match (model.is_complete.get(), model.heap.stage.get()) {
            (false, _) => Some(locale.t(DeskText::WaitForPeople)),
            (_, Stage::Reading(done, all)) => Some(progress_of_reading(&locale, done, all)),
            _ => None,
        }
    };
    let zone = element("section")
        .class("drop-zone")
        .live_class("over", move || over.get())
        .child(parts::icon("icon icon-payslips large"))
        .child(element("h2").child(locale.t(DeskText::DropTitle)))
        .child(element("p").class("hint").child(locale.t(DeskText::DropText)))
        .child(
            element("div")
                .class("row")
                .child(chooser(model, tools, locale.t(DeskText::ChooseFolder), Chosen::Folder))
                .child(chooser(model, tools, locale.t(DeskText::ChooseFiles), Chosen::Files)),
        )
        .child(element("p").class("hint").attr("role", "status").live(reading));
    accepting(zone, model, tools, over)
}

/// Takes what is dropped on it.
fn accepting(zone: Element, model: Model, tools: &Tools, over: State<bool>) -> Element {
    let tools = tools.clone();
    zone.on("dragover", move |event| {
        event.prevent_default();
        if !over.get_untracked() {
            over.set(true);
        }
    })
    .on("dragleave", move |_| over.set(false))
    .on("drop", move |event| {
        event.prevent_default();
        over.set(false);
        let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        let Some(transfer) = transfer.filter(|_| is_free(model)) else { return };
        let (tools, files) = (tools.clone(), tools.files(&transfer));
        spawn(async move {
            let files = files.await;
            sending::take(model, &tools, files).await;
        });
    })
}

/// Whether files can be taken: everybody is known, and nothing else happens.
fn is_free(model: Model) -> bool {
    model.is_complete.get_untracked() && model.heap.stage.get_untracked() == Stage::Idle
}

#[derive(Clone, Copy, PartialEq)]
enum Chosen {
    Folder,
    Files,
}

/// A button that asks for files, or for a folder of them.
fn chooser(model: Model, tools: &Tools, text: String, chosen: Chosen) -> Element {
    let (input, tools) = (Place::new(), tools.clone());
    let field = element("input")
        .attr("type", "file")
        .attr("hidden", true)
        .attr("multiple", true)
        .attr("accept", ".pdf,.zip")
        .attr("webkitdirectory", chosen == Chosen::Folder)
        .attr("data-chooser", if chosen == Chosen::Folder { "folder" } else { "files" })
        .place(input)
        .on("change", move |event| {
            let Some(field) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return };
            let list = field.files();
            let files: Vec<File> =
                list.iter().flat_map(|list| (0..list.length()).filter_map(move |index| list.get(index))).collect();
            field.set_value("");
            if is_free(model) {
                model.take(tools.clone(), files);
            }
        });
    let classes = if chosen == Chosen::Folder { "button primary" } else { "button" };
    let button = parts::button(classes, text, move || {
        if let Some(field) = input.get_untracked() {
            field.click();
        }
    });
    let button =
        button.live_attr("disabled", move || !model.is_complete.get() || model.heap.stage.get() != Stage::Idle);
    element("span").child(button).child(field)
}

fn open_heap(model: Model, tools: &Tools, locale: &Locale) -> Markup {
    let over = State::new(false);
    let chosen = {
        let locale = locale.clone();
        live(move || {
            let place = model.heap.chosen.get()?;
            Some(look::look(model, &locale, place))
        })
    };
    let columns = element("div")
        .class("heap")
        .live_class("has-look", move || model.heap.chosen.get().is_some())
        .child(table::table(model, locale))
        .child(chosen);
    let all = element("div")
        .class("heap-all")
        .child(form(model, tools, locale))
        .child(columns)
        .child(foot(model, tools, locale));
    accepting(all, model, tools, over).into()
}

/// What all payslips have.
fn form(model: Model, tools: &Tools, locale: &Locale) -> Element {
    let heap = model.heap;
    let is_busy = move || heap.stage.get() != Stage::Idle;
    let change = move |change: &dyn Fn(&mut Wanted)| {
        heap.wanted.update(|wanted| change(wanted));
        // Titles may now be the same, or no longer.
        heap.batch.update(|batch| batch.mark_twins(&heap.wanted.get_untracked()));
        heap.counts.set(heap.batch.with_untracked(Batch::counts));
    };
    let title = parts::text_input(
        move || heap.wanted.with(|wanted| wanted.title.clone()),
        move |text| change(&|wanted: &mut Wanted| wanted.title.clone_from(&text)),
    );
    let title = title.live_attr("disabled", is_busy).attr("aria-describedby", "title-hint");
    let comment = parts::text_input(
        move || heap.wanted.with(|wanted| wanted.comment.clone()),
        move |text| change(&|wanted: &mut Wanted| wanted.comment.clone_from(&text)),
    );
    let date = parts::text_input(
        move || heap.wanted.with(|wanted| wanted.date.map(|date| date.to_string()).unwrap_or_default()),
        move |text| change(&|wanted: &mut Wanted| wanted.date = text.parse().ok()),
    );
    let hint = {
        let words = locale.clone();
        move || match heap.wanted.with(|wanted| is_title(&wanted.title)) {
            true => words.t(DeskText::TitleHint),
            false => words.t(DeskText::TitleWrong),
        }
    };
    element("section")
        .class("card heap-form")
        .child(category(model, locale))
        .child(parts::field("title", locale.t(DeskText::Title), title))
        .child(parts::field("date", locale.t(DeskText::Date), date.attr("type", "date").live_attr("disabled", is_busy)))
        .child(parts::field("comment", locale.t(DeskText::Comment), comment.live_attr("disabled", is_busy)))
        .child(element("p").class("hint heap-hint").attr("id", "title-hint").live(hint))
        .child(cutting(model, tools, locale))
}

fn category(model: Model, locale: &Locale) -> Element {
    let heap = model.heap;
    let none = locale.t(DeskText::ChooseCategory);
    let select = element("select")
        .class("select")
        .live(move || {
            let first = element("option").attr("value", "").child(none.clone());
            let named = model.categories.get();
            let others =
                named.into_iter().map(|(id, name)| element("option").attr("value", id.to_string()).child(name));
            Markup::many([first].into_iter().chain(others))
        })
        .live_property(move || {
            model.categories.track();
            Property::Value(heap.category.get().map(|id| id.to_string()).unwrap_or_default())
        })
        .live_attr("disabled", move || heap.stage.get() != Stage::Idle)
        .on("change", move |event| {
            let id = leptos::prelude::event_target_value(&event).parse().ok();
            heap.category.set(id.map(personio::id::v1::DocumentCategoryId));
        });
    parts::field("category", locale.t(DeskText::Category), select)
}

fn cutting(model: Model, tools: &Tools, locale: &Locale) -> Element {
    let heap = model.heap;
    let kind = move || match heap.cutting.get() {
        Cutting::Every(_) => Cutting::Every(1),
        other => other,
    };
    let choose = {
        let tools = tools.clone();
        move |cutting: Cutting| {
            if !is_free(model) {
                return;
            }
            heap.cutting.set(cutting);
            let tools = tools.clone();
            spawn(async move { sending::plan(model, &tools).await });
        }
    };
    let choices = vec![
        (Cutting::Whole, locale.t(DeskText::CutWhole)),
        (Cutting::ByPerson, locale.t(DeskText::CutByPerson)),
        (Cutting::Every(1), locale.t(DeskText::CutEvery)),
    ];
    let pages = {
        let (choose, label) = (choose.clone(), locale.t(DeskText::PagesEach));
        live(move || {
            let Cutting::Every(pages) = heap.cutting.get() else { return None };
            let choose = choose.clone();
            let field = element("input")
                .class("input number")
                .attr("type", "number")
                .attr("min", "1")
                .attr("aria-label", label.clone())
                .attr("value", pages.to_string())
                .on("change", move |event| {
                    if let Ok(pages @ 1..) = leptos::prelude::event_target_value(&event).parse() {
                        choose(Cutting::Every(pages));
                    }
                });
            Some(field)
        })
    };
    element("div")
        .class("row heap-cut")
        .child(element("span").class("field-label").child(locale.t(DeskText::Cut)))
        .child(parts::segments(locale.t(DeskText::Cut), kind, choices, choose))
        .child(pages)
        .child(element("span").class("grow"))
        .child(chooser(model, tools, locale.t(DeskText::MoreFiles), Chosen::Files))
        .child(parts::button("button", locale.t(DeskText::StartOver), move || {
            if heap.stage.get_untracked() == Stage::Idle {
                heap.chosen.set(None);
                heap.batch.set(Batch::default());
                heap.blobs.set(Vec::new());
                heap.counts.set(Counts::default());
                heap.cutting.set(Cutting::Whole);
                heap.sources.set(Vec::new());
                model.trouble.set(None);
            }
        }))
}

/// Sending, and how far it is.
fn foot(model: Model, tools: &Tools, locale: &Locale) -> Element {
    let heap = model.heap;
    let (tools, words) = (tools.clone(), locale.clone());
    let content = live(move || {
        let (stage, counts) = (heap.stage.get(), heap.counts.get());
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let (arrived, ready, look) = (number(counts.arrived), number(counts.ready), number(counts.look));
        let said = |text: String| element("p").attr("role", "status").child(text);
        let sum = arrived + ready;
        let of_all = words.fill(DeskText::Progress, &[("done", &words.number(arrived)), ("all", &words.number(sum))]);
        match stage {
            Stage::Reading(done, all) => vec![said(progress_of_reading(&words, done, all)).into()],
            Stage::Sending | Stage::Pausing => {
                let minutes = ready.div_ceil(A_MINUTE);
                let left = words.fill(DeskText::MinutesLeft, &[("minutes", &words.number(minutes))]);
                let text = match (heap.waits_for.get(), minutes) {
                    (Some(Wait::Busy), _) => [of_all.as_str(), " · ", &words.t(DeskText::GoesOn)].concat(),
                    (Some(Wait::Offline), _) => [of_all.as_str(), " · ", &words.t(DeskText::GoesOnline)].concat(),
                    (None, 2..) => [of_all.as_str(), " · ", &left].concat(),
                    (None, _) => of_all,
                };
                let label = if stage == Stage::Sending { DeskText::Pause } else { DeskText::Pausing };
                let pause = parts::button("button", words.t(label), move || heap.stage.set(Stage::Pausing));
                vec![parts::meter(arrived, sum).into(), said(text).class("grow").into(), pause.into()]
            }
            Stage::Idle => idle(model, &tools, &words, (arrived, ready, look)),
        }
    });
    element("footer").class("heap-foot").child(content)
}

fn idle(model: Model, tools: &Tools, locale: &Locale, (arrived, ready, look): (u32, u32, u32)) -> Vec<Markup> {
    let heap = model.heap;
    let mut pieces: Vec<Markup> = Vec::new();
    let waiting = (look > 0).then(|| locale.fill(DeskText::LookFirst, &[("count", &locale.number(look))]));
    let done = (arrived > 0).then(|| match (ready, look) {
        (0, 0) => locale.fill(DeskText::DoneText, &[("done", &locale.number(arrived))]),
        _ => locale
            .fill(DeskText::Progress, &[("done", &locale.number(arrived)), ("all", &locale.number(arrived + ready))]),
    });
    let text = [done, waiting].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    pieces.push(element("p").class("grow").attr("role", "status").child(text).into());
    if arrived > 0 {
        let (tools, words) = (tools.clone(), locale.clone());
        pieces.push(
            parts::button("button", locale.t(DeskText::SaveReport), move || save_report(model, &tools, &words)).into(),
        );
    }
    let is_ready = {
        let is_named = heap.wanted.with(|wanted| is_title(&wanted.title));
        ready > 0 && is_named && heap.category.get().is_some()
    };
    let text = match (ready, arrived) {
        (0, _) => locale.t(DeskText::SendNothing),
        (_, 1..) => locale.t(DeskText::Continue),
        (ready, _) => locale.count(DeskText::SendOne, DeskText::SendOther, ready),
    };
    if ready > 0 || arrived == 0 {
        let tools = tools.clone();
        let send = parts::button("button primary", text, move || {
            let tools = tools.clone();
            spawn(async move { sending::send(model, &tools).await });
        });
        pieces.push(send.attr("disabled", !is_ready).attr("data-send", "").into());
    }
    pieces
}

fn save_report(model: Model, tools: &Tools, locale: &Locale) {
    let t = |text: DeskText| locale.t(text);
    let words = Headings {
        columns: [
            t(DeskText::File),
            t(DeskText::For),
            t(DeskText::ColumnPerson),
            t(DeskText::Title),
            t(DeskText::State),
            t(DeskText::ColumnDocument),
            t(DeskText::ColumnNote),
        ],
        sent: t(DeskText::StateSent),
        before: t(DeskText::StateBefore),
        failed: t(DeskText::StateFailed),
        left_out: t(DeskText::StateLeftOut),
        look: t(DeskText::StateLook),
        waiting: t(DeskText::StateReady),
    };
    let wanted = model.heap.wanted.get_untracked();
    let text = model.heap.batch.with_untracked(|batch| report(batch, &wanted, &words));
    tools.give(&[t(DeskText::ReportName).as_str(), ".csv"].concat(), &text);
}

fn progress_of_reading(locale: &Locale, done: usize, all: usize) -> String {
    locale.fill(DeskText::Reading, &[("done", &done.to_string()), ("all", &all.to_string())])
}
