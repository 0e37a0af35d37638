//! A list that nothing is kept of: it comes when somebody looks, and can be searched.

use std::future::Future;
use std::rc::Rc;

use leptos::prelude::event_target_value;
use personio_extension_messages::Problem;
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Property, element, live};
use personio_ui::state::State;

use super::parts::{button, empty, sign_button};
use super::problem;
use crate::answer::Answer;
use crate::model::{Model, Screen};
use crate::text::{MineText, ViewText};

/// More rows are read by nobody; whoever has more searches.
pub const MOST_ROWS: usize = 60;

/// What came, as far as it came.
pub type Found<T> = Option<Result<Rc<Vec<T>>, Problem>>;

/// Asks for a list, and shows it as soon as it is there.
pub fn looking<T: 'static, F: Future<Output = Result<Vec<T>, Problem>> + 'static>(
    model: Model,
    locale: &Locale,
    ask: impl Fn() -> F + 'static,
    show: impl Fn(&Rc<Vec<T>>) -> Markup + 'static,
) -> Markup {
    let found: State<Found<T>> = State::new(None);
    let load = Rc::new(move || {
        found.set(None);
        let asked = ask();
        spawn(async move { found.set(Some(asked.await.map(Rc::new))) });
    });
    load();
    let locale = locale.clone();
    live(move || match found.get() {
        None => element("div")
            .class("starting")
            .attr("role", "status")
            .attr("aria-label", locale.t(MineText::Loading))
            .child(element("span"))
            .into(),
        Some(Ok(list)) => show(&list),
        Some(Err(what)) => {
            let again = load.clone();
            failed(model, &locale, &what, move || again()).into()
        }
    })
}

/// What did not work while somebody only looked: nothing waits, and nothing is lost.
fn failed(model: Model, locale: &Locale, what: &Problem, again: impl FnMut() + 'static) -> Element {
    let way = match what {
        Problem::SignedOut => {
            button("button small", locale.t(ViewText::SignInAgain), move || model.screen.set(Screen::SignIn))
        }
        _ => button("button small", locale.t(ViewText::TryAgain), again),
    };
    let answer = match what {
        Problem::MissingRight(right) if right.is_empty() => Answer::Data,
        problem => Answer::to(problem),
    };
    let ways = element("div").class("row").child(way).child(problem::help(model, locale, answer));
    element("section").class("card stack").child(problem::line(words(locale, what, MineText::NotOffline))).child(ways)
}

/// What did not work, in words.
pub fn words(locale: &Locale, what: &Problem, offline: MineText) -> String {
    locale.t(match what {
        Problem::Offline => offline,
        Problem::Server | Problem::Version => MineText::NoAnswer,
        Problem::MissingRight(right) if right.is_empty() => MineText::NoRight,
        problem => return problem::words(locale, problem),
    })
}

/// What is said where there is no relay.
pub fn without_relay(locale: &Locale, title: MineText, text: MineText) -> Markup {
    element("section").class("card").child(empty(locale.t(title), locale.t(text))).into()
}

/// How these screens look; it comes with them.
pub fn looks() -> Element {
    element("style").child(include_str!("mine.css"))
}

/// Leads back to the screen with everything else.
pub fn back(model: Model, locale: &Locale) -> Element {
    back_to(model, locale, Screen::More, ViewText::More)
}

/// Leads back to a screen.
pub fn back_to(model: Model, locale: &Locale, screen: Screen, name: ViewText) -> Element {
    sign_button("link-button back", "icon small icon-back", locale.t(name), move || model.screen.set(screen))
}

/// The field to search with.
pub fn search(value: State<String>, id: &'static str, label: String) -> Element {
    let input = element("input")
        .class("input")
        .attr("id", id)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", label.clone())
        .attr("aria-label", label)
        .live_property(move || Property::Value(value.get()))
        .on("input", move |event| value.set(event_target_value(&event)));
    element("div").attr("role", "search").child(input)
}

/// How many there are that are not shown, or that there is none.
pub fn rest(locale: &Locale, all: usize) -> Option<Element> {
    let more = all.saturating_sub(MOST_ROWS);
    let text = match (all, more) {
        (0, _) => locale.t(MineText::NothingFound),
        (_, 0) => return None,
        (_, more) => locale.fill(MineText::AndMore, &[("count", &more.to_string())]),
    };
    Some(element("p").class("hint").child(text))
}
