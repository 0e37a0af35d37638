//! A local Personio to develop and test against: job feed and Recruiting API, stateful, with faults on demand.
