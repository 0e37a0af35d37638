//! The parts of the view whose code is loaded when it is first wanted: a popup opens many times a day, and most of what
//! it can do is not wanted then. The build splits them off by the functions that carry `#[wasm_split]`.

use wasm_split_helpers::SplitLoaderError;

/// A part could not start: the extension was updated while its view was open.
#[derive(Clone, Copy, Debug)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}
