//! Documents, salaries and reports.

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::Span;

use super::{chance, later, morning};
use crate::company::{
    Company,
    paper::{Compensation, PersonDocument, Report, ReportShape},
    table::Seq,
};

/// Only Acme's own people have papers, however large the company is.
const PEOPLE: usize = 40;

pub(super) fn file(company: &mut Company) {
    let today = company.today();
    let people: Vec<Seq> = company.persons.iter().map(|(seq, _)| seq).take(PEOPLE).collect();
    let categories: Vec<Seq> = company.document_categories.iter().map(|(seq, _)| seq).collect();
    let salary = company.compensation_types.iter().next().map_or(0, |(seq, _)| seq);
    for person in &people {
        let Some((_, employment)) = company.employment(*person) else { continue };
        let (start, office) = (employment.start.unwrap_or(today), employment.legal_entity);
        let currency = office
            .and_then(|entity| company.legal_entities.get(entity))
            .map_or("EUR", |entity| &entity.currency)
            .to_owned();
        let name = company.persons.get(*person).map(crate::company::person::Person::name).unwrap_or_default();
        let monthly = 2800 + chance(*person, 9, 40) * 75;
        let mut add = |category: usize, title: String, date| {
            let text = format!("{title}\n{name}\nAcme\n");
            let content = pdf(&text);
            company.documents.add(PersonDocument {
                owner: *person,
                category: categories.get(category).copied().unwrap_or_default(),
                file_name: format!("{title}.pdf"),
                name: title,
                comment: None,
                date: Some(date),
                size: content.len(),
                content: STANDARD.encode(content),
                created_at: morning(date),
            });
        };
        add(0, "Employment contract".into(), later(start, -14));
        for months in 1..=3 {
            let month = today.first_of_month().saturating_sub(Span::new().months(months));
            add(2, format!("Payslip {}", month.strftime("%Y-%m")), month.last_of_month());
        }
        company.compensations.add(Compensation {
            person: *person,
            kind: salary,
            value: monthly as f64,
            currency,
            interval: Some("MONTHLY".into()),
            effective_from: start,
            comment: None,
            created_at: morning(start),
        });
    }
    reports(company, people.first().copied().unwrap_or_default());
}

fn reports(company: &mut Company, author: Seq) {
    let made = morning(later(company.today(), -100));
    for (name, columns, shape) in [
        ("Head count", &["first_name", "last_name", "department", "office"][..], ReportShape::Flat),
        ("Working hours", &["first_name", "last_name", "weekly_working_hours"], ReportShape::Flat),
        ("By department", &["department", "last_name"], ReportShape::Grouped),
        ("Head count 2019", &["last_name"], ReportShape::Archived),
    ] {
        company.reports.add(Report {
            name: name.into(),
            author,
            kind: "point_in_time".into(),
            status: "up_to_date".into(),
            columns: columns.iter().map(|column| (*column).to_owned()).collect(),
            shape,
            created_at: made,
            updated_at: made,
        });
    }
}

/// The smallest document that viewers open: one page with lines of text.
fn pdf(text: &str) -> Vec<u8> {
    let lines: String = text
        .lines()
        .map(|line| format!("({}) Tj T* ", line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)")))
        .collect();
    let stream = format!("BT /F1 14 Tf 20 TL 60 760 Td {lines}ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>stream\n{stream}\nendstream", stream.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.push_str(&format!("{} 0 obj{object}endobj\n", number + 1));
    }
    let table = pdf.len();
    pdf.push_str("xref\n0 6\n0000000000 65535 f \n");
    places.iter().for_each(|place| pdf.push_str(&format!("{place:010} 00000 n \n")));
    pdf.push_str(&format!("trailer<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"));
    pdf.into_bytes()
}
