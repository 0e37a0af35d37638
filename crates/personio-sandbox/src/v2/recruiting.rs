//! `/v2/recruiting/…`: what came before the sandbox was started, and what arrived since.

mod record;

use serde_json::{Value, json};

use self::record::{CATEGORIES, Job, Record, category_id, category_object, job_id, jobs_of, records};
use super::{
    cursor::{Cursor, LARGE},
    filter::Filter,
    problem,
};
use crate::{
    desk::Desk,
    reply::{Answer, Reply},
};

/// `GET /v2/recruiting/applications`: latest change first.
pub(super) fn applications(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, LARGE)?;
    let filter = Filter::of(desk, &cursor, &["updated_at"])?;
    let updated = filter.times("updated_at")?;
    let email = filter.text("candidate.email");
    let mut records = records(desk);
    records.retain(|record| {
        updated.holds(record.updated_at()) && email.is_none_or(|email| record.email.eq_ignore_ascii_case(email))
    });
    Ok(cursor.page(desk, &records, |record| record.application(desk)))
}

/// `GET /v2/recruiting/applications/{id}`
pub(super) fn application(desk: &mut Desk<'_>) -> Answer {
    let record = find(desk)?;
    Ok(Reply::ok(record.application(desk)))
}

/// `GET /v2/recruiting/applications/{id}/stage-transitions`: latest first.
pub(super) fn transitions(desk: &mut Desk<'_>) -> Answer {
    let record = find(desk)?;
    let cursor = Cursor::of(desk, LARGE)?;
    Ok(cursor.page(desk, &record.transitions(), Clone::clone))
}

/// `GET /v2/recruiting/candidates`
pub(super) fn candidates(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, LARGE)?;
    let filter = Filter::of(desk, &cursor, &["updated_at"])?;
    let (updated, email) = (filter.times("updated_at")?, filter.text("email"));
    let records = records(desk);
    let mut firsts: Vec<&Record> = Vec::new();
    for record in &records {
        let known = firsts.iter().any(|first| first.candidate_id == record.candidate_id);
        let fits =
            updated.holds(record.updated_at()) && email.is_none_or(|email| record.email.eq_ignore_ascii_case(email));
        if !known && fits {
            firsts.push(record);
        }
    }
    Ok(cursor.page(desk, &firsts, |record| record.candidate(&records)))
}

/// `GET /v2/recruiting/candidates/{id}`
pub(super) fn candidate(desk: &mut Desk<'_>) -> Answer {
    let records = records(desk);
    let wanted = desk.segment(2);
    let record = records.iter().find(|record| record.candidate_id.to_string() == wanted);
    let record = record.ok_or_else(|| problem::not_found(desk.now()))?;
    Ok(Reply::ok(record.candidate(&records)))
}

/// `GET /v2/recruiting/jobs`: without description, link, office and state, as Personio's.
pub(super) fn jobs(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, LARGE)?;
    let jobs = jobs_of(desk);
    Ok(cursor.page(desk, &jobs, |job: &Job| job.object(desk)))
}

/// `GET /v2/recruiting/jobs/{id}`
pub(super) fn job(desk: &mut Desk<'_>) -> Answer {
    let wanted = desk.segment(2);
    let job = jobs_of(desk).into_iter().find(|job| job_id(job.position) == wanted);
    Ok(Reply::ok(job.ok_or_else(|| problem::not_found(desk.now()))?.object(desk)))
}

/// `GET /v2/recruiting/categories`
pub(super) fn categories(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, LARGE)?;
    let all: Vec<usize> = (0..CATEGORIES.len()).collect();
    Ok(cursor.page(desk, &all, |index| category_object(*index)))
}

/// `GET /v2/recruiting/categories/{id}`
pub(super) fn category(desk: &mut Desk<'_>) -> Answer {
    let wanted = desk.segment(2);
    let index = (0..CATEGORIES.len()).find(|index| category_id(*index) == wanted);
    let index = index.ok_or_else(|| problem::not_found(desk.now()))?;
    Ok(Reply::ok(category_object(index)))
}

fn find(desk: &Desk<'_>) -> Result<Record, Reply> {
    let wanted = desk.segment(2);
    let record = records(desk).into_iter().find(|record| record.id.to_string() == wanted);
    record.ok_or_else(|| problem::not_found(desk.now()))
}

/// Times of recruiting have an odd key.
fn time(at: jiff::Timestamp) -> Value {
    json!({"date-time": super::person::stamp(at), "timezone": "UTC"})
}
