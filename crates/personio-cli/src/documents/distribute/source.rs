//! Where the files come from: a folder, an archive, or one PDF. A plan names a file by its name there, and pages of one by
//! `all.pdf#3-4`.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use personio_hr::payslips::{
    Content, Group, Paper, Problem,
    files::{cut, read, unpack},
    paper,
};
use sha2::{Digest, Sha256};

use super::unclear;
use crate::failure::Failure;

/// Where the files come from.
#[derive(Debug)]
pub(super) enum Source {
    /// A folder, which is read file by file.
    Folder(PathBuf),
    /// The files of an archive by their names, or a single one.
    Files(Vec<(String, Vec<u8>)>),
}

/// How the pages of a file are cut apart.
type Cuts<'a> = &'a dyn Fn(&[String]) -> Vec<Group>;

/// Where the plan lies if nobody says.
pub(super) fn plan_beside(from: &Path) -> PathBuf {
    if from.is_dir() {
        return from.join("distribute.csv");
    }
    let mut path = from.as_os_str().to_owned();
    path.push(".csv");
    PathBuf::from(path)
}

impl Source {
    pub(super) fn open(from: &Path) -> Result<Self, Failure> {
        if from.is_dir() {
            return Ok(Self::Folder(from.to_path_buf()));
        }
        let bytes = fs::read(from).map_err(|error| Failure::file("read", from, &error))?;
        let ending = from.extension().and_then(OsStr::to_str).map(str::to_lowercase);
        match ending.as_deref() {
            Some("zip") => {
                let files = unpack(&bytes).map_err(|problem| {
                    unclear(&format!("{}: {problem}", from.display())).advice("pack it anew, without a password")
                })?;
                Ok(Self::Files(files))
            }
            Some("pdf") => {
                let name = from.file_name().and_then(OsStr::to_str).unwrap_or("file.pdf");
                Ok(Self::Files(vec![(name.to_owned(), bytes)]))
            }
            _ => Err(unclear(&format!("{} is neither a folder, a ZIP archive nor a PDF", from.display()))),
        }
    }

    /// Every PDF, in the order of their names; with the texts of their pages where somebody wants them.
    pub(super) fn papers(&self, wants_text: bool) -> Result<Vec<Paper>, Failure> {
        let mut papers = Vec::new();
        for name in self.names()? {
            let bytes = self.content(&name)?;
            let content = if wants_text { read(&bytes) } else { Content::Unread };
            papers.push(looked_at(Paper { file: name, content, ..Paper::default() }, &bytes));
        }
        if papers.is_empty() {
            return Err(unclear("there are no PDFs in it").advice("name the folder with the files"));
        }
        Ok(papers)
    }

    /// The pages of each file cut apart.
    pub(super) fn cut(&self, cuts: Cuts<'_>) -> Result<Vec<Paper>, Failure> {
        let mut papers = Vec::new();
        for paper in self.papers(true)? {
            let (Content::Pages(pages), None) = (&paper.content, paper.problem) else {
                papers.push(paper);
                continue;
            };
            let groups = cuts(pages);
            let places: Vec<(usize, usize)> = groups.iter().map(|group| group.pages).collect();
            let Ok(parts) = cut(&self.content(&paper.file)?, &places) else {
                papers.push(paper);
                continue;
            };
            for (group, part) in groups.iter().zip(parts) {
                papers.push(looked_at(group.paper(&paper.file, pages), &part));
            }
        }
        Ok(papers)
    }

    /// The content of a file, or of some of its pages. A plan that was changed leads nowhere else.
    pub(super) fn content(&self, named: &str) -> Result<Vec<u8>, Failure> {
        match self.whole(named) {
            Ok(content) => Ok(content),
            Err(failure) => {
                let (file, Some(pages)) = paper::cut(named) else { return Err(failure) };
                let parts = cut(&self.whole(file)?, &[pages]);
                let part = parts.ok().and_then(|parts| parts.into_iter().next());
                part.ok_or_else(|| unclear(&format!("{file:?} cannot be cut into pages")))
            }
        }
    }

    pub(super) fn sha256(content: &[u8]) -> String {
        Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn names(&self) -> Result<Vec<String>, Failure> {
        let folder = match self {
            Self::Folder(folder) => folder,
            Self::Files(files) => return Ok(files.iter().map(|(name, _)| name.clone()).collect()),
        };
        let failed = |error: std::io::Error| Failure::file("read the folder", folder, &error);
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let is_pdf = path.extension().and_then(OsStr::to_str).is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
            // Hidden files are not for anybody.
            let name = path.file_name().and_then(OsStr::to_str).filter(|name| !name.starts_with('.'));
            if let Some(name) = name.filter(|_| is_pdf && path.is_file()) {
                names.push(name.to_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    fn whole(&self, name: &str) -> Result<Vec<u8>, Failure> {
        let foreign = || unclear(&format!("{name:?} is no file of the folder"));
        match self {
            Self::Folder(folder) => {
                let is_name = Path::new(name).components().count() == 1 && Path::new(name).file_name().is_some();
                let path = folder.join(name);
                if !is_name || !path.is_file() {
                    return Err(foreign());
                }
                fs::read(&path).map_err(|error| Failure::file("read", &path, &error))
            }
            Self::Files(files) => {
                files.iter().find(|(it, _)| it == name).map(|(_, bytes)| bytes.clone()).ok_or_else(foreign)
            }
        }
    }
}

/// A paper with what its bytes tell.
fn looked_at(paper: Paper, bytes: &[u8]) -> Paper {
    let (name, _) = paper::cut(&paper.file);
    let problem = Problem::of(name, bytes);
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Paper { sha256: Source::sha256(bytes), size, problem, ..paper }
}
