//! Papers in people's files, the newest first.

use std::fmt::Write as _;

use super::html::{Escaped, Size};
use crate::company::Company;

const SHOWN: usize = 200;

pub(super) fn show(page: &mut String, company: &Company) {
    let _ = write!(
        page,
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Documents\"><table>\
         <caption>{} documents</caption><thead><tr><th>Title<th>Of<th>Category<th>Date<th>Size</tr></thead><tbody>",
        company.documents.len(),
    );
    for (_, document) in company.documents.iter().rev().take(SHOWN) {
        let owner = company.persons.get(document.owner).map(crate::company::person::Person::name).unwrap_or_default();
        let category = company.document_categories.get(document.category).map_or("", |category| &category.name);
        let _ = write!(
            page,
            "<tr><th scope=\"row\">{}<small>{}</small></th><td>{}<td>{}<td>{}<td>{}</tr>",
            Escaped(&document.name),
            Escaped(&document.file_name),
            Escaped(&owner),
            Escaped(category),
            document.date.map_or_else(String::new, |date| date.to_string()),
            Size(document.size),
        );
    }
    page.push_str("</tbody></table></div>");
}
