//! Parses, builds and runs.

use std::net::SocketAddr;

use anyhow::Context;
use clap::Parser;
use personio_sandbox::{FeedFile, Options, Sandbox, Seed};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// A local Personio: job feed and Recruiting API with state, limits and faults on demand.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8788")]
    listen: SocketAddr,

    /// A feed, as one language or, without LANG, as every language that has no file of its own.
    #[arg(long = "feed", value_name = "[LANG=]FILE")]
    feeds: Vec<FeedFile>,

    /// What the board holds when there is no --feed.
    #[arg(long, value_enum, default_value_t)]
    seed: Seed,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info")))
        .init();
    let mut options = Options { seed: arguments.seed, ..Options::default() };
    for file in arguments.feeds {
        options.feeds.push(file.read()?);
    }
    let listener = TcpListener::bind(arguments.listen)
        .await
        .with_context(|| format!("cannot listen on {}; is another sandbox running?", arguments.listen))?;
    #[expect(clippy::print_stdout, reason = "whoever starts the sandbox waits for this line")]
    {
        println!("listening on http://{}", listener.local_addr()?);
    }
    let until_asked = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::error!(%error, "cannot wait for Ctrl-C");
        }
    };
    Sandbox::new(options).serve(listener, until_asked).await?;
    Ok(())
}
