use std::{fs, net::SocketAddr, path::PathBuf};

use personio_relay::{Relay, TlsConfig, serve};
use reqwest::{Certificate, Client};
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

use crate::chain::{Chain, eventually};

/// Files of a certificate for `localhost`, signed by itself.
struct Files {
    folder: tempfile::TempDir,
}

impl Files {
    fn new() -> Self {
        let files = Self { folder: tempfile::tempdir().unwrap() };
        files.renew();
        files
    }

    fn renew(&self) {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        fs::write(self.certificate(), made.cert.pem()).unwrap();
        fs::write(self.key(), made.signing_key.serialize_pem()).unwrap();
    }

    fn certificate(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }

    fn key(&self) -> PathBuf {
        self.folder.path().join("certificate.key")
    }

    fn config(&self) -> TlsConfig {
        TlsConfig { certificate_file: self.certificate(), key_file: self.key() }
    }

    /// Trusts this certificate as it is now and no other.
    fn client(&self) -> Client {
        let certificate = Certificate::from_pem(&fs::read(self.certificate()).unwrap()).unwrap();
        Client::builder().tls_certs_only([certificate]).build().unwrap()
    }
}

struct Encrypted {
    address: SocketAddr,
    _stop: oneshot::Sender<()>,
    _data: tempfile::TempDir,
}

impl Encrypted {
    async fn start(chain: &Chain, files: &Files) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut config = chain.config();
        config.data_dir = data.path().to_owned();
        config.tls = Some(files.config());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let relay = Relay::start(config).await.unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(async move { serve(relay, listener, async { stopped.await.unwrap_or_default() }).await });
        Self { address, _stop: stop, _data: data }
    }

    fn url(&self, path: &str) -> String {
        format!("https://localhost:{}{path}", self.address.port())
    }
}

#[tokio::test]
async fn with_a_certificate_all_is_encrypted_and_browsers_are_told_to_stay_so() {
    let (chain, files) = (Chain::start().await, Files::new());
    let relay = Encrypted::start(&chain, &files).await;
    for path in ["/_relay/health/live", "/_relay/sign-in", "/v2/persons", "/nowhere"] {
        let answer = files.client().get(relay.url(path)).send().await.unwrap();
        let header = |name: &str| answer.headers()[name].to_str().unwrap();
        assert_eq!(header("strict-transport-security"), "max-age=31536000", "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("x-frame-options"), "DENY", "{path}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
        assert!(header("content-security-policy").contains("default-src 'none'"), "{path}");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin", "{path}");
    }
    assert!(Client::new().get(relay.url("/_relay/health/live")).send().await.is_err(), "nobody vouches for it");
    let plain = relay.url("/_relay/health/live").replace("https", "http");
    assert!(files.client().get(plain).send().await.is_err());
    // Behind a proxy, it is the proxy's to say.
    assert!(!chain.get("/_relay/health/live").await.headers().contains_key("strict-transport-security"));
}

#[tokio::test]
async fn a_renewed_certificate_is_taken_while_the_relay_runs_and_a_broken_one_is_not() {
    let (chain, files) = (Chain::start().await, Files::new());
    let relay = Encrypted::start(&chain, &files).await;
    let old = files.client();
    let works = |client: &Client| {
        let request = client.get(relay.url("/_relay/health/live")).header("connection", "close");
        async { request.send().await.is_ok() }
    };
    assert!(works(&old).await);
    let key = fs::read(files.key()).unwrap();
    fs::write(files.key(), "cut off").unwrap();
    let looks_again = tokio::time::Instant::now() + std::time::Duration::from_millis(1_100);
    eventually("the files were looked at again", || async {
        assert!(works(&files.client()).await, "the old one stays");
        tokio::time::Instant::now() > looks_again
    })
    .await;
    fs::write(files.key(), key).unwrap();
    files.renew();
    let new = files.client();
    eventually("the new certificate is shown", || works(&new)).await;
    assert!(!works(&old).await);
}

#[tokio::test]
async fn who_does_not_finish_greeting_holds_nobody_up() {
    let (chain, files) = (Chain::start().await, Files::new());
    let relay = Encrypted::start(&chain, &files).await;
    let mut silent = Vec::new();
    for _ in 0..20 {
        let mut stream = TcpStream::connect(relay.address).await.unwrap();
        stream.write_all(&[0x16, 0x03]).await.unwrap();
        silent.push(stream);
    }
    let answer = files.client().get(relay.url("/_relay/health/live")).send().await.unwrap();
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn a_certificate_that_cannot_be_used_ends_the_start_with_the_file_to_look_at() {
    let (chain, files, others) = (Chain::start().await, Files::new(), Files::new());
    let start = |tls: TlsConfig| {
        let mut config = chain.config();
        config.tls = Some(tls);
        async move { format!("{:#}", Relay::start(config).await.unwrap_err()) }
    };
    let error = start(TlsConfig { key_file: others.key(), ..files.config() }).await;
    assert!(error.contains("certificate.key is not the key of tls.certificate_file"), "{error}");
    let error = start(TlsConfig { key_file: files.certificate(), ..files.config() }).await;
    assert!(error.contains("tls.key_file"), "{error}");
    let error = start(TlsConfig { certificate_file: files.key(), ..files.config() }).await;
    assert!(error.contains("holds no certificate"), "{error}");
    let error = start(TlsConfig { certificate_file: "/nowhere.pem".into(), ..files.config() }).await;
    assert!(error.contains("/nowhere.pem cannot be read"), "{error}");
}
