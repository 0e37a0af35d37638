//! A path that can be read in one way only.

use super::Refusal;

/// The longest id that Personio hands out is a UUID.
const LONGEST: usize = 64;

/// The segments of a path.
pub(super) struct Segments<'a>(Vec<&'a str>);

impl<'a> Segments<'a> {
    /// No id and no path of Personio's has anything but letters, digits, `-` and `_`: so no encoding, no dots and no
    /// empty segment have to be understood.
    pub(super) fn read(path: &'a str) -> Result<Self, Refusal> {
        let rest = path.strip_prefix('/').ok_or(Refusal::Malformed)?;
        let plain = |segment: &str| {
            !segment.is_empty()
                && segment.len() <= LONGEST
                && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        };
        let segments: Vec<&str> = rest.split('/').collect();
        if segments.iter().all(|segment| plain(segment)) { Ok(Self(segments)) } else { Err(Refusal::Malformed) }
    }

    /// Whether this is a path of the pattern; with the first of its ids.
    pub(super) fn fit(&self, pattern: &str) -> Option<Option<String>> {
        let pattern: Vec<&str> = pattern.split('/').skip(1).collect();
        if pattern.len() != self.0.len() {
            return None;
        }
        let mut id = None;
        for (own, wanted) in self.0.iter().zip(pattern) {
            if wanted.starts_with('{') {
                id = id.or_else(|| Some((*own).to_owned()));
            } else if *own != wanted {
                return None;
            }
        }
        Some(id)
    }
}
