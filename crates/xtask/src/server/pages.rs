//! A folder of files as a web site of its own origin: the demo's career page.

use std::{
    fs::{self, File},
    net::SocketAddr,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use anyhow::{Result, anyhow};
use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, Server};

/// A running site; dropping it stops it.
pub struct Pages {
    server: Arc<Server>,
}

impl Pages {
    /// Serves a folder on an address.
    ///
    /// # Errors
    /// When the address is taken.
    pub fn serve(folder: &Path, address: SocketAddr) -> Result<Self> {
        let server = Server::http(address).map_err(|error| anyhow!("cannot serve pages on {address}: {error}"))?;
        let server = Arc::new(server);
        let (requests, folder) = (Arc::clone(&server), folder.to_path_buf());
        std::thread::spawn(move || {
            for request in requests.incoming_requests() {
                answer(request, &folder);
            }
        });
        Ok(Self { server })
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

enum Found {
    File(PathBuf),
    /// The folder's address lacks its slash, and relative links would miss.
    Folder(String),
    Nothing,
}

fn answer(request: Request, folder: &Path) {
    // A browser that went away is no trouble of the site.
    let _ = match find(folder, request.url()) {
        _ if !matches!(request.method(), Method::Get | Method::Head) => {
            request.respond(Response::from_string("only GET and HEAD\n").with_status_code(405))
        }
        Found::File(path) => match File::open(&path) {
            Ok(file) => {
                let response = headers(&path).fold(Response::from_file(file), Response::with_header);
                request.respond(response)
            }
            Err(_) => not_found(request),
        },
        Found::Folder(location) => {
            let location = Header::from_bytes("location", location).into_iter();
            request.respond(location.fold(Response::from_string("").with_status_code(307), Response::with_header))
        }
        Found::Nothing => not_found(request),
    };
}

fn not_found(request: Request) -> std::io::Result<()> {
    request.respond(Response::from_string("there is no such page\n").with_status_code(404))
}

/// The file for a request's target. Nothing outside the folder is ever found.
fn find(folder: &Path, target: &str) -> Found {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else {
        return Found::Nothing;
    };
    let relative = Path::new(decoded.trim_start_matches('/'));
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return Found::Nothing;
    }
    let found = folder.join(relative);
    match fs::metadata(&found) {
        Ok(entry) if entry.is_dir() && !path.ends_with('/') => Found::Folder(format!("{path}/")),
        Ok(entry) if entry.is_dir() => Found::File(found.join("index.html")),
        Ok(_) => Found::File(found),
        Err(_) => Found::Nothing,
    }
}

fn headers(path: &Path) -> impl Iterator<Item = Header> + use<> {
    [("content-type", content_type(path)), ("cache-control", "no-cache"), ("x-content-type-options", "nosniff")]
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> tempfile::TempDir {
        let parent = tempfile::tempdir().unwrap();
        fs::create_dir_all(parent.path().join("site/de")).unwrap();
        fs::write(parent.path().join("site/index.html"), "home").unwrap();
        fs::write(parent.path().join("site/de/index.html"), "start").unwrap();
        fs::write(parent.path().join("secret"), "secret").unwrap();
        parent
    }

    #[test]
    fn a_folder_shows_its_index_and_gets_its_slash() {
        let parent = site();
        let folder = parent.path().join("site");
        assert!(matches!(find(&folder, "/?job=1"), Found::File(path) if path == folder.join("index.html")));
        assert!(matches!(find(&folder, "/de/"), Found::File(path) if path == folder.join("de/index.html")));
        assert!(matches!(find(&folder, "/de"), Found::Folder(location) if location == "/de/"));
    }

    #[test]
    fn nothing_outside_the_folder_is_found() {
        let parent = site();
        let folder = parent.path().join("site");
        for target in ["/../secret", "/%2e%2e/secret", "/de/..%2f..%2fsecret", "//etc/passwd", "/%ff"] {
            assert!(matches!(find(&folder, target), Found::Nothing), "{target}");
        }
    }
}
