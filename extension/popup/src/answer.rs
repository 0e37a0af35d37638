//! Which answer helps with what did not work.

use personio_extension_messages::Problem;

use crate::text::HelpText;

/// An answer on the screen with answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Whether anything is lost.
    Safe,
    /// What Personio refused.
    Refused,
    /// Signing in again.
    Session,
    /// How people sign in.
    SignIn,
    /// Personio without a relay.
    Direct,
    /// Personio's own clock.
    Grey,
    /// Keys.
    Keys,
    /// Where data goes.
    Data,
}

impl Answer {
    /// In the order in which they are read.
    pub const ALL: [Self; 8] =
        [Self::SignIn, Self::Safe, Self::Refused, Self::Session, Self::Direct, Self::Grey, Self::Keys, Self::Data];

    /// The answer to a problem.
    #[must_use]
    pub fn to(problem: &Problem) -> Self {
        match problem {
            Problem::SignedOut => Self::Session,
            Problem::WrongCode
            | Problem::TooMany
            | Problem::NoRelay
            | Problem::NotAllowed
            | Problem::Cancelled
            | Problem::NoProvider
            | Problem::NotAdmitted(_) => Self::SignIn,
            Problem::Locked | Problem::WrongCredentials | Problem::NoPerson | Problem::MissingRight(_) => Self::Direct,
            Problem::Refused(_) | Problem::Future | Problem::Order(_) => Self::Refused,
            Problem::Offline
            | Problem::Server
            | Problem::Storage
            | Problem::Nothing
            | Problem::Version
            | Problem::TooLarge => Self::Safe,
        }
    }

    /// Its name in addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Safe => "help-safe",
            Self::Refused => "help-refused",
            Self::Session => "help-session",
            Self::SignIn => "help-sign-in",
            Self::Direct => "help-direct",
            Self::Grey => "help-clock",
            Self::Keys => "help-keys",
            Self::Data => "help-data",
        }
    }

    /// Question and answer.
    #[must_use]
    pub fn texts(self) -> (HelpText, HelpText) {
        match self {
            Self::Safe => (HelpText::HelpSafeTitle, HelpText::HelpSafeText),
            Self::Refused => (HelpText::HelpRefusedTitle, HelpText::HelpRefusedText),
            Self::Session => (HelpText::HelpSessionTitle, HelpText::HelpSessionText),
            Self::SignIn => (HelpText::HelpSignInTitle, HelpText::HelpSignInText),
            Self::Direct => (HelpText::HelpDirectTitle, HelpText::HelpDirectText),
            Self::Grey => (HelpText::HelpGreyTitle, HelpText::HelpGreyText),
            Self::Keys => (HelpText::HelpKeysTitle, HelpText::HelpKeysText),
            Self::Data => (HelpText::HelpDataTitle, HelpText::HelpDataText),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn every_answer_is_on_the_screen_once_under_a_name_of_its_own() {
        let mut names: Vec<&str> = Answer::ALL.iter().map(|answer| answer.id()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Answer::ALL.len());
    }
}
