//! The job board: list, filters, search and detail.

mod filters;
mod finder;
mod job_detail;
mod job_list;
mod model;
mod notice;
mod rich_text;
mod salary;
mod search_bar;
mod view;

pub use finder::Finder;
pub use job_detail::job_detail;
pub use model::{ApplyVia, BoardModel, BoardSettings, DetailState, JobView, Phase, Problem, TextsState, View};
pub(crate) use view::button;
pub use view::{BoardActions, job_board};

/// The styles of an open position, to stand after [`STYLES`](crate::STYLES).
pub const DETAIL_STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/detail.css"));
