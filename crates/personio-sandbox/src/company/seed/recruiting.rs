//! Applications of the last weeks.

use super::{chance, later, morning};
use crate::company::{
    Company,
    candidate::{Candidate, JobApplication},
};

/// Positions of Acme's feed.
const POSITIONS: [u64; 2] = [2_701_001, 2_697_760];

const STAGES: [&str; 4] = ["Application received", "Phone interview", "On-site interview", "Offer"];

pub(super) fn apply(company: &mut Company) {
    let today = company.today();
    for (number, (first, last)) in [
        ("Marie", "Lorenz"),
        ("Hasan", "Polat"),
        ("Olga", "Sokolova"),
        ("Jan", "Behrens"),
        ("Chiara", "Conti"),
        ("David", "Ziegler"),
    ]
    .into_iter()
    .enumerate()
    {
        let seed = number as u64;
        let date = later(today, -3 - i64::try_from(seed * 6).unwrap_or_default());
        let arrived = morning(date);
        let candidate = company.candidates.add(Candidate {
            first_name: first.into(),
            last_name: last.into(),
            email: format!("{}.{}@mail.example", first.to_lowercase(), last.to_lowercase()),
            phone: None,
            location: Some(if number % 2 == 0 { "Berlin" } else { "Hamburg" }.into()),
            created_at: arrived,
        });
        let reached = usize::try_from(chance(seed, 5, 4)).unwrap_or_default();
        let stages: Vec<_> = STAGES
            .iter()
            .take(reached + 1)
            .enumerate()
            .map(|(step, stage)| ((*stage).to_owned(), morning(later(date, i64::try_from(step).unwrap_or_default()))))
            .rev()
            .collect();
        company.applications.add(JobApplication {
            candidate,
            position: POSITIONS.get(number % 2).copied().unwrap_or_default(),
            date,
            updated_at: stages.first().map_or(arrived, |(_, at)| *at),
            stages,
            created_at: arrived,
        });
    }
}
