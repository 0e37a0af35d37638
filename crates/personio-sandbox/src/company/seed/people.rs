//! Forty people, and as many more as are asked for.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde_json::{Value, json};

use super::{chance, later, morning};
use crate::company::{
    Company,
    organisation::OrgUnitKind,
    person::{Employment, EmploymentType, Gender, Person, Picture, Status, Termination},
    table::Seq,
};

use Gender::{Diverse, Female, Male};

/// First name, last name, gender, department, office, position, weekly hours. The first leads the company, the first
/// of a department leads the department.
const PEOPLE: [(&str, &str, Gender, usize, usize, &str, f64); 40] = [
    ("Alma", "Berg", Female, 5, 0, "Chief Executive Officer", 40.0),
    ("Jonas", "Falk", Male, 0, 1, "Head of Sales & Advice", 40.0),
    ("Derya", "Aksoy", Female, 1, 0, "Head of Installation & Service", 40.0),
    ("Tomasz", "Wilk", Male, 2, 0, "Head of Software & Data", 40.0),
    ("Ines", "Moreau", Female, 3, 1, "Head of Engineering", 40.0),
    ("Karl", "Brandt", Male, 4, 1, "Head of Production & Logistics", 40.0),
    ("Lena", "Vogt", Female, 5, 0, "Head of People & Finance", 36.0),
    ("Ruben", "Sand", Male, 0, 1, "Energy Adviser", 40.0),
    ("Mira", "Holm", Female, 0, 1, "Energy Adviser", 30.0),
    ("Emre", "Yildiz", Male, 0, 0, "Energy Adviser", 40.0),
    ("Sofia", "Keller", Female, 0, 2, "Energy Adviser", 42.0),
    ("Noa", "Stern", Diverse, 0, 0, "Inside Sales Specialist", 20.0),
    ("Paul", "Winkler", Male, 1, 0, "Heating Technician", 40.0),
    ("Aylin", "Demir", Female, 1, 0, "Electrician", 40.0),
    ("Viktor", "Lang", Male, 1, 1, "Heating Technician", 40.0),
    ("Greta", "Thiel", Female, 1, 1, "Site Manager", 40.0),
    ("Luca", "Frei", Male, 1, 2, "Heating Technician", 42.0),
    ("Hanna", "Roth", Female, 1, 0, "Service Dispatcher", 25.0),
    ("Omar", "Haddad", Male, 1, 0, "Apprentice", 38.5),
    ("Clara", "Neumann", Female, 2, 0, "Senior Backend Engineer", 40.0),
    ("Felix", "Otto", Male, 2, 0, "Backend Engineer", 40.0),
    ("Yuki", "Tanaka", Female, 2, 0, "Product Designer", 32.0),
    ("Daniel", "Kraus", Male, 2, 1, "Data Engineer", 40.0),
    ("Marta", "Nowak", Female, 2, 0, "Frontend Engineer", 40.0),
    ("Ben", "Adler", Male, 2, 0, "Working Student", 16.0),
    ("Nele", "Harms", Female, 3, 1, "Mechanical Engineer", 40.0),
    ("Ivan", "Petrov", Male, 3, 1, "Refrigeration Engineer", 40.0),
    ("Julia", "Sommer", Female, 3, 1, "Test Bench Engineer", 30.0),
    ("Samuel", "Meier", Male, 3, 2, "Mechanical Engineer", 42.0),
    ("Eva", "Lindner", Female, 3, 1, "Firmware Engineer", 40.0),
    ("Peter", "Kuhn", Male, 4, 1, "Shift Lead", 40.0),
    ("Zeynep", "Koc", Female, 4, 1, "Quality Inspector", 40.0),
    ("Marek", "Zielinski", Male, 4, 1, "Warehouse Specialist", 20.0),
    ("Ida", "Petersen", Female, 4, 1, "Strategic Buyer", 40.0),
    ("Anton", "Reuter", Male, 4, 1, "Assembler", 40.0),
    ("Rosa", "Martin", Female, 5, 0, "Recruiter", 30.0),
    ("Timo", "Ebert", Male, 5, 0, "Accountant", 40.0),
    ("Alice", "Weber", Female, 5, 2, "Payroll Specialist", 34.0),
    ("Nils", "Hansen", Male, 1, 1, "Heating Technician", 40.0),
    ("Carla", "Bruno", Female, 2, 0, "Support Engineer", 40.0),
];

/// Starts next month.
const NEWCOMER: usize = 38;
/// Has left.
const LEAVER: usize = 39;
/// On parental leave.
const ON_LEAVE: usize = 27;
/// Works for somebody else.
const EXTERNAL: usize = 21;

pub(super) fn hire(company: &mut Company, count: u32) {
    let departments: Vec<Seq> = ids(company, OrgUnitKind::Department);
    let teams: Vec<(Seq, Option<Seq>)> = company
        .org_units
        .iter()
        .filter(|(_, unit)| unit.kind == OrgUnitKind::Team)
        .map(|(seq, unit)| (seq, unit.parent))
        .collect();
    let offices: Vec<Seq> = company.workplaces.iter().map(|(seq, _)| seq).collect();
    let entities: Vec<Seq> = company.legal_entities.iter().map(|(seq, _)| seq).collect();
    let cost_centers: Vec<Seq> = company.cost_centers.iter().map(|(seq, _)| seq).collect();
    let attributes: Vec<Seq> = company.attributes.iter().map(|(seq, _)| seq).collect();
    let today = company.today();
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let mut leaders: Vec<Option<Seq>> = vec![None; departments.len()];
    let mut chief = None;
    for (number, row) in PEOPLE.iter().cycle().take(count).enumerate() {
        let (first, last, gender, department, office, position, hours) = *row;
        let copy = number / PEOPLE.len();
        let last = if copy == 0 { last.to_owned() } else { double_name(last, number) };
        let email = if copy == 0 {
            format!("{}.{}@acme.example", first.to_lowercase(), last.to_lowercase())
        } else {
            format!("{}.{}.{number}@acme.example", first.to_lowercase(), last.to_lowercase())
        };
        let start = hire_date(number, today);
        let created_at = morning(later(start, -20)).min(company.now());
        let person = company.persons.add(Person {
            email: Some(email),
            first_name: first.into(),
            last_name: last.clone(),
            preferred_name: Some(format!("{first} {last}")),
            gender,
            language: if office == 2 { "fr" } else { "de" }.into(),
            picture: if number % 7 == 6 { Picture::None } else { Picture::Drawn },
            custom: custom(number, today, &attributes),
            created_at,
            updated_at: created_at.max(morning(later(today, -i64::try_from(number % 90).unwrap_or_default() - 1))),
            written: BTreeMap::new(),
        });
        let own_department = departments.get(department).copied();
        let own_teams: Vec<Seq> =
            teams.iter().filter(|(_, parent)| *parent == own_department).map(|(team, _)| *team).collect();
        let leader = leaders.get(department).copied().flatten();
        let supervisor = if number == 0 { None } else { leader.or(chief) };
        let status = status(number, start, today);
        let end = (status == Status::Inactive).then(|| later(today, -40));
        let entity = entities.get(usize::from(office == 2)).copied();
        company.employments.add(Employment {
            person,
            status,
            kind: if number == EXTERNAL { EmploymentType::External } else { EmploymentType::Internal },
            position: Some(position.into()),
            supervisor,
            office: offices.get(office).copied(),
            legal_entity: entity,
            department: own_department,
            team: own_teams.get(number % own_teams.len().max(1)).copied(),
            cost_centers: shares(department, &cost_centers),
            start: Some(start),
            end,
            contract_end: (position == "Apprentice" || number == EXTERNAL).then(|| later(today, 210)),
            probation_end: Some(later(start, 182)),
            weekly_hours: hours,
            full_time_hours: if office == 2 { 42.0 } else { 40.0 },
            schedule: schedule(hours, number),
            vacation_days: vacation_days(hours),
            termination: end.map(|day| Termination {
                termination_date: Some(day),
                last_working_day: Some(later(day, -5)),
                terminated_at: Some(later(day, -60)),
                kind: "QUIT".into(),
                reason: Some("Moving to another city".into()),
            }),
            created_at,
            updated_at: created_at,
        });
        if number == 0 {
            chief = Some(person);
        } else if let Some(place) = leaders.get_mut(department).filter(|place| place.is_none()) {
            *place = Some(person);
        }
    }
}

fn ids(company: &Company, kind: OrgUnitKind) -> Vec<Seq> {
    company.org_units.iter().filter(|(_, unit)| unit.kind == kind).map(|(seq, _)| seq).collect()
}

fn double_name(last: &str, number: usize) -> String {
    let other = PEOPLE.get(number / PEOPLE.len() % PEOPLE.len()).map_or("", |(_, other, ..)| other);
    format!("{last}-{other}")
}

/// Years ago, with an anniversary near today for some, and next month for one.
fn hire_date(number: usize, today: Date) -> Date {
    if number == NEWCOMER {
        return later(today, 21);
    }
    let number = i64::try_from(number).unwrap_or_default();
    let years = 1 + number % 9;
    let shift = match number % 8 {
        0 => number % 5 - 2,
        other => -(other * 37 + number * 3) % 330,
    };
    later(later(today, -years * 365 - years / 4), shift)
}

fn status(number: usize, start: Date, today: Date) -> Status {
    match number {
        LEAVER => Status::Inactive,
        ON_LEAVE => Status::Leave,
        _ if start > today => Status::Onboarding,
        _ => Status::Active,
    }
}

fn custom(number: usize, today: Date, attributes: &[Seq]) -> BTreeMap<String, Value> {
    let seed = number as u64;
    let around = i64::try_from(chance(seed, 1, 365)).unwrap_or_default();
    let offset = if number % 6 == 1 { i64::try_from(chance(seed, 2, 9)).unwrap_or_default() - 3 } else { around };
    let year = i16::try_from(1964 + chance(seed, 3, 42)).unwrap_or(1990);
    let day = later(today, offset);
    let birthday = Date::new(year, day.month(), day.day()).unwrap_or_else(|_| date(year, 2, 28));
    let values = [
        json!(birthday),
        json!(format!("DE00 0000 0000 0000 {:04} 00", number % 10_000)),
        json!(["S", "M", "L", "XL"].get(number % 4)),
        if number.is_multiple_of(3) { json!(["German", "English"]) } else { json!(["German"]) },
        json!(chance(seed, 4, 40)),
    ];
    attributes.iter().zip(values).map(|(attribute, value)| (format!("dynamic_{attribute}"), value)).collect()
}

fn shares(department: usize, cost_centers: &[Seq]) -> Vec<(Seq, f64)> {
    let at = |index: usize| cost_centers.get(index).copied();
    let shares = match department {
        0 | 1 => vec![(at(0), 100.0)],
        2 => vec![(at(1), 80.0), (at(2), 20.0)],
        3 | 4 => vec![(at(1), 100.0)],
        _ => vec![(at(2), 100.0)],
    };
    shares.into_iter().filter_map(|(seq, share)| Some((seq?, share))).collect()
}

/// Part-timers below thirty hours have days off.
fn schedule(hours: f64, number: usize) -> [u32; 7] {
    if hours >= 30.0 {
        return Employment::even_week(hours);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "hours of a week")]
    let day = (hours * 20.0) as u32;
    if number.is_multiple_of(2) { [day, day, day, 0, 0, 0, 0] } else { [0, 0, day, day, day, 0, 0] }
}

fn vacation_days(hours: f64) -> f64 {
    if hours < 30.0 { 18.0 } else { 30.0 }
}
