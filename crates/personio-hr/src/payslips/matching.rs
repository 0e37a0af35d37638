//! For whom a file is, by its name and by its text. Pure: words in, one verdict out.

pub(super) mod file_name;
pub(super) mod text;

use std::collections::BTreeSet;

/// For whom a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is for this person (by place), because of this rule.
    Certain(usize, Rule, Source),
    /// It may be.
    Fuzzy(usize, Rule, Source),
    /// It fits several, or rules disagree.
    Several(Vec<usize>),
    /// It fits nobody.
    Nobody,
}

/// What tells a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The address.
    Email,
    /// The address, behind something that may belong to it.
    EmailBehindText,
    /// The personnel number.
    Number,
    /// First and last name, and nothing else that could be one.
    Name,
    /// First and last name among words that may belong to another name.
    NameAmongWords,
    /// The last name.
    LastName,
    /// First and last name but for one slip of the pen.
    NearlyName,
}

/// Where it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// In the name of the file.
    Name,
    /// In its text.
    Text,
    /// In both.
    Both,
}

impl Rule {
    /// In English words, as plans have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "e-mail",
            Self::EmailBehindText => "e-mail behind other text",
            Self::Number => "personnel number",
            Self::Name => "name",
            Self::NameAmongWords => "name, with other words",
            Self::LastName => "last name only",
            Self::NearlyName => "name, with a slip of the pen",
        }
    }
}

impl Verdict {
    /// Whom it may be for; nobody where it is not one person.
    #[must_use]
    pub fn person(&self) -> Option<usize> {
        match self {
            Self::Certain(person, ..) | Self::Fuzzy(person, ..) => Some(*person),
            Self::Several(_) | Self::Nobody => None,
        }
    }

    /// Name and text together: one of them is enough where the other says nothing, and both must not disagree.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nobody, verdict) | (verdict, Self::Nobody) => verdict,
            (Self::Certain(one, rule, _), Self::Certain(other, ..)) if one == other => {
                Self::Certain(one, rule, Source::Both)
            }
            (certain @ Self::Certain(..), Self::Fuzzy(other, ..))
            | (Self::Fuzzy(other, ..), certain @ Self::Certain(..))
                if certain.person() == Some(other) =>
            {
                certain
            }
            (Self::Fuzzy(one, rule, _), Self::Fuzzy(other, ..)) if one == other => Self::Fuzzy(one, rule, Source::Both),
            (one, other) => {
                let all: BTreeSet<usize> = [one, other].iter().flat_map(Self::all).copied().collect();
                Self::Several(all.into_iter().collect())
            }
        }
    }

    fn all(&self) -> &[usize] {
        match self {
            Self::Certain(person, ..) | Self::Fuzzy(person, ..) => std::slice::from_ref(person),
            Self::Several(all) => all,
            Self::Nobody => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Rule, Source, Verdict};

    #[test]
    fn what_the_name_and_the_text_of_a_file_say_must_not_disagree() {
        let certain = |person, source| Verdict::Certain(person, Rule::Number, source);
        let fuzzy = |person| Verdict::Fuzzy(person, Rule::LastName, Source::Name);
        let several = Verdict::Several(vec![1, 2]);
        for (name, text, both) in [
            (Verdict::Nobody, certain(1, Source::Text), certain(1, Source::Text)),
            (certain(1, Source::Name), certain(1, Source::Text), certain(1, Source::Both)),
            (fuzzy(1), certain(1, Source::Text), certain(1, Source::Text)),
            (fuzzy(2), certain(1, Source::Text), several.clone()),
            (certain(2, Source::Name), certain(1, Source::Text), several.clone()),
            (several.clone(), certain(1, Source::Text), several.clone()),
            (Verdict::Nobody, Verdict::Nobody, Verdict::Nobody),
        ] {
            assert_eq!(name.clone().and(text.clone()), both, "{name:?} {text:?}");
            assert_eq!(text.clone().and(name.clone()).person(), both.person(), "{text:?} {name:?}");
        }
    }
}
