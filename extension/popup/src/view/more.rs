//! The account, settings, and the way to help.

use personio::calendar::Minutes;
use personio_extension_browser::permissions::{self, Permission};
use personio_extension_browser::tabs;
use personio_extension_messages::{Devices, Problem, Request, direct::Direct};
use personio_extension_model::{
    account::Role,
    account::Way,
    attendance::{Kind, Task},
    hours::decimal,
    settings::{Badge, Settings, Span, Theme, TimerMode},
};
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Property, element, live};
use personio_ui::state::State;

use leptos::prelude::{event_target_checked, event_target_value};

use super::parts::{button, icon, segments, time_input};
use super::problem;
use crate::ask::Ask;
use crate::format;
use crate::model::{Model, Screen};
use crate::text::ViewText;

/// The screen with everything else.
pub fn more(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    Markup::Many(vec![
        ways(model, locale).into(),
        account(model, ask, locale).into(),
        look(model, ask, locale).into(),
        time(model, ask, locale).into(),
        extras(model, ask, locale).into(),
        links(model, locale).into(),
    ])
}

/// To what is looked at rather than recorded.
fn ways(model: Model, locale: &Locale) -> Element {
    let way = |screen: Screen, sign: &'static str, text: ViewText| {
        element("button")
            .class("person")
            .attr("type", "button")
            .child(icon(sign))
            .child(element("strong").class("person-about").child(locale.t(text)))
            .child(icon("icon small icon-next"))
            .on_click(move || model.screen.set(screen))
    };
    // What may be shown of whom, only a relay knows.
    let has_relay = model.part(false, |kept| kept.account().is_some_and(|it| matches!(it.way, Way::Relay { .. })));
    let people = way(Screen::People, "icon icon-people", ViewText::People).hidden(move || !has_relay.get());
    let documents = way(Screen::Documents, "icon icon-document", ViewText::Documents);
    element("section").class("card people").child(people).child(documents)
}

fn account(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let (is_leaving, others_ask) = (State::new(false), ask.clone());
    let name = model.part(String::new(), |kept| kept.account().map(|it| it.name.clone()).unwrap_or_default());
    let email = model.part(String::new(), |kept| kept.account().map(|it| it.email.clone()).unwrap_or_default());
    let is_direct = model.part(false, |kept| matches!(kept.account().map(|it| &it.way), Some(Way::Direct { .. })));
    let is_locked = model.part(false, |kept| kept.sync.problem == Some(Problem::Locked));
    let way = {
        let text = locale.t(ViewText::DirectAccount);
        live(move || is_direct.get().then(|| element("p").class("hint").child(text.clone())))
    };
    let (ask, words) = (ask.clone(), locale.clone());
    let leaving = live(move || {
        if !is_leaving.get() {
            let add = move || model.screen.set(Screen::SignIn);
            let lock = (is_direct.get() && !is_locked.get()).then(|| {
                let ask = ask.clone();
                button("button small", words.t(ViewText::LockNow), move || {
                    ask.send(Request::Direct(Direct::Lock.pack()));
                })
            });
            return Markup::from(
                element("div")
                    .class("row links")
                    .child(Markup::from(lock))
                    .child(button("button small", words.t(ViewText::AddAccount), add))
                    .child(button("button small", words.t(ViewText::SignOut), move || is_leaving.set(true))),
            );
        }
        let waiting = model.with_kept(|kept| kept.queue.changes().len()).unwrap_or_default();
        let lost = (waiting > 0)
            .then(|| problem::line(words.fill(ViewText::SignOutWaiting, &[("count", &waiting.to_string())])));
        let leave = |devices: Devices| {
            let ask = ask.clone();
            move || ask.send_then(Request::SignOut(devices), |model, _| model.screen.set(Screen::Today))
        };
        // Credentials have no sessions on other devices.
        let everywhere =
            (!is_direct.get()).then(|| button("button", words.t(ViewText::SignOutEverywhere), leave(Devices::All)));
        element("div")
            .class("stack")
            .child(element("p").child(words.t(ViewText::SignOutText)))
            .child(Markup::from(lost))
            .child(button("button stop", words.t(ViewText::SignOut), leave(Devices::This)))
            .child(Markup::from(everywhere))
            .child(button("button", words.t(ViewText::Cancel), move || is_leaving.set(false)))
            .into()
    });
    element("section")
        .class("card stack")
        .child(element("h2").class("card-title").child(locale.t(ViewText::Account)))
        .child(
            element("div")
                .child(element("p").class("strong").live(move || name.get()))
                .child(element("p").class("hint").live(move || email.get()))
                .child(way),
        )
        .child(others(model, &others_ask, locale))
        .child(leaving)
}

/// The accounts that are not shown, and the way to them.
fn others(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let others = model.part(Vec::new(), |kept| {
        let shown = kept.account().map(|account| account.id.clone());
        kept.accounts.list.iter().filter(|account| Some(&account.id) != shown.as_ref()).cloned().collect()
    });
    let (ask, locale) = (ask.clone(), locale.clone());
    live(move || {
        let rows = others.get().into_iter().map(|account| {
            let (ask, id) = (ask.clone(), account.id.clone());
            let (Way::Relay { url } | Way::Direct { url }) = &account.way;
            let host = url.split_once("://").map_or(url.as_str(), |(_, host)| host).to_owned();
            let label = locale.fill(ViewText::SwitchTo, &[("name", &account.name)]);
            element("div")
                .class("setting")
                .child(
                    element("div")
                        .child(element("p").class("strong").child(account.name.clone()))
                        .child(element("p").class("hint").child([&account.email, " · ", &host].concat())),
                )
                .child(
                    button("button small", locale.t(ViewText::Switch), move || {
                        ask.send_then(Request::Switch(id.clone()), |model, _| model.screen.set(Screen::Today));
                    })
                    .attr("aria-label", label),
                )
        });
        Markup::many(rows)
    })
}

/// Changes the settings.
fn set(model: Model, ask: &Ask, change: impl FnOnce(&mut Settings)) {
    let Some(mut settings) = model.with_kept_untracked(|kept| Settings::clone(&kept.settings)) else { return };
    change(&mut settings);
    ask.send(Request::Set(Box::new(settings)));
}

fn look(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let themes = vec![
        (Theme::System, locale.t(ViewText::ThemeSystem)),
        (Theme::Light, locale.t(ViewText::ThemeLight)),
        (Theme::Dark, locale.t(ViewText::ThemeDark)),
    ];
    let badges = vec![
        (Badge::Current, locale.t(ViewText::BadgeCurrent)),
        (Badge::Today, locale.t(ViewText::BadgeToday)),
        (Badge::Hidden, locale.t(ViewText::BadgeHidden)),
    ];
    let theme = model.part(Theme::default(), |kept| kept.settings.theme);
    let badge = model.part(Badge::default(), |kept| kept.settings.badge);
    let set_theme = {
        let ask = ask.clone();
        move |theme| set(model, &ask, move |settings| settings.theme = theme)
    };
    let set_badge = {
        let ask = ask.clone();
        move |badge| set(model, &ask, move |settings| settings.badge = badge)
    };
    let row = |text: ViewText, control: Element| {
        element("div").class("setting").child(element("span").child(locale.t(text))).child(control)
    };
    element("section")
        .class("card")
        .child(element("h2").class("card-title").child(locale.t(ViewText::Appearance)))
        .child(row(ViewText::Theme, segments(locale.t(ViewText::Theme), move || theme.get(), themes, set_theme)))
        .child(row(
            ViewText::BadgeTime,
            segments(locale.t(ViewText::BadgeTime), move || badge.get(), badges, set_badge),
        ))
}

fn time(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let hours = {
        let ask = ask.clone();
        let shown = move || {
            let minutes =
                model.with_kept(|kept| kept.settings.schedule.week.first().map(|plan| plan.target.0)).flatten();
            let minutes = minutes.unwrap_or_default();
            let half = if minutes.is_multiple_of(60) {
                String::new()
            } else {
                [".", &(minutes % 60 * 100 / 60).to_string()].concat()
            };
            [&(minutes / 60).to_string(), half.as_str()].concat()
        };
        element("input")
            .class("input number")
            .attr("type", "number")
            .attr("min", "0")
            .attr("max", "24")
            .attr("step", "0.25")
            .attr("id", "daily-hours")
            .live_property(move || Property::Value(shown()))
            .on("change", move |event| {
                let Some(minutes) = decimal(&event_target_value(&event)).filter(|it| *it <= Minutes::hours(24)) else {
                    return;
                };
                set(model, &ask, move |settings| {
                    // Days off stay days off.
                    for plan in settings.schedule.week.iter_mut().filter(|plan| plan.target > Minutes::ZERO) {
                        plan.target = minutes;
                    }
                });
            })
    };
    let label = element("label").attr("for", "daily-hours").child(locale.t(ViewText::DailyHours));
    let open = toggle(
        model,
        ask,
        "open-periods",
        |settings| settings.timer == TimerMode::OpenPeriod,
        |settings, is_on| settings.timer = if is_on { TimerMode::OpenPeriod } else { TimerMode::Local },
        None,
    );
    element("section")
        .class("card")
        .child(element("h2").class("card-title").child(locale.t(ViewText::Settings)))
        .child(element("div").class("setting").child(label).child(hours))
        .child(usual_day(model, ask, locale))
        .child(
            element("div")
                .class("setting")
                .child(
                    element("div")
                        .child(element("label").attr("for", "open-periods").child(locale.t(ViewText::OpenPeriods)))
                        .child(element("p").class("hint").child(locale.t(ViewText::OpenPeriodsHint))),
                )
                .child(open),
        )
}

/// When work usually begins and ends: for the reminder, and to fill days from.
fn usual_day(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let known = model.part((String::new(), String::new()), |kept| {
        let span = kept.settings.schedule.week.first().and_then(|plan| plan.spans.first());
        span.map(|span| (format::time(span.from), format::time(span.until))).unwrap_or_default()
    });
    let (from, until) = (State::new(String::new()), State::new(String::new()));
    personio_ui::state::watch(move || {
        let (begin, end) = known.get();
        from.set(begin);
        until.set(end);
    });
    let save = {
        let ask = ask.clone();
        move || {
            let (begin, end) = (format::read_time(&from.get_untracked()), format::read_time(&until.get_untracked()));
            let (Some(begin), Some(end)) = (begin, end) else { return };
            if known.with_untracked(|known| *known == (format::time(begin), format::time(end))) {
                return;
            }
            set(model, &ask, move |settings| {
                for plan in settings.schedule.week.iter_mut().filter(|plan| plan.target > Minutes::ZERO) {
                    plan.spans = vec![Span { kind: Kind::Work, from: begin, until: end, task: Task::default() }];
                }
            });
        }
    };
    let control = |value: State<String>, label: ViewText, example: &'static str| {
        let save = save.clone();
        time_input(value)
            .attr("aria-label", locale.t(label))
            .attr("placeholder", example)
            .attr("style", "inline-size:4.6rem")
            .on("change", move |_| save())
    };
    element("div").class("setting").child(element("span").child(locale.t(ViewText::UsualDay))).child(
        element("span")
            .class("row")
            .child(control(from, ViewText::From, "9:00"))
            .child(element("span").attr("aria-hidden", "true").child("–"))
            .child(control(until, ViewText::Until, "17:30")),
    )
}

/// What needs the browser's permission, which is asked for when it is switched on.
fn extras(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let row = |id: &'static str, text: ViewText, control: Element| {
        let label = element("label").attr("for", id).child(locale.t(text));
        element("div").class("setting").child(label).child(control)
    };
    let start = toggle(
        model,
        ask,
        "remind-start",
        |settings| settings.reminders.start.is_some(),
        |settings, is_on| settings.reminders.start = is_on.then_some(15),
        Some("notifications"),
    );
    let due = toggle(
        model,
        ask,
        "remind-break",
        |settings| settings.reminders.break_due.is_some(),
        |settings, is_on| settings.reminders.break_due = is_on.then_some(10),
        Some("notifications"),
    );
    let long = toggle(
        model,
        ask,
        "remind-long",
        |settings| settings.reminders.longest_day.is_some(),
        |settings, is_on| settings.reminders.longest_day = is_on.then_some(0),
        Some("notifications"),
    );
    let idle = toggle(
        model,
        ask,
        "idle",
        |settings| settings.idle.enabled,
        |settings, is_on| settings.idle.enabled = is_on,
        Some("idle"),
    );
    element("section")
        .class("card")
        .child(element("h2").class("card-title").child(locale.t(ViewText::Reminders)))
        .child(row("remind-start", ViewText::RemindStart, start))
        .child(row("remind-break", ViewText::RemindBreak, due))
        .child(row("remind-long", ViewText::RemindLong, long))
        .child(row("idle", ViewText::DetectIdle, idle))
        .child(row("menu", ViewText::ContextMenu, menu(model, ask)))
}

fn toggle(
    model: Model,
    ask: &Ask,
    id: &'static str,
    read: fn(&Settings) -> bool,
    write: fn(&mut Settings, bool),
    needs: Option<&'static str>,
) -> Element {
    let is_on = model.part(false, move |kept| read(&kept.settings));
    let ask = ask.clone();
    element("input")
        .class("switch")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .attr("id", id)
        .live_property(move || Property::Checked(is_on.get()))
        .on("change", move |event| {
            let wanted = event_target_checked(&event);
            let ask = ask.clone();
            spawn(async move {
                let is_allowed = match needs {
                    Some(name) if wanted => permissions::ask(Permission::Api(name)).await.unwrap_or_default(),
                    _ => true,
                };
                if is_allowed {
                    set(model, &ask, move |settings| write(settings, wanted));
                } else {
                    is_on.set(false); // the browser said no: the switch goes back
                }
            });
        })
}

/// The switch of the menu. The permission goes with it, where the browser lets it go.
fn menu(model: Model, ask: &Ask) -> Element {
    const MENUS: Permission<'static> = Permission::Api("contextMenus");
    let is_wanted = model.part(false, |kept| kept.settings.menu);
    let is_allowed = State::new(false);
    spawn(async move { is_allowed.set(permissions::has(MENUS).await) });
    let ask = ask.clone();
    element("input")
        .class("switch")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .attr("id", "menu")
        .live_property(move || Property::Checked(is_wanted.get() && is_allowed.get()))
        .on("change", move |event| {
            let wanted = event_target_checked(&event);
            let ask = ask.clone();
            spawn(async move {
                _ = if wanted {
                    permissions::ask(MENUS).await.map(|_| ())
                } else {
                    permissions::give_back(MENUS).await
                };
                is_allowed.set(permissions::has(MENUS).await);
                set(model, &ask, move |settings| settings.menu = wanted);
            });
        })
}

fn links(model: Model, locale: &Locale) -> Element {
    let is_hr = model.part(false, |kept| kept.account().is_some_and(|it| it.role == Role::HumanResources));
    let desk = locale.t(ViewText::OpenDesk);
    element("section")
        .class("row links")
        .child(button("button small", locale.t(ViewText::Help), move || model.screen.set(Screen::Help)))
        // A popup would close over the choice of a file.
        .child(button("button small", locale.t(ViewText::Transfer), || {
            spawn(async { _ = tabs::open("popup.html?view=tab#transfer").await });
        }))
        .child(button("button small", locale.t(ViewText::OpenInTab), || {
            spawn(async { _ = tabs::open("popup.html?view=tab").await });
        }))
        // Everybody else's session could do nothing there: the relay refuses what is hidden here.
        .live(move || {
            let open = || spawn(async { _ = tabs::open("desk.html").await });
            is_hr.get().then(|| button("button small", desk.clone(), open))
        })
}
