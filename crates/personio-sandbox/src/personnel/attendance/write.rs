//! Creating, changing and deleting attendances.

use axum::http::StatusCode;
use jiff::{
    Span,
    civil::{Date, Time},
};
use serde_json::{Value, json};

use crate::{
    call::Input,
    company::{
        Company,
        attendance::{AttendanceStatus, Period, PeriodType, Shift, shifts},
        id::{Kind, uuid},
        table::Seq,
    },
    desk::Desk,
    personnel::error,
    reply::{Answer, Reply},
};

const NOT_INSERTED: &str = "Error when trying to insert Attendances periods rows";

/// An attendance as v1 writes it.
#[derive(Clone, Debug)]
struct Draft {
    person: Seq,
    date: Date,
    start: Time,
    end: Option<Time>,
    pause: i64,
    comment: String,
    project: Option<Seq>,
    status: AttendanceStatus,
}

/// `POST /v1/company/attendances`: good rows are stored, even if others are not.
pub(crate) fn create(desk: &mut Desk<'_>) -> Answer {
    let input = error::body(desk)?;
    let rows = input.list("attendances").map_err(|_| error::bad_request(NOT_INSERTED))?.unwrap_or_default();
    if rows.is_empty() {
        return Err(error::bad_request("The attendances field is required."));
    }
    let skip =
        input.switch("skip_approval").map_err(|_| error::bad_request("The skip_approval must be true or false."))?;
    let status = status(skip.unwrap_or(true));
    let (mut ids, mut report, mut failed) = (Vec::new(), Vec::new(), false);
    for row in rows {
        let outcome = match Input::of(row) {
            Some(row) => draft(desk.company, &row, status).and_then(|draft| store(desk.company, &draft, None)),
            None => Err("The row is no object".into()),
        };
        failed |= outcome.is_err();
        report.push(row_report(row, &outcome));
        ids.extend(outcome);
    }
    if failed {
        let error = json!({"code": 400, "message": NOT_INSERTED, "detailed_message": report});
        return Err(Reply::json(StatusCode::BAD_REQUEST, json!({"success": false, "error": error})));
    }
    Ok(Reply::ok(json!({"success": true, "data": {"id": ids, "message": "success"}})))
}

/// `PATCH /v1/company/attendances/{id}`
pub(crate) fn update(desk: &mut Desk<'_>) -> Answer {
    let (person, shift) = find(desk)?;
    let input = error::body(desk)?;
    let refuse = |_| error::bad_request("Error when trying to insert Attendances periods rows.");
    let known = ["date", "start_time", "end_time", "break", "comment", "project_id", "skip_approval"];
    if !known.iter().any(|key| input.has(key)) {
        return Err(refuse(String::new()));
    }
    let draft = changed(desk.company, person, &shift, &input).map_err(refuse)?;
    store(desk.company, &draft, Some(&shift)).map_err(refuse)?;
    Ok(Reply::ok(json!({"success": true, "data": {"message": "The attendance period was updated."}})))
}

/// `DELETE /v1/company/attendances/{id}`
pub(crate) fn delete(desk: &mut Desk<'_>) -> Answer {
    let (person, shift) = find(desk)?;
    for period in &shift.periods {
        desk.company.attendances.remove(person, period.seq);
    }
    if let Some(first) = shift.first() {
        emit(desk.company, "attendance-period.deleted", person, first.seq);
    }
    Ok(Reply::ok(json!({"success": true, "data": {"message": "The attendance period was deleted."}})))
}

fn find(desk: &Desk<'_>) -> Result<(Seq, Shift), Reply> {
    let id: Seq = desk.segment(2).parse().map_err(|_| error::bad_request("Bad Request"))?;
    let missing = || error::new(StatusCode::NOT_FOUND, 404, "The attendance period was not found.");
    let (person, period) = desk.company.attendances.find(id).ok_or_else(missing)?;
    let day = desk.company.attendances.between(person, period.attribution, period.attribution);
    let shift = shifts(&day).into_iter().find(|shift| shift.first().is_some_and(|first| first.seq == id));
    Ok((person, shift.ok_or_else(missing)?))
}

fn draft(company: &Company, row: &Input<'_>, status: AttendanceStatus) -> Result<Draft, String> {
    let wrong = |key: &str| format!("The {key} field is required");
    let id = row.integer("employee").map_err(|_| wrong("employee"))?.ok_or_else(|| wrong("employee"))?;
    let person = u64::try_from(id).ok().filter(|id| company.persons.contains(*id)).ok_or("Employee not found")?;
    Ok(Draft {
        person,
        date: row.date("date").map_err(|_| "The date is invalid")?.ok_or_else(|| wrong("date"))?,
        start: time(row, "start_time")?.ok_or_else(|| wrong("start_time"))?,
        end: time(row, "end_time")?,
        pause: row.integer("break").map_err(|_| "The break is invalid")?.ok_or_else(|| wrong("break"))?,
        comment: row.text("comment").map_err(|_| "The comment is invalid")?.unwrap_or_default().to_owned(),
        project: project(company, row)?,
        status,
    })
}

fn changed(company: &Company, person: Seq, shift: &Shift, input: &Input<'_>) -> Result<Draft, String> {
    let (first, last) = shift.first().zip(shift.last()).ok_or("nothing there")?;
    let end = if input.has("end_time") { time(input, "end_time")? } else { last.end.map(|end| end.time()) };
    let skip = input.switch("skip_approval").map_err(|_| "skip_approval")?;
    let comment = input.text("comment").map_err(|_| "comment")?;
    Ok(Draft {
        person,
        date: input.date("date").map_err(|_| "date")?.unwrap_or(first.attribution),
        start: time(input, "start_time")?.unwrap_or_else(|| first.start.time()),
        end,
        pause: input.integer("break").map_err(|_| "break")?.unwrap_or_else(|| shift.break_minutes()),
        comment: if input.has("comment") { comment.unwrap_or_default().to_owned() } else { first.comment.clone() },
        project: if input.has("project_id") { project(company, input)? } else { first.project },
        status: status(skip.unwrap_or(true)),
    })
}

/// Checks a draft and writes it in place of what was there.
fn store(company: &mut Company, draft: &Draft, before: Option<&Shift>) -> Result<Seq, String> {
    let today = company.today();
    let (earliest, latest) = (Date::constant(1970, 1, 1), today.saturating_add(Span::new().years(10)));
    if draft.date < earliest || draft.date > latest {
        return Err("The date is out of range".into());
    }
    if draft.pause < 0 {
        return Err("The break must not be negative".into());
    }
    if draft.project.is_some_and(|project| !company.is_open(project)) {
        return Err("The project is archived".into());
    }
    let periods = split(draft, company)?;
    let replaced = |seq: Seq| before.is_some_and(|shift| shift.periods.iter().any(|period| period.seq == seq));
    let around = (draft.date.yesterday().unwrap_or(draft.date), draft.date.tomorrow().unwrap_or(draft.date));
    let others = company.attendances.between(draft.person, around.0, around.1);
    let overlap = others
        .iter()
        .filter(|other| !replaced(other.seq))
        .any(|other| periods.iter().any(|period| period.overlaps(other)));
    if overlap {
        return Err("Existing overlapping attendances periods".into());
    }
    let known = before.and_then(Shift::first).map(|first| (first.seq, first.created_at));
    for period in before.into_iter().flat_map(|shift| &shift.periods) {
        company.attendances.remove(draft.person, period.seq);
    }
    let mut first_seq = None;
    for mut period in periods {
        match (first_seq, known) {
            (None, Some((seq, created_at))) => {
                (period.seq, period.created_at) = (seq, created_at);
                company.attendances.replace(draft.person, period);
                first_seq = Some(seq);
            }
            _ => {
                let seq = company.attendances.add(draft.person, period);
                first_seq.get_or_insert(seq);
            }
        }
    }
    let seq = first_seq.ok_or("nothing to store")?;
    let event = if before.is_some() { "attendance-period.updated" } else { "attendance-period.created" };
    emit(company, event, draft.person, seq);
    Ok(seq)
}

/// Work, or work with a break in the middle.
fn split(draft: &Draft, company: &Company) -> Result<Vec<Period>, String> {
    let now = company.now();
    let period = |kind, start, end, project, comment: &str| Period {
        seq: 0,
        kind,
        start,
        end,
        attribution: draft.date,
        project,
        comment: comment.to_owned(),
        status: draft.status,
        created_at: now,
        updated_at: now,
    };
    let start = draft.date.to_datetime(draft.start);
    let Some(end) = draft.end else {
        return Ok(vec![period(PeriodType::Work, start, None, draft.project, &draft.comment)]);
    };
    if end <= draft.start {
        return Err("The end time must be after the start time".into());
    }
    let end = draft.date.to_datetime(end);
    let length = end.duration_since(start).as_mins();
    if draft.pause == 0 {
        return Ok(vec![period(PeriodType::Work, start, Some(end), draft.project, &draft.comment)]);
    }
    if draft.pause >= length {
        return Err("The break is longer than the attendance".into());
    }
    let pause = start.saturating_add(Span::new().minutes((length - draft.pause) / 2));
    let again = pause.saturating_add(Span::new().minutes(draft.pause));
    let mut periods = vec![
        period(PeriodType::Work, start, Some(pause), draft.project, &draft.comment),
        period(PeriodType::Break, pause, Some(again), None, ""),
        period(PeriodType::Work, again, Some(end), draft.project, ""),
    ];
    // One minute of work cannot be halved.
    periods.retain(|period| period.end != Some(period.start));
    Ok(periods)
}

fn time(row: &Input<'_>, key: &str) -> Result<Option<Time>, String> {
    let wrong = || format!("The {key} is invalid");
    let Some(text) = row.text(key).map_err(|_| wrong())?.filter(|text| !text.is_empty()) else { return Ok(None) };
    let shape = text.len() == 5 && text.as_bytes().get(2) == Some(&b':');
    text.parse().ok().filter(|_| shape).map(Some).ok_or_else(wrong)
}

fn project(company: &Company, row: &Input<'_>) -> Result<Option<Seq>, String> {
    let Some(id) = row.integer("project_id").map_err(|_| "The project_id is invalid")? else { return Ok(None) };
    let known = u64::try_from(id).ok().filter(|id| company.projects.contains(*id));
    known.map(Some).ok_or_else(|| "Project not found".into())
}

fn status(skip_approval: bool) -> AttendanceStatus {
    if skip_approval { AttendanceStatus::Confirmed } else { AttendanceStatus::Pending }
}

fn row_report(row: &Value, outcome: &Result<Seq, String>) -> Value {
    let value = |key: &str| row.get(key).cloned().unwrap_or_default();
    let number = |key: &str| match value(key) {
        Value::String(text) => text.parse::<i64>().map_or(Value::Null, |number| json!(number)),
        other => other,
    };
    json!({
        "success": outcome.is_ok(),
        "error_msg": outcome.as_ref().err(),
        "id": outcome.as_ref().ok(),
        "employee": number("employee"),
        "date": value("date"),
        "start_time": value("start_time"),
        "end_time": value("end_time"),
        "break": number("break"),
        "comment": value("comment").as_str().unwrap_or_default(),
        "project_id": number("project_id"),
    })
}

fn emit(company: &mut Company, event: &str, person: Seq, seq: Seq) {
    let id = uuid(Kind::AttendancePeriod, seq);
    company.emit(event, &json!({"person": {"id": person.to_string()}, "attendance_period": {"id": id}}));
}
