//! Projects, and the attendances of the past.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Span, civil::Date};

use super::{
    absences::{AbsentDays, first_day},
    later, morning,
};
use crate::company::{
    Company,
    attendance::{AttendanceStatus, Attendances, Baseline, Period, PeriodType, Worked},
    holiday::Calendar,
    person::EmploymentType,
    project::{Assignment, Project, ProjectStatus},
    table::Seq,
};

/// People who do not write down when they work.
const CHIEF: usize = 0;

pub(super) fn record(company: &mut Company, years: u32, absent: &AbsentDays) {
    let projects = projects(company);
    let today = company.today();
    let first_day = first_day(today, years);
    let days = first_day.until(today).map_or(0, |span| span.get_days());
    let Ok(days) = u32::try_from(days) else { return };
    let weeks = Weeks::of(first_day, days);
    let mut people = BTreeMap::new();
    for (number, (_, employment)) in company.employments.iter().enumerate() {
        if number == CHIEF || employment.kind == EmploymentType::External {
            continue;
        }
        let calendar = company.calendar(employment.person);
        let minutes = employment.schedule.iter().copied().max().unwrap_or_default();
        let own = projects.get(number % projects.len().max(1)).into_iter().chain(projects.first()).copied().collect();
        let mut worked = Worked { days: weeks.working(employment.schedule, calendar), minutes, projects: own };
        let number_of = |day: Date| i64::from(first_day.until(day).map_or(0, |span| span.get_days()));
        let last = i64::from(days) - 1;
        if let Some(start) = employment.start {
            worked.clear(0, number_of(start) - 1);
        }
        if let Some(end) = employment.end {
            worked.clear(number_of(end) + 1, last);
        }
        for (from, to) in absent.get(&employment.person).into_iter().flatten() {
            worked.clear(number_of(*from), number_of(*to));
        }
        people.insert(employment.person, worked);
    }
    company.attendances = Attendances::of(Some(Baseline { first_day, days, people }));
    today_so_far(company);
}

/// The days of the past as bits: which weekday each is, and which are holidays where.
struct Weeks {
    weekdays: [Vec<u64>; 7],
    holidays: [(Calendar, Vec<u64>); 3],
}

impl Weeks {
    fn of(first_day: Date, days: u32) -> Self {
        let none = || Worked::nothing(days, 0, Vec::new()).days;
        let mut weeks = Self {
            weekdays: std::array::from_fn(|_| none()),
            holidays: [Calendar::Berlin, Calendar::Hamburg, Calendar::Zurich].map(|place| (place, none())),
        };
        for (index, day) in first_day.series(Span::new().days(1)).take(days as usize).enumerate() {
            let mark = |bits: &mut Vec<u64>| {
                if let Some(word) = bits.get_mut(index / 64) {
                    *word |= 1 << (index % 64);
                }
            };
            let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
            weeks.weekdays.get_mut(weekday).into_iter().for_each(mark);
            let closed = weeks.holidays.iter_mut().filter(|(place, _)| place.is_holiday(day));
            closed.for_each(|(_, bits)| mark(bits));
        }
        weeks
    }

    /// The days on which a schedule has something to do and the place has no holiday.
    fn working(&self, schedule: [u32; 7], place: Calendar) -> Vec<u64> {
        let mut working = vec![0; self.weekdays.first().map_or(0, Vec::len)];
        let due = self.weekdays.iter().zip(schedule).filter(|(_, minutes)| *minutes > 0);
        for (bits, _) in due {
            working.iter_mut().zip(bits).for_each(|(word, bits)| *word |= bits);
        }
        for (_, bits) in self.holidays.iter().filter(|(calendar, _)| *calendar == place) {
            working.iter_mut().zip(bits).for_each(|(word, bits)| *word &= !bits);
        }
        working
    }
}

/// Two people are at work since this morning, one waits for an approval of yesterday.
fn today_so_far(company: &mut Company) {
    let (today, now) = (company.today(), company.now());
    let people: Vec<Seq> = company.persons.iter().map(|(seq, _)| seq).collect();
    for (number, hour, status) in [(20, 8, AttendanceStatus::Confirmed), (22, 7, AttendanceStatus::Pending)] {
        let Some(person) = people.get(number).copied() else { continue };
        if company.minutes_to_work(person, today) == 0 || company.is_absent(person, today) {
            continue;
        }
        company.attendances.add(
            person,
            Period {
                seq: 0,
                kind: PeriodType::Work,
                start: today.at(hour, 0, 0, 0),
                end: Some(today.at(hour + 2, 0, 0, 0)),
                attribution: today,
                project: None,
                comment: String::new(),
                status,
                created_at: now,
                updated_at: now,
            },
        );
    }
}

fn projects(company: &mut Company) -> Vec<Seq> {
    let now = morning(later(company.today(), -300));
    let people: Vec<Seq> = company.persons.iter().map(|(seq, _)| seq).take(40).collect();
    let mut ids = Vec::new();
    for (name, code, client, assignment) in [
        ("Retrofit Programme", "RET", Some("Hansa Housing"), Assignment::Everybody),
        ("Control Unit 2", "CU2", None, Assignment::Members(people.iter().skip(19).copied().collect())),
        (
            "District Heating Pilot",
            "DHP",
            Some("Stadtwerke Musterstadt"),
            Assignment::Members(people.iter().step_by(4).copied().collect::<BTreeSet<_>>()),
        ),
        ("Internal", "INT", None, Assignment::Everybody),
    ] {
        let project = Project {
            code: Some(code.into()),
            client: client.map(Into::into),
            kind: Some(if client.is_some() { "Customer" } else { "Internal" }.into()),
            billable: client.is_some(),
            start: Some(later(company.today(), -300)),
            assignment,
            ..Project::named(name.into(), ProjectStatus::Active, now)
        };
        ids.push(company.projects.add(project));
    }
    for (name, code) in [("Planning", "RET-1"), ("Installation", "RET-2")] {
        let parent = ids.first().copied();
        let project =
            Project { code: Some(code.into()), parent, ..Project::named(name.into(), ProjectStatus::Active, now) };
        company.projects.add(project);
    }
    company.projects.add(Project::named("Trade Fair 2019".into(), ProjectStatus::Archived, now));
    ids
}
