//! Taking over what was recorded elsewhere. Nothing is added before it was shown, and nothing is written over.

use std::rc::Rc;

use leptos::prelude::{event_target, event_target_value};
use leptos::wasm_bindgen::JsValue;
use personio_extension_browser::{clock, files::Chosen};
use personio_extension_messages::{Request, Scope};
use personio_extension_model::{
    clock::Instant,
    import::{Columns, DateOrder, Judged, Table, Unusable, Verdict, Why},
};
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::{State, watch};

use super::parts::{button, field, segments};
use super::problem;
use crate::ask::Ask;
use crate::file::{self, Content, LARGEST, Look, MOST_AT_ONCE, Mapping};
use crate::format;
use crate::model::{Model, set_if_new};
use crate::text::TransferText;

/// So many rows are shown; nobody reads more.
const MOST_SHOWN: usize = 100;

/// What the card knows.
#[derive(Clone, Copy)]
struct Loaded {
    content: State<Option<Content>>,
    mapping: State<Mapping>,
    look: State<Option<Look>>,
    problem: State<Option<TransferText>>,
}

/// The card to import with.
pub fn import(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let loaded = Loaded {
        content: State::new(None),
        mapping: State::new(Mapping::default()),
        look: State::new(None),
        problem: State::new(None),
    };
    watch(move || {
        let today = model.minute.get_untracked().date();
        let import = loaded.content.with(|content| file::import(content.as_ref()?, &loaded.mapping.get()));
        let look = import.and_then(|import| model.with_kept(|kept| file::look(&import, kept, today)));
        set_if_new(loaded.look, look);
    });
    let input = element("input")
        .class("input")
        .attr("type", "file")
        .attr("accept", ".csv,.txt,.tsv,.ics,text/csv,text/calendar")
        .attr("aria-describedby", "import-hint")
        .on("change", {
            let ask = ask.clone();
            move |event| {
                let control: JsValue = event_target::<leptos::web_sys::HtmlElement>(&event).into();
                if let Some(chosen) = Chosen::first_of(&control) {
                    open(model, &ask, loaded, chosen);
                }
            }
        });
    let words = locale.clone();
    let trouble = live(move || loaded.problem.get().map(|text| problem::line(words.t(text))));
    element("section")
        .class("card stack")
        .attr("aria-label", locale.t(TransferText::ImportTitle))
        .child(element("h2").class("card-title").child(locale.t(TransferText::ImportTitle)))
        .child(field("import-file", locale.t(TransferText::ImportFile), input))
        .child(element("p").class("hint").attr("id", "import-hint").child(locale.t(TransferText::ImportHint)))
        .child(trouble)
        .child(columns(model, ask, locale, loaded))
        .child(preview(model, ask, locale, loaded))
}

/// Reads a file, and asks Personio what is there on its days.
fn open(model: Model, ask: &Ask, loaded: Loaded, chosen: Chosen) {
    let ask = ask.clone();
    loaded.content.set(None);
    loaded.problem.set(None);
    spawn(async move {
        let Ok(bytes) = chosen.bytes(LARGEST).await else {
            return loaded.problem.set(Some(TransferText::ImportTooLarge));
        };
        #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
        let offset_at = |at: Instant| clock::offset_minutes(at.0 as f64);
        match file::read(&chosen.name(), &bytes, &offset_at) {
            Ok((content, mapping)) => {
                loaded.mapping.set(mapping);
                loaded.content.set(Some(content));
                ask_about(model, &ask, loaded);
            }
            Err(why) => loaded.problem.set(Some(match why {
                Unusable::TooLarge => TransferText::ImportTooLarge,
                Unusable::Empty => TransferText::ImportEmpty,
                Unusable::NoText | Unusable::NoCalendar => TransferText::ImportNoText,
            })),
        }
    });
}

fn ask_about(model: Model, ask: &Ask, loaded: Loaded) {
    let today = model.minute.get_untracked().date();
    let mapping = loaded.mapping.get_untracked();
    let import = loaded.content.with_untracked(|content| file::import(content.as_ref()?, &mapping));
    if let Some((from, to)) = import.and_then(|import| file::days(&import, today)) {
        ask.refresh(Request::Refresh(Scope { from, to }));
    }
}

/// What is in which column; open where that was not found.
fn columns(model: Model, ask: &Ask, locale: &Locale, loaded: Loaded) -> Markup {
    let (ask, locale) = (ask.clone(), locale.clone());
    // The choices stay while somebody chooses: only another file makes them anew.
    live(move || {
        let Content::Table(table) = loaded.content.get()? else { return None };
        let mapping = loaded.mapping.get_untracked();
        let is_clear = mapping.columns.is_enough() && mapping.order.is_some();
        let choices = COLUMNS.map(|column| choice(model, &ask, &locale, loaded, &table, column));
        let orders = vec![
            (Some(DateOrder::DayFirst), "31.12.2026".to_owned()),
            (Some(DateOrder::MonthFirst), "12/31/2026".to_owned()),
            (Some(DateOrder::YearFirst), "2026-12-31".to_owned()),
        ];
        let order = State::new(mapping.order);
        let ask = ask.clone();
        let order = segments(
            locale.t(TransferText::ImportOrder),
            move || order.get(),
            orders,
            move |chosen| {
                order.set(chosen);
                loaded.mapping.update(|mapping| mapping.order = chosen);
                ask_about(model, &ask, loaded);
            },
        );
        Some(
            element("details")
                .attr("open", !is_clear)
                .child(element("summary").child(locale.t(TransferText::ImportColumns)))
                .child(element("p").child(locale.t(TransferText::ImportColumnsHint)))
                .child(element("div").class("columns").children(choices))
                .child(element("p").child(locale.t(TransferText::ImportOrder)))
                .child(order),
        )
    })
}

/// A column: its id, its name, and where it is kept.
type Column = (&'static str, TransferText, fn(&mut Columns) -> &mut Option<usize>);

const COLUMNS: [Column; 8] = [
    ("column-date", TransferText::ColumnDate, |it| &mut it.start_date),
    ("column-start", TransferText::ColumnStart, |it| &mut it.start_time),
    ("column-end-date", TransferText::ColumnEndDate, |it| &mut it.end_date),
    ("column-end", TransferText::ColumnEnd, |it| &mut it.end_time),
    ("column-length", TransferText::ColumnLength, |it| &mut it.length),
    ("column-project", TransferText::ColumnProject, |it| &mut it.project),
    ("column-comment", TransferText::ColumnComment, |it| &mut it.comment),
    ("column-kind", TransferText::ColumnKind, |it| &mut it.kind),
];

fn choice(model: Model, ask: &Ask, locale: &Locale, loaded: Loaded, table: &Rc<Table>, column: Column) -> Element {
    let (id, text, place) = column;
    let chosen = *place(&mut loaded.mapping.get_untracked().columns);
    let option = |value: String, name: String, is_chosen: bool| {
        element("option").attr("value", value).attr("selected", is_chosen).child(name)
    };
    let names = table.header.iter().enumerate();
    let options = names.map(|(index, name)| option(index.to_string(), shortened(name), chosen == Some(index)));
    let ask = ask.clone();
    let select = element("select")
        .class("select")
        .child(option(String::new(), "–".to_owned(), chosen.is_none()))
        .children(options)
        .on("change", move |event| {
            let chosen = event_target_value(&event).parse().ok();
            loaded.mapping.update(|mapping| *place(&mut mapping.columns) = chosen);
            ask_about(model, &ask, loaded);
        });
    field(id, locale.t(text), select)
}

/// Names of columns come from a file, and may be anything.
fn shortened(name: &str) -> String {
    name.chars().take(60).collect()
}

/// What would become of each line.
fn preview(model: Model, ask: &Ask, locale: &Locale, loaded: Loaded) -> Markup {
    let (ask, locale) = (ask.clone(), locale.clone());
    let is_offline = model.part(false, |kept| kept.sync.problem.is_some());
    live(move || {
        let Some(look) = loaded.look.get() else {
            let is_unclear = loaded.content.with(Option::is_some);
            return Markup::from(
                is_unclear.then(|| element("p").class("hint").child(locale.t(TransferText::ImportUnclear))),
            );
        };
        let new = look.count(Verdict::New);
        let sums = [
            (TransferText::ImportNew, new),
            (TransferText::ImportKnown, look.count(Verdict::Known)),
            (TransferText::ImportTaken, look.count(Verdict::Taken) + look.count(Verdict::Twice)),
            (TransferText::ImportLeftOut, look.skipped.len()),
            (TransferText::ImportTooOld, look.too_old),
        ];
        let sums = sums.into_iter().filter(|(_, count)| *count > 0);
        let sums = sums.map(|(text, count)| element("li").child(locale.fill(text, &[("count", &count.to_string())])));
        let rows = look.judged.iter().map(|it| row(&locale, it));
        let skipped = look.skipped.iter().map(|it| {
            let line = locale.fill(TransferText::ImportLine, &[("line", &it.line.to_string())]);
            element("li").child(element("span").child(line)).child(chip("chip refused", locale.t(reason(it.why))))
        });
        // What somebody has to look at comes first.
        let rows: Vec<Element> = skipped.chain(rows).take(MOST_SHOWN).collect();
        let rest = (look.judged.len() + look.skipped.len()).saturating_sub(rows.len());
        let rest = (rest > 0).then(|| {
            element("p").class("hint").child(locale.fill(TransferText::ImportMore, &[("count", &rest.to_string())]))
        });
        let offline = is_offline.get().then(|| element("p").class("hint").child(locale.t(TransferText::ImportOffline)));
        let now = new.min(MOST_AT_ONCE);
        let add = (now > 0).then(|| {
            let (ask, words) = (ask.clone(), locale.clone());
            let text = locale.count(
                TransferText::ImportAddOne,
                TransferText::ImportAddOther,
                u32::try_from(now).unwrap_or(u32::MAX),
            );
            let edits = look.operation().edits;
            button("button primary", text, move || ask.edit(edits.clone(), words.t(TransferText::ImportAdded)))
        });
        element("div")
            .class("stack")
            .child(element("div").attr("role", "status").child(element("ul").class("sums").children(sums)))
            .child(Markup::from(offline))
            .child(Markup::from(add))
            .child(element("ul").class("import-rows").children(rows))
            .child(Markup::from(rest))
            .into()
    })
}

fn row(locale: &Locale, judged: &Judged) -> Element {
    let period = &judged.attendance;
    let day = [&format::short_day(period.start.date()), ", ", &format::span(period, "")].concat();
    let (class, text) = match judged.verdict {
        Verdict::New => ("chip ok", TransferText::VerdictNew),
        Verdict::Known => ("chip", TransferText::VerdictKnown),
        Verdict::Taken => ("chip refused", TransferText::VerdictTaken),
        Verdict::Twice => ("chip refused", TransferText::VerdictTwice),
    };
    let unknown = judged.unknown_project.as_ref();
    let unknown = unknown.map(|name| locale.fill(TransferText::ImportNoProject, &[("project", &shortened(name))]));
    let comment = Some(period.task.comment.clone()).filter(|comment| !comment.is_empty());
    let about: Vec<String> = comment.into_iter().chain(unknown).collect();
    element("li")
        .child(element("span").class("number").child(day))
        .child(chip(class, locale.t(text)))
        .child(element("span").class("entry-about").child(about.join(" · ")))
}

fn chip(class: &'static str, text: String) -> Element {
    element("span").class(class).child(text)
}

fn reason(why: Why) -> TransferText {
    match why {
        Why::NoDay => TransferText::WhyNoDay,
        Why::NoStart => TransferText::WhyNoStart,
        Why::NoEnd => TransferText::WhyNoEnd,
        Why::NoLength => TransferText::WhyNoLength,
        Why::TooLong => TransferText::WhyTooLong,
        Why::AllDay => TransferText::WhyAllDay,
        Why::Recurring => TransferText::WhyRecurring,
        Why::Cancelled => TransferText::WhyCancelled,
    }
}
