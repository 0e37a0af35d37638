//! Encryption of connections, without a proxy in front.

use std::path::PathBuf;

use serde::Deserialize;

/// The files of a certificate, as certificate authorities hand them out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsConfig {
    /// The certificate and those that it was signed with, in PEM.
    pub certificate_file: PathBuf,
    /// Its private key, in PEM.
    pub key_file: PathBuf,
}
