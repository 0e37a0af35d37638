//! Codes that are read out, typed and mistyped.

use std::fmt;

use crate::vault::{VaultError, random};

/// Crockford's: without I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 12;

/// Twelve signs, sixty bits: too many to guess at as long as guesses are counted.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Code(String);

impl Code {
    /// A new one.
    pub(crate) fn new() -> Result<Self, VaultError> {
        let bytes: [u8; LENGTH] = random()?;
        let sign = |byte: &u8| ALPHABET.get(usize::from(byte % 32)).copied().map_or('0', char::from);
        Ok(Self(bytes.iter().map(sign).collect()))
    }

    /// Reads what somebody typed: in small letters, with or without blanks and hyphens, O for 0, I and L for 1.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let signs =
            text.chars().filter(|sign| !matches!(sign, '-' | ' ')).map(|sign| match sign.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            });
        let code: String = signs.take(LENGTH.saturating_add(1)).collect();
        let is_code = code.len() == LENGTH && code.bytes().all(|byte| ALPHABET.contains(&byte));
        is_code.then_some(Self(code))
    }

    /// The signs alone, for a hash.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// `AB3D-EFGH-1K2M`, for the one who invites.
impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, sign) in self.0.chars().enumerate() {
            if index > 0 && index.is_multiple_of(4) {
                formatter.write_str("-")?;
            }
            write!(formatter, "{sign}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Code")
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = Code::read("AB3D-EFGH-1K20").unwrap();
        assert_eq!(code.to_string(), "AB3D-EFGH-1K20");
        for text in ["ab3defgh1k20", " AB3D EFGH IK2O ", "ab3d-efgh-lk2o"] {
            assert!(Code::read(text) == Some(code.clone()), "{text}");
        }
        for text in ["", "AB3D-EFGH-1K2", "AB3D-EFGH-1K200", "AB3D-EFGH-1K2U", "AB3D-EFGH-1K2ß", "AB3D/EFGH/1K20"] {
            assert!(Code::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_new_code_can_be_read_and_is_another_each_time() {
        let (one, other) = (Code::new().unwrap(), Code::new().unwrap());
        assert!(one != other);
        assert!(Code::read(&one.to_string()) == Some(one.clone()));
        assert!(!format!("{one:?}").contains(&one.to_string()));
    }
}
