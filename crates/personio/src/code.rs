//! Wire codes as enums: what this version knows by name, everything else as it came.

/// Defines an enum of wire codes with an `Unknown` variant for every other text. On the wire it is a string.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal $(| $other:literal)*),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
            /// A code that this version does not know.
            Unknown(String),
        }

        impl $name {
            /// Every code that this version knows, as Personio writes it.
            pub const KNOWN: &[&str] = &[$($code),+];

            /// Reads a code; never fails.
            #[must_use]
            pub fn from_code(code: &str) -> Self {
                match code {
                    $($code $(| $other)* => Self::$variant,)+
                    other => Self::Unknown(other.to_owned()),
                }
            }

            /// The code as Personio writes it.
            #[must_use]
            pub fn code(&self) -> &str {
                match self {
                    $(Self::$variant => $code,)+
                    Self::Unknown(code) => code,
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl crate::loose::Loose for $name {
            fn read(value: serde_json::Value) -> Option<Self> {
                String::read(value).map(|code| Self::from_code(&code))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(Self::from_code(&String::deserialize(deserializer)?))
            }
        }
    };
}

pub(crate) use codes;
