//! The time sheet: how long a day took for each project, by typing hours. What becomes of it is shown before it is done.

use personio::{
    calendar::{Date, Minutes},
    id::v2::ProjectId,
};
use personio_extension_messages::{fresh, state::State as Kept};
use personio_extension_model::{
    attendance::{Attendance, Kind},
    entry::Entry,
    hours::read_hours,
    offer,
    plan::Plan,
    sheet::{self, Outcome, Problem, Recorded, Share},
    timeline,
    timer::Midnight,
};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::State;

use super::looking::{back_to, looks};
use super::parts::{button, icon_button, text_input};
use super::problem;
use super::project::project;
use crate::ask::Ask;
use crate::format;
use crate::model::{Model, Screen, present, target};
use crate::text::{SheetText, ViewText};

/// So many projects are offered beside those that the day has.
const OFFERED: usize = 4;
/// What was worked for in these days is offered.
const DAYS: i64 = 40;

/// A project, and the hours that are typed for it.
#[derive(Clone)]
struct Line {
    project: ProjectId,
    hours: State<String>,
}

/// What is typed for a day, and what it would become.
#[derive(Clone, Copy)]
struct Sheet {
    day: Date,
    lines: State<Vec<Line>>,
    preview: State<Option<Result<Outcome, Trouble>>>,
}

/// Why nothing becomes of it.
#[derive(Clone, PartialEq)]
enum Trouble {
    /// That is no length.
    Hours,
    /// It cannot be done.
    Sheet(Problem),
}

/// The screen of a time sheet.
pub fn sheet(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let (ask, words) = (ask.clone(), locale.clone());
    let step = |days: i64| {
        move || {
            if let Some(day) = model.day.get_untracked().plus_days(days) {
                model.show(day);
            }
        }
    };
    let head = element("div")
        .class("row spread")
        .child(icon_button("icon icon-back", locale.t(ViewText::PreviousDay), step(-1)))
        .child(element("h2").class("strong sheet-day").live(move || format::long_day(model.day.get())))
        .child(icon_button("icon icon-next", locale.t(ViewText::NextDay), step(1)));
    let about = element("p").class("hint").child(locale.t(SheetText::SheetAbout));
    let body = live(move || day(model, &ask, &words, model.day.get()));
    let card = element("section").class("card stack").child(head).child(about).child(body);
    Markup::Many(vec![looks().into(), back_to(model, locale, Screen::Week, ViewText::Week).into(), card.into()])
}

fn day(model: Model, ask: &Ask, locale: &Locale, day: Date) -> Markup {
    let sheet = Sheet { day, lines: State::new(begun(model, day)), preview: State::new(None) };
    // What it would become is true for what is there now.
    personio_ui::state::watch(move || {
        model.entries.with(|_| ());
        sheet.preview.set(None);
    });
    let (adding, words) = (ask.clone(), locale.clone());
    let rows = live(move || {
        let lines = sheet.lines.get();
        Markup::many(lines.into_iter().map(|line| row(model, &words, sheet, &line)))
    });
    let add = project(
        model,
        &adding,
        locale,
        || None,
        move |chosen| {
            let Some(project) = chosen else { return };
            sheet.lines.update(|lines| {
                if !lines.iter().any(|line| line.project == project) {
                    lines.push(Line { project, hours: State::new(String::new()) });
                }
            });
        },
    );
    let add = element("div")
        .child(element("span").class("field-label").attr("aria-hidden", "true").child(locale.t(SheetText::SheetAdd)))
        .child(add);
    let look = element("button").class("button primary").attr("type", "submit").child(locale.t(SheetText::SheetLook));
    let form = element("form")
        .class("stack")
        .attr("aria-label", locale.t(ViewText::Sheet))
        .child(element("div").child(rows))
        .child(sums(model, locale, sheet))
        .child(add)
        .child(look)
        .on("submit", move |event| {
            event.prevent_default();
            sheet.preview.set(Some(looked(model, sheet)));
        });
    Markup::Many(vec![form.into(), preview(model, ask, locale, sheet)])
}

/// The projects of the day with their hours, then those that the person often works for.
fn begun(model: Model, day: Date) -> Vec<Line> {
    let lines = model.with_kept_untracked(|kept| {
        let recorded = sheet::recorded(&entries(kept, day), day, model.minute.get_untracked());
        let shares = recorded.shares.into_iter().filter_map(|share| Some((share.project?, clock(share.minutes))));
        let mut lines: Vec<(ProjectId, String)> = shares.collect();
        let before = timeline::entries(&kept.known, &kept.queue, day.plus_days(-DAYS).unwrap_or(day), day);
        let (recent, catalogue) = (offer::recent(&before), &kept.catalogue);
        let offers = offer::offers(&catalogue.projects, &catalogue.favourites, &recent, "");
        let often = offers.into_iter().filter(|it| it.place < offer::Place::Other).take(OFFERED);
        for it in often {
            if !lines.iter().any(|(project, _)| *project == it.project.id) {
                lines.push((it.project.id.clone(), String::new()));
            }
        }
        lines
    });
    let lines = lines.unwrap_or_default().into_iter();
    lines.map(|(project, hours)| Line { project, hours: State::new(hours) }).collect()
}

/// What lies around a day, with what runs.
fn entries(kept: &Kept, day: Date) -> Vec<Entry> {
    let (before, after) = (day.plus_days(-1).unwrap_or(day), day.plus_days(1).unwrap_or(day));
    let entries = timeline::entries(&kept.known, &kept.queue, before, after);
    timeline::with_timer(entries, &kept.timer, Midnight::Split, &present())
}

fn row(model: Model, locale: &Locale, sheet: Sheet, line: &Line) -> Element {
    let name = model.with_kept_untracked(|kept| kept.catalogue.project(&line.project).map(str::to_owned)).flatten();
    let name = name.unwrap_or_else(|| line.project.as_str().to_owned());
    let (hours, preview) = (line.hours, sheet.preview);
    let fixed = model.with_kept_untracked(|kept| {
        let recorded = sheet::recorded(&entries(kept, sheet.day), sheet.day, model.minute.get_untracked());
        recorded.fixed.into_iter().find(|share| share.project.as_ref() == Some(&line.project)).map(|it| it.minutes)
    });
    let fixed = fixed.flatten().map(|minutes| {
        let words = locale.fill(SheetText::SheetFixed, &[("hours", &clock(minutes))]);
        element("span").class("hint").child(words)
    });
    let input = text_input(hours)
        .class("input number")
        .attr("inputmode", "decimal")
        .attr("placeholder", "0:00")
        .attr("maxlength", "8")
        .attr("aria-label", locale.fill(SheetText::SheetHours, &[("project", &name)]))
        .live_attr("aria-invalid", move || hours.with(|hours| read_hours(hours).is_none()).then_some("true"))
        .on("input", move |_| preview.set(None))
        .on("change", move |_| {
            // As it is understood, so that a slip of the pen is seen.
            if let Some(minutes) = hours.with_untracked(|hours| read_hours(hours)) {
                hours.set(if minutes == Minutes::ZERO { String::new() } else { clock(minutes) });
            }
        });
    element("div")
        .class("setting")
        .child(element("span").class("person-about").child(name).child(Markup::from(fixed)))
        .child(input)
}

/// What is recorded, what is typed, and what that leaves.
fn sums(model: Model, locale: &Locale, sheet: Sheet) -> Element {
    let locale = locale.clone();
    let lines = live(move || {
        model.entries.with(|_| ());
        let now = model.minute.get();
        let known = model.with_kept(|kept| {
            (sheet::recorded(&entries(kept, sheet.day), sheet.day, now), target(kept, sheet.day).unwrap_or_default())
        });
        let (Recorded { total, .. }, target) = known?;
        let typed = sheet.lines.with(|lines| {
            lines
                .iter()
                .filter_map(|line| line.hours.with(|hours| read_hours(hours)))
                .fold(0, |sum, it| sum + i64::from(it.0))
        });
        // Without anything recorded, hours become a day.
        let (of, what, rest) = match total {
            Minutes::ZERO => (target, ViewText::Target, locale.t(ViewText::Difference)),
            total => (total, ViewText::Worked, locale.t(SheetText::SheetLeft)),
        };
        let left = i64::from(of.0) - typed;
        let cell = |label: String, value: String, class: &'static str| {
            element("div")
                .class("balance")
                .child(element("span").child(label))
                .child(element("strong").class(class).child(value))
        };
        Some(Markup::many([
            cell(locale.t(what), clock(of), "number"),
            cell(locale.t(SheetText::SheetTyped), format::clock(typed), "number"),
            cell(rest, format::clock(left), if left < 0 { "number negative" } else { "number" }),
        ]))
    });
    element("div").attr("role", "status").child(lines)
}

/// What would become of the day.
fn looked(model: Model, sheet: Sheet) -> Result<Outcome, Trouble> {
    let share = |line: &Line| {
        let minutes = line.hours.with_untracked(|hours| read_hours(hours))?;
        Some(Share { project: Some(line.project.clone()), minutes })
    };
    let wanted: Option<Vec<Share>> = sheet.lines.with_untracked(|lines| lines.iter().map(share).collect());
    let wanted = wanted.ok_or(Trouble::Hours)?;
    let done = model.with_kept_untracked(|kept| {
        let absences = timeline::absences(&kept.known, &kept.queue);
        let plan = Plan::new(&kept.settings.schedule, &absences, &[]);
        let (rules, now) = (kept.settings.rules.rules(), model.minute.get_untracked());
        sheet::split(&entries(kept, sheet.day), sheet.day, &wanted, (&plan, rules.as_ref()), now, fresh::keys())
    });
    done.unwrap_or(Err(Problem::NoRoom)).map_err(Trouble::Sheet)
}

fn preview(model: Model, ask: &Ask, locale: &Locale, sheet: Sheet) -> Markup {
    let (ask, locale) = (ask.clone(), locale.clone());
    live(move || {
        let outcome = match sheet.preview.get()? {
            Ok(outcome) => outcome,
            Err(trouble) => return Some(Markup::from(problem::line(words(&locale, &trouble)))),
        };
        if outcome.operation.edits.is_empty() {
            return Some(element("p").attr("role", "status").child(locale.t(SheetText::SheetSame)).into());
        }
        let rows = outcome.periods.iter().map(|it| period(model, &locale, it));
        let (ask, saved, edits) = (ask.clone(), locale.t(ViewText::Saved), outcome.operation.edits.clone());
        let apply = button("button primary small", locale.t(SheetText::SheetApply), move || {
            sheet.preview.set(None);
            ask.edit(edits.clone(), saved.clone());
        });
        let cancel = button("button small", locale.t(ViewText::Cancel), move || sheet.preview.set(None));
        Some(
            element("div")
                .class("stack")
                .attr("role", "status")
                .child(element("p").class("strong").child(locale.t(SheetText::SheetPreview)))
                .child(element("ul").class("quick-rows").children(rows))
                .child(element("div").class("row").child(apply).child(cancel))
                .into(),
        )
    })
}

fn period(model: Model, locale: &Locale, period: &Attendance) -> Element {
    let project = period.task.project.as_ref();
    let name =
        project.map(|id| model.with_kept_untracked(|kept| kept.catalogue.project(id).map(str::to_owned)).flatten());
    let about = match (period.kind, name) {
        (Kind::Break, _) => locale.t(ViewText::Break),
        (_, None) => locale.t(ViewText::NoProject),
        (_, Some(name)) => name.or_else(|| project.map(|id| id.as_str().to_owned())).unwrap_or_default(),
    };
    let length = period.end.map(|end| format::length(locale, period.start.minutes_until(end)));
    element("li")
        .child(element("span").class("entry-times number").child(format::span(period, "")))
        .child(element("span").class("entry-length number").child(length.unwrap_or_default()))
        .child(element("span").class("entry-about").child(about))
}

fn words(locale: &Locale, trouble: &Trouble) -> String {
    locale.t(match trouble {
        Trouble::Hours => SheetText::SheetNoHours,
        Trouble::Sheet(Problem::TooMuch(minutes)) => {
            return locale.fill(SheetText::SheetTooMuch, &[("hours", &clock(*minutes))]);
        }
        Trouble::Sheet(Problem::Fixed) => SheetText::SheetIsFixed,
        Trouble::Sheet(Problem::Ahead) => SheetText::SheetAhead,
        Trouble::Sheet(Problem::DayOff) => SheetText::SheetDayOff,
        Trouble::Sheet(Problem::NoRoom) => SheetText::SheetNoRoom,
    })
}

fn clock(minutes: Minutes) -> String {
    format::clock(i64::from(minutes.0))
}
