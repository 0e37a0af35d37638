//! The site as a whole: which pages there are, in which languages, at which addresses.

use personio::{
    board::{Board, BoardPosition, Detail},
    id::PositionId,
    language::Language,
};

use super::{
    STYLE,
    folder::Folder,
    pages::{self, JobPage, ListPage, Other},
    posting,
    sitemap::{self, Entry},
};
use crate::config::{Config, ExportConfig};

/// A board that becomes files.
#[derive(Debug)]
pub(crate) struct Site<'a> {
    pub(crate) config: &'a Config,
    pub(crate) export: &'a ExportConfig,
    pub(crate) board: &'a Board,
    /// The company's languages, its preferred one first, and for each the order in which gaps are filled.
    pub(crate) languages: Vec<(Language, Vec<Language>)>,
    /// The widget's files, by their names.
    pub(crate) widget: Vec<(String, Vec<u8>)>,
}

/// What became of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// How many jobs there are.
    pub(crate) jobs: usize,
    /// Those that search engines do not get, as the feed lacks what they insist on.
    pub(crate) without_posting: Vec<PositionId>,
}

impl Site<'_> {
    /// Writes every file.
    pub(crate) fn write(&self, folder: &mut Folder) -> anyhow::Result<Written> {
        let mut written = Written { jobs: self.board.positions.len(), without_posting: Vec::new() };
        let lists: Vec<(Language, String)> =
            self.languages.iter().map(|(language, _)| (*language, self.address(&format!("{language}/")))).collect();
        let mut entries = vec![Entry { addresses: lists.clone(), since: None }];
        for (place, (language, preference)) in self.languages.iter().enumerate() {
            folder.write(&format!("{language}/board.json"), &self.board.list(preference).to_json())?;
            folder.write(&format!("{language}/board/texts.json"), &self.board.texts(preference).to_json())?;
            let list = self.list_page(*language, preference, &lists);
            folder.write(&format!("{language}/index.html"), pages::list(&list).as_bytes())?;
            if place == 0 {
                let first = ListPage { is_first: true, ..list };
                folder.write("index.html", pages::list(&first).as_bytes())?;
            }
        }
        for position in &self.board.positions {
            let entry = self.write_job(folder, position, &mut written)?;
            entries.push(entry);
        }
        folder.write("style.css", STYLE.as_bytes())?;
        folder.write("sitemap.xml", sitemap::sitemap(&entries).as_bytes())?;
        for (name, content) in &self.widget {
            folder.write(&format!("widget/{name}"), content)?;
        }
        Ok(written)
    }

    fn write_job(&self, folder: &mut Folder, position: &BoardPosition, written: &mut Written) -> anyhow::Result<Entry> {
        let own: Vec<(Language, String)> = self
            .languages
            .iter()
            .filter(|(language, _)| position.texts.iter().any(|text| text.language == Some(*language)))
            .map(|(language, _)| (*language, self.job_address(*language, position.id)))
            .collect();
        // A job without a text in any language still has one page that counts.
        let first = self.languages.first().map(|(language, _)| (*language, self.job_address(*language, position.id)));
        let counted: Vec<(Language, String)> = if own.is_empty() { first.into_iter().collect() } else { own };
        for (language, preference) in &self.languages {
            let Some(detail) = self.board.detail(position.id, preference) else { continue };
            folder.write(&format!("{language}/board/{}.json", position.id), &detail.to_json())?;
            let page = self.job_page(*language, position, &detail, &counted);
            if page.is_canonical() && page.posting.is_none() && !written.without_posting.contains(&position.id) {
                written.without_posting.push(position.id);
            }
            folder.write(&format!("{language}/{}.html", position.id), pages::job(&page).as_bytes())?;
        }
        Ok(Entry { addresses: counted, since: position.created_at })
    }

    fn list_page<'b>(
        &'b self,
        language: Language,
        preference: &'b [Language],
        others: &'b [(Language, String)],
    ) -> ListPage<'b> {
        let jobs = self.board.positions.iter();
        ListPage {
            language,
            company: &self.export.company,
            address: self.address(&format!("{language}/")),
            default: self.address(""),
            others,
            jobs: jobs.filter_map(|job| Some((job, self.board.detail(job.id, preference)?))).collect(),
            career_page: self.config.personio.career_page.as_str(),
            has_widget: self.widget.iter().any(|(name, _)| name == "personio-jobs.js"),
            is_first: false,
        }
    }

    fn job_page<'b>(
        &'b self,
        language: Language,
        position: &'b BoardPosition,
        detail: &'b Detail,
        counted: &'b [(Language, String)],
    ) -> JobPage<'b> {
        let text = detail.language.unwrap_or(language);
        let own = counted.iter().find(|(known, _)| *known == language);
        let of_text = counted.iter().find(|(known, _)| *known == text);
        let canonical = own.or(of_text).or(counted.first()).map(|(_, address)| address.clone()).unwrap_or_default();
        let address = self.job_address(language, position.id);
        let posting =
            if canonical == address { posting::posting(position, detail, &address, self.export) } else { None };
        let career_page = &self.config.personio.career_page;
        JobPage {
            language,
            employer: posting::employer(position, self.export),
            apply: format!("{career_page}/job/{}?language={text}#apply", position.id),
            switch: self
                .languages
                .iter()
                .map(|(other, _)| Other { language: *other, href: format!("../{other}/{}.html", position.id) })
                .collect(),
            address,
            canonical,
            counted,
            position,
            detail,
            posting,
        }
    }

    fn job_address(&self, language: Language, id: PositionId) -> String {
        self.address(&format!("{language}/{id}.html"))
    }

    fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.export.base_url)
    }
}
