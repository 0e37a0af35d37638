//! Email addresses, as loosely as a server can check them.

/// One `@` with something before it and a domain after it, no blanks.
pub(crate) fn is_plausible(email: &str) -> bool {
    let Some((local, domain)) = email.rsplit_once('@') else { return false };
    let labels: Vec<&str> = domain.split('.').collect();
    !local.is_empty()
        && email.len() <= 254
        && !local.contains('@')
        && !email.contains(|character: char| character.is_whitespace() || character.is_control())
        && !local.contains(['<', '>', ',', ';', ':', '(', ')', '[', ']', '\\', '"'])
        && labels.len() >= 2
        && labels.iter().all(|label| {
            !label.is_empty() && label.chars().all(|character| character.is_alphanumeric() || character == '-')
        })
}

#[cfg(test)]
mod tests {
    use super::is_plausible;

    #[test]
    fn addresses_are_told_from_other_texts() {
        for good in ["a@b.de", "jörg.müller+job@sub.example.com", "x_y@münchen.example"] {
            assert!(is_plausible(good), "{good}");
        }
        for bad in ["", "a", "a@b", "@b.de", "a@b.", "a b@c.de", "a@b@c.de", "a@b..de", "a@<script>.de", "<a@b.de>"] {
            assert!(!is_plausible(bad), "{bad}");
        }
    }
}
