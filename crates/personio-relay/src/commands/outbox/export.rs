//! An application and its documents as plain files.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use uuid::Uuid;

use super::{gone, open};
use crate::{Config, durable};

/// Names of files that any system takes.
const LONGEST_NAME: usize = 100;

/// Writes an application and its documents into a folder of its own below `folder`, decrypted and readable by their
/// owner only.
///
/// # Returns
///
/// The folder.
///
/// # Errors
///
/// When there is no such application, it cannot be decrypted, or a file is there already or cannot be written.
pub async fn export_application(config: &Config, id: Uuid, folder: &Path) -> anyhow::Result<PathBuf> {
    let (outbox, documents) = open(config).await?;
    let content = outbox.content(id).await?.ok_or_else(|| gone(id))?;
    let folder = folder.join(id.to_string());
    durable::private_folder(&folder)?;
    private_file(&folder.join("application.json"))?.write_all(&content.body)?;
    for (index, document) in content.documents.iter().enumerate() {
        let name = format!("{}-{}", index.saturating_add(1), harmless(&document.info.original_filename));
        let mut file = private_file(&folder.join(name))?;
        let mut reader = documents.read(document.id, &document.info.key).await?;
        while let Some(chunk) = reader.next().await? {
            file.write_all(&chunk)?;
        }
    }
    Ok(folder)
}

fn private_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A candidate chose the name: no way out of the folder, nothing that a terminal or a system reads as a command. The end
/// stays, for the extension.
fn harmless(name: &str) -> String {
    let signs: Vec<char> = name
        .chars()
        .map(|sign| if sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_') { sign } else { '_' })
        .collect();
    let skipped = signs.len().saturating_sub(LONGEST_NAME);
    signs.into_iter().skip(skipped).collect()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_candidates_file_name_leads_nowhere() {
        for (name, expected) in [
            ("Lebenslauf Müller.pdf", "Lebenslauf_Müller.pdf"),
            ("../../etc/passwd", ".._.._etc_passwd"),
            ("a\n\u{1b}[31m\"$(rm).pdf", "a___31m___rm_.pdf"),
            ("", ""),
        ] {
            assert_eq!(harmless(name), expected, "{name}");
        }
        let long = harmless(&format!("{}.pdf", "ü".repeat(500)));
        assert!(long.chars().count() == 100 && long.ends_with(".pdf"));
    }
}
