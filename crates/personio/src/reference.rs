//! A record that stands for another: `{"id": "1"}`.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, IgnoredAny, MapAccess, Visitor},
};

/// A link to another record by its id. Written as `{"id": …}`; read also from a bare id, as some answers have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Reference<I> {
    /// The id of the other record.
    pub id: I,
}

impl<I> Reference<I> {
    /// A link to the record with this id.
    pub const fn new(id: I) -> Self {
        Self { id }
    }
}

impl<I> From<I> for Reference<I> {
    fn from(id: I) -> Self {
        Self { id }
    }
}

impl<'de, I: Deserialize<'de> + From<String>> Deserialize<'de> for Reference<I> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReferenceVisitor(PhantomData))
    }
}

struct ReferenceVisitor<I>(PhantomData<I>);

impl<'de, I: Deserialize<'de> + From<String>> Visitor<'de> for ReferenceVisitor<I> {
    type Value = Reference<I>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object with an id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut id = None;
        while let Some(key) = map.next_key::<Key>()? {
            match key {
                Key::Id => id = Some(map.next_value()?),
                Key::Other => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        id.map(Reference::new).ok_or_else(|| de::Error::missing_field("id"))
    }

    fn visit_str<E: de::Error>(self, id: &str) -> Result<Self::Value, E> {
        Ok(Reference::new(I::from(id.to_owned())))
    }

    fn visit_u64<E: de::Error>(self, id: u64) -> Result<Self::Value, E> {
        Ok(Reference::new(I::from(id.to_string())))
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Key {
    Id,
    #[serde(other)]
    Other,
}

#[cfg(test)]
mod tests {
    use super::Reference;
    use crate::id::v2::PersonId;

    #[test]
    fn a_reference_is_read_from_an_object_a_text_and_a_number() {
        for json in [r#"{"id":"7"}"#, r#"{"name":"x","id":7}"#, r#""7""#, "7"] {
            let reference: Reference<PersonId> = serde_json::from_str(json).unwrap();
            assert_eq!(reference.id, PersonId::from("7"), "{json}");
        }
        assert!(serde_json::from_str::<Reference<PersonId>>("{}").is_err());
        assert_eq!(serde_json::to_string(&Reference::new(PersonId::from("7"))).unwrap(), r#"{"id":"7"}"#);
    }
}
