//! Persons and their employments (v2). What belongs to the human is in [`Person`], what belongs to the contract in
//! [`Employment`]; a person's record names its employments by id only.
//!
//! ```
//! use personio::{page::Paged, persons::{ListPersons, PersonStatus}, request::Endpoint};
//!
//! let list = ListPersons { status: Some(PersonStatus::Active), limit: Some(50), ..ListPersons::default() };
//! let answer = list.decode(
//!     br#"{"_data":[{"id":"1","email":"ada@acme.example"}],"_meta":{"links":{"next":{"href":"/v2/persons?cursor=c1"}}}}"#,
//! )?;
//! let page = list.page(answer);
//! assert_eq!(page.items.first().and_then(|person| person.email.as_deref()), Some("ada@acme.example"));
//! assert_eq!(page.next.and_then(|next| next.cursor).as_deref(), Some("c1"));
//! # Ok::<(), personio::error::Error>(())
//! ```

mod attribute;
mod changes;
mod employment;
mod person;

pub use attribute::{AttributeType, AttributeValue, CustomAttribute};
pub use changes::{
    AttributeText, CreatePerson, DeletePerson, EmploymentChange, Language, NewAttribute, NewEmployment, NewGender,
    ProbationPeriod, UpdateEmployment, UpdatePerson,
};
pub use employment::{
    CostCenterShare, Employment, EmploymentStatus, EmploymentType, GetEmployment, Hours, ListEmployments, OrgUnitRef,
    Position, Termination, TerminationType,
};
pub use person::{Gender, GetPerson, ListPersons, Person, PersonStatus, ProfilePicture};
