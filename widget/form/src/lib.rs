//! The application form of the job board; loaded when somebody applies.
