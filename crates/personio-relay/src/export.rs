//! The board as files, for sites without a server: pages that need no JavaScript, what search engines want to know of
//! each job, and the documents that the widget reads.
//!
//! ```text
//! index.html                the company's first language once more
//! sitemap.xml, style.css
//! de/index.html             the list, with the widget in its place where there is JavaScript
//! de/2697760.html           a job
//! de/board.json, de/board/… as a relay serves them: `<personio-jobs feed="de/board.json">`
//! widget/…                  the widget's files
//! ```

mod address;
mod folder;
mod html;
mod pages;
mod posting;
mod site;
mod sitemap;
mod texts;

pub(crate) use folder::Folder;
pub(crate) use site::{Site, Written};

/// How the pages look; theirs alone, small enough to be read by whoever wants to change it.
const STYLE: &str = include_str!("export/style.css");
