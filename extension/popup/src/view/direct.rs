//! Connecting to Personio itself, without a relay. What opens the company is sealed here, before it leaves the page.

use personio_extension_browser::{
    permissions::{self, Permission},
    vault,
};
use personio_extension_messages::{
    Request,
    direct::{Connect, Direct, Hidden},
    write,
};
use personio_extension_model::account::{Credentials, Method, SHORTEST_PASSPHRASE, Sealed, direct_address};
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::State;

use super::parts::{button, check, field, text_input};
use super::problem;
use crate::answer::Answer;
use crate::ask::Ask;
use crate::model::{Model, Screen};
use crate::text::{DirectText, ViewText};

/// What was typed.
#[derive(Clone, Copy)]
struct Form {
    client_id: State<String>,
    client_secret: State<String>,
    email: State<String>,
    passphrase: State<String>,
    again: State<String>,
    is_agreed: State<bool>,
    sandbox: State<String>,
}

/// What is connected with what was typed.
#[derive(Debug, PartialEq)]
struct Typed {
    url: String,
    email: String,
    credentials: Credentials,
    passphrase: String,
}

/// The screen to connect with.
pub fn connect(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let text = || State::new(String::new());
    let form = Form {
        client_id: text(),
        client_secret: text(),
        email: text(),
        passphrase: text(),
        again: text(),
        is_agreed: State::new(false),
        sandbox: text(),
    };
    // Who connects again is the same person.
    let known = model.with_kept_untracked(|kept| kept.account().map(|account| account.email.clone())).flatten();
    // Where somebody is signed in, the screen has a title already.
    let heading = if known.is_some() { "h2" } else { "h1" };
    form.email.set(known.unwrap_or_default());
    let mistake: State<Option<DirectText>> = State::new(None);
    let begin = {
        let (ask, is_sealing) = (ask.clone(), model.is_busy);
        move || match read(form) {
            Ok(typed) => {
                mistake.set(None);
                let ask = ask.clone();
                // Browsers ask only within the click: nothing may be waited for before.
                spawn(async move {
                    if !permissions::ask(Permission::Server(&typed.url)).await.unwrap_or_default() {
                        mistake.set(Some(DirectText::DirectDenied));
                        return;
                    }
                    is_sealing.set(true);
                    match sealed(typed).await {
                        Some(asked) => ask.send_then(Request::Direct(asked.pack()), |model, _| {
                            model.go(Screen::Today);
                        }),
                        None => {
                            is_sealing.set(false);
                            mistake.set(Some(DirectText::DirectNotSealed));
                        }
                    }
                });
            }
            Err(wrong) => mistake.set(Some(wrong)),
        }
    };
    let back = move || {
        model.problem.set(None);
        model.screen.set(Screen::Today);
    };
    element("form")
        .class("card stack direct")
        .attr("aria-labelledby", "direct-title")
        .child(element(heading).attr("id", "direct-title").child(locale.t(DirectText::DirectTitle)))
        .child(element("p").class("hint").child(locale.t(DirectText::DirectAbout)))
        .child(risk(locale))
        .children(fields(form, locale))
        .child(agreement(form, locale))
        .child(developers(form, locale))
        .child(trouble(model, mistake, locale))
        .child(submit(model, locale))
        .child(button("button", locale.t(ViewText::Back), back))
        .on("submit", move |event| {
            event.prevent_default();
            begin();
        })
        .into()
}

/// What everybody has to know before they type anything.
fn risk(locale: &Locale) -> Element {
    let points = [DirectText::DirectRiskAll, DirectText::DirectRiskDevice, DirectText::DirectRiskLess];
    element("section")
        .class("advice")
        .attr("aria-labelledby", "direct-risk")
        .child(element("h2").attr("id", "direct-risk").class("strong").child(locale.t(DirectText::DirectRisk)))
        .child(element("ul").class("points").children(points.map(|point| element("li").child(locale.t(point)))))
        .child(element("p").child(locale.t(DirectText::DirectWithout)))
}

fn fields(form: Form, locale: &Locale) -> Vec<Element> {
    let hidden = |value: State<String>| secret_input(value).attr("autocomplete", "off");
    let chosen = |value: State<String>| secret_input(value).attr("autocomplete", "new-password");
    let hint = |id: &'static str, text: DirectText| element("p").class("hint").attr("id", id).child(locale.t(text));
    let told = |control: Element, id: &'static str| control.attr("aria-describedby", id);
    let plain = |value: State<String>| text_input(value).attr("spellcheck", "false");
    vec![
        field(
            "client-id",
            locale.t(DirectText::DirectClientId),
            told(plain(form.client_id), "credentials-hint").attr("placeholder", "papi-…"),
        ),
        field(
            "client-secret",
            locale.t(DirectText::DirectSecret),
            told(hidden(form.client_secret), "credentials-hint"),
        ),
        hint("credentials-hint", DirectText::DirectWhere),
        field("direct-email", locale.t(DirectText::DirectEmail), plain(form.email).attr("inputmode", "email")),
        field("passphrase", locale.t(DirectText::Passphrase), told(chosen(form.passphrase), "passphrase-hint")),
        field("passphrase-again", locale.t(DirectText::PassphraseAgain), chosen(form.again)),
        hint("passphrase-hint", DirectText::PassphraseHint),
    ]
}

/// A field for what nobody should read over the shoulder.
pub fn secret_input(value: State<String>) -> Element {
    text_input(value).attr("type", "password").attr("spellcheck", "false")
}

fn agreement(form: Form, locale: &Locale) -> Element {
    element("label")
        .class("row agreement")
        .child(check(form.is_agreed))
        .child(element("span").child(locale.t(DirectText::DirectAgree)))
}

fn developers(form: Form, locale: &Locale) -> Element {
    let input = text_input(form.sandbox).attr("spellcheck", "false").attr("placeholder", "http://127.0.0.1:8788");
    element("details")
        .child(element("summary").child(locale.t(DirectText::DirectDevelopers)))
        .child(field("sandbox", locale.t(DirectText::DirectSandbox), input))
        .child(element("p").class("hint").child(locale.t(DirectText::DirectSandboxHint)))
}

fn trouble(model: Model, mistake: State<Option<DirectText>>, locale: &Locale) -> Markup {
    let locale = locale.clone();
    live(move || {
        // Who is signed in reads what did not work above the screen.
        let is_alone = model.with_kept(|kept| kept.account().is_none()).unwrap_or_default();
        let asked = model.problem.get().filter(|_| is_alone).map(|asked| problem::words(&locale, &asked));
        mistake.get().map(|wrong| locale.t(wrong)).or(asked).map(|words| {
            let help = problem::help(model, &locale, Answer::Direct);
            element("div").class("stack").child(problem::line(words)).child(help)
        })
    })
}

fn submit(model: Model, locale: &Locale) -> Element {
    let (connect, connecting) = (locale.t(DirectText::DirectConnect), locale.t(DirectText::DirectConnecting));
    element("button")
        .class("button primary large")
        .attr("type", "submit")
        .live_attr("disabled", move || model.is_busy.get())
        .live(move || if model.is_busy.get() { connecting.clone() } else { connect.clone() })
}

/// Reads what was typed, or says what is missing.
fn read(form: Form) -> Result<Typed, DirectText> {
    let trimmed = |value: State<String>| value.get_untracked().trim().to_owned();
    let credentials = Credentials { client_id: trimmed(form.client_id), client_secret: trimmed(form.client_secret) };
    let email = trimmed(form.email);
    if credentials.client_id.is_empty() || credentials.client_secret.is_empty() || !email.contains('@') {
        return Err(DirectText::DirectMissing);
    }
    let passphrase = form.passphrase.get_untracked();
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(DirectText::PassphraseShort);
    }
    if passphrase != form.again.get_untracked() {
        return Err(DirectText::PassphraseDiffers);
    }
    let url = direct_address(&form.sandbox.get_untracked()).ok_or(DirectText::DirectElsewhere)?;
    if !form.is_agreed.get_untracked() {
        return Err(DirectText::DirectNotAgreed);
    }
    Ok(Typed { url, email, credentials, passphrase })
}

/// Seals the credentials for the server that they are for, so that nobody gets them sent elsewhere by changing what is
/// kept.
async fn sealed(typed: Typed) -> Option<Direct> {
    let Typed { url, email, credentials, passphrase } = typed;
    let rounds = Sealed::ROUNDS;
    let opened = write(&credentials);
    let seal = vault::seal(&passphrase, rounds, &url, &opened).await.ok()?;
    let method = Method::Pbkdf2Sha256Aes256Gcm;
    let sealed = Sealed { method, rounds, salt: seal.salt, nonce: seal.nonce, text: seal.text };
    Some(Direct::Connect(Connect { url, email, opened: Hidden(opened), sealed: write(&sealed) }))
}
