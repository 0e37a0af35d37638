//! Who is away, will be, or asks to be.

use std::fmt::Write as _;

use super::html::Escaped;
use crate::company::{
    Company,
    absence::{Absence, AbsenceStatus, Span},
};

/// How many of the coming absences are shown.
const SHOWN: usize = 100;

pub(super) fn show(page: &mut String, company: &Company) {
    let today = company.today();
    let mut absences: Vec<&Absence> =
        company.absences.iter().map(|(_, absence)| absence).filter(|absence| absence.last_day() >= today).collect();
    absences.sort_by_key(|absence| absence.start);
    let _ = write!(
        page,
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Absences\"><table>\
         <caption>{} absences of today and later</caption>\
         <thead><tr><th>Name<th>Type<th>From<th>Until<th>Days<th>Status</tr></thead><tbody>",
        absences.len(),
    );
    for absence in absences.iter().take(SHOWN) {
        row(page, company, absence);
    }
    page.push_str("</tbody></table></div>");
}

fn row(page: &mut String, company: &Company, absence: &Absence) {
    let name = company.persons.get(absence.person).map(crate::company::person::Person::name).unwrap_or_default();
    let kind = company.absence_types.get(absence.kind).map_or("", |kind| &kind.name);
    let (class, status) = match absence.status {
        AbsenceStatus::Approved => ("good", "approved"),
        AbsenceStatus::Pending => ("wait", "asked for"),
        AbsenceStatus::Rejected => ("off", "rejected"),
    };
    let time = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let (from, until) = match absence.span {
        Span::Days { .. } => (
            if absence.span.begins_at_noon() { "from noon".to_owned() } else { String::new() },
            if absence.span.ends_at_noon() { "until noon".to_owned() } else { String::new() },
        ),
        Span::Hours { from, to } => (time(from), time(to)),
    };
    let _ = write!(
        page,
        "<tr><th scope=\"row\">{}<small>{}</small></th><td>{}<td>{}<small>{from}</small><td>{}<small>{until}</small>\
         <td>{}<td><span class=\"mark {class}\">{status}</span></tr>",
        Escaped(&name),
        Escaped(absence.comment.as_deref().unwrap_or_default()),
        Escaped(kind),
        absence.start,
        absence.end.map_or_else(|| "open".to_owned(), |end| end.to_string()),
        (company.days_of(absence) * 10.0).round() / 10.0,
    );
}
