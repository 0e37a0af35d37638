//! What did not work, in words: what happened, what is safe, what to do.

use personio_extension_messages::Problem;
use personio_extension_model::operation;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, element};

use crate::answer::Answer;
use crate::draft::Mistake;
use crate::format;
use crate::model::{Model, Screen};
use crate::text::ViewText;
use crate::view::parts::{button, icon};

/// A problem in words.
#[must_use]
pub fn words(locale: &Locale, problem: &Problem) -> String {
    let text = match problem {
        Problem::Offline => ViewText::ProblemOffline,
        Problem::Server => ViewText::ProblemServer,
        Problem::SignedOut => ViewText::SessionEnded,
        Problem::WrongCode => ViewText::ProblemCode,
        Problem::TooMany => ViewText::ProblemTooMany,
        Problem::NoRelay => ViewText::ProblemNotRelay,
        Problem::NotAllowed => ViewText::ProblemNotAllowed,
        Problem::Cancelled => ViewText::CompanyCode,
        Problem::NoProvider => ViewText::ProblemNoProvider,
        Problem::NotAdmitted(why) => return locale.fill(ViewText::ProblemNotAdmitted, &[("reason", why)]),
        Problem::Locked => ViewText::ProblemLocked,
        Problem::WrongCredentials => ViewText::ProblemCredentials,
        Problem::NoPerson => ViewText::ProblemNoPerson,
        Problem::MissingRight(right) => return locale.fill(ViewText::ProblemRight, &[("right", right)]),
        Problem::Storage => ViewText::ProblemStorage,
        Problem::TooLarge => ViewText::ProblemTooLarge,
        Problem::Future => ViewText::ProblemFuture,
        Problem::Nothing | Problem::Version => ViewText::ProblemWorker,
        Problem::Order(time) => {
            return locale.fill(ViewText::ProblemOrder, &[("time", &format::time(time.time()))]);
        }
        Problem::Refused(reason) => return refused(locale, ViewText::ProblemRefused, reason),
    };
    locale.t(text)
}

/// A refusal in Personio's words.
#[must_use]
pub fn refused(locale: &Locale, text: ViewText, reason: &str) -> String {
    let unknown = locale.t(ViewText::RefusedUnknown);
    locale.fill(text, &[("reason", if reason.is_empty() { &unknown } else { reason })])
}

/// Why something that was typed cannot be recorded.
#[must_use]
pub fn mistake(locale: &Locale, mistake: &Mistake) -> String {
    match mistake {
        Mistake::From | Mistake::Until => locale.t(ViewText::TimeMissing),
        Mistake::Operation(operation::Problem::Overlaps { from, until, .. }) => {
            let until = until.map(|until| format::time(until.time())).unwrap_or_default();
            let times = [&format::time(from.time()), " – ", &until].concat();
            locale.fill(ViewText::Overlaps, &[("times", &times)])
        }
        Mistake::Operation(operation::Problem::NoSuchEntry) => locale.t(ViewText::ProblemWorker),
        Mistake::Operation(_) => locale.t(ViewText::EndBeforeStart),
    }
}

/// A line that says what did not work.
pub fn line(words: String) -> Element {
    element("p")
        .class("problem")
        .attr("role", "alert")
        .child(icon("icon small icon-warning"))
        .child(element("span").child(words))
}

/// A way from what did not work to the answer.
pub fn help(model: Model, locale: &Locale, answer: Answer) -> Element {
    button("link-button", locale.t(ViewText::HelpWith), move || {
        model.problem.set(None);
        model.answer.set(Some(answer));
        model.screen.set(Screen::Help);
    })
}
