//! Who may record time for a project.

use serde::{Deserialize, Serialize};

use crate::{
    endpoint::{endpoint, paged, path},
    envelope,
    id::v2::{PersonId, ProjectId},
    listing::Listing,
    query::Query,
    reference::Reference,
};

/// Somebody who may record time for a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectMember {
    /// Who.
    pub person: Reference<PersonId>,
}

/// `GET /v2/projects/{id}/members`: the members of a project.
///
/// Reference: <https://developer.personio.de/reference/get_v2-projects-id-members>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListProjectMembers {
    /// Of which project.
    pub project: ProjectId,
    /// 1 to 200; Personio takes 200.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListProjectMembers: Get, |it| path(&["/v2/projects/", it.project.as_str(), "/members"]),
    query Query::new().page(it.limit, it.cursor.as_ref()) => envelope::few as Listing<ProjectMember>
}
paged!(ListProjectMembers of ProjectMember);

/// `POST /v2/projects/{id}/members`: adds members; who is one already stays one.
///
/// A project for everybody becomes one for its members. Sub-projects have no members, and one unknown person refuses
/// all (422).
/// Reference: <https://developer.personio.de/reference/post_v2-projects-id-members>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddProjectMembers {
    /// To which project.
    pub project: ProjectId,
    /// Whom.
    pub persons: Vec<PersonId>,
}

endpoint! {
    AddProjectMembers: Post, |it| path(&["/v2/projects/", it.project.as_str(), "/members"]),
    body members(&it.persons), repeat Safe => envelope::nothing as ()
}

/// `DELETE /v2/projects/{id}/members`: removes members.
///
/// They are named in the body, as the reference has it; one client names a single person in the query instead.
/// Reference: <https://developer.personio.de/reference/delete_v2-projects-id-members>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoveProjectMembers {
    /// From which project.
    pub project: ProjectId,
    /// Whom.
    pub persons: Vec<PersonId>,
}

endpoint! {
    RemoveProjectMembers: Delete, |it| path(&["/v2/projects/", it.project.as_str(), "/members"]),
    body members(&it.persons) => envelope::nothing as ()
}

fn members(persons: &[PersonId]) -> Vec<ProjectMember> {
    persons.iter().map(|person| ProjectMember { person: person.clone().into() }).collect()
}

#[cfg(test)]
mod tests {
    use super::AddProjectMembers;
    use crate::request::{Endpoint, RequestBody};

    #[test]
    fn members_are_sent_as_a_list() {
        let add = AddProjectMembers { project: "7".into(), persons: vec!["1".into(), "2".into()] };
        let json = br#"[{"person":{"id":"1"}},{"person":{"id":"2"}}]"#;
        assert_eq!(add.body().unwrap(), RequestBody::Json(json.to_vec()));
    }
}
