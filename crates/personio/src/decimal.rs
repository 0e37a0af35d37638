//! Numbers with a fraction, exactly: hours a week, days left, salaries.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::loose;

/// The most digits behind the point.
const MAX_SCALE: u32 = 12;

/// A decimal number, exact to twelve digits behind the point.
///
/// ```
/// use personio::decimal::Decimal;
///
/// let days: Decimal = "10.50".parse()?;
/// assert_eq!(days.to_string(), "10.5");
/// assert_eq!(days.to_f64(), 10.5);
/// # Ok::<(), personio::decimal::NotADecimal>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// Without trailing zeros behind the point, so that equal numbers are equal.
    mantissa: i64,
    scale: u32,
}

impl Decimal {
    /// `mantissa` divided by ten to the power of `scale`: `(105, 1)` is 10.5.
    #[must_use]
    pub fn new(mantissa: i64, scale: u32) -> Option<Self> {
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        (scale <= MAX_SCALE).then_some(Self { mantissa, scale })
    }

    /// The whole number, if it is one.
    #[must_use]
    pub fn to_integer(self) -> Option<i64> {
        (self.scale == 0).then_some(self.mantissa)
    }

    /// The nearest floating-point number, for calculations that need no exactness.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "the nearest number is what is wanted")]
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 / 10_f64.powi(i32::try_from(self.scale).unwrap_or_default())
    }

    /// Scaled to the most digits.
    fn aligned(self) -> i128 {
        i128::from(self.mantissa) * 10_i128.pow(MAX_SCALE - self.scale)
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self { mantissa: i64::from(number), scale: 0 }
    }
}

/// A text that is no decimal number, or one with too many digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADecimal;

impl fmt::Display for NotADecimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("expected a number such as 10.5")
    }
}

impl std::error::Error for NotADecimal {}

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        if whole.is_empty() || fraction.len() > 12 {
            return Err(NotADecimal);
        }
        let mantissa = whole.bytes().chain(fraction.bytes()).try_fold(0_i64, |value, digit| {
            digit.is_ascii_digit().then_some(())?;
            value.checked_mul(10)?.checked_add(i64::from(digit - b'0'))
        });
        let scale = u32::try_from(fraction.len()).map_err(|_| NotADecimal)?;
        mantissa.and_then(|mantissa| Self::new(sign * mantissa, scale)).ok_or(NotADecimal)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let power = 10_u64.pow(self.scale);
        let (sign, magnitude) = (if self.mantissa < 0 { "-" } else { "" }, self.mantissa.unsigned_abs());
        write!(formatter, "{sign}{}", magnitude / power)?;
        if self.scale > 0 {
            write!(formatter, ".{:0width$}", magnitude % power, width = self.scale as usize)?;
        }
        Ok(())
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.aligned().cmp(&other.aligned())
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A JSON number.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.to_integer() {
            Some(integer) => serializer.serialize_i64(integer),
            None => serializer.serialize_f64(self.to_f64()),
        }
    }
}

/// A JSON number, or one in quotes.
impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        loose::required(deserializer)
    }
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// In whole units: 12.5 is twelve and a half.
    pub amount: Decimal,
    /// The currency by its code, such as `EUR`, where Personio says it.
    pub currency: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_number_is_written_as_short_as_it_can_be() {
        for (text, written) in [
            ("10.50", "10.5"),
            ("40", "40"),
            ("-0.25", "-0.25"),
            ("007.000", "7"),
            ("100", "100"),
            ("0.000000000001", "0.000000000001"),
        ] {
            assert_eq!(decimal(text).to_string(), written);
        }
        assert_eq!(serde_json::to_string(&[decimal("40"), decimal("38.5")]).unwrap(), "[40,38.5]");
    }

    #[test]
    fn numbers_are_sorted_by_their_value() {
        assert!(decimal("9.75") < decimal("10"));
        assert!(decimal("-1") < decimal("-0.5"));
        assert_eq!(decimal("1.0"), decimal("1"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".5", "1e3", "1,5", "0x1", "--1", "1.2.3", "99999999999999999999", "0.0000000000001"] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }
}
