//! The words of an announcement, in English and German, and those that a company has of its own.

use std::str::FromStr;

use serde::Deserialize;

use super::{Item, NoSuchName, What};
use crate::{calendar::Date, tasks::Part};

/// A language that announcements are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// German.
    De,
}

/// What a company says in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Texts {
    /// What stands above it; `{date}` is the day.
    pub title: Option<String>,
    /// What stands above first days.
    pub first_day: Option<String>,
    /// What stands above birthdays.
    pub birthday: Option<String>,
    /// What stands above anniversaries.
    pub anniversary: Option<String>,
    /// What stands above who is away.
    pub away: Option<String>,
}

/// In which words something is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The language.
    pub language: Language,
    /// What is said in other words.
    pub texts: Texts,
}

impl FromStr for Language {
    type Err = NoSuchName;

    fn from_str(text: &str) -> Result<Self, NoSuchName> {
        match text {
            "en" => Ok(Self::En),
            "de" => Ok(Self::De),
            _ => Err(NoSuchName { known: "en, de" }),
        }
    }
}

impl Language {
    /// Its code.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// What is told beside a name.
    #[must_use]
    pub fn detail(self, item: &Item) -> Option<String> {
        let part = match (self, item.part) {
            (_, None | Some(Part::Whole)) => None,
            (Self::En, Some(Part::Morning)) => Some("in the morning".to_owned()),
            (Self::De, Some(Part::Morning)) => Some("am Vormittag".to_owned()),
            (Self::En, Some(Part::Afternoon)) => Some("in the afternoon".to_owned()),
            (Self::De, Some(Part::Afternoon)) => Some("am Nachmittag".to_owned()),
            (_, Some(Part::Hours(from, until))) => Some(format!("{from}–{until}")),
        };
        let years = item.years.map(|years| match (self, years) {
            (Self::En, 1) => "1 year".to_owned(),
            (Self::De, 1) => "1 Jahr".to_owned(),
            (Self::En, years) => format!("{years} years"),
            (Self::De, years) => format!("{years} Jahre"),
        });
        let all: Vec<String> = [item.kind.clone(), part, years].into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join(", "))
    }

    fn day(self, date: Date) -> String {
        match self {
            Self::En => date.to_string(),
            Self::De => format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()),
        }
    }
}

impl Edition {
    /// In this project's words.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self { language, texts: Texts::default() }
    }

    pub(super) fn title(&self, date: Date) -> String {
        let day = self.language.day(date);
        match (&self.texts.title, self.language) {
            (Some(title), _) => title.replace("{date}", &day),
            (None, Language::En) => format!("Today, {day}"),
            (None, Language::De) => format!("Heute, {day}"),
        }
    }

    pub(super) fn heading(&self, what: What) -> &str {
        let Texts { first_day, birthday, anniversary, away, .. } = &self.texts;
        let (own, english, german) = match what {
            What::FirstDay => (first_day, "First day", "Erster Tag"),
            What::Birthday => (birthday, "Birthday", "Geburtstag"),
            What::Anniversary => (anniversary, "Anniversary", "Jubiläum"),
            What::Away => (away, "Away", "Abwesend"),
        };
        own.as_deref().unwrap_or(match self.language {
            Language::En => english,
            Language::De => german,
        })
    }

    /// The name with what is told beside it. No chat shows longer ones well.
    pub(super) fn line(&self, item: &Item) -> String {
        const LONGEST: usize = 200;
        let line = match self.language.detail(item) {
            Some(detail) => format!("{} ({detail})", item.name),
            None => item.name.clone(),
        };
        // In one line, whatever somebody is called.
        let line: String = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST - 1).chain(['…']).collect() }
    }

    /// That there are more than are listed.
    pub(super) fn more(&self, count: usize) -> String {
        match self.language {
            Language::En => format!("and {count} more"),
            Language::De => format!("und {count} weitere"),
        }
    }
}
