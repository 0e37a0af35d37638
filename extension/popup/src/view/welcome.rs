//! Signing in: a link is pasted, or the company's own page opens.

use std::rc::Rc;

use personio_extension_browser::permissions::{self, Permission};
use personio_extension_browser::runtime;
use personio_extension_messages::Request;
use personio_extension_model::account::{Invitation, relay_address};
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::State;

use super::parts::{button, field, text_input};
use super::problem;
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
        .child(element("ol").class("steps").children(steps))
        .into()
}

/// The form to sign in with.
pub fn form(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let pasted = State::new(String::new());
    let mistake: State<Option<String>> = State::new(None);
    let begin = {
        let (ask, locale) = (ask.clone(), locale.clone());
        Rc::new(move || match Invitation::read(&pasted.get_untracked(), model.relay.get_untracked().as_deref()) {
            Ok(invitation) => {
                mistake.set(None);
                let Invitation { relay, code } = invitation;
                allowed(&ask, relay.clone(), Request::SignIn { relay, code });
            }
            Err(_) => mistake.set(Some(locale.t(ViewText::NoInvitation))),
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
            mistake.get().or(asked).map(problem::line)
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

/// The company's own page, where administrators said which relay it is.
fn company(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let (ask, text) = (ask.clone(), locale.t(ViewText::SignInWithCompany));
    live(move || {
        let (ask, relay) = (ask.clone(), relay_address(&model.relay.get()?).ok()?);
        Some(button("button large", text.clone(), move || {
            allowed(&ask, relay.clone(), Request::SignInWithCompany { relay: relay.clone() });
        }))
    })
}

/// Asks the browser to let the extension speak to this one server, then signs in. A relay that allows the extension by
/// itself needs no permission of the browser's: whoever says no goes on all the same.
fn allowed(ask: &Ask, relay: String, request: Request) {
    let ask = ask.clone();
    // Browsers ask only within the click: nothing may be waited for before.
    spawn(async move {
        let origin = origin(&relay);
        _ = permissions::ask(Permission::Server(&origin)).await;
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
    use super::origin;

    #[test]
    fn only_the_server_is_asked_for() {
        assert_eq!(origin("https://acme.example/hr"), "https://acme.example");
        assert_eq!(origin("http://127.0.0.1:8787"), "http://127.0.0.1:8787");
    }
}
