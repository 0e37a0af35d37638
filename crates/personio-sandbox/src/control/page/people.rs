//! Everybody at the company.

use std::fmt::Write as _;

use super::{PageQuery, html::Escaped, pages};
use crate::company::{
    Company,
    person::{Person, Status},
    table::Seq,
};

const ON_PAGE: usize = 50;

pub(super) fn show(page: &mut String, company: &Company, query: &PageQuery) {
    let wanted = query.q.trim().to_lowercase();
    let fits = |person: &Person| {
        let text = format!("{} {}", person.name(), person.email.as_deref().unwrap_or_default());
        text.to_lowercase().contains(&wanted)
    };
    let people: Vec<(Seq, &Person)> = company.persons.iter().filter(|(_, person)| fits(person)).collect();
    let _ = write!(
        page,
        "<form class=\"find\" role=\"search\"><input type=\"hidden\" name=\"view\" value=\"people\">\
         <label>Name or address <input type=\"search\" name=\"q\" value=\"{}\"></label><button>Find</button></form>\
         <div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"People\"><table><caption>{} people</caption>\
         <thead><tr><th>Id<th>Name<th>Position<th>Department<th>Office<th>Hours<th>Since<th>Status</tr></thead><tbody>",
        Escaped(&query.q),
        people.len(),
    );
    let skip = query.page.max(1).saturating_sub(1).saturating_mul(ON_PAGE);
    for (seq, person) in people.iter().skip(skip).take(ON_PAGE) {
        row(page, company, *seq, person);
    }
    page.push_str("</tbody></table></div>");
    pages(page, query, people.len(), ON_PAGE);
}

fn row(page: &mut String, company: &Company, seq: Seq, person: &Person) {
    let _ = write!(
        page,
        "<tr><td>{seq}<th scope=\"row\">{}<small>{}</small></th>",
        Escaped(&person.name()),
        Escaped(person.email.as_deref().unwrap_or_default()),
    );
    let Some((_, employment)) = company.employment(seq) else {
        page.push_str("<td colspan=\"6\">no employment</td></tr>");
        return;
    };
    let unit = |seq: Option<Seq>| seq.and_then(|seq| company.org_units.get(seq)).map_or("", |unit| &unit.name);
    let office = employment.office.and_then(|seq| company.workplaces.get(seq)).map_or("", |place| &place.name);
    let (class, status) = match employment.status {
        Status::Active => ("good", "active"),
        Status::Leave => ("wait", "on leave"),
        Status::Onboarding => ("wait", "onboarding"),
        Status::Inactive => ("off", "inactive"),
        Status::Unspecified => ("off", "unknown"),
    };
    let _ = write!(
        page,
        "<td>{}<small>{}</small><td>{}<td>{}<td>{}<td>{}<td><span class=\"mark {class}\">{status}</span></tr>",
        Escaped(employment.position.as_deref().unwrap_or_default()),
        Escaped(unit(employment.team)),
        Escaped(unit(employment.department)),
        Escaped(office),
        employment.weekly_hours,
        employment.start.map_or_else(String::new, |start| start.to_string()),
    );
}
