//! A bucket of tokens, as the gateway in front of v2 has one for each area.

use tokio::time::Instant;

/// Tokens that fill up with time.
#[derive(Debug)]
pub(crate) struct Bucket {
    tokens: f64,
    at: Instant,
}

/// How a bucket stands after a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Level {
    /// Whole tokens that are left; `None` when there was none for this request.
    pub(crate) remaining: Option<usize>,
    /// Tokens a second.
    pub(crate) per_second: usize,
    /// What fits in.
    pub(crate) burst: usize,
}

impl Bucket {
    pub(crate) fn full(burst: usize, now: Instant) -> Self {
        Self { tokens: as_number(burst), at: now }
    }

    pub(crate) fn draw(&mut self, per_second: usize, burst: usize, now: Instant) -> Level {
        let filled = now.duration_since(self.at).as_secs_f64() * as_number(per_second);
        self.tokens = (self.tokens + filled).min(as_number(burst));
        self.at = now;
        let remaining = (self.tokens >= 1.0).then(|| {
            self.tokens -= 1.0;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the burst")]
            {
                self.tokens as usize
            }
        });
        Level { remaining, per_second, burst }
    }
}

fn as_number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
