//! What the relay asks of Personio.

use personio::observer::{Attempt, Observer};
use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::{Registry, Unit},
};

/// Personio answers in tenths of a second; what takes longer than 30 seconds is given up.
const BUCKETS: [f64; 8] = [0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0];

#[derive(Clone, Debug)]
pub(super) struct PersonioCalls {
    answers: Family<Answered, Counter>,
    durations: Family<Called, Histogram>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    company: String,
    method: &'static str,
    path: String,
    /// `none` where no answer came.
    status: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Called {
    company: String,
    method: &'static str,
    path: String,
}

impl PersonioCalls {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let answers = Family::default();
        let durations = Family::<Called, Histogram>::new_with_constructor(|| Histogram::new(BUCKETS));
        registry.register("personio_requests", "Requests to Personio, repetitions included", answers.clone());
        registry.register_with_unit(
            "personio_request_duration",
            "Time that Personio takes for an answer",
            Unit::Seconds,
            durations.clone(),
        );
        Self { answers, durations }
    }

    pub(super) fn of(&self, company: &str) -> impl Observer + use<> {
        let (calls, company) = (self.clone(), company.to_owned());
        move |attempt: &Attempt<'_>| calls.count(&company, attempt)
    }

    fn count(&self, company: &str, attempt: &Attempt<'_>) {
        let (company, method, path) = (company.to_owned(), attempt.method.as_str(), without_ids(attempt.path));
        let called = Called { company: company.clone(), method, path: path.clone() };
        self.durations.get_or_create(&called).observe(attempt.duration.as_secs_f64());
        let status = attempt.status.map_or_else(|| "none".to_owned(), |status| status.to_string());
        self.answers.get_or_create(&Answered { company, method, path, status }).inc();
    }
}

/// `/v2/persons/{id}` for `/v2/persons/4711`. Names of Personio's paths have no digits, but for the version.
fn without_ids(path: &str) -> String {
    let is_id =
        |segment: &str| segment.bytes().any(|byte| !(byte.is_ascii_lowercase() || byte == b'-' || byte == b'_'));
    let segments = path.split('/').map(|segment| match segment {
        "" | "v1" | "v2" => segment,
        id if is_id(id) => "{id}",
        name => name,
    });
    segments.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_do_not_become_labels() {
        for (path, expected) in [
            ("/v2/persons/4711", "/v2/persons/{id}"),
            ("/v2/persons", "/v2/persons"),
            ("/v1/company/employees/12/absences/balance", "/v1/company/employees/{id}/absences/balance"),
            ("/v2/attendance-periods/0f4d1e5a-8c3b-4a52-9d53-0c1f2e3d4c5b", "/v2/attendance-periods/{id}"),
            ("/v2/absence-types/a%2Fb", "/v2/absence-types/{id}"),
        ] {
            assert_eq!(without_ids(path), expected);
        }
    }
}
