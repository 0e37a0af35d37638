//! What a write would send, to the letter, for `--dry-run`.

use std::fmt::Write as _;

use personio::{
    error::Error,
    request::{Endpoint, FilePart, Method, RequestBody},
};
use serde_json::{Map, Value, json};

/// A request that is shown instead of sent.
#[derive(Clone, Debug)]
pub(crate) struct Preview {
    method: Method,
    path: String,
    query: Vec<(&'static str, String)>,
    body: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Nothing,
    Json(Value),
    Form(String),
    File(FilePart),
}

impl Preview {
    pub(crate) fn of<E: Endpoint>(endpoint: &E) -> Result<Self, Error> {
        let body = match endpoint.body()? {
            RequestBody::Empty => Content::Nothing,
            RequestBody::Json(bytes) => Content::Json(serde_json::from_slice(&bytes).map_err(Error::encoding)?),
            RequestBody::Form(bytes) => Content::Form(String::from_utf8_lossy(&bytes).into_owned()),
            RequestBody::File(part) => Content::File(part),
        };
        Ok(Self { method: endpoint.method(), path: endpoint.path(), query: endpoint.query(), body })
    }

    /// Method and path, then the body.
    pub(crate) fn to_text(&self) -> String {
        let mut text = format!("{} {}", self.method.as_str(), self.path);
        for (index, (name, value)) in self.query.iter().enumerate() {
            _ = write!(text, "{}{name}={value}", if index == 0 { '?' } else { '&' });
        }
        text.push('\n');
        match &self.body {
            Content::Nothing => {}
            Content::Json(value) => _ = writeln!(text, "{value:#}"),
            Content::Form(form) => _ = writeln!(text, "{form}"),
            Content::File(part) => {
                for (name, value) in &part.fields {
                    _ = writeln!(text, "{name}: {value}");
                }
                _ = writeln!(text, "{}: {} ({}, {} bytes)", part.name, part.file_name, part.mimetype, part.size);
            }
        }
        text
    }

    pub(crate) fn to_json(&self) -> Value {
        let object = |pairs: &[(&'static str, String)]| {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect::<Map<_, _>>()
        };
        let mut shown = json!({"method": self.method.as_str(), "path": self.path, "query": object(&self.query)});
        let (key, value) = match &self.body {
            Content::Nothing => ("body", Value::Null),
            Content::Json(value) => ("body", value.clone()),
            Content::Form(form) => ("form", json!(form)),
            Content::File(part) => {
                let file = json!({"name": part.file_name, "mimetype": part.mimetype, "size": part.size});
                ("multipart", json!({"fields": object(&part.fields), part.name: file}))
            }
        };
        if let Some(shown) = shown.as_object_mut() {
            shown.insert(key.to_owned(), value);
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use personio::{
        absences::v2::DeleteAbsencePeriod,
        approval::ApprovalFlow,
        documents::v1::UploadDocument,
        id::v1::{DocumentCategoryId, EmployeeId},
    };

    use super::Preview;

    #[test]
    fn a_preview_is_the_request_to_the_letter() {
        let delete = DeleteAbsencePeriod { id: "a".into(), approval: ApprovalFlow::Follow };
        let shown = Preview::of(&delete).unwrap();
        assert_eq!(shown.to_text(), "DELETE /v2/absence-periods/a?skip_approval=false\n");
        assert_eq!(shown.to_json()["query"]["skip_approval"], "false");
        let upload = UploadDocument {
            title: "Payslip".into(),
            employee: EmployeeId(7),
            category: DocumentCategoryId(2),
            file_name: "a.pdf".into(),
            size: 9,
            ..UploadDocument::default()
        };
        let text = Preview::of(&upload).unwrap().to_text();
        assert!(text.contains("employee_id: 7\n") && text.contains("file: a.pdf (application/pdf, 9 bytes)"), "{text}");
    }
}
