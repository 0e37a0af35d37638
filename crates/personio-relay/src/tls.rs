//! TLS with the operator's certificate, which may be renewed while the relay runs.

use std::{
    fs, io,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use anyhow::Context;
use tokio::net::TcpStream;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::{CryptoProvider, aws_lc_rs},
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
        sign::{CertifiedKey, SingleCertAndKey},
    },
    server::TlsStream,
};

use crate::{config::TlsConfig, moment::Moment};

/// Who does not finish greeting within this time holds a connection for nothing.
const GREETING_WITHIN: Duration = Duration::from_secs(10);
/// How often the files are looked at, when somebody comes.
const LOOK: Duration = Duration::from_secs(1);

/// Greets those who connect.
#[derive(Clone, Debug)]
pub(crate) struct Tls {
    config: TlsConfig,
    provider: Arc<CryptoProvider>,
    current: Arc<Mutex<Current>>,
}

/// The certificate as it was last read.
#[derive(Clone)]
struct Current {
    server: Arc<ServerConfig>,
    written: Written,
    looked_at: Moment,
}

/// When the files were written, as far as the system tells.
type Written = [Option<SystemTime>; 2];

impl Tls {
    /// Reads the certificate and its key.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, or they do not belong together.
    pub(crate) fn open(config: &TlsConfig) -> anyhow::Result<Self> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let written = written(config);
        let server = read(config, &provider)?;
        let current = Arc::new(Mutex::new(Current { server, written, looked_at: Moment::now() }));
        Ok(Self { config: config.clone(), provider, current })
    }

    /// Greets somebody with the certificate that is in the files now.
    ///
    /// # Errors
    ///
    /// When what comes is no TLS, or does not come.
    pub(crate) async fn greet(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        let acceptor = TlsAcceptor::from(self.current(Moment::now()));
        let greeted = tokio::time::timeout(GREETING_WITHIN, acceptor.accept(stream)).await;
        greeted.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
    }

    /// A renewed certificate is taken at once; one that cannot be used is told, and the old one stays.
    fn current(&self, now: Moment) -> Arc<ServerConfig> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if now.since(current.looked_at) >= LOOK {
            current.looked_at = now;
            let written = written(&self.config);
            if written != current.written {
                // Whoever renews may have written one file and not yet the other: then there is another look.
                match read(&self.config, &self.provider) {
                    Ok(server) => {
                        *current = Current { server, written, looked_at: now };
                        tracing::info!("the certificate was renewed");
                    }
                    Err(error) => {
                        tracing::error!(
                            error = format!("{error:#}"),
                            "the new certificate cannot be used; the old one stays"
                        );
                    }
                }
            }
        }
        Arc::clone(&current.server)
    }
}

impl std::fmt::Debug for Current {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Current")
    }
}

fn written(config: &TlsConfig) -> Written {
    let of = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    [of(&config.certificate_file), of(&config.key_file)]
}

fn read(config: &TlsConfig, provider: &Arc<CryptoProvider>) -> anyhow::Result<Arc<ServerConfig>> {
    let (certificate, key) = (&config.certificate_file, &config.key_file);
    let chain: Vec<_> = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect)
        .with_context(|| format!("tls.certificate_file {} cannot be read", certificate.display()))?;
    anyhow::ensure!(!chain.is_empty(), "tls.certificate_file {} holds no certificate", certificate.display());
    let key_of = PrivateKeyDer::from_pem_file(key)
        .with_context(|| format!("tls.key_file {} holds no private key that can be read", key.display()))?;
    let certified = CertifiedKey::from_der(chain, key_of, provider).with_context(|| {
        format!("tls.key_file {} is not the key of tls.certificate_file {}", key.display(), certificate.display())
    })?;
    let mut server = ServerConfig::builder_with_provider(Arc::clone(provider))
        .with_safe_default_protocol_versions()
        .context("TLS cannot be set up")?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(SingleCertAndKey::from(certified)));
    server.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(server))
}
