//! Holidays, sickness and whatever else keeps people from work.

pub mod v1;
