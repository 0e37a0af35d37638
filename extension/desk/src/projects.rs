//! The projects of the company as rows of a table: sub-projects below theirs, search, CSV. Knows no browser.

use std::collections::BTreeMap;

use personio::{
    csv::{Writer, guarded},
    id::v2::ProjectId,
    projects::v2::{Project, ProjectStatus},
};

/// Every project, sub-projects right below the one that they are a part of.
#[derive(Clone, Debug, Default)]
pub struct Projects {
    rows: Vec<Row>,
}

/// A project in the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// The project.
    pub project: Project,
    /// It is a part of another one.
    pub is_part: bool,
    /// How many parts it has.
    pub parts: u32,
    found_by: String,
}

/// Which projects are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// Those that work can be recorded for.
    #[default]
    Active,
    /// Those that it no longer can.
    Archived,
    /// All.
    All,
}

impl Projects {
    /// Every project, by name.
    #[must_use]
    pub fn of(mut projects: Vec<Project>) -> Self {
        projects.sort_by_key(|project| name(project).to_lowercase());
        let known: Vec<ProjectId> = projects.iter().map(|project| project.id.clone()).collect();
        let mut parts: BTreeMap<ProjectId, Vec<Project>> = BTreeMap::new();
        let mut top: Vec<Project> = Vec::new();
        for project in projects {
            match project.parent_project.as_ref().map(|parent| parent.id.clone()) {
                // A part of what may not be seen is shown by itself.
                Some(parent) if known.contains(&parent) => parts.entry(parent).or_default().push(project),
                _ => top.push(project),
            }
        }
        let mut rows = Vec::new();
        for project in top {
            let parts = parts.remove(&project.id).unwrap_or_default();
            let count = u32::try_from(parts.len()).unwrap_or(u32::MAX);
            rows.push(Row::of(project, count, None));
            let above = rows.last().map(|row| row.found_by.clone()).unwrap_or_default();
            rows.extend(parts.into_iter().map(|part| Row::of(part, 0, Some(&above))));
        }
        Self { rows }
    }

    /// A project, by place.
    #[must_use]
    pub fn get(&self, place: u32) -> Option<&Row> {
        self.rows.get(usize::try_from(place).ok()?)
    }

    /// The ids of all.
    #[must_use]
    pub fn ids(&self) -> Vec<ProjectId> {
        self.rows.iter().map(|row| row.project.id.clone()).collect()
    }

    /// The place of a project.
    #[must_use]
    pub fn place(&self, id: &ProjectId) -> Option<u32> {
        (0..).zip(&self.rows).find(|(_, row)| row.project.id == *id).map(|(place, _)| place)
    }

    /// The places of those whose name, code or client has every word of the search in it; parts are found by what they
    /// are a part of as well.
    #[must_use]
    pub fn find(&self, search: &str, which: Which) -> Vec<u32> {
        let search = search.to_lowercase();
        let words: Vec<&str> = search.split_whitespace().collect();
        let fits = |row: &Row| {
            let is_wanted = match which {
                Which::All => true,
                Which::Active => !row.is_archived(),
                Which::Archived => row.is_archived(),
            };
            is_wanted && words.iter().all(|word| row.found_by.contains(word))
        };
        (0..).zip(&self.rows).filter(|(_, row)| fits(row)).map(|(place, _)| place).collect()
    }

    /// The minutes that went into some of them, as far as Personio says.
    #[must_use]
    pub fn minutes(&self, places: &[u32]) -> f64 {
        places.iter().filter_map(|place| self.get(*place)?.project.tracked_minutes).sum()
    }

    /// Some of them as a table, for a spreadsheet.
    #[must_use]
    pub fn to_csv(&self, places: &[u32]) -> String {
        let mut csv = Writer::for_spreadsheets();
        csv.row(["id", "name", "parent", "status", "code", "client", "minutes", "start", "end"]);
        for row in places.iter().filter_map(|place| self.get(*place)) {
            let Row { project, .. } = row;
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let day = |day: Option<&personio::moment::Day>| day.map(|day| day.date.to_string()).unwrap_or_default();
            let texts = [
                project.id.to_string(),
                name(project).to_owned(),
                project.parent_project.as_ref().map(|parent| parent.id.to_string()).unwrap_or_default(),
                if row.is_archived() { "archived" } else { "active" }.to_owned(),
                text(&project.project_code),
                text(&project.client_name),
                project.tracked_minutes.map(|minutes| minutes.round().to_string()).unwrap_or_default(),
                day(project.start.as_ref()),
                day(project.end.as_ref()),
            ];
            csv.cells(texts.iter().map(|text| guarded(text)));
        }
        csv.finish()
    }
}

impl Row {
    fn of(project: Project, parts: u32, above: Option<&str>) -> Self {
        let texts = [&project.name, &project.project_code, &project.client_name];
        let own = texts.into_iter().flatten().map(|text| text.to_lowercase());
        let found_by = own.chain(above.map(str::to_owned)).collect::<Vec<_>>().join(" ");
        Self { is_part: above.is_some(), parts, found_by, project }
    }

    /// Whether work can no longer be recorded for it.
    #[must_use]
    pub fn is_archived(&self) -> bool {
        self.project.status == Some(ProjectStatus::Archived)
    }

    /// Whether somebody has recorded work for it.
    #[must_use]
    pub fn is_tracked(&self) -> bool {
        self.project.tracked_minutes.is_some_and(|minutes| minutes > 0.0)
    }
}

/// What people call a project; its id where it has no name.
#[must_use]
pub fn name(project: &Project) -> &str {
    project.name.as_deref().unwrap_or(project.id.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Projects, Which, name};

    fn projects() -> Projects {
        let projects = json!([
            {"id": "1", "name": "Website", "status": "ACTIVE", "client_name": "Acme", "tracked_minutes": 90},
            {"id": "2", "name": "=Design", "status": "ACTIVE", "parent_project": {"id": "1"}, "tracked_minutes": 30.5},
            {"id": "3", "name": "Alt", "status": "ARCHIVED"},
            {"id": "4", "name": "Orphan", "status": "ACTIVE", "parent_project": {"id": "99"}},
        ]);
        Projects::of(serde_json::from_value(projects).unwrap())
    }

    fn names(which: Which, search: &str) -> Vec<String> {
        let all = projects();
        all.find(search, which)
            .into_iter()
            .filter_map(|it| all.get(it))
            .map(|it| name(&it.project).to_owned())
            .collect()
    }

    #[test]
    fn parts_stand_below_what_they_are_a_part_of_and_are_found_with_it() {
        assert_eq!(names(Which::All, ""), ["Alt", "Orphan", "Website", "=Design"]);
        assert_eq!(names(Which::Active, ""), ["Orphan", "Website", "=Design"]);
        assert_eq!(names(Which::Archived, ""), ["Alt"]);
        assert_eq!(names(Which::All, "acme"), ["Website", "=Design"]);
        assert_eq!(names(Which::All, "acme design"), ["=Design"]);
        let all = projects();
        let website = all.get(all.place(&"1".into()).unwrap()).unwrap();
        assert!(website.parts == 1 && website.is_tracked() && !website.is_part && !website.is_archived());
    }

    #[test]
    fn a_table_has_the_time_and_no_formulas() {
        let all = projects();
        let places = all.find("", Which::Active);
        assert!((all.minutes(&places) - 120.5).abs() < 0.01);
        let csv = all.to_csv(&places);
        assert!(csv.contains("1,Website,,active,,Acme,90,,\r\n"), "{csv}");
        assert!(csv.contains("2,'=Design,1,active,,,"), "{csv}");
    }
}
