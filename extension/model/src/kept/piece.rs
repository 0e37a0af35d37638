use std::borrow::Cow;

use super::{Kept, Writer, reader::Reader};

/// A piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written.
    Number(&'a str),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Piece<'a>>),
    /// An object, with its fields in the order of the document.
    Object(Vec<(Cow<'a, str>, Piece<'a>)>),
}

impl<'a> Piece<'a> {
    /// Reads a document.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        Reader::new(text).document()
    }

    /// A field of an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().find(|(known, _)| known == name).map(|(_, piece)| piece),
            _ => None,
        }
    }

    /// It is an object.
    #[must_use]
    pub fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.parse().ok(),
            _ => None,
        }
    }

    /// The list.
    #[must_use]
    pub fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(pieces) => Some(pieces),
            _ => None,
        }
    }

    /// The name of an enum's variant, and what is in it.
    #[must_use]
    pub fn variant(&self) -> Option<(&str, &Self)> {
        match self {
            Self::Text(name) => Some((name, &Self::Null)),
            Self::Object(fields) => match fields.as_slice() {
                [(name, piece)] => Some((name, piece)),
                _ => None,
            },
            _ => None,
        }
    }

    /// It is an object that has no other fields.
    #[must_use]
    pub fn has_only(&self, names: &[&str]) -> bool {
        matches!(self, Self::Object(fields) if fields.iter().all(|(name, _)| names.contains(&name.as_ref())))
    }

    /// The same piece as a document of its own.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut writer = Writer::default();
        self.write(&mut writer);
        writer.finish()
    }

    fn write(&self, to: &mut Writer) {
        match self {
            Self::Null => to.null(),
            Self::Bool(truth) => truth.write(to),
            Self::Number(number) => to.raw(number),
            Self::Text(text) => to.text(text),
            Self::List(pieces) => {
                to.begin_list();
                pieces.iter().for_each(|piece| piece.write(to));
                to.end_list();
            }
            Self::Object(fields) => {
                to.begin_object();
                for (name, piece) in fields {
                    to.named(name);
                    piece.write(to);
                }
                to.end_object();
            }
        }
    }
}
