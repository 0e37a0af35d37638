//! The texts of positions: one at a time to read, all together to search.

use serde::Serialize;

use crate::{
    description::Node,
    id::PositionId,
    json::{Fields, Json},
    language::Language,
};

/// The text of one position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// Which position.
    pub id: PositionId,
    /// The title, in the language of the text.
    pub title: String,
    /// The language of title and text; unknown where the position has no text in any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The sections to be shown; none where the position has no text at all.
    pub sections: Vec<DetailSection>,
    /// The contact person; nothing where none is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contact: Vec<Node>,
}

impl Detail {
    /// The document that a page reads.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        // Neither numbers nor texts can fail to become JSON.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads the document; nothing where it is another one.
    #[must_use]
    pub fn from_json(bytes: &[u8]) -> Option<Self> {
        let mut fields = Fields::read(bytes)?;
        Some(Self {
            id: PositionId(fields.take("id").as_u64()?),
            title: fields.text("title")??,
            language: read_language(&mut fields)?,
            sections: fields.list("sections")?.into_iter().map(DetailSection::read).collect::<Option<_>>()?,
            contact: fields.list("contact")?.into_iter().map(Node::read).collect::<Option<_>>()?,
        })
    }
}

/// One section of a position's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DetailSection {
    /// The heading; may be empty.
    pub name: String,
    /// The text, taken apart: nothing but known elements.
    pub text: Vec<Node>,
    /// Its language, for the `lang` attribute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

impl DetailSection {
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self {
            name: fields.text("name")??,
            text: fields.list("text")?.into_iter().map(Node::read).collect::<Option<_>>()?,
            language: read_language(&mut fields)?,
        })
    }
}

/// A language that may be missing; one that is none is an error.
fn read_language(fields: &mut Fields) -> Option<Option<Language>> {
    match fields.text("language")? {
        Some(language) => Language::parse(&language).map(Some),
        None => Some(None),
    }
}

/// The plain texts of all positions, for full-text search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub(super) Vec<(PositionId, String)>);

impl Texts {
    /// A text for every position that has one, in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = (PositionId, &str)> {
        self.0.iter().map(|(id, text)| (*id, text.as_str()))
    }

    /// A JSON array of `[id, text]`, one a line, so that a reader may take it line by line.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = b"[".to_vec();
        for (at, entry) in self.0.iter().enumerate() {
            json.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
            // Neither numbers nor texts can fail to become JSON.
            json.extend(serde_json::to_vec(entry).unwrap_or_default());
        }
        json.extend_from_slice(b"\n]");
        json
    }
}

#[cfg(test)]
mod tests {
    use super::{PositionId, Texts};

    #[test]
    fn texts_are_a_json_array_with_one_position_a_line() {
        let texts = Texts(vec![(PositionId(1), "say \"hi\"\n".into()), (PositionId(2), "ü".into())]);
        let json = String::from_utf8(texts.to_json()).unwrap();
        assert_eq!(json, "[\n[1,\"say \\\"hi\\\"\\n\"],\n[2,\"ü\"]\n]");
        let read: Vec<(u64, String)> = serde_json::from_str(&json).unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(Texts::default().to_json(), b"[\n]");
    }
}
