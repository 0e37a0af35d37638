//! Asks for the passphrase that was chosen when the account was connected.

use personio_extension_browser::{
    storage::{self, Area},
    vault::{self, Seal},
};
use personio_extension_messages::{
    Request,
    direct::{Direct, Hidden},
    document::{SEALED, key},
    read,
};
use personio_extension_model::account::{AccountId, Sealed, Way};
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Markup, element, live};
use personio_ui::state::State;

use super::direct::secret_input;
use super::parts::{button, field};
use super::problem;
use crate::ask::Ask;
use crate::model::{Model, Screen};
use crate::text::{DirectText, ViewText};

/// The card that stands above every screen while the account is locked.
pub fn unlock(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let passphrase = State::new(String::new());
    let mistake: State<Option<DirectText>> = State::new(None);
    let is_forgotten = State::new(false);
    let is_opening = State::new(false);
    let begin = {
        let ask = ask.clone();
        move || {
            let account = model.with_kept_untracked(|kept| kept.account().map(|it| (it.id.clone(), it.way.clone())));
            let Some((id, Way::Direct { url })) = account.flatten() else { return };
            let (ask, typed) = (ask.clone(), passphrase.get_untracked());
            mistake.set(None);
            is_opening.set(true);
            spawn(async move {
                match opened(&id, &url, &typed).await {
                    Ok(opened) => {
                        passphrase.set(String::new());
                        ask.send(Request::Direct(Direct::Unlock(opened).pack()));
                    }
                    Err(wrong) => mistake.set(Some(wrong)),
                }
                is_opening.set(false);
            });
        }
    };
    let input = secret_input(passphrase)
        .attr("autocomplete", "current-password")
        .live_attr("aria-invalid", move || mistake.get().map(|_| "true"));
    let (open, opening) = (locale.t(DirectText::Unlock), locale.t(DirectText::Unlocking));
    let submit = element("button")
        .class("button primary")
        .attr("type", "submit")
        .live_attr("disabled", move || is_opening.get())
        .live(move || if is_opening.get() { opening.clone() } else { open.clone() });
    let words = locale.clone();
    let wrong = live(move || mistake.get().map(|wrong| problem::line(words.t(wrong))));
    let words = locale.clone();
    let forgotten = live(move || {
        if !is_forgotten.get() {
            let ask = move || is_forgotten.set(true);
            return Markup::from(button("link-button", words.t(DirectText::PassphraseForgotten), ask));
        }
        let again = move || {
            model.problem.set(None);
            model.screen.set(Screen::Direct);
        };
        element("div")
            .class("stack")
            .child(element("p").class("hint").child(words.t(DirectText::ForgottenText)))
            .child(button("button small", words.t(ViewText::ConnectAgain), again))
            .into()
    });
    element("form")
        .class("card stack")
        .attr("aria-labelledby", "locked-title")
        .child(element("h2").attr("id", "locked-title").class("strong").child(locale.t(ViewText::Locked)))
        .child(element("p").class("hint").child(locale.t(DirectText::LockedText)))
        .child(field("unlock", locale.t(DirectText::Passphrase), input))
        .child(wrong)
        .child(submit)
        .child(forgotten)
        .on("submit", move |event| {
            event.prevent_default();
            begin();
        })
        .into()
}

/// Opens what was sealed.
async fn opened(id: &AccountId, url: &str, passphrase: &str) -> Result<Hidden, DirectText> {
    let kept = storage::get(Area::Local, &[&key(id, SEALED)]).await.unwrap_or_default();
    let sealed: Option<Sealed> = kept.into_iter().flatten().find_map(|text| read(&text));
    let sealed = sealed.filter(Sealed::is_readable).ok_or(DirectText::NotReadable)?;
    let seal = Seal { salt: sealed.salt, nonce: sealed.nonce, text: sealed.text };
    let opened = vault::open(passphrase, sealed.rounds, url, &seal).await.map_err(|_| DirectText::NotReadable)?;
    opened.map(Hidden).ok_or(DirectText::WrongPassphrase)
}
