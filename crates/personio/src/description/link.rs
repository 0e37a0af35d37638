//! Where a link may lead.

use super::text::{self, Piece};

/// Longer addresses are no longer addresses.
const MAX_LENGTH: usize = 2048;

/// The address as it may be linked to: `http`, `https`, `mailto` or `tel`, and nothing that would lead elsewhere than
/// it seems to. Relative ones are refused, because a description does not know where it will be shown.
pub(super) fn check(href: &str) -> Option<String> {
    let mut address = String::with_capacity(href.len());
    for piece in text::pieces(href) {
        match piece {
            Piece::Written(text) => address.extend(text.chars().filter(|character| !text::is_invisible(*character))),
            Piece::Resolved(character) if text::is_invisible(character) => {}
            Piece::Resolved(character) => address.push(character),
        }
    }
    let address = address.trim();
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let is_fine = match scheme.as_str() {
        "http" | "https" => rest
            .strip_prefix("//")
            .is_some_and(|host| host.starts_with(|first: char| first.is_alphanumeric() || first == '[')),
        "mailto" | "tel" => !rest.is_empty(),
        _ => false,
    };
    (is_fine && address.len() <= MAX_LENGTH).then(|| [&scheme, ":", &rest.replace(char::is_whitespace, "%20")].concat())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn addresses_of_the_four_schemes_pass() {
        for (href, address) in [
            ("https://acme.example/a?b=1&amp;c=2#d", "https://acme.example/a?b=1&c=2#d"),
            (" HTTP://acme.example ", "http://acme.example"),
            ("https://acme.example/my file", "https://acme.example/my%20file"),
            ("mailto:jobs@acme.example", "mailto:jobs@acme.example"),
            ("tel:+49 30 1", "tel:+49%2030%201"),
            ("ht\ntps://ac\tme.example", "https://acme.example"),
        ] {
            assert_eq!(check(href).as_deref(), Some(address), "{href}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for href in [
            "",
            "/jobs",
            "jobs.html",
            "//evil.example",
            "#top",
            "www.acme.example",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java&#10;script:alert(1)",
            "&#106;avascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "javascript&colon;alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "blob:https://x",
            "file:///etc",
            "https:evil",
            "http:///x",
            "https://",
            "mailto:",
            "view-source:https://x",
        ] {
            assert_eq!(check(href), None, "{href:?}");
        }
        assert_eq!(check(&format!("https://a.example/{}", "x".repeat(3000))), None);
    }
}
