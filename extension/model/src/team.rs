//! Colleagues, as far as their company shows them to each other: who is away, and what there is to celebrate.

use personio::{calendar::Date, id::v2::PersonId};

use crate::{
    kept::{Kept, Piece, Writer},
    search,
};

/// So many days after today are shown of who will be away.
pub const DAYS_AHEAD: i64 = 7;
/// So many days before and after today are shown of what there is to celebrate; of what is over, first days only.
const CELEBRATED: i64 = 14;
/// More days than anybody is away in a row.
const LONGEST: usize = 1000;

/// A colleague, as the relay shows them.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub struct Colleague {
    /// Personio's id.
    pub id: PersonId,
    /// What people call them.
    pub name: String,
    /// Their birthday, where the company shows it and knows it.
    pub birthday: Option<DayOfYear>,
    /// On which day they began, where the company shows it.
    pub anniversary: Option<Anniversary>,
    /// When they are away; `None` where the company does not show it. Why is nobody's business.
    pub away: Option<Vec<Away>>,
}

/// A day of any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOfYear {
    month: u8,
    day: u8,
}

/// The day on which somebody began.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub struct Anniversary {
    /// The day.
    pub on: DayOfYear,
    /// For how many years they are here on that day of this year; none on the first day.
    pub years: u32,
}

/// Days on which somebody is away, both included.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub struct Away {
    /// The first one.
    pub from: Date,
    /// The last one, as far as it is known.
    pub to: Option<Date>,
}

/// What there is to celebrate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// A birthday.
    Birthday,
    /// So many years in the company.
    Years(u32),
    /// The first day in the company.
    FirstDay,
}

/// What the company lets people know of each other, beside their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Who is away.
    pub away: bool,
    /// Birthdays, or since when somebody is here.
    pub occasions: bool,
}

impl Shown {
    /// What is shown of somebody is shown of all, where it is known.
    #[must_use]
    pub fn of(colleagues: &[Colleague]) -> Self {
        Self {
            away: colleagues.iter().any(|it| it.away.is_some()),
            occasions: colleagues.iter().any(|it| it.birthday.is_some() || it.anniversary.is_some()),
        }
    }
}

/// Reads what the relay answered, which is by name. A colleague who cannot be read hides no other.
#[must_use]
pub fn read(text: &str) -> Option<Vec<Colleague>> {
    let answer = Piece::parse(text)?;
    let colleagues = answer.get("_data")?.list()?.iter().filter_map(Colleague::read);
    Some(colleagues.filter(|it| !it.name.trim().is_empty()).collect())
}

impl Colleague {
    /// Whether somebody who looks for this means them.
    #[must_use]
    pub fn fits(&self, wanted: &str) -> bool {
        search::fits(&self.name, wanted)
    }

    /// The first letters of their first and last name; one, of those who have one name.
    #[must_use]
    pub fn initials(&self) -> String {
        let mut words = self.name.split_whitespace().filter_map(|word| word.chars().find(|it| it.is_alphanumeric()));
        words.next().into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
    }

    /// The days on which they are away without a day in between, if one is that day; until when, as far as it is known.
    #[must_use]
    pub fn away_on(&self, day: Date) -> Option<Away> {
        let touching = |day: Date| {
            let all = self.away.iter().flatten();
            all.filter(|it| it.from <= day && it.to.is_none_or(|to| day <= to))
                .max_by_key(|it| (it.to.is_none(), it.to))
        };
        let mut away = touching(day)?.clone();
        for _ in 0..LONGEST {
            let Some(next) = away.to.and_then(|to| touching(to.plus_days(1)?)) else { break };
            away.to = next.to;
        }
        Some(away)
    }

    /// When they will be away within the days after one, if they are not on that day.
    #[must_use]
    pub fn away_after(&self, day: Date) -> Option<Away> {
        if self.away_on(day).is_some() {
            return None;
        }
        (1..=DAYS_AHEAD).find_map(|days| self.away_on(day.plus_days(days)?))
    }

    /// What there is to celebrate of them around a day, and when.
    fn occasions(&self, today: Date) -> impl Iterator<Item = (Date, Occasion)> {
        let is_near = move |day: &Date| (0..=CELEBRATED).contains(&today.days_until(*day));
        let birthday = self.birthday.and_then(|day| day.next(today)).filter(is_near);
        let begun = self.anniversary.as_ref().and_then(|it| {
            if it.years == 0 {
                let first = it.on.of_year(today.year())?;
                let is_lately = (-CELEBRATED..=CELEBRATED).contains(&today.days_until(first));
                return is_lately.then_some((first, Occasion::FirstDay));
            }
            let day = it.on.next(today).filter(is_near)?;
            Some((day, Occasion::Years(it.years + u32::from(day.year() > today.year()))))
        });
        birthday.map(|day| (day, Occasion::Birthday)).into_iter().chain(begun)
    }
}

/// What there is to celebrate around a day, in the order of days and names.
#[must_use]
pub fn occasions(colleagues: &[Colleague], today: Date) -> Vec<(Date, Occasion, &Colleague)> {
    let of = |it| Colleague::occasions(it, today).map(move |(day, what)| (day, what, it));
    let all: Vec<_> = colleagues.iter().flat_map(of).collect();
    // Day by day, which is less code than sorting.
    let days = (-CELEBRATED..=CELEBRATED).filter_map(|days| today.plus_days(days));
    days.flat_map(|day| all.iter().filter(move |(on, ..)| *on == day).copied().collect::<Vec<_>>()).collect()
}

impl DayOfYear {
    /// The day in a year. Who was born on a leap day celebrates on the day before in other years.
    fn of_year(self, year: u16) -> Option<Date> {
        let is_leap_day = (self.month, self.day) == (2, 29);
        Date::new(year, self.month, self.day).or_else(|| is_leap_day.then(|| Date::new(year, 2, 28)).flatten())
    }

    /// When it comes round, that day included.
    fn next(self, today: Date) -> Option<Date> {
        let this_year = self.of_year(today.year())?;
        if this_year >= today { Some(this_year) } else { self.of_year(today.year().checked_add(1)?) }
    }
}

/// `02-29`.
impl Kept for DayOfYear {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        let (month, day) = piece.text()?.split_once('-')?;
        let day = Self { month: month.parse().ok()?, day: day.parse().ok()? };
        day.of_year(2024).map(|_| day) // a leap year has them all
    }

    fn write(&self, to: &mut Writer) {
        let two = |number: u8| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
        to.text(&[two(self.month), two(self.day)].join("-"));
    }
}

#[cfg(test)]
mod tests {
    use personio::calendar::Date;

    use super::{Colleague, Occasion, Shown, occasions, read};
    use crate::kept::write;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn colleague(rest: &str) -> Colleague {
        read(&format!(r#"{{"_data":[{{"id":"7","name":"Ada Lovelace"{rest}}}]}}"#)).unwrap().remove(0)
    }

    fn told(colleague: &Colleague, today: &str) -> Vec<(String, Occasion)> {
        let all = [colleague.clone()];
        occasions(&all, day(today)).into_iter().map(|(day, what, _)| (day.to_string(), what)).collect()
    }

    #[test]
    fn what_the_relay_shows_is_read_by_name_and_a_broken_record_hides_no_other() {
        let all = read(
            r#"{"_data":[{"name":"nobody"},{"id":"2","name":"Bo","birthday":"02-30"},
                {"id":"3","name":"Ada","away":[],"picture":"/x","birthday":"02-29","unknown":{}},{"id":"1","name":"zoe"},
                {"id":"4","name":" "}]}"#,
        );
        let all = all.unwrap();
        assert_eq!(all.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Ada", "zoe"]);
        assert_eq!(Shown::of(&all), Shown { away: true, occasions: true });
        assert_eq!(Shown::of(&all[1..]), Shown::default(), "names, and nothing else");
        assert!(write(&all[0]).contains(r#""birthday":"02-29""#));
        assert_eq!(read("<html>"), None);
    }

    #[test]
    fn absences_that_follow_one_another_are_one_and_one_without_an_end_stays_so() {
        let ada = colleague(
            r#","away":[{"from":"2026-06-01","to":"2026-06-02"},{"from":"2026-06-03","to":"2026-06-05"},{"from":"2026-06-08","to":null}]"#,
        );
        let until = |on: &str| ada.away_on(day(on)).map(|it| it.to.map(|to| to.to_string()));
        assert_eq!(until("2026-06-02"), Some(Some("2026-06-05".to_owned())));
        assert_eq!((until("2026-06-06"), until("2026-06-09")), (None, Some(None)));
        let next = |on: &str| ada.away_after(day(on)).map(|it| it.from.to_string());
        assert_eq!(next("2026-05-31").as_deref(), Some("2026-06-01"));
        assert_eq!((next("2026-06-02"), next("2026-06-06").as_deref()), (None, Some("2026-06-08")));
        assert_eq!(next("2026-05-20"), None, "too far ahead");
    }

    #[test]
    fn a_leap_day_is_celebrated_a_day_earlier_in_other_years() {
        let ada = colleague(r#","birthday":"02-29""#);
        assert_eq!(told(&ada, "2028-02-20"), [("2028-02-29".to_owned(), Occasion::Birthday)]);
        assert_eq!(told(&ada, "2026-02-28"), [("2026-02-28".to_owned(), Occasion::Birthday)]);
        assert_eq!(told(&ada, "2026-03-01"), []);
    }

    #[test]
    fn years_are_those_of_the_day_that_comes_also_over_the_turn_of_the_year() {
        let ada = colleague(r#","anniversary":{"on":"01-02","years":4},"birthday":"12-31""#);
        let party = |day: &str, what| (day.to_owned(), what);
        assert_eq!(
            told(&ada, "2026-12-28"),
            [party("2026-12-31", Occasion::Birthday), party("2027-01-02", Occasion::Years(5))]
        );
        assert_eq!(told(&ada, "2026-01-01"), [party("2026-01-02", Occasion::Years(4))]);
        assert_eq!(told(&ada, "2026-06-01"), []);
    }

    #[test]
    fn a_first_day_is_told_before_and_for_a_while_after_it() {
        let ada = colleague(r#","anniversary":{"on":"06-15","years":0}"#);
        for today in ["2026-06-01", "2026-06-15", "2026-06-29"] {
            assert_eq!(told(&ada, today), [("2026-06-15".to_owned(), Occasion::FirstDay)], "{today}");
        }
        assert_eq!((told(&ada, "2026-05-31"), told(&ada, "2026-06-30")), (vec![], vec![]));
    }

    #[test]
    fn one_name_has_one_initial_and_signs_have_none() {
        let of = |name: &str| Colleague { name: name.to_owned(), ..colleague("") }.initials();
        assert_eq!((of("Ada Byron Lovelace").as_str(), of("Cher").as_str(), of("(öz) -").as_str()), ("AL", "C", "Ö"));
        assert_eq!(of("李 雷"), "李雷");
    }
}
