//! What there is to tell of a day.

use std::{collections::BTreeMap, str::FromStr};

use serde::Deserialize;

use super::NoSuchName;
use crate::{
    absences::v2::AbsenceStatus,
    calendar::Date,
    id::v2::{AbsenceTypeId, PersonId},
    tasks::{Away, Part},
};

/// Whom there may be something to tell of. Who left, and who wants to be left out, is not among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Somebody {
    /// Who.
    pub person: PersonId,
    /// What colleagues call them.
    pub name: String,
    /// When they were born.
    pub birthday: Option<Date>,
    /// When they began.
    pub first_day: Option<Date>,
}

/// What of it may be told.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// These.
    pub what: Vec<What>,
    /// The names of those kinds of absence that may be named. Illness is nobody's business.
    pub absence_types: BTreeMap<AbsenceTypeId, String>,
    /// Whether absences count that nobody has approved yet.
    pub includes_requests: bool,
}

/// The news of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// The day.
    pub date: Date,
    /// What there is to tell, by kind and name.
    pub items: Vec<Item>,
}

/// Something to tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// About whom.
    pub person: PersonId,
    /// What colleagues call them.
    pub name: String,
    /// Of somebody who is away: for how much of the day.
    pub part: Option<Part>,
    /// The kind of absence, where it may be told.
    pub kind: Option<String>,
    /// For how many years somebody has been here.
    pub years: Option<u16>,
}

/// Something that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Somebody begins.
    FirstDay,
    /// Somebody was born on this day.
    Birthday,
    /// Somebody began on this day, in another year.
    Anniversary,
    /// Somebody is not there.
    Away,
}

impl What {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::FirstDay, Self::Birthday, Self::Anniversary, Self::Away];

    /// Its name for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstDay => "first_day",
            Self::Birthday => "birthday",
            Self::Anniversary => "anniversary",
            Self::Away => "away",
        }
    }
}

impl FromStr for What {
    type Err = NoSuchName;

    fn from_str(text: &str) -> Result<Self, NoSuchName> {
        let known = "first_day, birthday, anniversary, away";
        Self::ALL.into_iter().find(|what| what.as_str() == text).ok_or(NoSuchName { known })
    }
}

impl Somebody {
    /// Somebody of whom nothing else is known.
    #[must_use]
    pub fn new(person: PersonId, name: String) -> Self {
        Self { person, name, birthday: None, first_day: None }
    }
}

impl Telling {
    /// Everything but the kinds of absence.
    #[must_use]
    pub fn everything() -> Self {
        Self { what: What::ALL.to_vec(), ..Self::default() }
    }
}

impl News {
    /// What there is to tell of these people on a day, and of those among them who are away.
    #[must_use]
    pub fn of(date: Date, people: &[Somebody], away: &[Away], telling: &Telling) -> Self {
        let mut items: Vec<Item> = people.iter().flat_map(|somebody| somebody.items(date)).collect();
        for away in away {
            let is_sure = away.status.as_ref().is_none_or(|status| *status == AbsenceStatus::Approved);
            let somebody = people.iter().find(|somebody| somebody.person == away.person);
            if let Some(somebody) = somebody.filter(|_| is_sure || telling.includes_requests) {
                let kind = telling.absence_types.get(&away.absence_type).cloned();
                items.push(Item { part: Some(away.part), kind, ..somebody.item(What::Away, None) });
            }
        }
        items.retain(|item| telling.what.contains(&item.what));
        items.sort_by(|one, other| {
            (one.what, &one.name, one.person.as_str()).cmp(&(other.what, &other.name, other.person.as_str()))
        });
        Self { date, items }
    }

    /// The items of each kind that there is something of.
    pub(super) fn grouped(&self) -> Vec<(What, Vec<&Item>)> {
        let of = |what| self.items.iter().filter(move |item| item.what == what).collect::<Vec<_>>();
        What::ALL.into_iter().map(|what| (what, of(what))).filter(|(_, items)| !items.is_empty()).collect()
    }
}

impl Somebody {
    fn item(&self, what: What, years: Option<u16>) -> Item {
        Item { what, person: self.person.clone(), name: self.name.clone(), part: None, kind: None, years }
    }

    fn items(&self, date: Date) -> Vec<Item> {
        let begun = self.first_day.and_then(|start| {
            let years = date.year().saturating_sub(start.year());
            if start == date {
                Some(self.item(What::FirstDay, None))
            } else {
                (years > 0 && falls_on(start, date)).then(|| self.item(What::Anniversary, Some(years)))
            }
        });
        // Who has not begun yet is nobody's colleague.
        let is_here = self.first_day.is_none_or(|start| start <= date);
        let born = self.birthday.filter(|day| is_here && falls_on(*day, date));
        begun.into_iter().chain(born.map(|_| self.item(What::Birthday, None))).collect()
    }
}

/// Whether the day comes round; who was born on a leap day celebrates on the day before in other years.
fn falls_on(day: Date, date: Date) -> bool {
    let is_leap_day = (day.month(), day.day()) == (2, 29) && Date::new(date.year(), 2, 29).is_none();
    let day = if is_leap_day { (2, 28) } else { (day.month(), day.day()) };
    day == (date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::{News, Somebody, Telling, What, falls_on};
    use crate::{
        absences::v2::AbsenceStatus,
        calendar::Date,
        tasks::{Away, Part},
    };

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn somebody(id: &str, birthday: Option<&str>, first_day: Option<&str>) -> Somebody {
        let (birthday, first_day) = (birthday.map(day), first_day.map(day));
        Somebody { birthday, first_day, ..Somebody::new(id.into(), format!("Person {id}")) }
    }

    fn away(id: &str, status: AbsenceStatus) -> Away {
        Away { person: id.into(), name: None, part: Part::Whole, absence_type: "sick".into(), status: Some(status) }
    }

    fn told(news: &News) -> Vec<(What, &str, Option<u16>)> {
        news.items.iter().map(|item| (item.what, item.person.as_str(), item.years)).collect()
    }

    #[test]
    fn a_leap_day_is_celebrated_every_year() {
        assert!(falls_on(day("2000-02-29"), day("2026-02-28")) && falls_on(day("2000-02-29"), day("2028-02-29")));
        assert!(!falls_on(day("2000-02-29"), day("2028-02-28")));
        assert!(falls_on(day("1990-06-10"), day("2026-06-10")));
    }

    #[test]
    fn each_thing_is_told_on_its_day_in_order() {
        let people = [
            somebody("3", Some("1990-06-10"), Some("2020-06-10")),
            somebody("2", None, Some("2026-06-10")),
            somebody("1", Some("1990-06-11"), Some("2021-06-11")),
            somebody("4", Some("1990-06-10"), Some("2026-07-01")),
        ];
        let news = News::of(day("2026-06-10"), &people, &[], &Telling::everything());
        assert_eq!(
            told(&news),
            [(What::FirstDay, "2", None), (What::Birthday, "3", None), (What::Anniversary, "3", Some(6))]
        );
        let telling = Telling { what: vec![What::FirstDay], ..Telling::default() };
        assert_eq!(told(&News::of(day("2026-06-10"), &people, &[], &telling)), [(What::FirstDay, "2", None)]);
    }

    #[test]
    fn of_who_is_away_nothing_is_told_that_was_not_allowed() {
        let people = [somebody("1", None, None), somebody("2", None, None)];
        let all =
            [away("1", AbsenceStatus::Approved), away("2", AbsenceStatus::Pending), away("9", AbsenceStatus::Approved)];
        let mut telling = Telling::everything();
        let news = News::of(day("2026-06-10"), &people, &all, &telling);
        assert_eq!(told(&news), [(What::Away, "1", None)], "neither a wish nor somebody who is left out");
        assert_eq!(news.items[0].kind, None);
        telling.absence_types.insert("sick".into(), "Sick days".to_owned());
        telling.includes_requests = true;
        let news = News::of(day("2026-06-10"), &people, &all, &telling);
        assert_eq!((news.items.len(), news.items[0].kind.as_deref()), (2, Some("Sick days")));
    }
}
