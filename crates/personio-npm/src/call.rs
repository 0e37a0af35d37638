//! What JavaScript says, as a call of the core.

use personio::operation::{AnswerKind, BodyKind, Operation, OperationCall, Paging, Parameter, find};
use serde::Serialize;

use crate::names;

/// An operation as the scripts need to know it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OperationView {
    name: &'static str,
    ids: usize,
    /// What it takes after the ids: `filter`, `body`, `file` or nothing.
    takes: Option<&'static str>,
    /// `nothing`, `record`, `pages`, `all` or `bytes`.
    answers: &'static str,
    has_effect: bool,
}

impl From<&Operation> for OperationView {
    fn from(operation: &Operation) -> Self {
        let is_read = operation.method.as_str() == "GET";
        Self {
            name: operation.name,
            ids: operation.path.matches("{}").count(),
            takes: match operation.body {
                BodyKind::Json | BodyKind::Preset(..) => Some("body"),
                BodyKind::File(_) => Some("file"),
                BodyKind::None => {
                    let is_list = matches!(operation.answer, AnswerKind::Pages(_));
                    (is_read && (is_list || !operation.parameters.is_empty())).then_some("filter")
                }
            },
            answers: match operation.answer {
                AnswerKind::Nothing => "nothing",
                AnswerKind::Record | AnswerKind::Batch | AnswerKind::Written => "record",
                AnswerKind::Pages(_) => "pages",
                AnswerKind::All => "all",
                AnswerKind::Bytes => "bytes",
            },
            has_effect: !is_read,
        }
    }
}

/// What a call is about beside its ids.
#[derive(Debug, Default)]
pub(crate) struct Asked<'a> {
    /// Names and values of the query, one after the other, a name again for each of several values.
    pub(crate) parameters: &'a [String],
    /// The page.
    pub(crate) at: Option<&'a str>,
    /// JSON to be sent along.
    pub(crate) body: Option<&'a str>,
}

/// The operation of a name.
pub(crate) fn operation(name: &str) -> Result<&'static Operation, String> {
    find(name).ok_or_else(|| [name, ": there is no such call"].concat())
}

/// Puts a call together.
///
/// # Errors
/// When something does not fit the operation; the text says what.
pub(crate) fn call(operation: &'static Operation, ids: &[String], asked: &Asked<'_>) -> Result<OperationCall, String> {
    let wrong = |problem: String| [operation.name, ": ", &problem].concat();
    let call = OperationCall::new(operation, ids).map_err(|misuse| wrong(misuse.to_string()))?;
    let call = call.with_query(query(operation, asked).map_err(wrong)?);
    match asked.body {
        Some(body) => call.with_body(&names::to_wire(body.as_bytes())).map_err(|misuse| wrong(misuse.to_string())),
        None => Ok(call),
    }
}

/// Puts a call with a file together.
///
/// # Errors
/// When something does not fit the operation; the text says what.
pub(crate) fn upload(
    operation: &'static Operation,
    texts: &[String],
    file_name: &str,
    size: u64,
) -> Result<OperationCall, String> {
    let fields = fields(operation, texts)?;
    let call = OperationCall::new(operation, &[]).and_then(|call| call.with_file(file_name, size, fields));
    call.map_err(|misuse| [operation.name, ": ", &misuse.to_string()].concat())
}

/// How many records the caller wants on a page.
pub(crate) fn limit(parameters: &[String]) -> Option<u32> {
    pairs(parameters).find(|(name, _)| *name == "limit").and_then(|(_, value)| value.parse().ok())
}

/// Where the caller wants a list to start.
pub(crate) fn place(paging: Paging, parameters: &[String]) -> Option<String> {
    let (_, name) = paging.names();
    pairs(parameters).find(|(known, _)| *known == name).map(|(_, place)| place.to_owned())
}

/// The texts that accompany a file, by their names on the wire.
fn fields(operation: &Operation, texts: &[String]) -> Result<Vec<(&'static str, String)>, String> {
    let BodyKind::File(known) = operation.body else { return Ok(Vec::new()) };
    pairs(texts)
        .map(|(name, value)| match known.iter().find(|it| names::parameter(it) == name) {
            Some(field) => Ok((*field, value.to_owned())),
            None => Err(unknown(operation.name, name)),
        })
        .collect()
}

/// Names and values, one after the other, as they cross the border.
pub(crate) fn pairs(flat: &[String]) -> impl Iterator<Item = (&str, &str)> {
    flat.chunks_exact(2).filter_map(|pair| Some((pair.first()?.as_str(), pair.get(1)?.as_str())))
}

fn unknown(operation: &str, name: &str) -> String {
    [operation, ": there is no `", name, "`"].concat()
}

fn query(operation: &Operation, asked: &Asked<'_>) -> Result<Vec<(&'static str, String)>, String> {
    let paging = match operation.answer {
        AnswerKind::Pages(paging) => Some(paging),
        _ => None,
    };
    let (limit_name, place_name) = paging.map_or((None, None), |paging| {
        let (limit, place) = paging.names();
        (limit, Some(place))
    });
    let mut query: Vec<(&'static str, String)> = Vec::new();
    let mut place = asked.at;
    for (name, value) in pairs(asked.parameters) {
        let parameter = operation.parameters.iter().find(|it| names::parameter(it.name()) == name);
        match parameter {
            Some(Parameter::Joined(wire)) => match query.iter_mut().find(|(known, _)| known == wire) {
                Some((_, values)) => values.extend([",", value]),
                None => query.push((wire, value.to_owned())),
            },
            Some(Parameter::Repeated(wire)) => query.push((wire, value.to_owned())),
            Some(Parameter::One(wire) | Parameter::Preset(wire, _)) => {
                if query.iter().any(|(known, _)| known == wire) {
                    return Err(["`", name, "` takes one value"].concat());
                }
                query.push((wire, value.to_owned()));
            }
            None if limit_name == Some(name) => {
                if value.parse::<u32>().is_err() {
                    return Err("`limit` is a number".to_owned());
                }
            }
            None if place_name == Some(name) => place = place.or(Some(value)),
            None => return Err(["there is no `", name, "`"].concat()),
        }
    }
    query.extend(paging.map(|paging| paging.query(place, limit(asked.parameters))).unwrap_or_default());
    Ok(query)
}

#[cfg(test)]
mod tests {
    use personio::{
        operation::{AnswerKind, all},
        request::{Endpoint, RequestBody},
    };

    use super::{Asked, OperationView, call, operation, place, upload};

    fn asked(name: &str, ids: &[&str], parameters: &[&str], at: Option<&str>) -> Result<String, String> {
        let text = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let (ids, parameters) = (text(ids), text(parameters));
        let call = call(operation(name)?, &ids, &Asked { parameters: &parameters, at, body: None })?;
        let query = call.query().into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
        Ok([call.path(), query.join("&")].join("?"))
    }

    #[test]
    fn filters_reach_personio_under_its_own_names() {
        let parameters =
            ["personId", "1", "personId", "2", "id", "a", "id", "b", "startDateTimeGte", "x", "limit", "5"];
        assert_eq!(
            asked("attendances.list", &[], &parameters, Some("c")).unwrap(),
            "/v2/attendance-periods?person.id=1,2&id=a&id=b&start.date_time.gte=x&limit=5&cursor=c"
        );
        assert_eq!(
            asked("v1.timeOffs.list", &[], &["employees", "1", "offset", "3"], None).unwrap(),
            "/v1/company/time-offs?employees[]=1&limit=200&offset=3"
        );
        assert_eq!(
            asked("attendances.delete", &["7"], &["skipApproval", "true"], None).unwrap(),
            "/v2/attendance-periods/7?skip_approval=true"
        );
    }

    #[test]
    fn a_slip_is_told() {
        for (name, ids, parameters, expected) in [
            ("persons.list", &[][..], &["mail", "x"][..], "persons.list: there is no `mail`"),
            ("persons.list", &[], &["status", "a", "status", "b"], "persons.list: `status` takes one value"),
            ("persons.list", &[], &["limit", "many"], "persons.list: `limit` is a number"),
            ("persons.get", &[], &[], "persons.get: it takes 1 ids"),
            ("persons.fire", &[], &[], "persons.fire: there is no such call"),
        ] {
            assert_eq!(asked(name, ids, parameters, None).unwrap_err(), expected);
        }
    }

    #[test]
    fn what_is_sent_has_personios_names() {
        let create = operation("attendances.create").unwrap();
        let body = Asked { body: Some(r#"{"person":{"id":"1"},"start":{"dateTime":"x"}}"#), ..Asked::default() };
        let RequestBody::Json(body) = call(create, &[], &body).unwrap().body().unwrap() else { panic!("no JSON") };
        assert_eq!(String::from_utf8(body).unwrap(), r#"{"person":{"id":"1"},"start":{"date_time":"x"}}"#);
    }

    #[test]
    fn a_file_has_its_texts_beside_it() {
        let documents = operation("documents.upload").unwrap();
        let texts = ["title", "Payslip", "employeeId", "7"].map(str::to_owned);
        let RequestBody::File(part) = upload(documents, &texts, "a.pdf", 3).unwrap().body().unwrap() else {
            panic!("no file")
        };
        assert_eq!(part.fields, [("title", "Payslip".to_owned()), ("employee_id", "7".to_owned())]);
        assert_eq!((part.mimetype.as_str(), part.size), ("application/pdf", 3));
        let slip = upload(documents, &["colour", "red"].map(str::to_owned), "a.pdf", 3).unwrap_err();
        assert_eq!(slip, "documents.upload: there is no `colour`");
    }

    #[test]
    fn scripts_learn_what_each_call_takes_and_answers() {
        let view = |name: &str| serde_json::to_value(OperationView::from(operation(name).unwrap())).unwrap();
        for (name, ids, takes, answers) in [
            ("persons.getEmployment", 2, None, "record"),
            ("persons.update", 1, Some("body"), "nothing"),
            ("attendances.list", 0, Some("filter"), "pages"),
            ("organisation.getOrgUnit", 1, Some("filter"), "record"),
            ("documents.upload", 0, Some("file"), "record"),
            ("documents.download", 1, None, "bytes"),
            ("v1.projects.list", 0, None, "all"),
        ] {
            let view = view(name);
            assert_eq!((&view["ids"], &view["answers"]), (&ids.into(), &answers.into()), "{name}");
            assert_eq!(view["takes"].as_str(), takes, "{name}");
        }
    }

    #[test]
    fn a_list_starts_where_the_caller_says() {
        let AnswerKind::Pages(paging) = all().find(|it| it.name == "v1.timeOffs.list").unwrap().answer else {
            panic!("no list")
        };
        let parameters = ["employees", "7", "offset", "3"].map(str::to_owned);
        assert_eq!(place(paging, &parameters).as_deref(), Some("3"));
        assert_eq!(place(paging, &[]), None);
    }
}
