//! Whom the extension speaks to directly.

use personio::client::PERSONIO;

/// The server of a direct account: Personio, or a sandbox on this computer for those who try or develop it. The
/// credentials of a company go nowhere else, whatever somebody types or was told to type.
#[must_use]
pub fn direct_address(typed: &str) -> Option<String> {
    let typed = typed.trim().trim_end_matches('/');
    if typed.is_empty() || typed == PERSONIO {
        return Some(PERSONIO.to_owned());
    }
    let (host, port) = match typed.strip_prefix("http://")?.split_once(':') {
        Some((host, port)) => (host, port.parse::<u16>().ok()?),
        None => (typed.strip_prefix("http://")?, 80),
    };
    matches!(host, "localhost" | "127.0.0.1").then(|| ["http://", host, ":", &port.to_string()].concat())
}

#[cfg(test)]
mod tests {
    use super::{PERSONIO, direct_address};

    #[test]
    fn credentials_go_to_personio_or_stay_on_this_computer() {
        for typed in ["", "  ", PERSONIO, "https://api.personio.de/"] {
            assert_eq!(direct_address(typed).as_deref(), Some(PERSONIO), "{typed}");
        }
        assert_eq!(direct_address(" http://127.0.0.1:8788/").as_deref(), Some("http://127.0.0.1:8788"));
        assert_eq!(direct_address("http://localhost").as_deref(), Some("http://localhost:80"));
        for typed in [
            "https://api.personio.example",
            "http://api.personio.de",
            "http://127.0.0.1.evil.example",
            "http://127.0.0.1:80@evil.example",
            "http://localhost:8788/x",
            "http://localhost@evil.example",
            "http://evil.example",
            "localhost",
            "https://localhost",
        ] {
            assert_eq!(direct_address(typed), None, "{typed}");
        }
    }
}
