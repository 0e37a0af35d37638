//! What a document is.

/// The categories that a document of an application can have.
const CATEGORIES: [&str; 6] = ["cv", "cover-letter", "employment-reference", "certificate", "work-sample", "other"];

pub(super) fn is_known(category: &str) -> bool {
    CATEGORIES.contains(&category)
}
