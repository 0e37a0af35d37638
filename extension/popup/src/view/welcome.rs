//! Signing in: a link is pasted, or the company's own page opens.

use std::rc::Rc;

use leptos::web_sys::window;
use personio_extension_browser::permissions::{self, Permission};
use personio_extension_browser::{runtime, tabs};
use personio_extension_messages::Request;
use personio_extension_model::account::{Invitation, InvitationProblem, relay_address};
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::State;

use super::parts::{button, field, text_input};
use super::problem;
use crate::answer::Answer;
use crate::ask::Ask;
use crate::model::{Model, Screen};
use crate::text::ViewText;

/// What somebody sees who is not signed in.
pub fn welcome(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let logo = element("img").class("logo").attr("alt", "").attr("src", runtime::address("icons/idle-128.png"));
    let steps = [ViewText::TourOne, ViewText::TourTwo, ViewText::TourThree];
    let steps = steps.map(|step| element("li").child(locale.t(step)));
    element("main")
        .class("welcome")
        .child(logo)
        .child(
            element("div")
                .class("stack")
                .child(element("h1").child(locale.t(ViewText::WelcomeTitle)))
                .child(element("p").class("hint").child(locale.t(ViewText::WelcomeText))),
        )
        .child(form(model, ask, locale).class("stack"))
        .child(direct(model, locale))
        .child(element("ol").class("steps").children(steps))
        .into()
}

/// The form to sign in with.
pub fn form(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let pasted = State::new(String::new());
    let mistake: State<Option<String>> = State::new(None);
    // Where somebody went to sign in is where a code without an address belongs.
    let visited: State<Option<String>> = State::new(None);
    let begin = {
        let (ask, locale) = (ask.clone(), locale.clone());
        Rc::new(move || {
            let known = visited.get_untracked().or_else(|| model.relay.get_untracked());
            match asked(&pasted.get_untracked(), known.as_deref()) {
                Ok(request) => {
                    mistake.set(None);
                    if let Request::SignInWithCompany { relay } = &request {
                        visited.set(Some(relay.clone()));
                    }
                    allowed(&ask, request);
                }
                Err(_) => mistake.set(Some(locale.t(ViewText::NoInvitation))),
            }
        })
    };
    let input = text_input(pasted)
        .attr("spellcheck", "false")
        .attr("aria-describedby", "invitation-hint")
        .live_attr("aria-invalid", move || mistake.get().map(|_| "true"));
    let (sign_in, signing_in) = (locale.t(ViewText::SignIn), locale.t(ViewText::SigningIn));
    let submit = element("button")
        .class("button primary large")
        .attr("type", "submit")
        .live_attr("disabled", move || model.is_busy.get())
        .live(move || if model.is_busy.get() { signing_in.clone() } else { sign_in.clone() });
    let problem = {
        let locale = locale.clone();
        live(move || {
            let asked = model.problem.get().filter(|_| model.screen.get() != Screen::SignIn);
            let asked = asked.map(|asked| problem::words(&locale, &asked));
            mistake.get().or(asked).map(|words| {
                let help = problem::help(model, &locale, Answer::SignIn);
                element("div").class("stack").child(problem::line(words)).child(help)
            })
        })
    };
    element("form")
        .child(field("invitation", locale.t(ViewText::InvitationLabel), input))
        .child(element("p").class("hint").attr("id", "invitation-hint").child(locale.t(ViewText::InvitationHint)))
        .child(problem)
        .child(submit)
        .child(company(model, ask, locale))
        .on("submit", move |event| {
            event.prevent_default();
            begin();
        })
}

/// The way without a relay; not where administrators said which relay it is.
pub fn direct(model: Model, locale: &Locale) -> Markup {
    let text = locale.t(ViewText::WithoutRelay);
    live(move || {
        if model.relay.get().is_some() {
            return None;
        }
        Some(button("link-button", text.clone(), move || {
            model.problem.set(None);
            // A popup would close over it as soon as somebody copies the credentials.
            let place = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
            if place.contains("view=tab") {
                model.screen.set(Screen::Direct);
            } else {
                spawn(async { _ = tabs::open("popup.html?view=tab#direct").await });
            }
        }))
    })
}

/// What somebody asks for with what they pasted: an invitation opens a session, an address of a relay leads to the
/// company's own page.
fn asked(pasted: &str, known_relay: Option<&str>) -> Result<Request, InvitationProblem> {
    let pasted = pasted.trim();
    let is_address = !pasted.contains('#') && pasted.contains(['.', ':']);
    if is_address {
        return relay_address(pasted).map(|relay| Request::SignInWithCompany { relay });
    }
    Invitation::read(pasted, known_relay).map(|Invitation { relay, code }| Request::SignIn { relay, code })
}

/// The company's own page, where administrators said which relay it is.
fn company(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let (ask, locale) = (ask.clone(), locale.clone());
    live(move || {
        let (ask, relay) = (ask.clone(), relay_address(&model.relay.get()?).ok()?);
        let host = relay.split_once("://").map_or(relay.as_str(), |(_, host)| host).to_owned();
        let request = Request::SignInWithCompany { relay };
        Some(Markup::Many(vec![
            button("button large", locale.t(ViewText::SignInWithCompany), move || allowed(&ask, request.clone()))
                .into(),
            element("p").class("hint").child(locale.fill(ViewText::CompanyRelay, &[("relay", &host)])).into(),
        ]))
    })
}

/// Asks the browser to let the extension speak to this one server, then signs in. A relay that allows the extension by
/// itself needs no permission of the browser's: whoever says no goes on all the same.
fn allowed(ask: &Ask, request: Request) {
    let ask = ask.clone();
    // Browsers ask only within the click: nothing may be waited for before.
    spawn(async move {
        match &request {
            Request::SignIn { relay, .. } => _ = permissions::ask(Permission::Server(&origin(relay))).await,
            Request::SignInWithCompany { relay } => _ = permissions::ask(Permission::SignIn(&origin(relay))).await,
            _ => {}
        }
        ask.send_then(request, |model, _| model.go(Screen::Today));
    });
}

/// The scheme and host of an address.
fn origin(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    [scheme, "://", rest.split('/').next().unwrap_or_default()].concat()
}

#[cfg(test)]
mod tests {
    use personio_extension_messages::Request;

    use super::{asked, origin};

    #[test]
    fn a_code_opens_a_session_and_an_address_leads_to_the_companys_own_page() {
        let relay = "https://acme.example".to_owned();
        let invited = Request::SignIn { relay: relay.clone(), code: "AB3D-EFGH-1K2M".to_owned() };
        assert_eq!(asked("https://acme.example/_relay/sign-in#code=AB3D-EFGH-1K2M", None), Ok(invited.clone()));
        assert_eq!(asked(" AB3D-EFGH-1K2M", Some("https://acme.example")), Ok(invited));
        for address in ["acme.example", "https://acme.example/", "https://acme.example/_relay/sign-in\n"] {
            let company = Request::SignInWithCompany { relay: relay.clone() };
            assert_eq!(asked(address, None), Ok(company), "{address}");
        }
        for text in ["", "hello", "http://acme.example", "https://acme.example#x", "a b.c"] {
            assert!(asked(text, None).is_err(), "{text}");
        }
    }

    #[test]
    fn only_the_server_is_asked_for() {
        assert_eq!(origin("https://acme.example/hr"), "https://acme.example");
        assert_eq!(origin("http://127.0.0.1:8787"), "http://127.0.0.1:8787");
    }
}
