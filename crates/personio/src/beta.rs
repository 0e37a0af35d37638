//! Paths that Personio answers only when asked for a beta.

/// Where the paths begin that want the header `Beta: true` and are not found (404) without it. Personio's changelog
/// says that recruiting no longer is one of them.
pub const BETA_PATHS: [&str; 3] = ["/v2/cost-centers", "/v2/org-units", "/v2/workplaces"];

/// The header that makes them answer.
pub const BETA_HEADER: (&str, &str) = ("beta", "true");

/// Whether a path wants [`BETA_HEADER`].
#[must_use]
pub fn is_beta(path: &str) -> bool {
    BETA_PATHS.iter().any(|beta| path.strip_prefix(beta).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

#[cfg(test)]
mod tests {
    use super::is_beta;

    #[test]
    fn only_whole_segments_count() {
        assert!(is_beta("/v2/cost-centers") && is_beta("/v2/org-units/7"));
        assert!(!is_beta("/v2/persons") && !is_beta("/v2/cost-centers-of-others"));
    }
}
