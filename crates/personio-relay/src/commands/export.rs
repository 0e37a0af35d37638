//! `personio-relay export`: the board as files.

use std::{fmt, path::Path};

use anyhow::Context;

use crate::{
    Config,
    board::{self, BoardKeeper},
    export::{Folder, Site, Written},
    widget,
};

/// What was exported.
#[derive(Debug)]
pub struct Exported {
    files: usize,
    written: Written,
}

/// Reads the feed and writes a site of it.
///
/// # Errors
///
/// When there is no section `[export]`, a feed cannot be read, or a file cannot be written.
pub async fn export_site(config: &Config, out: &Path) -> anyhow::Result<Exported> {
    let export = config.export.as_ref().context("the section [export] is missing, see relay.example.toml")?;
    let keeper = BoardKeeper::new(config)?;
    let board = board::fetch_now(&keeper).await?;
    let widget = widget::read_files(config.widget_dir.as_deref())?;
    let languages = keeper.preferences();
    let site = Site { config, export, board: &board, languages, widget };
    let mut folder = Folder::open(out)?;
    let written = site.write(&mut folder)?;
    Ok(Exported { files: folder.finish()?, written })
}

impl fmt::Display for Exported {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} jobs in {} files", self.written.jobs, self.files)?;
        let without = &self.written.without_posting;
        if !without.is_empty() {
            let ids: Vec<String> = without.iter().map(ToString::to_string).collect();
            write!(
                formatter,
                "\nsearch engines are told nothing of {}: they insist on a day, an office and a text",
                ids.join(", ")
            )?;
        }
        Ok(())
    }
}
