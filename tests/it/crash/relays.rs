//! Relays that are killed and started again.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use rand::{Rng, rngs::StdRng};
use reqwest::Client;
use serde_json::Value;
use tokio::sync::watch;

use crate::program::Program;

/// How long a relay lives at most after it listens, in milliseconds; several live longer and are killed side by side.
const LIFE: u64 = 180;
/// When those are killed, from their start, that shall not get as far.
const START: std::ops::Range<u64> = 5..60;

/// Where relays listen now; empty while all are down.
pub type Addresses = watch::Receiver<Vec<String>>;

/// One or more relays, each with a folder and a configuration of its own.
pub struct Relays {
    configs: Vec<PathBuf>,
    log: PathBuf,
    up: watch::Sender<Vec<String>>,
}

/// Relays that are left alone.
pub struct Running {
    _programs: Vec<Program>,
    addresses: Vec<String>,
}

impl Relays {
    /// `configuration` is what they have in common.
    pub fn new(folder: &Path, logs: &Path, count: u32, configuration: &str) -> Self {
        let config = |number: u32| {
            let (file, data) = (folder.join(format!("relay-{number}.toml")), folder.join(format!("data-{number}")));
            let own = format!("listen = \"127.0.0.1:0\"\ndata_dir = {data:?}\n{configuration}");
            std::fs::write(&file, own).unwrap();
            file
        };
        Self { configs: (0..count).map(config).collect(), log: logs.join("relay.log"), up: watch::Sender::default() }
    }

    pub fn addresses(&self) -> Addresses {
        self.up.subscribe()
    }

    /// Starts and kills each of them at random moments, until that was done so often in all and enough has happened: a
    /// machine that is busy with other things needs more rounds for that.
    pub async fn killed(&self, rounds: u32, is_enough: impl Fn() -> bool, random: impl Fn() -> StdRng) {
        let each = rounds.div_ceil(u32::try_from(self.configs.len()).unwrap());
        let all = self.configs.iter().enumerate().map(|(number, config)| {
            let mut random = random();
            // Each its own moments.
            for _ in 0..number {
                random.random::<u64>();
            }
            self.one_is_killed(config, each, &is_enough, random)
        });
        futures_util::future::join_all(all).await;
    }

    async fn one_is_killed(&self, config: &Path, rounds: u32, is_enough: &impl Fn() -> bool, mut random: StdRng) {
        let longest = LIFE * u64::try_from(self.configs.len()).unwrap();
        let mut round = 0;
        while round < rounds || (!is_enough() && round < 3 * rounds) {
            round += 1;
            let mut relay = self.program(config);
            if random.random_bool(0.15) {
                tokio::time::sleep(Duration::from_millis(random.random_range(START))).await;
                relay.kill().await;
                continue;
            }
            let address = relay.address().await.expect("the relay starts");
            self.up.send_modify(|up| up.push(address.clone()));
            tokio::time::sleep(Duration::from_millis(random.random_range(20..longest))).await;
            relay.kill().await;
            self.up.send_modify(|up| up.retain(|other| *other != address));
        }
    }

    /// Starts all of them, to live on.
    pub async fn start(&self) -> Running {
        let mut running = Running { _programs: Vec::new(), addresses: Vec::new() };
        for config in &self.configs {
            let mut relay = self.program(config);
            running.addresses.push(relay.address().await.expect("the relay starts"));
            running._programs.push(relay);
        }
        self.up.send_replace(running.addresses.clone());
        running
    }

    fn program(&self, config: &Path) -> Program {
        Program::start("personio-relay", &["serve", "--config", config.to_str().unwrap()], &self.log)
    }
}

impl Running {
    /// Of any of them.
    pub fn address(&self) -> &str {
        &self.addresses[0]
    }

    pub fn addresses(&self) -> &[String] {
        &self.addresses
    }
}

/// A folder for the logs of a test, empty.
pub fn logs(name: &str) -> PathBuf {
    let logs = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crash").join(name);
    drop(std::fs::remove_dir_all(&logs));
    std::fs::create_dir_all(&logs).unwrap();
    logs
}

/// Waits until the outbox has nothing left to deliver, and returns what it says of itself.
pub async fn until_idle(http: &Client, relay: &str) -> Value {
    let outbox = until_idle_or(http, relay, Duration::from_secs(45)).await;
    assert_eq!(outbox["pending"], 0, "the outbox is not delivered in time: {outbox}");
    outbox
}

/// As [`until_idle`], or until time is up.
pub async fn until_idle_or(http: &Client, relay: &str, patience: Duration) -> Value {
    let deadline = Instant::now() + patience;
    loop {
        let outbox = outbox(http, relay).await;
        if outbox["pending"] == 0 || Instant::now() >= deadline {
            return outbox;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// What an outbox says of itself.
async fn outbox(http: &Client, relay: &str) -> Value {
    let health: Value = http.get(format!("{relay}/_relay/health")).send().await.unwrap().json().await.unwrap();
    health["outbox"].clone()
}
