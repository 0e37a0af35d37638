//! What colleagues are told in the morning, where, when and in which words.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::{civil, tz};
use personio::{
    announcement::{Channel, Edition, Language, Texts, What},
    credentials::Secret,
};
use serde::Deserialize;

use super::{ConfigError, read, secret::Wanted};

/// Slack takes no longer titles.
const LONGEST_TEXT: usize = 140;

/// What colleagues are told in the morning. Without this section, nothing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnouncementsConfig {
    /// What kind of channel it is.
    pub channel: Channel,
    /// Where it takes messages; whoever knows it can write there.
    #[serde(default)]
    pub url: Option<ChannelUrl>,
    /// A file that holds it.
    #[serde(default)]
    pub url_file: Option<PathBuf>,
    /// What is told.
    pub tell: Vec<What>,
    /// When, where the company is.
    #[serde(default)]
    pub at: TimeOfDay,
    /// Where that is.
    pub time_zone: Zone,
    /// On which days of the week.
    #[serde(default = "default_days")]
    pub days: Vec<Weekday>,
    /// How long it is tried.
    #[serde(default = "default_give_up_after", deserialize_with = "read::duration")]
    pub give_up_after: Duration,
    /// In which languages, one after the other.
    #[serde(default = "default_languages")]
    pub languages: Vec<Language>,
    /// The company's own words, by language.
    #[serde(default)]
    pub texts: BTreeMap<String, Texts>,
    /// The names of those kinds of absence whose name may be told.
    #[serde(default)]
    pub absence_types: Vec<String>,
    /// The attribute with the birthday, where it is called otherwise than everywhere.
    #[serde(default)]
    pub birthday_attribute: Option<String>,
    /// Who is left out, by address or id.
    #[serde(default)]
    pub without: Vec<String>,
    /// The attribute by which people leave themselves out.
    #[serde(default)]
    pub opt_out_attribute: Option<String>,
}

/// The address of a channel. It does not print.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct ChannelUrl(Secret);

/// Such as `08:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct TimeOfDay(civil::Time);

/// Such as `Europe/Berlin`.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Zone(tz::TimeZone);

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl AnnouncementsConfig {
    /// In which words it is told.
    pub(crate) fn editions(&self) -> Vec<Edition> {
        let edition = |language: &Language| Edition {
            language: *language,
            texts: self.texts.get(language.as_str()).cloned().unwrap_or_default(),
        };
        self.languages.iter().map(edition).collect()
    }

    pub(super) fn check(&mut self, file: &Path) -> Result<(), ConfigError> {
        let complain = |path: &str, problem: &str| Err(ConfigError::about(file, path, problem));
        for (path, is_empty) in [
            ("personnel.announcements.tell", self.tell.is_empty()),
            ("personnel.announcements.days", self.days.is_empty()),
            ("personnel.announcements.languages", self.languages.is_empty()),
        ] {
            if is_empty {
                return complain(path, "empty; leave the section out where nothing is to be told");
            }
        }
        if self.give_up_after < Duration::from_secs(10 * 60) {
            return complain("personnel.announcements.give_up_after", "too short: ten minutes are the least");
        }
        if self.at.since_midnight().saturating_add(self.give_up_after) > Duration::from_secs(24 * 60 * 60) {
            return complain("personnel.announcements.give_up_after", "beyond the end of the day");
        }
        if self.texts.keys().any(|language| language.parse::<Language>().is_err()) {
            return complain("personnel.announcements.texts", "texts are written for en and de");
        }
        let texts = self.texts.values().flat_map(|texts| {
            [&texts.title, &texts.first_day, &texts.birthday, &texts.anniversary, &texts.away].into_iter().flatten()
        });
        for text in texts {
            let length = text.chars().count();
            if text.trim().is_empty() || length > LONGEST_TEXT || text.contains(char::is_control) {
                return complain("personnel.announcements.texts", "a text has one line of 140 letters at most");
            }
        }
        let wanted = Wanted {
            key: "personnel.announcements.url",
            noun: "address",
            whole: "the address that the channel gave you",
        };
        let mut url = self.url.as_ref().map(|url| url.0.clone());
        wanted.fetch(&mut url, self.url_file.as_ref(), file)?;
        let url = url.map(|url| ChannelUrl::try_from(url.expose().trim().to_owned())).transpose();
        self.url = url.map_err(|problem| wanted.complain(file, problem))?;
        Ok(())
    }
}

impl ChannelUrl {
    pub(crate) fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl TryFrom<String> for ChannelUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match reqwest::Url::parse(&text) {
            Ok(url) if super::openid::is_secure(&url) => Ok(Self(Secret::new(&text))),
            // Never with the text in the message.
            _ => Err("not an address that starts with https://".to_owned()),
        }
    }
}

impl TimeOfDay {
    pub(crate) fn since_midnight(self) -> Duration {
        Duration::from_secs(
            u64::from(self.0.hour().unsigned_abs()) * 3_600 + u64::from(self.0.minute().unsigned_abs()) * 60,
        )
    }
}

impl Default for TimeOfDay {
    fn default() -> Self {
        Self(civil::time(8, 0, 0, 0))
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let read = |text: &str| {
            let (hours, minutes) = text.split_once(':')?;
            let is_short = hours.len() <= 2 && minutes.len() == 2;
            civil::Time::new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok().filter(|_| is_short)
        };
        read(&text).map(Self).ok_or_else(|| format!("`{text}` is no time of the day; write it as in \"08:00\""))
    }
}

impl Zone {
    pub(crate) fn zone(&self) -> &tz::TimeZone {
        &self.0
    }
}

impl TryFrom<String> for Zone {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        tz::TimeZone::get(&text).map(Self).map_err(|_| {
            format!(
                "`{text}` is no time zone that this machine knows; write it as in \"Europe/Berlin\" (package tzdata)"
            )
        })
    }
}

impl Weekday {
    pub(crate) fn is(self, day: civil::Weekday) -> bool {
        let own = match self {
            Self::Mon => civil::Weekday::Monday,
            Self::Tue => civil::Weekday::Tuesday,
            Self::Wed => civil::Weekday::Wednesday,
            Self::Thu => civil::Weekday::Thursday,
            Self::Fri => civil::Weekday::Friday,
            Self::Sat => civil::Weekday::Saturday,
            Self::Sun => civil::Weekday::Sunday,
        };
        own == day
    }
}

fn default_days() -> Vec<Weekday> {
    vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri]
}

fn default_give_up_after() -> Duration {
    Duration::from_secs(3 * 60 * 60)
}

fn default_languages() -> Vec<Language> {
    vec![Language::En]
}
