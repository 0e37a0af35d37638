//! How long to wait after a failure.

use std::time::Duration;

use rand::Rng;

const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(300);

/// Doubles from half a second to five minutes; the upper half is random, so that what failed together does not come
/// back together. `asked` is Personio's own wish (`Retry-After`), which counts if it is longer.
pub(super) fn wait(failures: u32, asked: Option<Duration>, random: &mut impl Rng) -> Duration {
    let doubled = FIRST.saturating_mul(1_u32.checked_shl(failures.min(16)).unwrap_or(u32::MAX)).min(LONGEST);
    let jittered = doubled.mul_f64(random.random_range(0.5..=1.0));
    // An hour: a wrong date must not park an application for ever.
    asked.map_or(jittered, |asked| asked.min(Duration::from_secs(3600)).max(jittered))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, wait};
    use rand::{SeedableRng, rngs::StdRng};
    use std::time::Duration;

    #[test]
    fn waits_grow_up_to_five_minutes() {
        let mut random = StdRng::seed_from_u64(1);
        assert!(wait(0, None, &mut random) <= Duration::from_millis(500));
        assert!(wait(3, None, &mut random) >= Duration::from_secs(2));
        for failures in [9, 16, 17, 32, 1_000, u32::MAX] {
            let wait = wait(failures, None, &mut random);
            assert!(wait <= LONGEST && wait >= LONGEST / 4, "{failures}: {wait:?}");
        }
    }

    #[test]
    fn personios_own_wish_counts_within_reason() {
        let mut random = StdRng::seed_from_u64(1);
        assert_eq!(wait(0, Some(Duration::from_secs(17)), &mut random), Duration::from_secs(17));
        assert_eq!(wait(0, Some(Duration::from_secs(1_000_000)), &mut random), Duration::from_secs(3600));
        assert!(wait(9, Some(Duration::ZERO), &mut random) > Duration::from_secs(60));
    }
}
