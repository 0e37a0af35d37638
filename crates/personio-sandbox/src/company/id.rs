//! UUIDs that can be computed from numbers and back: the same seed has the same ids on every computer.

use uuid::Uuid;

use super::table::Seq;

/// What a UUID names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Employment = 1,
    AttendancePeriod,
    AbsencePeriod,
    AbsenceType,
    Document,
    CompensationType,
    Compensation,
    Report,
    Webhook,
    WebhookEvent,
    Candidate,
    JobApplication,
}

const LOW_62: u64 = (1 << 62) - 1;
const FACTOR: u64 = 0x1B87_3593_CC9E_2D51;
const INVERSE: u64 = inverse(FACTOR);

/// The inverse of an odd number modulo 2^64, by Newton's iteration.
const fn inverse(odd: u64) -> u64 {
    let mut guess = odd;
    let mut round = 0;
    while round < 6 {
        guess = guess.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(guess)));
        round += 1;
    }
    guess
}

/// Spreads a number over 64 bits.
pub(crate) const fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// The UUID of a number.
pub(crate) fn uuid(kind: Kind, seq: Seq) -> Uuid {
    let high = mix(seq ^ ((kind as u64) << 56)) & !0xF000 | 0x4000;
    let low = seq.wrapping_mul(FACTOR) & LOW_62 | 1 << 63;
    Uuid::from_u64_pair(high, low)
}

/// The number of a UUID that names something of this kind.
pub(crate) fn seq(kind: Kind, text: &str) -> Option<Seq> {
    let id: Uuid = text.parse().ok()?;
    let (_, low) = id.as_u64_pair();
    let seq = (low & LOW_62).wrapping_mul(INVERSE) & LOW_62;
    (uuid(kind, seq) == id).then_some(seq)
}

#[cfg(test)]
mod tests {
    use super::{Kind, seq, uuid};

    #[test]
    fn a_uuid_leads_back_to_its_number_and_only_for_its_kind() {
        for number in [0, 1, 2, 4711, 99_999_999, 1 << 40] {
            let id = uuid(Kind::Employment, number);
            assert_eq!(id.get_version_num(), 4);
            assert_eq!(seq(Kind::Employment, &id.to_string()), Some(number));
            assert_eq!(seq(Kind::AbsencePeriod, &id.to_string()), None);
        }
    }
}
