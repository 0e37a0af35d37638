//! What stands in `#[kept(…)]`, and how names are written.

use syn::{Attribute, Error, Ident, Result};

/// What is said of a struct, a field or a variant.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Options {
    pub(crate) default: bool,
    pub(crate) lenient: bool,
    pub(crate) other: bool,
}

impl Options {
    pub(crate) fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut options = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("kept")) {
            attribute.parse_nested_meta(|meta| {
                let known = [
                    ("default", &mut options.default),
                    ("lenient", &mut options.lenient),
                    ("other", &mut options.other),
                ];
                match known.into_iter().find(|(name, _)| meta.path.is_ident(name)) {
                    Some((_, option)) => *option = true,
                    None => return Err(Error::new_spanned(&meta.path, "not known: default, lenient and other are")),
                }
                Ok(())
            })?;
        }
        Ok(options)
    }
}

/// A name as it is written: `in_doubt` and `InDoubt` become `inDoubt`.
pub(crate) fn written(name: &Ident) -> String {
    let mut written = String::new();
    let name = name.to_string();
    for part in name.trim_start_matches("r#").split('_') {
        let mut letters = part.chars();
        let first = letters.next();
        written
            .extend(first.map(|it| if written.is_empty() { it.to_ascii_lowercase() } else { it.to_ascii_uppercase() }));
        written.push_str(letters.as_str());
    }
    written
}

#[cfg(test)]
mod tests {
    use syn::{Ident, parse_str};

    use super::written;

    #[test]
    fn fields_and_variants_are_written_in_camel_case() {
        let names = ["in_doubt", "OpenPeriod", "id", "r#type", "_kept"];
        let names = names.map(|name| written(&parse_str::<Ident>(name).unwrap()));
        assert_eq!(names, ["inDoubt", "openPeriod", "id", "type", "kept"]);
    }
}
