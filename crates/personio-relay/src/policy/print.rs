//! The policy for people to read.

use super::{Answer, Body, Operation, Pin, Question, Role, employee, human_resources};

/// Not one of Personio's paths.
const COLLEAGUES: &str = "employee\tGET\t/_relay/colleagues\t-\t-\t-\t-\tid,name; where the company shows them: \
                          away,birthday,anniversary,picture";

/// One line an operation, by role; columns apart by tabs.
#[must_use]
pub fn table() -> String {
    let mut lines = vec!["role\tmethod\tpath\tpinned by\tparameters\tset\tbody\tanswer".to_owned()];
    for (role, operations) in
        [(Role::Employee, employee::OPERATIONS), (Role::HumanResources, human_resources::OPERATIONS)]
    {
        lines.extend(operations.iter().map(|operation| line(role, operation)));
    }
    lines.push(COLLEAGUES.to_owned());
    lines.join("\n")
}

fn line(role: Role, operation: &Operation) -> String {
    let role = role.name();
    let pin = match operation.pin {
        Pin::Nobody => "-".to_owned(),
        Pin::Path => "id of the path".to_owned(),
        Pin::Query(name) => format!("?{name}"),
        Pin::Body => "person of the body".to_owned(),
        Pin::Owner => "looked up".to_owned(),
        Pin::OwnList => "own list".to_owned(),
        Pin::Colleague => "id of the path, or a colleague's where the company shows pictures".to_owned(),
        Pin::Membership => "membership".to_owned(),
    };
    let set: Vec<String> = operation.set.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let pin = match operation.question {
        Question::Any => pin,
        Question::About { named, unnamed } => format!("only with ?{named} and without ?{unnamed}"),
    };
    let body = match operation.body {
        Body::Empty => "-".to_owned(),
        Body::Fields(fields) => fields.join(","),
        Body::Items(fields) => format!("list of {}", fields.join(",")),
        Body::Upload(fields) => format!("file,{}", fields.join(",")),
    };
    let answer = match operation.answer {
        Answer::Whole => "whole".to_owned(),
        Answer::Fields(fields) => fields.join(","),
        Answer::File => "file".to_owned(),
        Answer::Picture => "picture".to_owned(),
    };
    let or_none = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    let parameters = or_none(operation.parameters.join(","));
    [role, operation.method, operation.path, &pin, &parameters, &or_none(set.join(",")), &body, &answer].join("\t")
}
