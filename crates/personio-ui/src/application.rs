//! The application form.
