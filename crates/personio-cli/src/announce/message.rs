//! The words of an announcement, in English and German.

use personio::tasks::Part;

use super::news::{Item, News, What};

/// A language that announcements are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Words {
    En,
    De,
}

impl Words {
    pub(super) fn title(self, news: &News) -> String {
        let date = news.date;
        match self {
            Self::En => format!("Today, {date}"),
            Self::De => format!("Heute, {:02}.{:02}.{}", date.day(), date.month(), date.year()),
        }
    }

    pub(super) fn heading(self, what: What) -> &'static str {
        match (self, what) {
            (Self::En, What::FirstDay) => "First day",
            (Self::En, What::Birthday) => "Birthday",
            (Self::En, What::Anniversary) => "Anniversary",
            (Self::En, What::Away) => "Away",
            (Self::De, What::FirstDay) => "Erster Tag",
            (Self::De, What::Birthday) => "Geburtstag",
            (Self::De, What::Anniversary) => "Jubiläum",
            (Self::De, What::Away) => "Abwesend",
        }
    }
}

impl Item {
    /// What is told beside the name.
    pub(super) fn detail(&self, words: Words) -> Option<String> {
        let part = match (words, self.part) {
            (_, None | Some(Part::Whole)) => None,
            (Words::En, Some(Part::Morning)) => Some("in the morning".to_owned()),
            (Words::De, Some(Part::Morning)) => Some("am Vormittag".to_owned()),
            (Words::En, Some(Part::Afternoon)) => Some("in the afternoon".to_owned()),
            (Words::De, Some(Part::Afternoon)) => Some("am Nachmittag".to_owned()),
            (_, Some(Part::Hours(from, until))) => Some(format!("{from}–{until}")),
        };
        let years = self.years.map(|years| match (words, years) {
            (Words::En, 1) => "1 year".to_owned(),
            (Words::De, 1) => "1 Jahr".to_owned(),
            (Words::En, years) => format!("{years} years"),
            (Words::De, years) => format!("{years} Jahre"),
        });
        let all: Vec<String> = [self.kind.clone(), part, years].into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join(", "))
    }

    /// The name with what is told beside it.
    pub(super) fn line(&self, words: Words) -> String {
        match self.detail(words) {
            Some(detail) => format!("{} ({detail})", self.name),
            None => self.name.clone(),
        }
    }
}
