//! The pages' own words. A language without any has English ones, as the widget has.

use personio::{
    calendar::Date,
    decimal::Decimal,
    feed::{EmploymentType, SalaryInformation, Schedule},
    language::Language,
};

/// The words of one language.
#[derive(Debug)]
pub(super) struct Texts {
    pub(super) jobs_at: &'static str,
    pub(super) all_jobs: &'static str,
    pub(super) no_jobs: &'static str,
    open_positions: [&'static str; 2],
    others: &'static str,
    pub(super) apply: &'static str,
    pub(super) about: &'static str,
    pub(super) contact: &'static str,
    pub(super) no_text: &'static str,
    pub(super) location: &'static str,
    pub(super) department: &'static str,
    pub(super) schedule: &'static str,
    pub(super) employment: &'static str,
    pub(super) salary: &'static str,
    pub(super) posted: &'static str,
    pub(super) other_language: &'static str,
    kinds: [&'static str; 6],
    schedules: [&'static str; 3],
    per: [&'static str; 5],
    from: &'static str,
    up_to: &'static str,
    is_german: bool,
}

static ENGLISH: Texts = Texts {
    jobs_at: "Jobs at",
    all_jobs: "All jobs",
    no_jobs: "There are no open positions right now.",
    open_positions: ["open position", "open positions"],
    others: "more",
    apply: "Apply for this job",
    about: "About this job",
    contact: "Contact",
    no_text: "There is no description for this job yet.",
    location: "Location",
    department: "Department",
    schedule: "Schedule",
    employment: "Employment",
    salary: "Salary",
    posted: "Posted",
    other_language: "The text of this job is available in another language only.",
    kinds: ["Permanent", "Internship", "Trainee", "Freelance", "Fixed-term", "Working student"],
    schedules: ["Full-time", "Part-time", "Full- or part-time"],
    per: ["per year", "per month", "per week", "per day", "per hour"],
    from: "from",
    up_to: "up to",
    is_german: false,
};

static GERMAN: Texts = Texts {
    jobs_at: "Stellen bei",
    all_jobs: "Alle Stellen",
    no_jobs: "Zurzeit gibt es keine offenen Stellen.",
    open_positions: ["offene Stelle", "offene Stellen"],
    others: "weitere",
    apply: "Auf diese Stelle bewerben",
    about: "Über diese Stelle",
    contact: "Kontakt",
    no_text: "Zu dieser Stelle gibt es noch keine Beschreibung.",
    location: "Standort",
    department: "Abteilung",
    schedule: "Arbeitszeit",
    employment: "Anstellung",
    salary: "Gehalt",
    posted: "Veröffentlicht",
    other_language: "Den Text dieser Stelle gibt es nur in einer anderen Sprache.",
    kinds: ["Festanstellung", "Praktikum", "Ausbildung/Trainee", "Freie Mitarbeit", "Befristet", "Werkstudium"],
    schedules: ["Vollzeit", "Teilzeit", "Voll- oder Teilzeit"],
    per: ["pro Jahr", "pro Monat", "pro Woche", "pro Tag", "pro Stunde"],
    from: "ab",
    up_to: "bis zu",
    is_german: true,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Texts {
    /// The words of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        if language == Language::GERMAN { &GERMAN } else { &ENGLISH }
    }

    pub(super) fn count(&self, jobs: usize) -> String {
        let [one, several] = self.open_positions;
        format!("{jobs} {}", if jobs == 1 { one } else { several })
    }

    /// How many places there are beside those that are named.
    pub(super) fn further(&self, places: usize) -> String {
        format!("+{places}\u{a0}{}", self.others)
    }

    pub(super) fn kind(&self, kind: &EmploymentType) -> String {
        let [permanent, intern, trainee, freelance, temporary, student] = self.kinds;
        match kind {
            EmploymentType::Permanent => permanent,
            EmploymentType::Intern => intern,
            EmploymentType::Trainee => trainee,
            EmploymentType::Freelance => freelance,
            EmploymentType::Temporary => temporary,
            EmploymentType::WorkingStudent => student,
            other => other.code(),
        }
        .to_owned()
    }

    pub(super) fn schedule(&self, schedule: &Schedule) -> String {
        let [full, part, either] = self.schedules;
        match schedule {
            Schedule::FullTime => full,
            Schedule::PartTime => part,
            Schedule::FullOrPartTime => either,
            other => other.code(),
        }
        .to_owned()
    }

    /// A day, of seconds since 1970.
    pub(super) fn day(&self, seconds: i64) -> Option<String> {
        let day = Date::from_days(seconds.div_euclid(24 * 60 * 60))?;
        let (year, month, number) = (day.year(), day.month(), day.day());
        if self.is_german {
            return Some(format!("{number}.{month}.{year}"));
        }
        let month = MONTHS.get(usize::from(month).checked_sub(1)?)?;
        Some(format!("{number} {month} {year}"))
    }

    /// A salary as people write it; nothing where the amounts cannot be read.
    pub(super) fn pay(&self, salary: &SalaryInformation) -> Option<String> {
        let currency = salary.currency_symbol.as_deref().or(salary.currency_code.as_deref()).unwrap_or_default();
        let amount = |text: &Option<String>| {
            let amount: Decimal = text.as_deref()?.trim().parse().ok()?;
            (amount > Decimal::default()).then(|| self.amount(&amount.to_string(), currency))
        };
        let amount = match (amount(&salary.min), amount(&salary.max)) {
            (Some(min), Some(max)) if min == max => min,
            (Some(min), Some(max)) => format!("{min} – {max}"),
            (Some(min), None) => format!("{} {min}", self.from),
            (None, Some(max)) => format!("{} {max}", self.up_to),
            (None, None) => return None,
        };
        let [year, month, week, day, hour] = self.per;
        let per = match salary.interval.as_deref() {
            Some("yearly" | "per_year") => year,
            Some("monthly" | "per_month") => month,
            Some("weekly" | "per_week") => week,
            Some("daily" | "per_day") => day,
            Some("hourly" | "per_hour") => hour,
            _ => return Some(amount),
        };
        Some(format!("{amount} {per}"))
    }

    fn amount(&self, number: &str, currency: &str) -> String {
        let (whole, cents) = number.split_once('.').unwrap_or((number, ""));
        let mut grouped = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                grouped.push(if self.is_german { '.' } else { ',' });
            }
            grouped.push(digit);
        }
        if !cents.is_empty() {
            grouped.push(if self.is_german { ',' } else { '.' });
            grouped.push_str(&format!("{cents:0<2}"));
        }
        if self.is_german { format!("{grouped} {currency}") } else { format!("{currency}{grouped}") }
    }
}

#[cfg(test)]
mod tests {
    use personio::{feed::SalaryInformation, language::Language};

    use super::Texts;

    #[test]
    fn salaries_and_days_are_written_as_people_write_them() {
        let salary = |min: &str, max: &str| SalaryInformation {
            min: Some(min.to_owned()),
            max: Some(max.to_owned()),
            currency_symbol: Some("€".to_owned()),
            currency_code: Some("EUR".to_owned()),
            interval: Some("yearly".to_owned()),
        };
        let (english, german) = (Texts::of(Language::ENGLISH), Texts::of(Language::GERMAN));
        assert_eq!(english.pay(&salary("55000.00", "1200000")).as_deref(), Some("€55,000 – €1,200,000 per year"));
        assert_eq!(german.pay(&salary("17.5", "")).as_deref(), Some("ab 17,50 € pro Jahr"));
        assert_eq!(german.pay(&salary("", "500")).as_deref(), Some("bis zu 500 € pro Jahr"));
        assert_eq!(english.pay(&salary("a lot", "-1")), None);
        assert_eq!(english.day(1_718_000_000).as_deref(), Some("10 June 2024"));
        assert_eq!(german.day(1_718_000_000).as_deref(), Some("10.6.2024"));
        assert_eq!(german.day(i64::MAX), None);
    }
}
