use crate::{endpoint::endpoint, envelope, id::v1::EmployeeId};

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

endpoint! {
    GetProfilePicture: Get, |it| format!("/v1/company/employees/{}/profile-picture/{}", it.employee, it.width)
    => envelope::bytes as Vec<u8>
}
