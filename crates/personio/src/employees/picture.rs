use crate::{
    error::Error,
    id::v1::EmployeeId,
    request::{Endpoint, Method},
};

/// `GET /v1/company/employees/{employee_id}/profile-picture/{width}`: the bytes of a picture, PNG by the specification.
/// 404 if there is none, or if the credentials do not allow the attribute.
///
/// Reference: <https://developer.personio.de/reference/get_company-employees-employee-id-profile-picture-width>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GetProfilePicture {
    /// Whose.
    pub employee: EmployeeId,
    /// In pixels.
    pub width: u32,
}

impl Endpoint for GetProfilePicture {
    type Response = Vec<u8>;

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        format!("/v1/company/employees/{}/profile-picture/{}", self.employee, self.width)
    }

    fn decode(&self, body: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(body.to_vec())
    }
}
