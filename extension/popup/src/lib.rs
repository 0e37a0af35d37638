//! The extension's view: the same in the popup, the side panel, Firefox's sidebar and a tab.
//!
//! It shows what lies in the extension's storage ([`model`]), asks the worker for everything else ([`ask`]), also for
//! what nobody keeps ([`fetch`]), and draws it with the parts of `personio-ui`. What people type lives in the [`draft`]s of
//! forms until the worker has it.

pub mod answer;
pub mod ask;
pub mod draft;
pub mod fetch;
pub mod file;
pub mod format;
pub mod line;
pub mod model;
pub mod text;
pub mod view;

mod open;
mod parts;

pub use open::open;
