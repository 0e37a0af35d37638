//! What pages say.

use super::Language;
use crate::openid::{SignInProblem, Untrusted};

/// The texts of a language.
pub(super) struct Texts {
    pub(super) sign_in: &'static str,
    pub(super) lead: &'static str,
    pub(super) sign_in_with: &'static str,
    pub(super) invitation_needed: &'static str,
    pub(super) invited: &'static str,
    pub(super) enter: &'static str,
    pub(super) once: &'static str,
    pub(super) no_script: &'static str,
    pub(super) one_more_step: &'static str,
    pub(super) hello: &'static str,
    pub(super) enter_own: &'static str,
    pub(super) soon: &'static str,
    pub(super) copy: &'static str,
    pub(super) copied: &'static str,
    pub(super) relay: &'static str,
    pub(super) relay_address: &'static str,
    pub(super) not_signed_in: &'static str,
    pub(super) again: &'static str,
    pub(super) report: &'static str,
}

pub(super) fn of(language: Language) -> &'static Texts {
    match language {
        Language::English => &ENGLISH,
        Language::German => &GERMAN,
    }
}

static ENGLISH: Texts = Texts {
    sign_in: "Sign in",
    lead: "Use your company account. You get a code for the browser extension or program that you want to use.",
    sign_in_with: "Sign in with",
    invitation_needed: "You need an invitation: a link or a code from the people who look after this in your company.",
    invited: "You are invited",
    enter: "Open the browser extension or program that your company gave you, choose to sign in with a code, and enter:",
    once: "The code can be used once. If it is refused, ask for a new invitation.",
    no_script: "Your code stands at the end of this page’s address, behind “#code=”.",
    one_more_step: "One more step",
    hello: "Hello",
    enter_own: "Enter this code in the browser extension or program that you want to use:",
    soon: "It can be used once, within ten minutes. Tell it to nobody: who asks you for it wants to act in your name.",
    copy: "Copy",
    copied: "Copied",
    relay: "Address of the relay",
    relay_address: "as in your browser’s address line, up to the first single slash",
    not_signed_in: "You are not signed in",
    again: "Try again",
    report: "If you ask somebody for help, tell them:",
};

static GERMAN: Texts = Texts {
    sign_in: "Anmelden",
    lead: "Mit dem Konto Ihrer Firma. Sie erhalten einen Code für die Browser-Erweiterung oder das Programm, das Sie \
           benutzen möchten.",
    sign_in_with: "Anmelden mit",
    invitation_needed: "Sie brauchen eine Einladung: einen Link oder Code von denen, die dies in Ihrer Firma betreuen.",
    invited: "Sie sind eingeladen",
    enter: "Öffnen Sie die Browser-Erweiterung oder das Programm Ihrer Firma, wählen Sie die Anmeldung mit Code, und \
            geben Sie ein:",
    once: "Der Code gilt einmal. Wird er abgelehnt, lassen Sie sich neu einladen.",
    no_script: "Ihr Code steht am Ende der Adresse dieser Seite, hinter „#code=“.",
    one_more_step: "Noch ein Schritt",
    hello: "Hallo",
    enter_own: "Geben Sie diesen Code in der Browser-Erweiterung oder dem Programm ein, das Sie benutzen möchten:",
    soon: "Er gilt einmal und zehn Minuten lang. Verraten Sie ihn niemandem: Wer Sie danach fragt, will in Ihrem Namen \
           handeln.",
    copy: "Kopieren",
    copied: "Kopiert",
    relay: "Adresse des Relays",
    relay_address: "wie in der Adresszeile Ihres Browsers, bis zum ersten einzelnen Schrägstrich",
    not_signed_in: "Sie sind nicht angemeldet",
    again: "Noch einmal versuchen",
    report: "Wenn Sie jemanden um Hilfe bitten, nennen Sie:",
};

/// Why somebody is not signed in: what happened, and what to do. Nothing is lost by any of it.
pub(crate) fn words(language: Language, problem: SignInProblem) -> &'static str {
    let (english, german) = pair(problem);
    match language {
        Language::English => english,
        Language::German => german,
    }
}

fn pair(problem: SignInProblem) -> (&'static str, &'static str) {
    match problem {
        SignInProblem::Malformed => (
            "The address that brought you here is not complete. Please begin again where you wanted to sign in.",
            "Die Adresse, die Sie hierher geführt hat, ist unvollständig. Bitte beginnen Sie dort neu, wo Sie sich \
             anmelden wollten.",
        ),
        SignInProblem::ForeignClient => (
            "This page or extension may not sign people in here. The operator of the relay can allow it: \
             personnel.allowed_origins or personnel.allowed_extensions in the configuration.",
            "Diese Seite oder Erweiterung darf hier niemanden anmelden. Der Betreiber des Relays kann es erlauben: \
             personnel.allowed_origins oder personnel.allowed_extensions in der Konfiguration.",
        ),
        SignInProblem::NotBegun => (
            "This sign-in did not begin in this browser, or more than ten minutes ago. Please begin again; the browser \
             has to allow cookies of this page until then.",
            "Diese Anmeldung hat nicht in diesem Browser begonnen, oder vor mehr als zehn Minuten. Bitte beginnen Sie \
             neu; der Browser muss so lange Cookies dieser Seite erlauben.",
        ),
        SignInProblem::Repeated => (
            "This sign-in was used already. If you are not signed in, please begin again.",
            "Diese Anmeldung wurde schon benutzt. Falls Sie nicht angemeldet sind, beginnen Sie bitte neu.",
        ),
        SignInProblem::TooMany => (
            "Too many sign-ins from your network failed. Please wait ten minutes and try again.",
            "Zu viele Anmeldungen aus Ihrem Netz sind gescheitert. Bitte warten Sie zehn Minuten und versuchen es dann \
             noch einmal.",
        ),
        SignInProblem::Declined => (
            "The sign-in was cancelled, or your company’s provider does not let you use this program. Your company’s IT \
             can allow it.",
            "Die Anmeldung wurde abgebrochen, oder der Anbieter Ihrer Firma erlaubt Ihnen dieses Programm nicht. Die IT \
             Ihrer Firma kann es erlauben.",
        ),
        SignInProblem::CodeRefused => (
            "Your company’s provider does not accept its own answer any more: it was used already, or took too long. \
             Please begin again.",
            "Der Anbieter Ihrer Firma nimmt seine eigene Antwort nicht mehr an: Sie wurde schon benutzt oder hat zu \
             lange gebraucht. Bitte beginnen Sie neu.",
        ),
        SignInProblem::Untrusted(what) => untrusted(what),
        SignInProblem::NoEmail => (
            "Your company’s provider does not tell your email address, so nobody knows who you are. Your company’s IT \
             can add it (the scope and claim “email”).",
            "Der Anbieter Ihrer Firma nennt Ihre E-Mail-Adresse nicht; so weiß niemand, wer Sie sind. Die IT Ihrer \
             Firma kann sie ergänzen (Scope und Claim „email“).",
        ),
        SignInProblem::UnverifiedEmail => (
            "Your company’s provider does not say that your email address is really yours. Confirm it there, or ask your \
             company’s IT.",
            "Der Anbieter Ihrer Firma bestätigt nicht, dass Ihre E-Mail-Adresse wirklich Ihnen gehört. Bestätigen Sie \
             sie dort, oder fragen Sie die IT Ihrer Firma.",
        ),
        SignInProblem::ForeignDomain => (
            "Your email address is of a domain that may not sign in here. Use the account of your company.",
            "Ihre E-Mail-Adresse gehört zu einer Domain, die sich hier nicht anmelden darf. Benutzen Sie das Konto \
             Ihrer Firma.",
        ),
        SignInProblem::Unknown => (
            "Personio knows nobody who works for the company and has your email address. Ask your HR department which \
             address they have of you.",
            "Personio kennt niemanden mit Ihrer E-Mail-Adresse, der für die Firma arbeitet. Fragen Sie Ihre \
             Personalabteilung, welche Adresse sie von Ihnen hat.",
        ),
        SignInProblem::NoProvider => (
            "Your company’s provider does not answer right now. Please try again in a few minutes.",
            "Der Anbieter Ihrer Firma antwortet gerade nicht. Bitte versuchen Sie es in ein paar Minuten noch einmal.",
        ),
        SignInProblem::NotSetUp => (
            "Your company’s provider does not know this relay as it should. The operator of the relay finds out why with \
             “personio-relay doctor”.",
            "Der Anbieter Ihrer Firma kennt dieses Relay nicht so, wie er sollte. Der Betreiber des Relays findet mit \
             „personio-relay doctor“ heraus, warum.",
        ),
        SignInProblem::NoPersonio => (
            "Personio cannot be asked right now who you are. Please try again in a few minutes.",
            "Personio kann gerade nicht gefragt werden, wer Sie sind. Bitte versuchen Sie es in ein paar Minuten noch \
             einmal.",
        ),
        SignInProblem::Trouble => (
            "The relay cannot do this right now. Please try again in a few minutes.",
            "Das Relay kann dies gerade nicht tun. Bitte versuchen Sie es in ein paar Minuten noch einmal.",
        ),
    }
}

fn untrusted(what: Untrusted) -> (&'static str, &'static str) {
    match what {
        Untrusted::Nonce => (
            "The provider’s answer was made for another sign-in, so it is not believed. Please begin again.",
            "Die Antwort des Anbieters wurde für eine andere Anmeldung gemacht, darum gilt sie nicht. Bitte beginnen \
             Sie neu.",
        ),
        Untrusted::Issuer => (
            "The answer is of another provider than your company’s, so it is not believed. Tell your company’s IT.",
            "Die Antwort ist von einem anderen Anbieter als dem Ihrer Firma, darum gilt sie nicht. Sagen Sie es der IT \
             Ihrer Firma.",
        ),
        Untrusted::Audience => (
            "The provider’s answer was made for another program, so it is not believed. Tell your company’s IT.",
            "Die Antwort des Anbieters wurde für ein anderes Programm gemacht, darum gilt sie nicht. Sagen Sie es der \
             IT Ihrer Firma.",
        ),
        Untrusted::Expired => (
            "The provider’s answer is too old. Please begin again; if it stays so, a clock is wrong: tell your company’s \
             IT.",
            "Die Antwort des Anbieters ist zu alt. Bitte beginnen Sie neu; bleibt es so, geht eine Uhr falsch: Sagen \
             Sie es der IT Ihrer Firma.",
        ),
        Untrusted::Signature => (
            "The answer is not signed by your company’s provider, so it is not believed. Tell your company’s IT.",
            "Die Antwort ist nicht vom Anbieter Ihrer Firma unterschrieben, darum gilt sie nicht. Sagen Sie es der IT \
             Ihrer Firma.",
        ),
        Untrusted::Subject => (
            "The provider’s answers are about different people, so none is believed. Tell your company’s IT.",
            "Die Antworten des Anbieters sind über verschiedene Menschen, darum gilt keine. Sagen Sie es der IT Ihrer \
             Firma.",
        ),
        Untrusted::Unreadable => (
            "The provider’s answer cannot be read. Please begin again; if it stays so, tell your company’s IT.",
            "Die Antwort des Anbieters ist nicht zu lesen. Bitte beginnen Sie neu; bleibt es so, sagen Sie es der IT \
             Ihrer Firma.",
        ),
    }
}
