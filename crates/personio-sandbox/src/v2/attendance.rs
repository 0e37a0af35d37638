//! `/v2/attendance-periods`

pub(super) mod write;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    cursor::{Cursor, MEDIUM},
    filter::Filter,
    person::stamp,
    problem,
};
use crate::{
    company::{
        Company,
        attendance::{Baseline, Period},
        id::{self, Kind, uuid},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

/// Where a list goes on: behind this period of this person.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct After {
    person: Seq,
    day: Date,
    seq: Seq,
}

/// `GET /v2/attendance-periods`: by person and start.
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, MEDIUM)?;
    let ranges = ["start.date_time", "end.date_time", "attribution_date", "updated_at"];
    let filter = Filter::of(desk, &cursor, &ranges)?;
    let (start, end) = (filter.local_times("start.date_time")?, filter.local_times("end.date_time")?);
    let (day, updated) = (filter.dates("attribution_date")?, filter.local_instants("updated_at")?);
    let ids: Option<Vec<Option<Seq>>> =
        filter.values("id").map(|ids| ids.iter().map(|id| id::seq(Kind::AttendancePeriod, id)).collect());
    let (people, projects) = (filter.values("person.id"), filter.values("project.id"));
    let status = filter.values("status");
    let known = ["PENDING", "CONFIRMED", "REJECTED"];
    if status.as_ref().is_some_and(|status| status.iter().any(|status| !known.contains(status))) {
        return Err(problem::bad_request(desk.now(), "Provided request parameters are invalid."));
    }
    let fits = |period: &Period| {
        ids.as_ref().is_none_or(|ids| ids.contains(&Some(period.seq)))
            && projects.as_ref().is_none_or(|projects| {
                period.project.is_some_and(|project| projects.contains(&project.to_string().as_str()))
            })
            && status
                .as_ref()
                .is_none_or(|status| json!(period.status).as_str().is_some_and(|own| status.contains(&own)))
            && start.holds(period.start)
            && (end.is_open() || period.end.is_some_and(|own| end.holds(own)))
            && day.holds(period.attribution)
            && updated.holds(period.updated_at)
    };
    // Days outside of which nothing can fit: they need not be worked out.
    let around = |date: Date| (date.yesterday().unwrap_or(date), date.tomorrow().unwrap_or(date));
    let latest = |dates: [Option<Date>; 3]| dates.into_iter().flatten().max();
    let from =
        latest([day.from(), start.from().map(|at| around(at.date()).0), end.from().map(|at| around(at.date()).0)]);
    let to = [day.to(), start.to().map(|at| around(at.date()).1), end.to().map(|at| around(at.date()).1)];
    let to = to.into_iter().flatten().min();
    let (from, to) = (from.unwrap_or(Date::MIN), to.unwrap_or(Date::MAX));
    let written = (!updated.is_open()).then(|| {
        Baseline::written_between(
            updated.from().unwrap_or(jiff::Timestamp::MIN),
            updated.to().unwrap_or(jiff::Timestamp::MAX),
        )
    });
    let only_seeded = status.as_ref().is_none_or(|status| status.contains(&"CONFIRMED"));
    let after: Option<After> = cursor.after.clone().and_then(|after| serde_json::from_value(after).ok());
    let company: &Company = desk.company;
    let candidates: Vec<Seq> = match (&ids, &people) {
        (Some(ids), _) => {
            let mut owners: Vec<Seq> = ids
                .iter()
                .flatten()
                .filter_map(|seq| company.attendances.find(*seq))
                .map(|(person, _)| person)
                .collect();
            owners.sort_unstable();
            owners.dedup();
            owners
        }
        (None, Some(people)) => people.iter().filter_map(|id| id.parse().ok()).collect(),
        (None, None) => company.persons.iter().map(|(seq, _)| seq).collect(),
    };
    let mut found: Vec<(Seq, Period)> = Vec::new();
    let skipped = candidates.iter().position(|person| after.is_some_and(|after| after.person == *person)).unwrap_or(0);
    for person in candidates.into_iter().skip(skipped) {
        if people.as_ref().is_some_and(|people| !people.contains(&person.to_string().as_str())) {
            continue;
        }
        let untouched = company.attendances.is_untouched(person);
        if untouched && !only_seeded {
            continue;
        }
        let (mut from, mut to) = (from, to);
        if let (true, Some((first, last))) = (untouched, written) {
            (from, to) = (from.max(first), to.min(last));
        }
        let seen = after.filter(|after| after.person == person);
        from = seen.map_or(from, |seen| from.max(seen.day));
        let periods = company.attendances.between(person, from, to);
        let place = seen.and_then(|seen| periods.iter().position(|period| period.seq == seen.seq));
        let rest = periods.iter().skip(place.map_or(0, |place| place + 1));
        let wanted = cursor.limit.saturating_add(1).saturating_sub(found.len());
        found.extend(rest.filter(|period| fits(period)).take(wanted).map(|period| (person, period.clone())));
        if found.len() > cursor.limit {
            break;
        }
    }
    let more = found.len() > cursor.limit;
    found.truncate(cursor.limit);
    let last = found.last().filter(|_| more);
    let next = last.map(|(person, period)| json!(After { person: *person, day: period.attribution, seq: period.seq }));
    let data = found.iter().map(|(person, period)| object(company, *person, period)).collect();
    Ok(cursor.answer(desk, data, next))
}

/// `GET /v2/attendance-periods/{id}`
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    let (person, period) = find(desk)?;
    Ok(Reply::ok(object(desk.company, person, &period)))
}

/// The period of the path and whose it is.
fn find(desk: &Desk<'_>) -> Result<(Seq, Period), Reply> {
    let seq = id::seq(Kind::AttendancePeriod, desk.segment(1));
    let found = seq.and_then(|seq| desk.company.attendances.find(seq));
    found.ok_or_else(|| problem::not_found(desk.now()))
}

fn object(company: &Company, person: Seq, period: &Period) -> Value {
    let time = |at: jiff::civil::DateTime| json!({"date_time": at.strftime("%Y-%m-%dT%H:%M:%S").to_string()});
    json!({
        "id": uuid(Kind::AttendancePeriod, period.seq),
        "type": period.kind,
        "person": {"id": person.to_string()},
        "approval": {"status": period.status},
        "start": time(period.start),
        "end": period.end.map(time),
        "attribution_date": period.attribution,
        "comment": period.comment,
        "project": period.project.map(|project| json!({"id": project.to_string()})),
        "is_auto_generated": false,
        "is_holiday": company.calendar(person).is_holiday(period.attribution),
        "is_on_time_off": company.is_absent(person, period.attribution),
        "created_at": stamp(period.created_at),
        "updated_at": stamp(period.updated_at),
    })
}
