//! Counts guesses at codes.

use std::{
    collections::VecDeque,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use crate::{client_address::Network, moment::Moment};

const WITHIN: Duration = Duration::from_secs(10 * 60);
/// Wrong codes from one address; a person mistypes twice.
const PER_ADDRESS: usize = 10;
/// Wrong codes from everywhere: sixty bits would take longer than the universe has.
const IN_TOTAL: usize = 200;

/// Wrong guesses of the last minutes. An attempt counts as wrong until it proves right, so that many at once gain
/// nothing.
#[derive(Debug, Default)]
pub(crate) struct Attempts {
    made: Mutex<VecDeque<Attempt>>,
}

/// A guess that was let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Attempt {
    address: Network,
    at: Moment,
}

impl Attempts {
    /// Lets a guess through, or says how long to wait.
    pub(crate) fn begin(&self, address: IpAddr, now: Moment) -> Result<Attempt, Duration> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        while made.front().is_some_and(|first| now.since(first.at) >= WITHIN) {
            made.pop_front();
        }
        let address = Network::of(address);
        let is_full = made.len() >= IN_TOTAL;
        let own = made.iter().filter(|attempt| attempt.address == address).count();
        if is_full || own >= PER_ADDRESS {
            let oldest = made.iter().find(|attempt| is_full || attempt.address == address);
            let wait = oldest.map(|attempt| WITHIN.saturating_sub(now.since(attempt.at)));
            return Err(wait.unwrap_or(WITHIN).max(Duration::from_secs(1)));
        }
        let attempt = Attempt { address, at: now };
        made.push_back(attempt);
        Ok(attempt)
    }

    /// It was no guess, or nobody could say.
    pub(crate) fn take_back(&self, attempt: Attempt) {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = made.iter().position(|other| *other == attempt) {
            made.remove(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Attempts, IN_TOTAL, PER_ADDRESS, WITHIN};
    use crate::moment::Moment;
    use std::{net::IpAddr, time::Duration};

    fn address(number: usize) -> IpAddr {
        IpAddr::from([10, 0, u8::try_from(number / 250).unwrap(), u8::try_from(number % 250).unwrap()])
    }

    #[test]
    fn an_address_has_few_guesses_and_gets_new_ones_with_time() {
        let (attempts, now) = (Attempts::default(), Moment::from_millis(0));
        for _ in 0..PER_ADDRESS {
            attempts.begin(address(1), now).unwrap();
        }
        assert_eq!(attempts.begin(address(1), now.plus(Duration::from_secs(60))), Err(Duration::from_secs(540)));
        assert!(attempts.begin(address(2), now).is_ok());
        assert!(attempts.begin(address(1), now.plus(WITHIN)).is_ok());
    }

    #[test]
    fn a_right_code_is_no_guess() {
        let (attempts, now) = (Attempts::default(), Moment::from_millis(0));
        for _ in 0..3 * PER_ADDRESS {
            let attempt = attempts.begin(address(1), now).unwrap();
            attempts.take_back(attempt);
        }
    }

    #[test]
    fn many_addresses_do_not_get_further_together() {
        let (attempts, now) = (Attempts::default(), Moment::from_millis(0));
        let let_through = (0..10 * IN_TOTAL).filter(|number| attempts.begin(address(*number), now).is_ok()).count();
        assert_eq!(let_through, IN_TOTAL);
    }

    #[test]
    fn the_addresses_of_one_network_are_one() {
        let (attempts, now) = (Attempts::default(), Moment::from_millis(0));
        let let_through = (0..100_u16)
            .filter(|number| attempts.begin(IpAddr::from([0x2001, 0xdb8, 0, 1, 0, 0, 0, *number]), now).is_ok());
        assert_eq!(let_through.count(), PER_ADDRESS);
        assert!(attempts.begin(IpAddr::from([0x2001, 0xdb8, 0, 2, 0, 0, 0, 1]), now).is_ok());
    }
}
