//! How everything is written that is kept, or that worker and view tell each other: JSON, read and written with little
//! code.
//!
//! A text becomes one tree of [pieces](Piece), out of which each type takes what it knows; writing goes straight into a
//! text. Neither is generic in where it reads from or writes to, so that a type costs a call for each of its fields.
//! `#[derive(Kept)]` does both.

mod piece;
mod reader;
mod types;
mod writer;

pub use personio_extension_kept::Kept;
pub use piece::Piece;
pub use writer::Writer;

/// Something that is read from JSON and written to it.
pub trait Kept: Sized {
    /// Takes it out of a document; `None` if it is something else.
    fn read(piece: &Piece<'_>) -> Option<Self>;

    /// Writes it.
    fn write(&self, to: &mut Writer);
}

/// Reads a document.
#[must_use]
pub fn read<T: Kept>(text: &str) -> Option<T> {
    T::read(&Piece::parse(text)?)
}

/// Writes a document.
#[must_use]
pub fn write<T: Kept>(value: &T) -> String {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.finish()
}

/// A field; one that is missing is read as `null`.
#[must_use]
pub fn field<T: Kept>(of: &Piece<'_>, name: &str) -> Option<T> {
    T::read(of.get(name).unwrap_or(&Piece::Null))
}

/// A field, or its type's default if it is missing.
#[must_use]
pub fn field_or_default<T: Kept + Default>(of: &Piece<'_>, name: &str) -> Option<T> {
    match of.get(name) {
        Some(piece) => T::read(piece),
        None => Some(T::default()),
    }
}

/// A field that is there and can be read.
#[must_use]
pub fn named<T: Kept>(of: &Piece<'_>, name: &str) -> Option<T> {
    T::read(of.get(name)?)
}

#[cfg(test)]
mod tests {
    use super::{Kept, Piece, read, write};

    #[derive(Debug, PartialEq, Kept)]
    struct Shape {
        long_name: String,
        #[kept(default)]
        sides: Vec<Side>,
        colour: Option<u32>,
    }

    #[derive(Debug, PartialEq, Kept)]
    enum Side {
        Straight,
        Round(u32),
        Cut { at: i64, deep: bool },
    }

    #[derive(Debug, PartialEq, Kept)]
    enum Known {
        One,
        #[kept(other)]
        Another,
    }

    #[test]
    fn what_is_written_is_read_back() {
        let sides = vec![Side::Straight, Side::Round(7), Side::Cut { at: -3, deep: true }];
        let shape = Shape { long_name: "a \"b\"\n\\ ä\u{1}".to_owned(), sides, colour: None };
        let text = write(&shape);
        assert_eq!(
            text,
            r#"{"longName":"a \"b\"\u000a\\ ä\u0001","sides":["straight",{"round":7},{"cut":{"at":-3,"deep":true}}]}"#
        );
        assert_eq!(read::<Shape>(&text), Some(shape));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap()["longName"], "a \"b\"\n\\ ä\u{1}");
    }

    #[test]
    fn what_is_missing_has_its_default_only_where_that_is_said() {
        assert_eq!(read::<Shape>(r#"{"longName":"a"}"#).map(|it| it.sides), Some(Vec::new()));
        for text in [r#"{"sides":[]}"#, r#"{"longName":"a","sides":null}"#, r#"{"longName":"a","colour":"red"}"#, "[]"]
        {
            assert_eq!(read::<Shape>(text), None, "{text}");
        }
    }

    #[test]
    fn a_variant_that_nobody_knows_is_read_only_where_there_is_one_for_it() {
        assert_eq!(read::<Side>(r#""wavy""#), None);
        assert_eq!(read::<Side>(r#"{"round":7,"cut":{}}"#), None);
        assert_eq!((read(r#""one""#), read(r#""two""#)), (Some(Known::One), Some(Known::Another)));
    }

    #[test]
    fn what_is_no_document_is_not_read() {
        let deep = "[".repeat(100_000);
        for text in
            ["", "{", "[1,]", "{\"a\"}", "[1 2]", "nul", "1 1", "\"\\u12\"", "\"\\x\"", "\"", "{1:2}", deep.as_str()]
        {
            assert!(Piece::parse(text).is_none(), "{text:.20}");
            assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text:.20}");
        }
    }
}
