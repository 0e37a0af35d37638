//! Where Personio is and who is asking, kept from run to run.
//!
//! `profiles.toml` has what anybody may know; what opens doors lies in files of its own under `secrets/`, which only
//! their owner can read.

mod store;

pub(crate) use store::Store;

use serde::{Deserialize, Serialize};

/// The profile of who does not name one.
pub(crate) const DEFAULT: &str = "default";

/// A place to ask, and who asks there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profile {
    /// The address of a relay. Its session's token lies beside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) relay: Option<String>,
    /// The address of Personio's API, if it is another one than Personio's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) api: Option<String>,
    /// The client id of the company's credentials. Their secret lies beside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) client_id: Option<String>,
    /// Whose attendances and absences are meant where nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) person: Option<String>,
    /// Their address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) email: Option<String>,
    /// What the relay lets them do: `employee` or `hr`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<String>,
    /// The company's number for the Recruiting API.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) company_id: Option<String>,
}
