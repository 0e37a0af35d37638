//! The key that makes it safe to send an application again.

/// The last try. A try with the same body has the same key, so that the relay knows it; a changed one gets a new key.
#[derive(Default)]
pub struct LastTry(Option<(String, String)>);

impl LastTry {
    /// The key for a body.
    pub fn key(&mut self, body: &str, new_key: impl FnOnce() -> Option<String>) -> Option<String> {
        if let Some((key, _)) = self.0.as_ref().filter(|(_, known)| known == body) {
            return Some(key.clone());
        }
        let key = new_key()?;
        self.0 = Some((key.clone(), body.to_owned()));
        Some(key)
    }

    /// The relay knows the key for something else.
    pub fn forget(&mut self) {
        self.0 = None;
    }
}

/// A key that nobody else has: 128 random bits as letters. `crypto.randomUUID` would need a secure context; random
/// numbers do not.
pub fn random_key() -> Option<String> {
    let mut bytes = [0_u8; 32];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| char::from(b'a' + byte % 16)).collect())
}

#[cfg(test)]
mod tests {
    use super::LastTry;

    #[test]
    fn the_same_application_keeps_its_key_and_a_changed_one_gets_another() {
        let mut last = LastTry::default();
        let mut numbers = 0;
        let mut key = |body: &str| {
            last.key(body, || {
                numbers += 1;
                Some(numbers.to_string())
            })
        };
        let keys = ["a", "a", "b", "b", "a"].map(|body| key(body).unwrap_or_default());
        assert_eq!(keys, ["1", "1", "2", "2", "3"]);
    }

    #[test]
    fn a_key_that_belongs_to_something_else_is_not_used_again() {
        let mut last = LastTry::default();
        last.key("a", || Some("1".into()));
        last.forget();
        assert_eq!(last.key("a", || Some("2".into())).as_deref(), Some("2"));
    }
}
