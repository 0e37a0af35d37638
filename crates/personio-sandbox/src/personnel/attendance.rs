//! `/v1/company/attendances`: periods with minutes of break, over the periods of v2.

pub(super) mod write;

use jiff::{Span, Timestamp, civil::Date};
use serde_json::{Value, json};

use super::{
    error,
    page::{self, Counting, DayEdge, Page},
};
use crate::{
    company::{
        Company,
        attendance::{AttendanceStatus, Attendances, Baseline, Days, Shift, shifts},
        id::{Kind, uuid},
        project::ProjectStatus,
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

const PAGE: usize = 200;

/// Which shifts are asked for.
struct Filter {
    from: Date,
    to: Date,
    updated: Option<(Timestamp, Timestamp)>,
    pending: Pending,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pending {
    Included,
    Left,
}

/// `GET /v1/company/attendances`
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let required = |name: &str| {
        page::date(desk.call, name)?.ok_or_else(|| error::bad_request(&format!("The {name} field is required.")))
    };
    let (from, to) = (required("start_date")?, required("end_date")?);
    if to < from {
        return Err(error::bad_request("The end_date must not be before the start_date."));
    }
    let latest = desk.company.today().saturating_add(Span::new().years(10));
    if from < Date::constant(1970, 1, 1) || to > latest {
        return Err(error::bad_request(&format!("The dates must lie between 1970-01-01 and {latest}.")));
    }
    let updated_from = page::time(desk.call, "updated_from", DayEdge::Start)?;
    let updated_to = page::time(desk.call, "updated_to", DayEdge::End)?;
    let updated = (updated_from.is_some() || updated_to.is_some())
        .then(|| (updated_from.unwrap_or(Timestamp::MIN), updated_to.unwrap_or(Timestamp::MAX)));
    let pending = match desk.call.query("includePending") {
        Some("true" | "1") => Pending::Included,
        _ => Pending::Left,
    };
    let filter = Filter { from, to, updated, pending };
    let page = Page::of(desk.call, Counting::Items, PAGE, PAGE)?;
    let asked = page::numbers(desk.call, "employees")?;
    let people: Vec<Seq> = if asked.is_empty() {
        desk.company.persons.iter().map(|(seq, _)| seq).collect()
    } else {
        asked.into_iter().filter(|seq| desk.company.persons.contains(*seq)).collect()
    };
    let (mut total, mut data) = (0, Vec::new());
    let seeded = Seeded::of(&desk.company.attendances, &filter);
    for person in people {
        let count = seeded.count(desk.company, person, &filter);
        let skip = page.skip().saturating_sub(total);
        total += count;
        if skip < count && data.len() < page.limit {
            let rest = page.limit - data.len();
            let shifts = matching(desk.company, person, &filter);
            data.extend(shifts.iter().skip(skip).take(rest).filter_map(|shift| object(desk.company, person, shift)));
        }
    }
    Ok(Reply::ok(page.answer_as_sent(desk, total, data)))
}

/// Days of the seed that a filter asks for. What the seed brought is confirmed and was written on its day: it need not
/// be worked out to be counted.
struct Seeded {
    /// All of them fit.
    inner: Option<Days>,
    /// Days at both ends of the time in which they were written: some fit.
    edges: [Option<Days>; 2],
}

impl Seeded {
    fn of(attendances: &Attendances, filter: &Filter) -> Self {
        let days = |from: Date, to: Date| attendances.days(from.max(filter.from), to.min(filter.to));
        let Some((since, until)) = filter.updated else {
            return Self { inner: days(filter.from, filter.to), edges: [None, None] };
        };
        let (first, last) = Baseline::written_between(since, until);
        let second = first.saturating_add(Span::new().days(2));
        if second >= last {
            return Self { inner: None, edges: [days(first, last), None] };
        }
        let before = |day: Date| day.yesterday().unwrap_or(day);
        Self { inner: days(second, before(last)), edges: [days(first, before(second)), days(last, last)] }
    }

    /// How many shifts of somebody fit.
    fn count(&self, company: &Company, person: Seq, filter: &Filter) -> usize {
        let attendances = &company.attendances;
        if !attendances.is_untouched(person) {
            return matching(company, person, filter).len();
        }
        let (since, until) = filter.updated.unwrap_or((Timestamp::MIN, Timestamp::MAX));
        let edges = self.edges.map(|days| attendances.count_written(person, days, since, until));
        attendances.count_seeded(person, self.inner) + edges.iter().sum::<usize>()
    }
}

fn matching(company: &Company, person: Seq, filter: &Filter) -> Vec<Shift> {
    let (mut from, mut to) = (filter.from, filter.to);
    if let (Some((since, until)), true) = (filter.updated, company.attendances.is_untouched(person)) {
        let (first, last) = Baseline::written_between(since, until);
        (from, to) = (from.max(first), to.min(last));
    }
    let mut shifts = shifts(&company.attendances.between(person, from, to));
    shifts.retain(|shift| {
        let in_time = filter.updated.is_none_or(|(since, until)| {
            shift.periods.iter().any(|period| since <= period.updated_at && period.updated_at <= until)
        });
        let shown = filter.pending == Pending::Included
            || (shift.status() == AttendanceStatus::Confirmed && shift.last().is_some_and(|last| last.end.is_some()));
        in_time && shown
    });
    shifts
}

/// An attendance as v1 shows it.
pub(super) fn object(company: &Company, person: Seq, shift: &Shift) -> Option<Value> {
    let (first, last) = (shift.first()?, shift.last()?);
    let project = first.project.and_then(|seq| Some((seq, company.projects.get(seq)?)));
    let updated_at = shift.periods.iter().map(|period| period.updated_at).max().unwrap_or(first.updated_at);
    Some(json!({
        "id": first.seq,
        "id_v2": uuid(Kind::AttendancePeriod, first.seq),
        "type": "AttendancePeriod",
        "attributes": {
            "employee": person,
            "date": first.attribution,
            "start_time": first.start.strftime("%H:%M").to_string(),
            "end_time": last.end.map(|end| end.strftime("%H:%M").to_string()),
            "break": shift.break_minutes(),
            "comment": first.comment,
            "updated_at": page::stamp_iso(updated_at),
            "status": match shift.status() {
                AttendanceStatus::Confirmed => "confirmed",
                AttendanceStatus::Pending => "pending",
                AttendanceStatus::Rejected => "rejected",
            },
            "is_holiday": company.calendar(person).is_holiday(first.attribution),
            "is_on_time_off": company.is_absent(person, first.attribution),
            "project": project.map(|(seq, project)| json!({
                "id": seq,
                "type": "Project",
                "attributes": {"name": project.name, "active": project.status == ProjectStatus::Active},
            })),
        },
    }))
}
