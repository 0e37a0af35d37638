//! The job board: list, filters, search and detail.

mod filters;
mod job_detail;
mod job_list;
mod model;
mod notice;
mod rich_text;
mod salary;
mod search_bar;
mod view;

pub use model::{ApplyVia, BoardModel, BoardSettings, DetailState, Phase, Problem, TextsState, View};
pub(crate) use view::button;
pub use view::{BoardActions, job_board};
