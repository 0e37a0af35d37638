//! Reading what was stored by another version: what cannot be read has its default, and nothing fails.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// A field, unless it is missing or something else than expected.
pub(crate) fn field<T: DeserializeOwned>(from: &Value, name: &str) -> Option<T> {
    T::deserialize(from.get(name)?).ok()
}

/// Defines a struct whose fields have defaults each, which is read field by field, and whose fields others may preset.
macro_rules! lenient {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty = $default:expr),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)+
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        impl $name {
            /// Takes over what is in `from` and can be read; the answer names those fields.
            pub(crate) fn take_over(&mut self, from: &serde_json::Value) -> Vec<&'static str> {
                let mut taken = Vec::new();
                $(if let Some(value) = crate::lenient::named(from, stringify!($field)) {
                    self.$field = value;
                    taken.push(stringify!($field));
                })+
                taken
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut read = Self::default();
                read.take_over(&serde_json::Value::deserialize(deserializer)?);
                Ok(read)
            }
        }
    };
}

pub(crate) use lenient;

/// A field by its name in Rust, which is stored in camel case.
pub(crate) fn named<T: DeserializeOwned>(from: &Value, name: &str) -> Option<T> {
    let mut camel = String::new();
    for (index, part) in name.split('_').enumerate() {
        let mut letters = part.chars();
        match letters.next() {
            Some(first) if index > 0 => camel.push(first.to_ascii_uppercase()),
            Some(first) => camel.push(first),
            None => {}
        }
        camel.push_str(letters.as_str());
    }
    field(from, &camel)
}
