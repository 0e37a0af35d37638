//! `#[derive(Kept)]`: how what the extension keeps, and what its parts tell each other, is read and written.
//!
//! It makes an implementation of `personio_extension_model::kept::Kept` that calls few functions and brings none of its
//! own: serde's would be a reader and a visitor for each type, which was a third of everything that the extension loads.
//! On the wire it is what serde makes of it: objects with names in camel case, and enums by the name of their variant.
//!
//! - `#[kept(default)]` at a field: what is missing is its type's default. Options are `None` in any case.
//! - `#[kept(default)]` at a struct: the same for all of its fields.
//! - `#[kept(lenient)]` at a struct: a field that cannot be read has the value of the struct's default, and no other
//!   goes with it.
//! - `#[kept(other)]` at a variant without values: names that are not known become it.

mod expand;
mod options;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Derives `Kept`; see the crate's documentation.
#[proc_macro_derive(Kept, attributes(kept))]
pub fn kept(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::kept(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}
