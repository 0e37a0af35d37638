//! What a company wants to know from its candidates. Personio's API does not tell, so the relay's configuration does.

mod definition;
mod document;
mod field;
mod local_text;
mod validation;

pub use definition::{DocumentRules, FormDefinition};
pub use field::{Field, FieldKind, FieldOption};
pub use local_text::LocalText;
pub use validation::{FieldProblem, MAX_LINE, MAX_LONG_TEXT, OPTION_SEPARATOR, validate};
