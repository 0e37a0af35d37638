//! Applications, candidates and jobs as v2 shows them.

use jiff::{Timestamp, civil::Date};
use serde_json::{Value, json};
use uuid::Uuid;

use super::time;
use crate::{
    company::id::{Kind, mix, uuid},
    desk::Desk,
};

/// Categories of jobs.
pub(super) const CATEGORIES: [&str; 3] = ["Professionals", "Trades", "Students & Apprentices"];

const STAGES: [&str; 4] = ["Application received", "Phone interview", "On-site interview", "Offer"];

/// Applications that arrived have numbers far above those of the seed.
const ARRIVED: u64 = 1_000_000;

/// An application with who sent it.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) id: Uuid,
    pub(super) candidate_id: Uuid,
    pub(super) email: String,
    first_name: String,
    last_name: String,
    phone: Option<String>,
    location: Option<String>,
    birthday: Option<String>,
    available_from: Option<String>,
    gender: Option<String>,
    position: u64,
    date: Date,
    /// The latest first.
    stages: Vec<(String, Timestamp)>,
    created_at: Timestamp,
}

/// A position of the feed.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) position: u64,
    name: String,
}

/// All applications, latest change first.
pub(super) fn records(desk: &Desk<'_>) -> Vec<Record> {
    let seeded = desk.company.applications.iter().filter_map(|(seq, application)| {
        let candidate = desk.company.candidates.get(application.candidate)?;
        Some(Record {
            id: uuid(Kind::JobApplication, seq),
            candidate_id: uuid(Kind::Candidate, application.candidate),
            email: candidate.email.clone(),
            first_name: candidate.first_name.clone(),
            last_name: candidate.last_name.clone(),
            phone: candidate.phone.clone(),
            location: candidate.location.clone(),
            birthday: None,
            available_from: None,
            gender: None,
            position: application.position,
            date: application.date,
            stages: application.stages.clone(),
            created_at: application.created_at,
        })
    });
    let arrived = desk.store.applications().into_iter().map(|application| {
        let attribute = |id: &str| {
            application.attributes.iter().find(|attribute| attribute.id == id).map(|attribute| attribute.value.clone())
        };
        // The same address is the same candidate.
        let who = application.email.to_lowercase().bytes().fold(3_u64, |sum, byte| mix(sum ^ u64::from(byte)));
        let today = || application.received_at.to_zoned_datetime(crate::company::clock::zone()).date();
        let date = application.application_date.as_ref().and_then(|date| date.parse().ok()).unwrap_or_else(today);
        let stage = STAGES.first().copied().unwrap_or_default().to_owned();
        Record {
            id: uuid(Kind::JobApplication, ARRIVED + application.id),
            candidate_id: uuid(Kind::Candidate, ARRIVED + (who >> 4)),
            email: application.email.clone(),
            first_name: application.first_name.clone(),
            last_name: application.last_name.clone(),
            phone: attribute("phone"),
            location: attribute("location"),
            birthday: attribute("birthday"),
            available_from: attribute("available_from"),
            gender: attribute("gender"),
            position: application.job_position_id,
            date,
            stages: vec![(stage, application.received_at)],
            created_at: application.received_at,
        }
    });
    let mut records: Vec<Record> = seeded.chain(arrived).collect();
    records.sort_by_key(|record| (std::cmp::Reverse(record.updated_at()), record.id));
    records
}

/// The positions of the feed.
pub(super) fn jobs_of(desk: &Desk<'_>) -> Vec<Job> {
    desk.feeds.positions().into_iter().map(|(position, name)| Job { position, name }).collect()
}

/// v2 has the number of the feed as a text.
pub(super) fn job_id(position: u64) -> String {
    position.to_string()
}

pub(super) fn category_id(index: usize) -> String {
    (index + 1).to_string()
}

fn company() -> Value {
    json!({"id": crate::credentials::COMPANY_ID})
}

fn stage(name: &str) -> Value {
    let index = STAGES.iter().position(|stage| *stage == name).unwrap_or_default();
    json!({"id": (index + 1).to_string(), "name": name, "kind": "CUSTOM", "type": if index == 3 { "OFFER" } else { "IN_PROGRESS" }})
}

pub(super) fn category_object(index: usize) -> Value {
    let stages: Vec<Value> = STAGES.iter().map(|name| stage(name)).collect();
    json!({"id": category_id(index), "name": CATEGORIES.get(index), "stages": stages, "company": company()})
}

fn job_category(position: u64) -> Value {
    let index = usize::try_from(mix(position) % 3).unwrap_or_default();
    json!({"id": category_id(index), "name": CATEGORIES.get(index)})
}

fn department(desk: &Desk<'_>, position: u64) -> Value {
    let departments: Vec<_> = desk.company.org_units.iter().filter(|(_, unit)| unit.parent.is_none()).collect();
    let turn = usize::try_from(mix(position) >> 8).unwrap_or_default() % departments.len().max(1);
    departments.get(turn).map_or(Value::Null, |(seq, unit)| json!({"id": seq.to_string(), "name": unit.name}))
}

impl Record {
    /// When it last moved.
    pub(super) fn updated_at(&self) -> Timestamp {
        self.stages.first().map_or(self.created_at, |(_, at)| *at)
    }

    pub(super) fn application(&self, desk: &Desk<'_>) -> Value {
        let title = desk.feeds.position_title(self.position);
        json!({
            "id": self.id,
            "application_date": self.date,
            "candidate": {
                "id": self.candidate_id,
                "email": self.email,
                "first_name": self.first_name,
                "last_name": self.last_name,
                "gender": self.gender,
            },
            "job": {
                "id": job_id(self.position),
                "name": title,
                "department": department(desk, self.position),
                "category": job_category(self.position),
            },
            "current_stage": self.stages.first().map(|(name, _)| stage(name)),
            "channel": null,
            "hiring_team": [],
            "is_anonymized": false,
            "created_at": time(self.created_at),
            "updated_at": time(self.updated_at()),
        })
    }

    pub(super) fn candidate(&self, records: &[Self]) -> Value {
        let own: Vec<Value> = records
            .iter()
            .filter(|record| record.candidate_id == self.candidate_id)
            .map(|record| json!({"id": record.id, "application_date": record.date}))
            .collect();
        json!({
            "id": self.candidate_id,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "email": self.email,
            "gender": self.gender,
            "phone": self.phone,
            "location": self.location,
            "birthday": self.birthday,
            "linkedin_profile": null,
            "available_from": self.available_from,
            "applications": own,
            "created_at": time(self.created_at),
            "updated_at": time(self.updated_at()),
        })
    }

    pub(super) fn transitions(&self) -> Vec<Value> {
        self.stages.iter().map(|(name, at)| json!({"entered_at": time(*at), "stage": stage(name)})).collect()
    }
}

impl Job {
    pub(super) fn object(&self, desk: &Desk<'_>) -> Value {
        let made = desk.company.org_units.iter().next().map_or(Timestamp::UNIX_EPOCH, |(_, unit)| unit.created_at);
        json!({
            "id": job_id(self.position),
            "name": self.name,
            "department": department(desk, self.position),
            "category": job_category(self.position),
            "hiring_team": [],
            "company": company(),
            "created_at": time(made),
            "updated_at": time(made),
        })
    }
}
