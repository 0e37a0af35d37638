//! The command line: what each command is called and which module does it.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{
    bench::{self, Goals},
    demo::{self, Optimisation},
    dev, extension, fuzz, lint, npm, pictures,
    project::Project,
    size,
    test::{self, Suite},
    widget,
};

/// Every command of the project. What CI runs is what you run.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// See it work: a career page whose job board takes applications, on this machine.
    Demo(Demo),
    /// Build what is published, optimised, into dist/.
    Build(Build),
    /// Run every test at every level.
    Test(Test),
    /// Weigh what is published; fails over budget.
    Size,
    /// Check formatting and run clippy; warnings are errors.
    Lint,
    /// Work on the widget: the demo, rebuilt whenever a source changes.
    Dev(Dev),
    /// Measure against peers, side by side in one run.
    Bench(Bench),
    /// Take pictures of every screen of widget and extension, into target/pictures/.
    Pictures(Pictures),
    /// Make up requests for the relay, and see whether one breaks it.
    Fuzz(Fuzz),
}

#[derive(Args)]
struct Demo {
    /// Build optimised, as companies get it; takes longer.
    #[arg(long)]
    release: bool,
    #[command(flatten)]
    feeds: Feeds,
}

#[derive(Args)]
struct Build {
    /// Only these.
    #[arg(value_enum)]
    products: Vec<Product>,
    /// Build quickly instead of small, into target/dev/ (dist/ keeps the last optimised build).
    #[arg(long)]
    dev: bool,
}

/// What can be built on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Product {
    /// The job board, in dist/widget.
    Widget,
    /// The npm package, in dist/npm.
    Npm,
    /// The browser extension, in dist/extension-chromium and dist/extension-firefox.
    Extension,
}

#[derive(Args)]
struct Test {
    /// Only these levels.
    #[arg(value_enum)]
    suites: Vec<Suite>,
}

#[derive(Args)]
struct Dev {
    #[command(flatten)]
    feeds: Feeds,
}

#[derive(Args)]
struct Bench {
    /// Only benches whose name contains one of these.
    words: Vec<String>,
    /// Fail when a goal is missed.
    #[arg(long)]
    check: bool,
}

#[derive(Args)]
struct Pictures {
    /// Only states whose name contains one of these.
    words: Vec<String>,
}

#[derive(Args)]
struct Fuzz {
    /// For how long.
    #[arg(long, default_value_t = 5)]
    minutes: u32,
}

#[derive(Args)]
struct Feeds {
    /// A job feed to show instead of the demo's; with LANG for one language. May be given several times.
    #[arg(long = "feed", value_name = "[LANG=]FILE")]
    feeds: Vec<String>,
}

/// Parses the arguments and runs the command.
///
/// # Errors
/// Whatever the command could not do, in words for the person at the terminal.
pub fn run() -> Result<ExitCode> {
    let cli = Cli::parse();
    let project = Project::find()?;
    match cli.command {
        Command::Demo(demo) => {
            let optimisation = if demo.release { Optimisation::Release } else { Optimisation::Dev };
            demo::run(&project, &demo::Options { optimisation, feeds: demo.feeds.feeds })
        }
        Command::Build(build) => {
            let profile = if build.dev { widget::Profile::Dev } else { widget::Profile::Release };
            let wanted = |product| build.products.is_empty() || build.products.contains(&product);
            if wanted(Product::Widget) {
                widget::build(&project, profile)?;
            }
            if wanted(Product::Npm) {
                npm::build(&project, profile)?;
            }
            if wanted(Product::Extension) {
                extension::build(&project, profile)?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Test(test) => test::run(&project, &test.suites),
        Command::Size => size::run(&project),
        Command::Lint => lint::run(&project),
        Command::Dev(dev) => dev::run(&project, dev.feeds.feeds),
        Command::Bench(bench) => {
            let goals = if bench.check { Goals::Checked } else { Goals::Shown };
            bench::run(&project, &bench.words, goals)
        }
        Command::Pictures(pictures) => pictures::run(&project, &pictures.words),
        Command::Fuzz(fuzz) => fuzz::run(&project, fuzz.minutes),
    }
}
