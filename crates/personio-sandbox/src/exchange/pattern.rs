//! Patterns of paths and values.

/// Whether a text is like a pattern: `*` is anything within a piece of a path, `**` anything at all.
pub(super) fn is_like(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(text) = text.strip_prefix(start) else { return false };
    let (rest, across) = match rest.strip_prefix('*') {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let mut ends = text.char_indices().map(|(place, sign)| (place, Some(sign))).chain([(text.len(), None)]);
    for (place, sign) in &mut ends {
        if text.get(place..).is_some_and(|tail| is_like(rest, tail)) {
            return true;
        }
        if sign == Some('/') && !across {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn one_star_stays_within_a_piece_and_two_do_not() {
        for (pattern, path, alike) in [
            ("/v2/persons", "/v2/persons", true),
            ("/v2/persons", "/v2/persons/1", false),
            ("/v2/persons/*", "/v2/persons/501", true),
            ("/v2/persons/*", "/v2/persons/501/employments", false),
            ("/v2/persons/*/employments", "/v2/persons/501/employments", true),
            ("/v2/**", "/v2/persons/501/employments", true),
            ("/**/employments", "/v2/persons/501/employments", true),
            ("*", "", true),
            ("/v*/x", "/v2/x", true),
            ("/ü*", "/üß", true),
        ] {
            assert_eq!(is_like(pattern, path), alike, "{pattern} {path}");
        }
    }
}
