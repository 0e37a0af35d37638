//! Places for documents that arrive: so many at once, and not all of them for one address.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::client_address::Network;

/// More uploads at once than a company sees; each takes a file handle and 64 KB of memory.
const AT_ONCE: usize = 128;
/// A form sends two at a time, and some people share an address.
const PER_ADDRESS: usize = 16;

/// Who holds how many places.
#[derive(Clone, Debug, Default)]
pub(crate) struct UploadPlaces {
    taken: Arc<Mutex<HashMap<Network, usize>>>,
}

/// A place; given back when dropped.
#[derive(Debug)]
pub(super) struct UploadPlace {
    places: UploadPlaces,
    network: Network,
}

impl UploadPlaces {
    /// A place for a document, if there is one.
    pub(super) fn take(&self, network: Network) -> Option<UploadPlace> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = taken.values().sum();
        let own = taken.entry(network).or_insert(0);
        if all >= AT_ONCE || *own >= PER_ADDRESS {
            return None;
        }
        *own += 1;
        Some(UploadPlace { places: self.clone(), network })
    }
}

impl Drop for UploadPlace {
    fn drop(&mut self) {
        let mut taken = self.places.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = taken.get_mut(&self.network) {
            *own = own.saturating_sub(1);
        }
        taken.retain(|_, own| *own > 0);
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::{AT_ONCE, PER_ADDRESS, UploadPlaces};
    use crate::client_address::Network;

    fn network(number: usize) -> Network {
        Network::of(IpAddr::from([192, 0, 2, u8::try_from(number).unwrap()]))
    }

    #[test]
    fn one_address_leaves_places_for_others_and_all_are_given_back() {
        let places = UploadPlaces::default();
        let mut held: Vec<_> = (0..2 * PER_ADDRESS).filter_map(|_| places.take(network(1))).collect();
        assert_eq!(held.len(), PER_ADDRESS);
        held.extend((2..200).filter_map(|number| places.take(network(number))));
        assert_eq!(held.len(), AT_ONCE);
        drop(held);
        assert!(places.take(network(1)).is_some());
        assert!(places.taken.lock().unwrap().is_empty());
    }
}
