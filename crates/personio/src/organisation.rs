//! How a company is divided: departments and teams, legal entities, cost centres, workplaces (v2).
//!
//! Departments and teams, cost centres and workplaces are a beta of Personio ([`crate::beta`]).
//!
//! ```
//! use personio::{organisation::{GetOrgUnit, OrgUnitType}, request::Endpoint};
//!
//! let team = GetOrgUnit { id: "4502".into(), r#type: OrgUnitType::Team };
//! assert_eq!((team.path(), team.query()), ("/v2/org-units/4502".to_owned(), vec![("type", "team".to_owned())]));
//! ```

mod cost_center;
mod legal_entity;
mod org_unit;
mod workplace;

pub use cost_center::{CostCenter, ListCostCenters};
pub use legal_entity::{GetLegalEntity, LegalEntity, ListLegalEntities};
pub use org_unit::{GetOrgUnit, OrgUnit, OrgUnitType};
pub use workplace::{ListWorkplaces, Workplace};

use crate::code::codes;

codes! {
    /// How cost centres and workplaces are sorted.
    SortBy {
        /// By id.
        Id = "id",
        /// By name.
        Name = "name",
    }
}
