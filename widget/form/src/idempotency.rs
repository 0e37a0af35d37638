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

/// A random UUID. `crypto.randomUUID` would need a secure context; random numbers do not.
pub fn random_uuid() -> Option<String> {
    let mut bytes = [0_u8; 16];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(uuid(bytes))
}

/// Writes random bytes as a UUID of version 4.
fn uuid(bytes: [u8; 16]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |value: u8| DIGITS.get(usize::from(value & 15)).copied().unwrap_or('0');
    let mut text = String::with_capacity(36);
    for (place, byte) in bytes.into_iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        let byte = match place {
            6 => byte & 0x0f | 0x40,
            8 => byte & 0x3f | 0x80,
            _ => byte,
        };
        text.push(digit(byte >> 4));
        text.push(digit(byte));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{LastTry, uuid};

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

    #[test]
    fn a_uuid_says_its_version() {
        assert_eq!(uuid([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(uuid([0x00; 16]), "00000000-0000-4000-8000-000000000000");
    }
}
