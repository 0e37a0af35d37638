//! Verdicts, states and troubles in the words of the person.

use personio_hr::payslips::{Content, Problem, Reason, Rule, Send, Source};
use personio_ui::locale::Locale;

use crate::{
    batch::{Entry, Outcome},
    model::Trouble,
    text::DeskText,
    tools::Unopened,
};

/// Why a payslip is for somebody, and what is to be known of its file.
pub fn why(locale: &Locale, entry: &Entry) -> String {
    let mut parts = Vec::new();
    match (&entry.decision, &entry.proposal.reason) {
        (_, Reason::Unusable(problem)) => parts.push(locale.t(match problem {
            Problem::Empty => DeskText::ProblemEmpty,
            Problem::TooLarge => DeskText::ProblemTooLarge,
            Problem::NotPdf => DeskText::ProblemNotPdf,
        })),
        (Some(_), _) => parts.push(locale.t(DeskText::Decided)),
        (None, Reason::Fits(found, source) | Reason::FitsInPart(found, source)) => {
            parts.push(rule(locale, *found, *source));
        }
        (None, Reason::FitsSeveral(names)) => {
            parts.push(locale.fill(DeskText::FitsSeveral, &[("names", &names.join(", "))]));
        }
        (None, Reason::FitsNobody) => parts.push(locale.t(DeskText::FitsNobody)),
    }
    if entry.decision.is_none() && entry.proposal.has_nameless_pages {
        parts.push(locale.t(DeskText::NamelessPages));
    }
    if entry.proposal.is_twin {
        parts.push(locale.t(DeskText::Twin));
    }
    let content = match (&entry.paper.content, entry.paper.problem) {
        (_, Some(_)) | (Content::Unread | Content::Pages(_), _) => None,
        (Content::Scanned, _) => Some(DeskText::ContentScanned),
        (Content::Encrypted, _) => Some(DeskText::ContentEncrypted),
        (Content::Broken, _) => Some(DeskText::ContentBroken),
    };
    parts.extend(content.map(|text| locale.t(text)));
    parts.join("; ")
}

fn rule(locale: &Locale, rule: Rule, source: Source) -> String {
    let rule = locale.t(match rule {
        Rule::Email => DeskText::RuleEmail,
        Rule::EmailBehindText => DeskText::RuleEmailBehindText,
        Rule::Number => DeskText::RuleNumber,
        Rule::Name => DeskText::RuleName,
        Rule::NameAmongWords => DeskText::RuleNameAmongWords,
        Rule::LastName => DeskText::RuleLastName,
        Rule::NearlyName => DeskText::RuleNearlyName,
    });
    match source {
        Source::Name => rule,
        Source::Text => locale.fill(DeskText::RuleInText, &[("rule", &rule)]),
        Source::Both => locale.fill(DeskText::RuleInBoth, &[("rule", &rule)]),
    }
}

/// How far a payslip is, and how that looks.
pub fn state(entry: &Entry) -> (DeskText, &'static str) {
    match (&entry.outcome, entry.send()) {
        (Outcome::Sending, _) => (DeskText::StateSending, "chip waiting"),
        (Outcome::Sent(_), _) => (DeskText::StateSent, "chip ok"),
        (Outcome::Before(_), _) => (DeskText::StateBefore, "chip ok"),
        (Outcome::Failed(_), _) => (DeskText::StateFailed, "chip refused"),
        (Outcome::Waiting, Send::Yes) => (DeskText::StateReady, "chip waiting"),
        (Outcome::Waiting, Send::Look) => (DeskText::StateLook, "chip break"),
        (Outcome::Waiting, Send::No) => (DeskText::StateLeftOut, "chip"),
    }
}

/// What did not work.
pub fn trouble(locale: &Locale, trouble: &Trouble) -> String {
    locale.t(match trouble {
        Trouble::Offline => DeskText::TroubleOffline,
        Trouble::Busy(_) => DeskText::TroubleBusy,
        Trouble::Server => DeskText::TroubleServer,
        Trouble::SignedOut => DeskText::TroubleSignedOut,
        Trouble::Forbidden => DeskText::TroubleForbidden,
        Trouble::Storage => DeskText::TroubleStorage,
        Trouble::Elsewhere => DeskText::TroubleElsewhere,
        Trouble::NoFiles => DeskText::TroubleNoFiles,
        Trouble::Refused(reason) => return locale.fill(DeskText::TroubleRefused, &[("reason", reason)]),
        Trouble::Outdated => DeskText::TroubleOutdated,
        Trouble::NoWho => DeskText::TroubleNoWho,
        Trouble::NoTable(file) => return locale.fill(DeskText::TroubleNoTable, &[("file", file)]),
        Trouble::Unopened(file, why) => {
            let text = match why {
                Unopened::Broken => DeskText::TroubleBroken,
                Unopened::Encrypted => DeskText::TroubleEncrypted,
                Unopened::TooLarge => DeskText::TroubleTooLarge,
            };
            return locale.fill(text, &[("file", file)]);
        }
    })
}
