//! An operation with all that a caller says.

use std::fmt;

use serde_json::{Value, json};

use super::{AnswerKind, Answered, BodyKind, Encoding, Operation, Parameter, Said, find};
use crate::{
    attendances::v1::Batch,
    error::Error,
    page::{Page, Paged},
    recruiting::file,
    request::{Create, Endpoint, FilePart, Method, Repeat, RequestBody, form, path_segment},
};

/// A call of an [`Operation`].
#[derive(Clone, Debug)]
pub struct OperationCall {
    operation: &'static Operation,
    path: String,
    query: Vec<(&'static str, String)>,
    body: RequestBody,
    /// The body, where it says by what the thing is found again.
    request: Value,
    page: Place,
}

/// A page of a list.
#[derive(Clone, Debug, Default)]
struct Place {
    at: Option<String>,
    limit: Option<u32>,
}

/// What a caller did wrong. It quotes nothing that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// There are more ids, or fewer, than the path has places.
    Ids {
        /// How many it has.
        expected: usize,
    },
    /// An id is empty.
    EmptyId,
    /// The body is no JSON object (or list).
    Body,
    /// A form cannot carry what is within a member.
    Nested,
    /// The operation sends nothing along.
    NoBody,
}

impl fmt::Display for Misuse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ids { expected } => write!(formatter, "it takes {expected} ids"),
            Self::EmptyId => formatter.write_str("an id is empty"),
            Self::Body => formatter.write_str("what is sent must be an object or a list"),
            Self::Nested => formatter.write_str("what is sent must have texts, numbers, true and false in it only"),
            Self::NoBody => formatter.write_str("nothing can be sent along"),
        }
    }
}

impl std::error::Error for Misuse {}

impl OperationCall {
    /// A call, with the ids of its path in their order.
    ///
    /// # Errors
    /// When the ids do not fit the path.
    pub fn new(operation: &'static Operation, ids: &[String]) -> Result<Self, Misuse> {
        let mut parts = operation.path.split("{}");
        let mut path = parts.next().unwrap_or_default().to_owned();
        let mut left = ids.iter();
        for part in parts {
            let id = left.next().ok_or(Misuse::Ids { expected: places(operation) })?;
            // Nor may it lead a level up.
            if id.chars().all(|it| it == '.') {
                return Err(Misuse::EmptyId);
            }
            path.push_str(&path_segment(id));
            path.push_str(part);
        }
        if left.next().is_some() {
            return Err(Misuse::Ids { expected: places(operation) });
        }
        let mut call = Self {
            operation,
            path,
            query: Vec::new(),
            body: RequestBody::Empty,
            request: Value::Null,
            page: Place::default(),
        };
        call.preset();
        Ok(call)
    }

    /// The same with these names and values in its query. The caller answers for their being the operation's.
    #[must_use]
    pub fn with_query(mut self, query: Vec<(&'static str, String)>) -> Self {
        self.query.retain(|(name, _)| query.iter().all(|(other, _)| other != name));
        self.query.extend(query);
        self
    }

    /// The same for a page of a list: where it starts, and how many records it has.
    #[must_use]
    pub fn with_page(self, at: Option<&str>, limit: Option<u32>) -> Self {
        let AnswerKind::Pages(paging) = self.operation.answer else { return self };
        let call = self.with_query(paging.query(at, limit));
        Self { page: Place { at: at.map(str::to_owned), limit }, ..call }
    }

    /// The same with a JSON document to be sent along.
    ///
    /// # Errors
    /// When it is none, or no such operation.
    pub fn with_body(mut self, json: &[u8]) -> Result<Self, Misuse> {
        let mut value: Value = serde_json::from_slice(json).map_err(|_| Misuse::Body)?;
        let (encoding, preset) = match self.operation.body {
            BodyKind::Json => (Encoding::Json, &[][..]),
            BodyKind::Preset(encoding, preset) => (encoding, preset),
            BodyKind::None | BodyKind::File(_) => return Err(Misuse::NoBody),
        };
        match &mut value {
            Value::Object(members) => {
                for (name, value) in preset {
                    members.entry(*name).or_insert(Value::Bool(*value));
                }
            }
            Value::Array(_) => {}
            _ => return Err(Misuse::Body),
        }
        self.body = match encoding {
            Encoding::Json => RequestBody::Json(serde_json::to_vec(&value).map_err(|_| Misuse::Body)?),
            Encoding::Form => written_as_form(&value)?,
        };
        if self.operation.key.is_some() {
            self.request = value;
        }
        Ok(self)
    }

    /// The same with a file, whose content goes to [`Client::send_file`](crate::client::Client::send_file), and texts
    /// beside it. The media type is that of the name's extension.
    ///
    /// # Errors
    /// When the operation takes none.
    pub fn with_file(mut self, name: &str, size: u64, fields: Vec<(&'static str, String)>) -> Result<Self, Misuse> {
        let BodyKind::File(_) = self.operation.body else { return Err(Misuse::NoBody) };
        if self.operation.key.is_some() {
            let texts = fields.iter().map(|(name, value)| ((*name).to_owned(), Value::from(value.as_str())));
            self.request = texts.chain([("size".to_owned(), size.into())]).collect();
        }
        let mimetype = file::extension(name).and_then(|extension| file::mimetype(&extension));
        self.body = RequestBody::File(FilePart {
            name: "file",
            file_name: name.to_owned(),
            mimetype: mimetype.unwrap_or("application/octet-stream").to_owned(),
            size,
            fields,
        });
        Ok(self)
    }

    /// What is called.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    fn preset(&mut self) {
        for parameter in self.operation.parameters {
            if let Parameter::Preset(name, value) = parameter {
                self.query.push((*name, (*value).to_owned()));
            }
        }
    }
}

fn places(operation: &Operation) -> usize {
    operation.path.matches("{}").count()
}

fn written_as_form(value: &Value) -> Result<RequestBody, Misuse> {
    let Value::Object(members) = value else { return Err(Misuse::Body) };
    let mut fields = Vec::new();
    for (name, value) in members {
        let value = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(truth) => truth.to_string(),
            Value::Null => continue,
            Value::Array(_) | Value::Object(_) => return Err(Misuse::Nested),
        };
        fields.push((name.as_str(), value));
    }
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Ok(form(&fields))
}

impl Endpoint for OperationCall {
    type Response = Answered;

    fn method(&self) -> Method {
        self.operation.method
    }

    fn path(&self) -> String {
        self.path.clone()
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        self.query.clone()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        Ok(self.body.clone())
    }

    fn repeat(&self) -> Repeat {
        self.operation.repeat
    }

    fn decode(&self, body: &[u8]) -> Result<Answered, Error> {
        Answered::read(self.operation, body)
    }

    /// Rows that are stored although others are refused.
    fn settle(&self, body: &[u8]) -> Option<Answered> {
        if self.operation.answer != AnswerKind::Batch {
            return None;
        }
        Batch::from_json(body).ok().filter(|batch| !batch.rows.is_empty())?;
        Answered::read(self.operation, body).ok()
    }
}

impl Paged for OperationCall {
    type Item = Value;

    fn page(&self, answer: Answered) -> Page<Value, Self> {
        let mut page = match answer {
            Answered::Json(page) => serde_json::from_slice(&page).unwrap_or_default(),
            Answered::Nothing | Answered::Bytes(_) => Value::Null,
        };
        let items = match page.get_mut("_data").map(Value::take) {
            Some(Value::Array(items)) => items,
            _ => Vec::new(),
        };
        let said: Said =
            page.get_mut("_meta").and_then(|it| serde_json::from_value(it.take()).ok()).unwrap_or_default();
        let Place { at, limit } = &self.page;
        let next = match self.operation.answer {
            AnswerKind::Pages(paging) => paging.next(at.as_deref(), *limit, items.len(), &said),
            _ => None,
        };
        Page { items, next: next.map(|at| self.clone().with_page(Some(&at), *limit)) }
    }
}

/// A document of version 2 in the clothes of version 1; the id is that of version 2.
fn as_v1(mut document: Value) -> Value {
    if let Some(fields) = document.as_object_mut() {
        for (known, name) in [("id", "id_v2"), ("name", "title")] {
            let value = fields.remove(known).unwrap_or_default();
            fields.insert(name.to_owned(), value);
        }
        fields.insert("id".to_owned(), Value::Null);
    }
    document
}

impl Create for OperationCall {
    type Lookup = Self;

    fn lookup(&self) -> Option<Self> {
        let key = self.operation.key?;
        let call = Self::new(find(key.list?)?, &[]).ok()?;
        Some(call.with_query(key.query(&self.request)).with_page(None, key.limit))
    }

    fn find(&self, found: Vec<Value>) -> Option<Answered> {
        let key = self.operation.key?;
        let record = found.into_iter().find(|record| key.fits(&self.request, record))?;
        let record = match self.operation.answer {
            // What Personio remarked was lost with the answer.
            AnswerKind::Written => json!({"id": record.pointer("/id/value"), "remarks": []}),
            _ if self.operation.name == "documents.upload" => as_v1(record),
            _ => record,
        };
        serde_json::to_vec(&record).ok().map(Answered::Json)
    }

    fn is_there(&self, refusal: &Error) -> Option<Answered> {
        refusal.response()?.is_already_applied().then_some(Answered::Nothing)
    }
}

#[cfg(test)]
mod tests {
    use super::{Misuse, OperationCall};
    use crate::{
        endpoint::sent,
        operation::{Answered, find},
        request::Endpoint,
    };

    fn call(name: &str, ids: &[&str]) -> Result<OperationCall, Misuse> {
        let ids: Vec<_> = ids.iter().map(|id| (*id).to_owned()).collect();
        OperationCall::new(find(name).unwrap(), &ids)
    }

    #[test]
    fn ids_stay_in_their_places() {
        assert_eq!(call("persons.getEmployment", &["1/2", "a"]).unwrap().path(), "/v2/persons/1%2F2/employments/a");
        for ids in [&[][..], &["1"], &["1", "2", "3"]] {
            assert_eq!(call("persons.getEmployment", ids).unwrap_err(), Misuse::Ids { expected: 2 });
        }
        for id in ["", ".", ".."] {
            assert_eq!(call("persons.get", &[id]).unwrap_err(), Misuse::EmptyId);
        }
    }

    #[test]
    fn the_approval_is_followed_unless_somebody_says_otherwise() {
        let delete = call("attendances.delete", &["1"]).unwrap();
        assert_eq!(delete.query(), [("skip_approval", "false".to_owned())]);
        let delete = delete.with_query(vec![("skip_approval", "true".to_owned())]);
        assert_eq!(delete.query(), [("skip_approval", "true".to_owned())]);
        let create = |body: &[u8]| sent(&call("v1.attendances.create", &[]).unwrap().with_body(body).unwrap());
        assert_eq!(create(br#"{"attendances":[]}"#), r#"{"attendances":[],"skip_approval":false}"#);
        assert_eq!(create(br#"{"skip_approval":true}"#), r#"{"skip_approval":true}"#);
    }

    #[test]
    fn a_form_takes_plain_values_only() {
        let create = |body: &[u8]| call("v1.timeOffs.create", &[]).unwrap().with_body(body);
        let written = sent(&create(br#"{"employee_id":7,"comment":"a&b","half_day_start":true}"#).unwrap());
        assert_eq!(written, "comment=a%26b&employee_id=7&half_day_end=false&half_day_start=true&skip_approval=false");
        assert_eq!(create(br#"{"a":[]}"#).unwrap_err(), Misuse::Nested);
        assert_eq!(create(b"7").unwrap_err(), Misuse::Body);
        assert_eq!(call("persons.get", &["1"]).unwrap().with_body(b"{}").unwrap_err(), Misuse::NoBody);
    }

    #[test]
    fn answers_lose_their_wrapping() {
        let json =
            |name: &str, ids: &[&str], body: &str| match call(name, ids).unwrap().decode(body.as_bytes()).unwrap() {
                Answered::Json(json) => String::from_utf8(json).unwrap(),
                other => panic!("{other:?}"),
            };
        for body in [r#"{"id":"1"}"#, r#"{"_data":{"id":"1"},"_meta":{}}"#] {
            assert_eq!(json("persons.get", &["1"], body), r#"{"id":"1"}"#);
        }
        let project = r#"{"success":true,"data":{"type":"Project","id":5,"attributes":{"name":"Site"}}}"#;
        assert_eq!(json("v1.projects.create", &[], project), r#"{"id":5,"name":"Site"}"#);
        let list = r#"{"success":true,"metadata":{"total_elements":"2"},"data":[{"type":"TimeOffPeriod","attributes":
            {"id":1,"time_off_type":{"type":"TimeOffType","attributes":{"id":3}}}}]}"#;
        assert_eq!(
            json("v1.timeOffs.list", &[], list),
            r#"{"_data":[{"id":1,"time_off_type":{"id":3}}],"_meta":{"total_elements":2,"total_pages":null}}"#
        );
        let batch = r#"{"success":false,"error":{"detailed_message":[{"success":true,"id":7},{"error_msg":"no"}]}}"#;
        assert_eq!(
            json("v1.attendances.create", &[], batch),
            r#"{"rows":[{"id":7},{"employee":null,"id":null,"message":"no"}]}"#
        );
        let written = r#"{"success":true,"data":{"id":"7","message":"success"},"meta":{"office":["unknown"]}}"#;
        assert_eq!(json("v1.employees.update", &["7"], written), r#"{"id":7,"remarks":["office: unknown"]}"#);
        assert!(call("persons.list", &[]).unwrap().decode(b"<html>").is_err());
        assert!(call("persons.get", &["1"]).unwrap().decode(b"<html>").is_err());
    }
}
