//! What survives a restart: the database and the keys to it.

use std::{fs, io, path::Path};

use anyhow::Context;
use uuid::Uuid;

use crate::{
    config::Config,
    database::Database,
    documents::Documents,
    durable,
    outbox::{Outbox, OutboxSettings},
    vault::Vault,
};

/// A database, and the vault that opens what is in it.
#[derive(Clone, Debug)]
pub(crate) struct Storage {
    pub(crate) database: Database,
    pub(crate) vault: Vault,
    /// What candidates upload.
    pub(crate) documents: Documents,
}

impl Storage {
    /// Opens the database, which is made and migrated as needed, with the configured keys.
    ///
    /// # Errors
    ///
    /// When the folder, the database or a key cannot be used, or the key is not the database's.
    pub(crate) async fn open(config: &Config) -> anyhow::Result<Self> {
        let folder = &config.data_dir;
        durable::private_folder(folder).with_context(|| format!("data_dir {} cannot be made", folder.display()))?;
        let vault = Vault::open(config)?;
        let place = config.database();
        let database = Database::open(&place).await?;
        let vault = vault.check(&database).await.with_context(|| format!("database {place}"))?;
        let documents = Documents::beside(&database, config.documents_folder())?;
        Ok(Self { database, vault, documents })
    }

    /// The outbox of a company. `worker` names who delivers from it.
    pub(crate) fn outbox(&self, config: &Config, worker: Uuid) -> Outbox {
        let settings = OutboxSettings::new(config, worker);
        let vault = self.vault.of_company(&settings.company);
        Outbox::new(self.database.clone(), vault, settings)
    }
}

/// The name of the relay that has this folder, in leases. It stays over restarts: what it had claimed when it was killed
/// is its own, and no other relay has to wait until the lease ends.
pub(crate) fn relay_name(data_dir: &Path) -> anyhow::Result<Uuid> {
    let file = data_dir.join("relay.name");
    let known = match fs::read_to_string(&file) {
        Ok(text) => Uuid::parse_str(text.trim()).ok(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("{} cannot be read", file.display())),
    };
    if let Some(known) = known {
        return Ok(known);
    }
    let name = Uuid::new_v4();
    durable::replace(&file, name.to_string().as_bytes())
        .with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::relay_name;

    #[test]
    fn a_relay_keeps_its_name_over_restarts_and_has_one_for_each_folder() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let name = relay_name(folder.path()).unwrap();
        assert_eq!(relay_name(folder.path()).unwrap(), name);
        assert_ne!(relay_name(other.path()).unwrap(), name);
        std::fs::write(folder.path().join("relay.name"), "half a na").unwrap();
        assert_ne!(relay_name(folder.path()).unwrap(), name);
    }
}
