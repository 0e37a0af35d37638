use std::collections::BTreeMap;

use serde::Serialize;

use super::{EmployeeStatus, Gender};
use crate::{
    answer, calendar::Date, decimal::Decimal, endpoint::endpoint, error::Error, id::v1::EmployeeId, patch::Patch,
};

/// `POST /v1/company/employees`: creates an employee.
///
/// Reference: <https://developer.personio.de/reference/post_company-employees>.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CreateEmployee {
    /// Who.
    pub employee: NewEmployee,
}

/// An employee who is to be created. Subcompany, department and office must exist; Personio leaves out those that do
/// not, and says so in [`WrittenEmployee::remarks`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NewEmployee {
    /// The e-mail address; it cannot be changed later.
    pub email: String,
    /// The first name.
    pub first_name: String,
    /// The last name.
    pub last_name: String,
    /// Everything else.
    #[serde(flatten)]
    pub details: EmployeeDetails,
}

endpoint! {
    CreateEmployee: Post, |it| "/v1/company/employees".to_owned(), body it
    => WrittenEmployee::from_json as WrittenEmployee
}

/// `PATCH /v1/company/employees/{employee_id}`: changes an employee.
///
/// Reference: <https://developer.personio.de/reference/patch_company-employees-employee-id>.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UpdateEmployee {
    /// Who.
    #[serde(skip)]
    pub id: EmployeeId,
    /// What changes.
    #[serde(rename = "employee")]
    pub change: EmployeeChange,
}

/// What changes about an employee; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EmployeeChange {
    /// The first name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Everything else.
    #[serde(flatten)]
    pub details: EmployeeDetails,
}

/// What can be said about an employee beside name and address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EmployeeDetails {
    /// The name that the employee likes to be called by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// The stated gender.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// What the employee does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    /// The company within the group, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subcompany: Option<String>,
    /// The department, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The office, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// The first day at the company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hire_date: Option<Date>,
    /// Hours a week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekly_working_hours: Option<Decimal>,
    /// Where the employee stands; by the hire date if a new one does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<EmployeeStatus>,
    /// The supervisor, or none.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub supervisor_id: Patch<EmployeeId>,
    /// The company's own attributes by their keys: `dynamic_33400`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub custom_attributes: BTreeMap<String, String>,
}

endpoint! {
    UpdateEmployee: Patch, |it| format!("/v1/company/employees/{}", it.id), body it
    => WrittenEmployee::from_json as WrittenEmployee
}

/// An employee who was created or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WrittenEmployee {
    /// Who.
    pub id: EmployeeId,
    /// What Personio left out, in its words.
    pub remarks: Vec<String>,
}

impl WrittenEmployee {
    fn from_json(body: &[u8]) -> Result<Self, Error> {
        let (id, remarks) = answer::id_and_remarks(body)?;
        Ok(Self { id, remarks })
    }
}

#[cfg(test)]
mod tests {
    use super::{CreateEmployee, EmployeeChange, EmployeeDetails, NewEmployee, UpdateEmployee};
    use crate::{
        id::v1::EmployeeId,
        patch::Patch,
        request::{Endpoint, RequestBody},
    };

    #[test]
    fn a_supervisor_who_goes_is_null() {
        let details = EmployeeDetails { supervisor_id: Patch::Clear, ..EmployeeDetails::default() };
        let change = EmployeeChange { details, ..EmployeeChange::default() };
        let body = UpdateEmployee { id: EmployeeId(3), change }.body().unwrap();
        assert_eq!(body, RequestBody::Json(br#"{"employee":{"supervisor_id":null}}"#.to_vec()));
    }

    #[test]
    fn what_personio_left_out_is_told() {
        let endpoint = CreateEmployee { employee: NewEmployee::default() };
        for (meta, remarks) in [
            (r#"["no such office"]"#, vec!["no such office"]),
            (r#"{"office":["no such office"]}"#, vec!["office: no such office"]),
            ("[]", vec![]),
            ("null", vec![]),
        ] {
            let body = format!(r#"{{"success":true,"data":{{"id":81723,"message":"success"}},"meta":{meta}}}"#);
            let written = endpoint.decode(body.as_bytes()).unwrap();
            assert_eq!(
                (written.id, written.remarks),
                (EmployeeId(81_723), remarks.into_iter().map(String::from).collect())
            );
        }
    }
}
