//! The big button, and what runs.

use leptos::prelude::event_target_value;
use personio_extension_messages::{Press, Request};
use personio_extension_model::{
    attendance::Task,
    timer::{Concern, TimerState},
};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Property, element, live};
use personio_ui::state::State;

use super::parts::{button, field, sign_button, time_input};
use super::project::project;
use crate::ask::Ask;
use crate::format;
use crate::model::{Model, Toast, present};
use crate::text::ViewText;

/// The timer's card.
pub fn timer(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let state = model.part(TimerState::Idle, |kept| kept.timer.state());
    // What somebody types for the next start, while nothing runs.
    let next = State::new(Task::default());
    let is_moving = State::new(false);
    let (ask, locale) = (ask.clone(), locale.clone());
    live(move || {
        let now = state.get();
        is_moving.set(false);
        let class = match now {
            TimerState::Idle => "card timer",
            TimerState::Working => "card timer working",
            TimerState::OnBreak => "card timer break",
        };
        element("section")
            .class(class)
            .attr(
                "aria-label",
                locale.t(if now == TimerState::Idle { ViewText::NotRunning } else { ViewText::Running }),
            )
            .child(head(model, now, is_moving, &locale))
            .child(mover(model, is_moving, &ask, &locale))
            .child(concern(model, &ask, &locale))
            .child(task(model, now, next, &ask, &locale))
            .child(buttons(now, next, &ask, &locale))
    })
}

fn head(model: Model, state: TimerState, is_moving: State<bool>, locale: &Locale) -> Markup {
    if state == TimerState::Idle {
        return Markup::nothing();
    }
    let text = if state == TimerState::Working { ViewText::WorkingSince } else { ViewText::BreakSince };
    let words = locale.clone();
    let since = model.part(String::new(), |kept| {
        kept.timer.current().map(|it| format::time(it.since.local().time())).unwrap_or_default()
    });
    let began = model
        .part(String::new(), |kept| kept.timer.started().map(|time| format::time(time.time())).unwrap_or_default());
    let label = locale.clone();
    let seconds = move || {
        let now = model.now.get();
        let elapsed = model.with_kept(|kept| match state {
            TimerState::OnBreak => kept.timer.current_for(&now),
            _ => kept.timer.worked(&now),
        });
        elapsed.unwrap_or_default().as_secs()
    };
    let clock = move || {
        let minutes = i64::try_from(seconds() / 60).unwrap_or_default();
        format::clock(minutes)
    };
    let rest = move || {
        let seconds = seconds() % 60;
        [if seconds < 10 { ":0" } else { ":" }, &seconds.to_string()].concat()
    };
    element("div")
        .class("timer-head")
        .child(
            element("button")
                .class("link-button timer-state")
                .attr("type", "button")
                .live_attr("aria-label", move || label.fill(ViewText::ChangeStart, &[("time", &began.get())]))
                .live_attr("aria-expanded", move || if is_moving.get() { "true" } else { "false" })
                .live(move || words.fill(text, &[("time", &since.get())]))
                .on_click(move || is_moving.update(|it| *it = !*it)),
        )
        .child(
            element("p")
                .class("clock number")
                .attr("role", "timer")
                .live(clock)
                .child(element("small").class("number").live(rest)),
        )
        .into()
}

/// "I began at 8:40."
fn mover(model: Model, is_moving: State<bool>, ask: &Ask, locale: &Locale) -> Markup {
    let (ask, locale) = (ask.clone(), locale.clone());
    live(move || {
        if !is_moving.get() {
            return None;
        }
        let began = model.with_kept_untracked(|kept| kept.timer.started()).flatten()?;
        let value = State::new(format::time(began.time()));
        let (ask, date) = (ask.clone(), began.date());
        let save =
            element("button").class("button small primary").attr("type", "submit").child(locale.t(ViewText::Save));
        Some(
            element("form")
                .class("stack")
                .child(field("began", locale.t(ViewText::BeganAt), time_input(value)))
                .child(element("div").class("row").child(save).child(button(
                    "button small",
                    locale.t(ViewText::Cancel),
                    move || is_moving.set(false),
                )))
                .on("submit", move |event| {
                    event.prevent_default();
                    if let Some(time) = format::read_time(&value.get_untracked()) {
                        let began = Request::Press(Press::Began(date.at(time)));
                        ask.send_then(began, move |_, _| is_moving.set(false));
                    }
                }),
        )
    })
}

/// Asks about a timer that looks forgotten. It goes on until somebody decides.
fn concern(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let is_right: State<bool> = State::new(false);
    let (ask, locale) = (ask.clone(), locale.clone());
    let asked = State::new(None);
    personio_ui::state::watch(move || {
        model.minute.track();
        let now = present();
        let concern = model.with_kept(|kept| kept.timer.concern(&kept.settings.patience, &now)).flatten();
        crate::model::set_if_new(asked, concern);
    });
    live(move || {
        let concern: Concern = asked.get().filter(|_| !is_right.get())?;
        let (text, since) = match concern {
            Concern::ClockSetBack { since } => (ViewText::ClockWasSetBack, since),
            Concern::SinceAnotherDay { since } | Concern::LongWork { since } | Concern::LongBreak { since } => {
                (ViewText::Forgotten, since)
            }
        };
        let when = [&format::short_day(since.date()), ", ", &format::time(since.time())];
        let value = State::new(String::new());
        let (stop, discard) = (ask.clone(), ask.clone());
        let form = element("form")
            .class("row")
            .child(time_input(value).attr("aria-label", locale.t(ViewText::StopAt)))
            .child(
                element("button").class("button small primary").attr("type", "submit").child(locale.t(ViewText::Stop)),
            )
            .on("submit", move |event| {
                event.prevent_default();
                if let Some(time) = format::read_time(&value.get_untracked()) {
                    // A time before the start is that of the next morning.
                    let day = if time < since.time() { since.date().plus_days(1) } else { Some(since.date()) };
                    let at = day.map(|day| day.at(time));
                    stop.send(Request::Press(Press::Stop { at }));
                }
            });
        Some(
            element("div")
                .class("advice")
                .attr("role", "alert")
                .child(element("p").child(locale.fill(text, &[("time", &when.concat())])))
                .child(form)
                .child(
                    element("div")
                        .class("row")
                        .child(button("link-button", locale.t(ViewText::KeepRunning), move || is_right.set(true)))
                        .child(button("link-button", locale.t(ViewText::Discard), move || {
                            discard.send(Request::Press(Press::Discard));
                        })),
                ),
        )
    })
}

fn task(model: Model, state: TimerState, next: State<Task>, ask: &Ask, locale: &Locale) -> Element {
    let running = model.part(Task::default(), |kept| kept.timer.task());
    let is_idle = state == TimerState::Idle;
    let shown = move || if is_idle { next.get() } else { running.get() };
    let change = {
        let ask = ask.clone();
        move |task: Task| {
            if is_idle {
                next.set(task);
            } else if running.with_untracked(|running| *running != task) {
                ask.send(Request::Press(Press::Switch(task)));
            }
        }
    };
    let now = move || if is_idle { next.get_untracked() } else { running.get_untracked() };
    let choose = {
        let change = change.clone();
        move |project| change(Task { project, ..now() })
    };
    let project = project(model, ask, locale, move || shown().project, choose);
    let comment = element("input")
        .class("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("maxlength", "1000")
        .attr("aria-label", locale.t(ViewText::Comment))
        .attr("placeholder", locale.t(ViewText::CommentHint))
        .live_property(move || Property::Value(shown().comment))
        .on("change", move |event| change(Task { comment: event_target_value(&event), ..now() }));
    element("div").class("stack").child(comment).child(project)
}

fn buttons(state: TimerState, next: State<Task>, ask: &Ask, locale: &Locale) -> Element {
    let press = |button: Press| {
        let ask = ask.clone();
        move || ask.send(Request::Press(button.clone()))
    };
    let stop = {
        let (ask, saved, short) = (ask.clone(), locale.t(ViewText::Saved), locale.t(ViewText::TooShort));
        move || {
            let (saved, short) = (saved.clone(), short.clone());
            ask.send_then(Request::Press(Press::Stop { at: None }), move |model, edits| {
                let undo: Vec<_> = edits.iter().rev().map(personio_extension_model::edit::Edit::undo).collect();
                let text = if undo.is_empty() { short } else { saved };
                model.toast.set(Some(Toast::new(text, undo)));
            });
        }
    };
    let stop = sign_button("button large stop", "icon icon-stop", locale.t(ViewText::Stop), stop);
    match state {
        TimerState::Idle => {
            let ask = ask.clone();
            let start = move || {
                ask.send_then(Request::Press(Press::Start { task: next.get_untracked(), since: None }), move |_, _| {
                    next.set(Task::default());
                });
            };
            let start = sign_button("button large primary", "icon icon-play", locale.t(ViewText::Start), start);
            element("div").class("stack").child(start)
        }
        TimerState::Working => {
            let pause = sign_button("button large", "icon icon-pause", locale.t(ViewText::Pause), press(Press::Pause));
            element("div").class("pair").child(pause).child(stop)
        }
        TimerState::OnBreak => {
            let resume =
                sign_button("button large primary", "icon icon-play", locale.t(ViewText::Resume), press(Press::Resume));
            element("div").class("stack").child(resume).child(stop)
        }
    }
}
