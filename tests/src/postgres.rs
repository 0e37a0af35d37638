//! A PostgreSQL server of the tests' own.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// The server that all tests of a program share.
static SERVER: OnceLock<Postgres> = OnceLock::new();

/// Makes a server in a folder of its own and runs it until its input ends, which is when the tests end, however they do.
/// What it writes is durable: that is what these tests are about.
const SCRIPT: &str = r#"
set -eu
trap '' INT TERM HUP
folder=$(mktemp -d /tmp/personio-postgres-XXXXXX)
"$1initdb" --pgdata="$folder/data" --auth=trust --username=relay --encoding=UTF8 --no-locale --no-sync \
    --no-instructions >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }
"$1postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=on -c max_connections=200 \
    >"$folder/server.log" 2>&1 &
server=$!
echo "$folder"
cat >/dev/null
# At once: nobody needs it any more.
kill -QUIT $server
wait $server 2>/dev/null || true
rm -rf "$folder"
"#;

/// How long a server may take to start on a machine that is busy with everything else.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server.
#[derive(Debug)]
pub struct Postgres {
    /// Where its socket is.
    folder: PathBuf,
    programs: String,
    databases: AtomicU32,
    _shell: Child,
    /// The server ends when this is closed.
    _running: ChildStdin,
}

impl Postgres {
    /// The server of this test program, which starts it when it is first asked for.
    #[must_use]
    pub fn server() -> &'static Self {
        SERVER.get_or_init(Self::start)
    }

    /// The address of a new database with nothing in it.
    #[must_use]
    pub fn database(&self) -> String {
        let name = format!("relay_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let deadline = Instant::now() + PATIENCE;
        loop {
            let made = Command::new(format!("{}createdb", self.programs))
                .args(["--username", "relay", "--host"])
                .arg(&self.folder)
                .arg(&name)
                .output()
                .unwrap();
            if made.status.success() {
                return format!("postgres://relay@localhost/{name}?host={}", self.folder.display());
            }
            assert!(Instant::now() < deadline, "{}", String::from_utf8_lossy(&made.stderr));
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Runs a statement in a database and returns what it answers, as `psql` prints it.
    #[must_use]
    pub fn ask(&self, database: &str, statement: &str) -> String {
        let asked = Command::new(format!("{}psql", self.programs))
            .args(["--no-psqlrc", "--tuples-only", "--no-align", "--quiet", "--command", statement, database])
            .output()
            .unwrap();
        assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
        String::from_utf8_lossy(&asked.stdout).trim().to_owned()
    }

    fn start() -> Self {
        let programs = programs();
        // The server refuses to run as root.
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "sh"]);
            command
        } else {
            Command::new("sh")
        };
        command.args(["-c", SCRIPT, "sh", &programs]).current_dir("/");
        let mut shell = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a shell");
        let mut folder = String::new();
        BufReader::new(shell.stdout.take().unwrap()).read_line(&mut folder).unwrap();
        assert!(!folder.is_empty(), "PostgreSQL does not start: `cargo xtask test` installs it");
        let running = shell.stdin.take().unwrap();
        let folder = PathBuf::from(folder.trim());
        Self { folder, programs, databases: AtomicU32::new(0), _shell: shell, _running: running }
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Where Debian has the newest version's programs; elsewhere they are on the path.
fn programs() -> String {
    let Ok(versions) = fs::read_dir("/usr/lib/postgresql") else { return String::new() };
    let number = |entry: fs::DirEntry| entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok());
    let newest = versions.flatten().filter_map(number).max();
    newest.map_or_else(String::new, |version| format!("/usr/lib/postgresql/{version}/bin/"))
}
