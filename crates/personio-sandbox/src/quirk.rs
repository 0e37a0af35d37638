//! What nobody outside Personio knows for certain, as switches.

use std::{collections::BTreeMap, str::FromStr};

use serde::Serialize;

/// A switch with its variants, the first of which is the default, and where the default comes from.
pub(crate) struct QuirkDefinition {
    pub(crate) name: &'static str,
    pub(crate) variants: &'static [&'static str],
    pub(crate) source: &'static str,
}

/// Every switch.
pub(crate) const QUIRKS: [QuirkDefinition; 9] = [
    QuirkDefinition {
        name: "v1-paging",
        variants: &["strings", "numbers"],
        source: "users report that an offset and a limit that were sent come back as strings; the specification says numbers",
    },
    QuirkDefinition {
        name: "v1-token",
        variants: &["stable", "rotating"],
        source: "since 2023 a token lasts a day; before, each answer brought the next one",
    },
    QuirkDefinition {
        name: "v1-login-failure",
        variants: &["403", "401", "200"],
        source: "the message is known, its status is not documented",
    },
    QuirkDefinition {
        name: "v1-attendances",
        variants: &["open", "gone"],
        source: "announced to end on 2026-08-30; clients name 2027-01-31",
    },
    QuirkDefinition {
        name: "v2-created",
        variants: &["bare", "wrapped"],
        source: "clients read `id` as well as `_data.id` of what they created",
    },
    QuirkDefinition {
        name: "v2-links",
        variants: &["absolute", "relative"],
        source: "the next link of attendance periods was relative until it was changed",
    },
    QuirkDefinition {
        name: "v2-future-attendances",
        variants: &["refused", "accepted"],
        source: "the web application refuses days after today",
    },
    QuirkDefinition {
        name: "v2-absence-zone",
        variants: &["lenient", "local"],
        source: "clients send absence filters with and without a zone, both with success",
    },
    QuirkDefinition {
        name: "v2-beta",
        variants: &["required", "ignored"],
        source: "cost centers, workplaces and the list of org units answer 404 without `Beta: true`",
    },
];

/// Which variant each switch has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Quirks {
    chosen: BTreeMap<&'static str, &'static str>,
}

/// One switch and its variant, as the command line names them: `v1-token=rotating`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quirk {
    name: &'static str,
    variant: &'static str,
}

impl FromStr for Quirk {
    type Err = String;

    fn from_str(argument: &str) -> Result<Self, String> {
        let (name, variant) = argument.split_once('=').ok_or("write name=variant")?;
        let known = QUIRKS.iter().find(|quirk| quirk.name == name).ok_or_else(|| {
            let names: Vec<_> = QUIRKS.iter().map(|quirk| quirk.name).collect();
            format!("there is no quirk {name}; there are {}", names.join(", "))
        })?;
        let variant = known
            .variants
            .iter()
            .find(|known| **known == variant)
            .ok_or_else(|| format!("{name} can be {}", known.variants.join(" or ")))?;
        Ok(Self { name: known.name, variant })
    }
}

impl Quirks {
    /// Sets a switch.
    pub fn set(&mut self, quirk: Quirk) {
        self.chosen.insert(quirk.name, quirk.variant);
    }

    /// Whether a switch has a variant.
    pub(crate) fn is(&self, name: &str, variant: &str) -> bool {
        self.variant(name) == Some(variant)
    }

    /// The variant of a switch.
    pub(crate) fn variant(&self, name: &str) -> Option<&'static str> {
        let default = || QUIRKS.iter().find(|quirk| quirk.name == name)?.variants.first().copied();
        self.chosen.get(name).copied().or_else(default)
    }
}

#[cfg(test)]
mod tests {
    use super::{QUIRKS, Quirk, Quirks};

    #[test]
    fn a_quirk_has_its_first_variant_until_it_is_set() {
        let mut quirks = Quirks::default();
        assert!(quirks.is("v1-token", "stable"));
        quirks.set("v1-token=rotating".parse().unwrap());
        assert!(quirks.is("v1-token", "rotating"));
    }

    #[test]
    fn a_wrong_quirk_is_told_what_there_is() {
        assert!("v1-tokens=stable".parse::<Quirk>().unwrap_err().contains("v1-token"));
        assert!("v1-token=none".parse::<Quirk>().unwrap_err().contains("stable or rotating"));
        assert!(QUIRKS.iter().all(|quirk| !quirk.source.is_empty() && quirk.variants.len() > 1));
    }

    #[test]
    fn every_quirk_is_in_the_readme_with_its_variants_in_order() {
        let readme = include_str!("../README.md");
        for quirk in &QUIRKS {
            let start = format!("| `{}` | ", quirk.name);
            let row = readme.lines().find_map(|line| line.strip_prefix(start.as_str())).expect(quirk.name);
            let places: Vec<usize> =
                quirk.variants.iter().map(|variant| row.find(&format!("`{variant}`")).expect(variant)).collect();
            assert!(places.is_sorted(), "{}", quirk.name);
        }
    }
}
