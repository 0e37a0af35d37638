//! Parses, builds and runs.

mod stop;

use std::{fs, net::SocketAddr, path::PathBuf};

use anyhow::Context;
use clap::Parser;
use personio_sandbox::{FeedFile, Options, Quirk, Sandbox, Seed, Size};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// A local Personio: job feed, recruiting and personnel API with state, limits and faults on demand.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8788")]
    listen: SocketAddr,

    /// The port alone, on this computer: the same as --listen 127.0.0.1:PORT.
    #[arg(long, value_name = "PORT", conflicts_with = "listen")]
    port: Option<u16>,

    /// Prints one line of JSON once it listens: address, process and credentials, for whoever started it.
    #[arg(long)]
    ready_json: bool,

    /// A feed, as one language or, without LANG, as every language that has no file of its own.
    #[arg(long = "feed", value_name = "[LANG=]FILE")]
    feeds: Vec<FeedFile>,

    /// The company, and the board when there is no --feed: `acme`, `empty`, or a file that GET /_sandbox/state wrote.
    #[arg(long, value_name = "acme|empty|FILE", default_value = "acme")]
    seed: String,

    /// How many people Acme has.
    #[arg(long, value_name = "PEOPLE", default_value_t = 40)]
    people: u32,

    /// How many years of attendances and absences Acme has.
    #[arg(long, value_name = "YEARS", default_value_t = 1)]
    years: u32,

    /// Keeps the company in a SQLite file. A company that is in it goes before --seed.
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,

    /// How an uncertain fact is: GET /_sandbox/quirks lists them.
    #[arg(long = "quirk", value_name = "NAME=VARIANT")]
    quirks: Vec<Quirk>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info")))
        .init();
    let size = Size { people: arguments.people, years: arguments.years };
    let mut options = Options { size, ..Options::default() };
    match arguments.seed.as_str() {
        "acme" => options.seed = Seed::Acme,
        "empty" => options.seed = Seed::Empty,
        file => {
            options.state =
                Some(fs::read_to_string(file).with_context(|| format!("cannot read the seed {file}"))?.into());
        }
    }
    for quirk in arguments.quirks {
        options.quirks.set(quirk);
    }
    for file in arguments.feeds {
        options.feeds.push(file.read()?);
    }
    let sandbox = Sandbox::open(options, arguments.database.as_deref()).await?;
    let listen = arguments.port.map_or(arguments.listen, |port| SocketAddr::from(([127, 0, 0, 1], port)));
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen on {listen}; is another sandbox running?"))?;
    let address = listener.local_addr()?;
    #[expect(clippy::print_stdout, reason = "whoever starts the sandbox waits for this line")]
    {
        if arguments.ready_json {
            println!("{}", Sandbox::ready(address));
        } else {
            println!("listening on http://{address}");
        }
    }
    sandbox.serve(listener, stop::asked()).await?;
    Ok(())
}
