//! Why there is no (new) board.

use axum::http::StatusCode;
use personio::feed::FeedError;

/// What is wrong with the feed.
#[derive(Debug)]
pub(crate) enum BoardProblem {
    /// The first look at the feed is still under way.
    Starting,
    /// Personio answers 404: the XML feed is not switched on.
    FeedOff,
    /// Personio sends elsewhere: there is no career page of this name.
    NoSuchCompany,
    /// No connection, no answer in time, or an answer that asks to come back later.
    Unreachable(String),
    /// The feed came and cannot be read.
    Broken(FeedError),
}

impl BoardProblem {
    /// For programs.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::FeedOff => "feed_off",
            Self::NoSuchCompany => "no_such_company",
            Self::Unreachable(_) => "unreachable",
            Self::Broken(_) => "broken_feed",
        }
    }

    /// For people.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Starting => "The board is being read for the first time.".to_owned(),
            Self::FeedOff => "The XML feed is switched off in Personio: Settings > Recruiting > Career page > \
                              Activations > Enable XML feed."
                .to_owned(),
            Self::NoSuchCompany => "Personio knows no career page at this address.".to_owned(),
            Self::Unreachable(cause) => format!("Personio's career page cannot be reached: {cause}."),
            Self::Broken(error) => format!("Personio's feed cannot be read: {error}."),
        }
    }
}

/// What the status of an answer means, other than success.
pub(super) fn of_status(status: StatusCode) -> BoardProblem {
    match status.as_u16() {
        300..=399 => BoardProblem::NoSuchCompany,
        404 | 410 => BoardProblem::FeedOff,
        429 => BoardProblem::Unreachable("it asks to come back later (429)".to_owned()),
        _ => BoardProblem::Unreachable(format!("it answered {}", status.as_u16())),
    }
}

#[cfg(test)]
mod tests {
    use super::of_status;
    use axum::http::StatusCode;

    #[test]
    fn the_ways_in_which_a_feed_is_missing_are_told_apart() {
        for (status, code) in [
            (307, "no_such_company"),
            (301, "no_such_company"),
            (404, "feed_off"),
            (429, "unreachable"),
            (500, "unreachable"),
            (503, "unreachable"),
        ] {
            assert_eq!(of_status(StatusCode::from_u16(status).unwrap()).code(), code, "{status}");
        }
    }
}
