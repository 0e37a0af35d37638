//! The parts of the widget whose code travels when it is first wanted. The build splits them off by the functions that
//! carry `#[wasm_split]`; they share memory and everything else with the list.

use wasm_split_helpers::SplitLoaderError;

/// A part did not come, or could not start. Asking again tries again.
#[derive(Clone, Copy, Debug)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}
