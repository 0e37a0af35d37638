use super::Employee;
use crate::{
    answer,
    calendar::DateTime,
    endpoint::endpoint,
    id::v1::EmployeeId,
    listing::Listing,
    page::{Page, Paged},
    query::Query,
};

/// `GET /v1/company/employees`: the employees, in pages that count records.
///
/// At most 300 requests a minute and 15 a second. With `updated_since`, Personio ignores `email`, `limit` and `offset`.
/// Reference: <https://developer.personio.de/reference/get_company-employees>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEmployees {
    /// Only who has this address.
    pub email: Option<String>,
    /// Only these attributes, by their keys; all that are allowed if empty.
    pub attributes: Vec<String>,
    /// Only who was changed since; with `attributes`, only who was changed in one of them.
    pub updated_since: Option<DateTime>,
    /// How many come at once, at most 100.
    pub limit: u32,
    /// How many are left out at the beginning.
    pub offset: u64,
}

impl Default for ListEmployees {
    fn default() -> Self {
        Self { email: None, attributes: Vec::new(), updated_since: None, limit: 100, offset: 0 }
    }
}

endpoint! {
    ListEmployees: Get, |it| "/v1/company/employees".to_owned(),
    query Query::new()
        .counted(it.limit, "offset", it.offset)
        .with("email", it.email.as_ref())
        .repeated("attributes[]", &it.attributes)
        // A moment without fraction and zone is what the specification shows.
        .with("updated_since", it.updated_since.map(DateTime::local))
    => answer::list as Listing<Employee>
}

impl Paged for ListEmployees {
    type Item = Employee;

    fn page(&self, response: Listing<Employee>) -> Page<Employee, Self> {
        let next = match self.updated_since {
            Some(_) => None,
            None => response.next_offset(self.offset, self.limit),
        };
        Page { items: response.items, next: next.map(|offset| Self { offset, ..self.clone() }) }
    }
}

/// `GET /v1/company/employees/{employee_id}`: one employee.
///
/// Reference: <https://developer.personio.de/reference/get_company-employees-employee-id>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GetEmployee {
    /// Who.
    pub id: EmployeeId,
}

endpoint! {
    GetEmployee: Get, |it| format!("/v1/company/employees/{}", it.id)
    => answer::data as Employee
}

#[cfg(test)]
mod tests {
    use super::ListEmployees;
    use crate::{page::Paged, request::Endpoint};

    #[test]
    fn pages_go_on_until_the_total_is_reached() {
        let body = br#"{"success":true,"metadata":{"total_elements":3},"data":[
            {"type":"Employee","attributes":{"id":{"value":1}}},{"type":"Employee","attributes":{"id":{"value":2}}}]}"#;
        let first = ListEmployees { limit: 2, ..ListEmployees::default() };
        let next = first.page(first.decode(body).unwrap()).next.unwrap();
        assert_eq!(next, ListEmployees { offset: 2, ..first });
        assert_eq!(next.page(next.decode(body).unwrap()).next, None);
    }

    #[test]
    fn what_changed_comes_at_once() {
        let since =
            ListEmployees { updated_since: "2024-01-01T08:15:30Z".parse().ok(), limit: 1, ..ListEmployees::default() };
        let body = br#"{"success":true,"metadata":{"total_elements":3},"data":[{"attributes":{}}]}"#;
        assert_eq!(since.page(since.decode(body).unwrap()).next, None);
        assert!(since.query().contains(&("updated_since", "2024-01-01T08:15:30".to_owned())));
    }
}
