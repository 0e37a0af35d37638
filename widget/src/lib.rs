//! The custom element personio-jobs: a company's job board with application form on any page.
