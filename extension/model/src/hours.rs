//! How long something took, as people write it.

use personio::calendar::Minutes;

/// More is no day.
const DAY: u32 = 24 * 60;
/// Longer numbers say nothing that a clock shows.
const LONGEST: usize = 6;

/// Reads a length of at most a day: `7:30`, `7,5`, `7.5`, `7h30`, `45m`, `8`. Nothing is no time.
#[must_use]
pub fn read_hours(text: &str) -> Option<Minutes> {
    let text = text.trim().to_lowercase();
    let minutes = if let Some(minutes) = text.strip_suffix("min").or_else(|| text.strip_suffix('m')) {
        match minutes.split_once('h') {
            Some((hours, minutes)) => whole(hours, minutes)?,
            None => number(minutes)?,
        }
    } else if let Some((hours, minutes)) = text.split_once([':', 'h']) {
        whole(hours, minutes)?
    } else if text.is_empty() {
        0
    } else {
        decimal(&text)?.0
    };
    (minutes <= DAY).then_some(Minutes(minutes))
}

/// Reads hours with their parts, to the minute: `7.75`, `7,5`, `8`. Without numbers that float, whose reader weighs as
/// much as a screen.
#[must_use]
pub fn decimal(text: &str) -> Option<Minutes> {
    let (hours, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if hours.is_empty() && part.is_empty() {
        return None;
    }
    let is_number = part.bytes().all(|it| it.is_ascii_digit());
    let digits = part.get(..part.len().min(LONGEST)).filter(|_| is_number)?;
    let ten = 10_u64.pow(u32::try_from(digits.len()).ok()?);
    let minutes = (u64::from(number(digits)?) * 60 + ten / 2) / ten;
    Some(Minutes(number(hours)?.checked_mul(60)?.checked_add(u32::try_from(minutes).ok()?)?))
}

fn whole(hours: &str, minutes: &str) -> Option<u32> {
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (minutes < 60).then(|| hours.checked_mul(60)?.checked_add(minutes))?
}

/// Digits; none of them are nothing.
fn number(text: &str) -> Option<u32> {
    let digits = text.trim();
    if digits.is_empty() {
        return Some(0);
    }
    let is_number = digits.len() <= LONGEST && digits.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use personio::calendar::Minutes;

    use super::{decimal, read_hours};

    #[test]
    fn hours_are_read_however_they_are_typed() {
        for text in ["7:30", "7,5", "7.5", "7.50", "7h30", "7h 30m", "450m", "450 min", " 7:30 "] {
            assert_eq!(read_hours(text), Some(Minutes(450)), "{text}");
        }
        let told = ["8", "8h", "0,25", "", "24"].map(|text| read_hours(text).map(|minutes| minutes.0));
        assert_eq!(told, [Some(480), Some(480), Some(15), Some(0), Some(1440)]);
        for text in ["25", "7:60", "-1", "x", "1:2:3", "7,x", "99999999999", "7.1.2", "½", "٣", "."] {
            assert_eq!(read_hours(text), None, "{text}");
        }
    }

    #[test]
    fn parts_of_an_hour_are_read_to_the_minute() {
        let told = ["7.75", "1.", ".5", "1.3333333333333", "100.99", "0.008", "0.009"];
        let told = told.map(|text| decimal(text).map(|minutes| minutes.0));
        assert_eq!(told, [Some(465), Some(60), Some(30), Some(80), Some(6059), Some(0), Some(1)]);
        assert_eq!((decimal(""), decimal("1e3"), decimal("9999999")), (None, None, None));
    }
}
