//! Who worked how long on each day of a week, and who was absent.

use std::fmt::Write as _;

use jiff::{Span, civil::Date};

use super::{PageQuery, html::Escaped, pages};
use crate::company::{
    Company,
    absence::AbsenceStatus,
    attendance::{AttendanceStatus, PeriodType},
    table::Seq,
};

const ON_PAGE: usize = 40;

pub(super) fn show(page: &mut String, company: &Company, query: &PageQuery) {
    let today = company.today();
    let monday = today
        .saturating_sub(Span::new().days(i64::from(today.weekday().to_monday_zero_offset())))
        .saturating_add(Span::new().weeks(query.week.clamp(-5000, 5000)));
    let days: Vec<Date> = monday.series(Span::new().days(1)).take(7).collect();
    let number = monday.iso_week_date().week();
    let _ = write!(
        page,
        "<p class=\"pages\"><b>Week {number}</b> <a href=\"?view=week&amp;week={}\">Week before</a>\
         <a href=\"?view=week\">This week</a><a href=\"?view=week&amp;week={}\">Week after</a></p>\
         <div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Week {number}\"><table class=\"week\">\
         <caption>Hours of work, breaks left out</caption><thead><tr><th>Name",
        query.week.saturating_sub(1),
        query.week.saturating_add(1),
    );
    for day in &days {
        let class = if *day == today { " class=\"today\"" } else { "" };
        let _ = write!(page, "<th{class}>{}<small>{}</small>", day.strftime("%a"), day.strftime("%-d %b"));
    }
    page.push_str("<th>Sum</tr></thead><tbody>");
    let skip = query.page.max(1).saturating_sub(1).saturating_mul(ON_PAGE);
    for (seq, person) in company.persons.iter().skip(skip).take(ON_PAGE) {
        let _ = write!(page, "<tr><th scope=\"row\">{}</th>", Escaped(&person.name()));
        let sum: i64 = days.iter().map(|day| cell(page, company, seq, *day)).sum();
        let _ = write!(page, "<td class=\"sum\">{}</tr>", hours(sum));
    }
    page.push_str("</tbody></table></div>");
    pages(page, query, company.persons.len(), ON_PAGE);
}

/// Writes what happened on a day and answers the minutes of work.
fn cell(page: &mut String, company: &Company, person: Seq, day: Date) -> i64 {
    let periods = company.attendances.between(person, day, day);
    let (mut minutes, mut open, mut pending) = (0, false, false);
    for period in periods.iter().filter(|period| period.kind == PeriodType::Work) {
        match period.end {
            Some(end) => minutes += end.duration_since(period.start).as_mins(),
            None => open = true,
        }
        pending |= period.status == AttendanceStatus::Pending;
    }
    let absent = company
        .absences
        .of(person)
        .find(|(_, absence)| absence.touches(day) && absence.status != AbsenceStatus::Rejected);
    page.push_str("<td>");
    if minutes > 0 || open {
        let class = if pending { "wait" } else { "good" };
        let _ = write!(page, "<span class=\"mark {class}\">{}{}</span>", hours(minutes), if open { " …" } else { "" });
    }
    if let Some((_, absence)) = absent {
        let name = company.absence_types.get(absence.kind).map_or("absent", |kind| &kind.name);
        let asked = if absence.status == AbsenceStatus::Pending { " (asked)" } else { "" };
        let _ = write!(page, "<small>{}{asked}</small>", Escaped(name));
    } else if minutes == 0 && company.calendar(person).is_holiday(day) {
        page.push_str("<small>holiday</small>");
    }
    minutes
}

fn hours(minutes: i64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}
