//! What the sections of a description mean: most are text, some carry facts that the feed has no element for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a section is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionRole {
    /// Shown with the position; what every section is that no rule names.
    Text,
    /// Not shown and not searched.
    Hidden,
    /// The contact person, shown apart from the text.
    Contact,
    /// A readable name of the position for addresses.
    Slug,
    /// A sentence or two for the list.
    Teaser,
    /// A number: positions with a lower one come first.
    SortOrder,
}

/// Gives sections their roles by name; case and surrounding space do not matter.
///
/// The default knows the conventions that companies use already (`CONTACT_PERSON`, `Slug`, `Kurzbeschreibung`,
/// `Sort Order`, …). In a configuration it is a map from name to role, which adds to the default and may change it:
/// `{ "Legal notice": "hidden", "Teaser": "text" }`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, SectionRole>", into = "BTreeMap<String, SectionRole>")]
pub struct SectionRules(BTreeMap<String, SectionRole>);

impl SectionRules {
    /// No rules: every section is text.
    #[must_use]
    pub fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Gives sections with this name a role.
    #[must_use]
    pub fn with(mut self, name: &str, role: SectionRole) -> Self {
        self.0.insert(normal(name), role);
        self
    }

    /// The role of the sections with this name.
    #[must_use]
    pub fn role(&self, name: &str) -> SectionRole {
        self.0.get(&normal(name)).copied().unwrap_or(SectionRole::Text)
    }
}

impl Default for SectionRules {
    fn default() -> Self {
        Self::none()
            .with("CONTACT_PERSON", SectionRole::Contact)
            .with("Slug", SectionRole::Slug)
            .with("Kurzbeschreibung", SectionRole::Teaser)
            .with("Teaser", SectionRole::Teaser)
            .with("Short description", SectionRole::Teaser)
            .with("Sort Order", SectionRole::SortOrder)
            .with("Sortierung", SectionRole::SortOrder)
    }
}

impl From<BTreeMap<String, SectionRole>> for SectionRules {
    fn from(rules: BTreeMap<String, SectionRole>) -> Self {
        rules.into_iter().fold(Self::default(), |all, (name, role)| all.with(&name, role))
    }
}

impl From<SectionRules> for BTreeMap<String, SectionRole> {
    fn from(rules: SectionRules) -> Self {
        rules.0
    }
}

fn normal(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{SectionRole, SectionRules};

    #[test]
    fn conventions_are_known_whatever_their_case() {
        let rules = SectionRules::default();
        assert_eq!(rules.role("CONTACT_PERSON"), SectionRole::Contact);
        assert_eq!(rules.role(" contact_person "), SectionRole::Contact);
        assert_eq!(rules.role("SLUG"), SectionRole::Slug);
        assert_eq!(rules.role("kurzbeschreibung"), SectionRole::Teaser);
        assert_eq!(rules.role("sort order"), SectionRole::SortOrder);
        assert_eq!(rules.role("Your mission"), SectionRole::Text);
        assert_eq!(rules.role(""), SectionRole::Text);
    }

    #[test]
    fn configured_rules_add_to_the_conventions_and_may_change_them() {
        let rules: SectionRules = serde_json::from_str(r#"{"Über UNS":"hidden","Teaser":"text"}"#).unwrap();
        assert_eq!(rules.role("über uns"), SectionRole::Hidden);
        assert_eq!(rules.role("Teaser"), SectionRole::Text);
        assert_eq!(rules.role("Slug"), SectionRole::Slug);
    }

    #[test]
    fn an_unknown_role_is_an_error() {
        assert!(serde_json::from_str::<SectionRules>(r#"{"Slug":"sluggish"}"#).is_err());
    }
}
