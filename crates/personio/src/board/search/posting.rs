//! Ascending numbers in as few bytes as possible.

/// The steps from one number to the next, seven bits a byte, the lowest first; the upper bit says that more follow.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings(Vec<u8>);

impl Postings {
    #[inline]
    pub(super) fn push(&mut self, mut step: u32) {
        while step >= 0x80 {
            self.0.push((step & 0x7F) as u8 | 0x80);
            step >>= 7;
        }
        self.0.push(step as u8);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        let mut bytes = self.0.iter();
        std::iter::from_fn(move || {
            let first = *bytes.next()?;
            let mut step = u32::from(first & 0x7F);
            let mut more = first >= 0x80;
            let mut shift = 7;
            while more {
                let byte = *bytes.next()?;
                step |= u32::from(byte & 0x7F) << shift;
                more = byte >= 0x80;
                shift += 7;
            }
            Some(step)
        })
    }

    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::Postings;

    #[test]
    fn every_step_comes_back() {
        let steps = [1, 2, 127, 128, 129, 16_383, 16_384, 2_097_151, 2_097_152, u32::MAX];
        let mut postings = Postings::default();
        steps.iter().for_each(|step| postings.push(*step));
        assert_eq!(postings.iter().collect::<Vec<_>>(), steps);
    }
}
