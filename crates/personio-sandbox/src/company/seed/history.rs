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
    let working = working_days(first_day, days);
    let mut people = BTreeMap::new();
    for (number, (_, employment)) in company.employments.iter().enumerate() {
        if number == CHIEF || employment.kind == EmploymentType::External {
            continue;
        }
        let calendar = company.calendar(employment.person);
        let minutes = employment.schedule.iter().copied().max().unwrap_or_default();
        let own = projects.get(number % projects.len().max(1)).into_iter().chain(projects.first()).copied().collect();
        let mut worked = Worked::nothing(days, minutes, own);
        let away = absent.get(&employment.person).map(Vec::as_slice).unwrap_or_default();
        for (index, (date, holidays)) in working.iter().enumerate() {
            let absent = away.iter().any(|(from, to)| from <= date && date <= to);
            if !absent && !holidays.contains(&calendar) && employment.minutes_on(*date) > 0 {
                worked.mark(u32::try_from(index).unwrap_or(u32::MAX));
            }
        }
        people.insert(employment.person, worked);
    }
    company.attendances = Attendances::of(Some(Baseline { first_day, days, people }));
    today_so_far(company);
}

/// Days with the calendars that have a holiday on them.
fn working_days(first_day: Date, days: u32) -> Vec<(Date, Vec<Calendar>)> {
    let holidays = |day| {
        [Calendar::Berlin, Calendar::Hamburg, Calendar::Zurich]
            .into_iter()
            .filter(|place| place.is_holiday(day))
            .collect()
    };
    first_day.series(Span::new().days(1)).take(days as usize).map(|day| (day, holidays(day))).collect()
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
