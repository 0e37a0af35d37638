use serde::Deserialize;
use serde_json::Value;

use crate::{
    error::Error,
    id::v1::{AttendanceId, EmployeeId},
    loose::{self, Loose},
    request,
};

/// What became of several attendances that were sent at once: some may be stored although others were refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// A row for each attendance, in the order in which they were sent.
    pub rows: Vec<Row>,
}

/// What became of one attendance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// It is stored.
    Stored(AttendanceId),
    /// It is not.
    Refused(RowRefusal),
}

/// Why an attendance is not stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct RowRefusal {
    /// Personio's words.
    #[serde(default, rename = "error_msg", deserialize_with = "loose::option")]
    pub message: Option<String>,
    /// Whose attendance it is.
    #[serde(default, deserialize_with = "loose::option")]
    pub employee: Option<EmployeeId>,
}

impl Batch {
    /// Everything is stored.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.stored().count() == self.rows.len()
    }

    /// The ids of what is stored.
    pub fn stored(&self) -> impl Iterator<Item = AttendanceId> {
        self.rows.iter().filter_map(|row| match row {
            Row::Stored(id) => Some(*id),
            Row::Refused(_) => None,
        })
    }

    /// The refusals, with the place of each in what was sent.
    pub fn refused(&self) -> impl Iterator<Item = (usize, &RowRefusal)> {
        self.rows.iter().enumerate().filter_map(|(index, row)| match row {
            Row::Stored(_) => None,
            Row::Refused(refusal) => Some((index, refusal)),
        })
    }

    /// Reads an answer, be it success (200) or partial success (400, or 200 with `success: false`).
    ///
    /// # Errors
    /// When it is neither: then nothing is known to be stored.
    pub fn from_json(body: &[u8]) -> Result<Self, Error> {
        let answer: Answer = request::from_json(body)?;
        if let Some(Value::Array(rows)) = answer.error.and_then(|error| error.detailed_message) {
            return Ok(Self { rows: rows.into_iter().map(Row::read).collect() });
        }
        match answer.data {
            Some(data) if answer.success != Some(false) => {
                let ids = match data.id {
                    Value::Array(ids) => ids,
                    id => vec![id],
                };
                Ok(Self { rows: ids.into_iter().filter_map(AttendanceId::read).map(Row::Stored).collect() })
            }
            _ => Err(Error::refused(200, None, body)),
        }
    }
}

impl Row {
    fn read(row: Value) -> Self {
        let flag = row.get("success").cloned().and_then(bool::read);
        let id = row.get("id").cloned().and_then(AttendanceId::read);
        match id {
            Some(id) if flag != Some(false) => Self::Stored(id),
            _ => Self::Refused(serde_json::from_value(row).unwrap_or_default()),
        }
    }
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default, deserialize_with = "loose::option")]
    success: Option<bool>,
    #[serde(default, deserialize_with = "loose::object")]
    data: Option<Stored>,
    #[serde(default, deserialize_with = "loose::object")]
    error: Option<Details>,
}

#[derive(Deserialize)]
struct Stored {
    id: Value,
}

#[derive(Deserialize)]
struct Details {
    #[serde(default)]
    detailed_message: Option<Value>,
}

#[cfg(test)]
mod tests {
    use super::Batch;
    use crate::id::v1::{AttendanceId, EmployeeId};

    #[test]
    fn each_row_says_what_became_of_it() {
        let body = br#"{"success":false,"error":{"code":400,"message":"no","detailed_message":[
            {"success":true,"error_msg":null,"id":7,"employee":1},
            {"success":false,"error_msg":"overlap","id":null,"employee":2},
            "nonsense"]}}"#;
        let batch = Batch::from_json(body).unwrap();
        assert!(!batch.is_complete());
        assert_eq!(batch.stored().collect::<Vec<_>>(), [AttendanceId(7)]);
        let refused: Vec<_> = batch.refused().collect();
        assert_eq!((refused.len(), refused[0].0, refused[0].1.employee), (2, 1, Some(EmployeeId(2))));
        assert_eq!(refused[0].1.message.as_deref(), Some("overlap"));
    }

    #[test]
    fn ids_come_as_a_list_or_alone() {
        for body in [r#"{"success":true,"data":{"id":[3],"message":"success"}}"#, r#"{"data":{"id":"3"}}"#] {
            let batch = Batch::from_json(body.as_bytes()).unwrap();
            assert!(batch.is_complete());
            assert_eq!(batch.stored().collect::<Vec<_>>(), [AttendanceId(3)]);
        }
    }

    #[test]
    fn a_refusal_as_a_whole_is_an_error() {
        for body in [r#"{"success":false,"error":{"code":403,"message":"no"}}"#, "{}", "[]", "<html>"] {
            assert!(Batch::from_json(body.as_bytes()).is_err(), "{body}");
        }
    }
}
