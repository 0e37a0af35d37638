//! Every operation that Personio specifies has its counterpart, and the README says so.

use std::{fs, path::Path};

use personio::recruiting::CreateApplication;

use crate::{
    operation::{Operation, one},
    shared, v1, v2,
};

/// An area of the README's table, and how the paths of its operations begin in both versions.
const AREAS: [(&str, &[&str]); 11] = [
    ("authentication", &["/v1/auth", "/v2/auth"]),
    ("employees; persons and employments", &["/v1/company/employees", "/v2/persons"]),
    ("attendances", &["/v1/company/attendances", "/v2/attendance-periods"]),
    (
        "absences and balances",
        &["/v1/company/time-off", "/v1/company/absence-periods", ABSENCE_BALANCE, "/v2/absence-"],
    ),
    ("projects and their members", &["/v1/company/attendances/projects", "/v2/projects"]),
    ("documents", &["/v1/company/document", "/v2/document-management"]),
    (
        "org units, legal entities, cost centres, workplaces",
        &["/v2/org-units", "/v2/legal-entities", "/v2/cost-centers", "/v2/workplaces"],
    ),
    ("compensations", &["/v2/compensations"]),
    ("reports", &["/v1/company/custom-reports", "/v2/reports"]),
    ("recruiting, with the job feed", &["/xml", "/v1/recruiting", "/recruiting/applicant", "/v2/recruiting"]),
    ("webhooks", &["/v2/webhooks"]),
];

const ABSENCE_BALANCE: &str = "/v1/company/employees/{employee_id}/absences";

type Specified = (String, String);

/// Method and path of each operation of version 2.
fn second() -> Option<Vec<Specified>> {
    let text = fs::read_to_string(shared::find("specs/v2-operations.md")?).unwrap();
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        let (method, path) = (cells.next()?, cells.next()?.strip_prefix('`')?.strip_suffix('`')?);
        Some((method.to_owned(), path.to_owned()))
    });
    Some(rows.collect())
}

/// What answers an operation. Two of version 1 have no endpoint of their own:
///
/// - `GET /xml`, the job feed, is public XML of another host: `personio::feed` reads it, whoever fetched it.
/// - `POST /recruiting/applicant` is deprecated, and Personio says what to call instead.
fn counterparts(registry: &[Operation], (method, path): &Specified) -> usize {
    match (method.as_str(), path.as_str()) {
        ("GET", "/xml") => usize::from(v1::feed::reads_every_field()),
        ("POST", "/recruiting/applicant") => {
            let successor = one(CreateApplication { application: personio::recruiting::Application::default() });
            usize::from(registry.iter().any(|it| it.is(successor.method, &successor.path)))
        }
        _ => registry.iter().filter(|operation| operation.is(method, path)).count(),
    }
}

/// The place of a path in [`AREAS`]: the one with the longest beginning that fits.
fn area(path: &str) -> usize {
    let fits = |(area, (_, beginnings)): (usize, &(&str, &[&str]))| {
        let longest = beginnings.iter().filter(|beginning| path.starts_with(**beginning)).map(|it| it.len()).max()?;
        Some((longest, area))
    };
    AREAS.iter().enumerate().filter_map(fits).max().unwrap_or_else(|| panic!("{path} lies in no area")).1
}

#[test]
fn every_operation_has_exactly_one_counterpart_and_the_readme_counts_them() {
    let (Some(first), Some(second)) = (v1::specification::operations(), second()) else { return };
    let mut counts = [[(0, 0); 2]; AREAS.len()];
    let mut missing = Vec::new();
    for (version, specified, registry) in
        [(0, &first, v1::registry::operations()), (1, &second, v2::registry::operations())]
    {
        for operation in specified {
            let found = counterparts(&registry, operation);
            let count = &mut counts[area(&operation.1)][version];
            *count = (count.0 + usize::from(found == 1), count.1 + 1);
            if found != 1 {
                missing.push(format!("{} {}: {found} counterparts", operation.0, operation.1));
            }
        }
    }
    let cell = |(covered, all): (usize, usize)| if all == 0 { "–".to_owned() } else { format!("{covered} of {all}") };
    let row =
        |name: &str, [first, second]: [(usize, usize); 2]| format!("| {name} | {} | {} |\n", cell(first), cell(second));
    let sum =
        |version: usize| counts.iter().fold((0, 0), |sum, count| (sum.0 + count[version].0, sum.1 + count[version].1));
    let mut table = "| area | version 1 | version 2 |\n|---|---|---|\n".to_owned();
    AREAS.iter().zip(counts).for_each(|((name, _), counts)| table += &row(name, counts));
    table += &row("all", [sum(0), sum(1)]);
    println!("{table}");
    assert!(missing.is_empty(), "{missing:#?}");
    assert_eq!((first.len(), second.len()), (34, 66));
    // The feed and the deprecated operation are no endpoints.
    assert_eq!((v1::registry::operations().len(), v2::registry::operations().len()), (32, 66));
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md");
    assert!(fs::read_to_string(readme).unwrap().contains(&table), "the README has another table");
}
