use personio::attendances::v2::AttendancePeriod;
use personio_hr::project_time::{ProjectTime, Span};
use serde_json::json;

use super::{By, Kind, Sheet, hundredths};
use crate::{people::Directory, projects::Projects};

fn projects() -> Projects {
    let projects = json!([
        {"id": "1", "name": "Website", "status": "ACTIVE"},
        {"id": "2", "name": "=Design", "status": "ACTIVE", "parent_project": {"id": "1"}},
        {"id": "3", "name": "Alt", "status": "ARCHIVED"},
    ]);
    Projects::of(serde_json::from_value(projects).unwrap())
}

fn people() -> Directory {
    let people = json!([
        {"id": "10", "first_name": "Ada", "last_name": "Byron", "status": "ACTIVE"},
        {"id": "11", "first_name": "Emil", "last_name": "Weber", "status": "INACTIVE"},
    ]);
    Directory::of(serde_json::from_value(people).unwrap())
}

fn sheet(by: By) -> Sheet {
    // Project, person, minutes.
    let worked = [("1", "10", 60), ("2", "10", 45), ("1", "11", 90), ("3", "11", 10), ("99", "12", 5)];
    let periods: Vec<AttendancePeriod> = (0..)
        .zip(worked)
        .map(|(id, (project, person, minutes))| {
            serde_json::from_value(json!({
                "id": id.to_string(), "type": "WORK", "person": {"id": person}, "project": {"id": project},
                "start": {"date_time": "2026-03-02T08:00:00"},
                "end": {"date_time": format!("2026-03-02T{:02}:{:02}:00", 8 + minutes / 60, minutes % 60)},
            }))
            .unwrap()
        })
        .collect();
    let mut time = ProjectTime::default();
    time.add(Span::month_of("2026-03-02".parse().unwrap()), &periods);
    Sheet::of(&time, by, &projects(), &people())
}

fn shown(sheet: &Sheet, search: &str) -> Vec<String> {
    let lines = sheet.find(search).into_iter().filter_map(|place| sheet.get(place));
    lines
        .map(|line| {
            let sign = if line.kind == Kind::Part { "  " } else { "" };
            format!("{sign}{} {}", line.named.shown(), line.minutes.0)
        })
        .collect()
}

#[test]
fn what_took_most_stands_first_with_the_people_who_worked_for_it() {
    let by_project = sheet(By::Project);
    let lines = [
        "Website 150",
        "  Emil Weber 90",
        "  Ada Byron 60",
        "Website / =Design 45",
        "  Ada Byron 45",
        "Alt 10",
        "  Emil Weber 10",
        "99 5",
        "  12 5",
    ];
    assert_eq!(shown(&by_project, ""), lines);
    assert_eq!(by_project.all().0, 210);
    assert_eq!(by_project.get(0).unwrap().kind, Kind::Sum(2));
    assert_eq!((by_project.above(0), by_project.above(4)), (None, by_project.get(3)));
    let by_person = sheet(By::Person);
    let first = ["Ada Byron 105", "  Website 60", "  Website / =Design 45", "Emil Weber 100"];
    assert_eq!(shown(&by_person, "")[..4], first);
    assert_eq!(by_person.all().0, 210);
}

#[test]
fn a_project_or_somebody_that_nobody_knows_any_more_still_counts() {
    let sheet = sheet(By::Project);
    let gone = sheet.sums(&sheet.find("")).last().unwrap().clone();
    assert_eq!((gone.named.name, gone.named.id.as_str(), gone.minutes.0), (None, "99", 5));
}

#[test]
fn a_search_finds_projects_and_people_and_keeps_what_they_are_a_part_of() {
    let sheet = sheet(By::Project);
    assert_eq!(shown(&sheet, "ALT"), ["Alt 10", "  Emil Weber 10"]);
    assert_eq!(shown(&sheet, "emil website"), ["Website 150", "  Emil Weber 90"]);
    assert!(shown(&sheet, "nobody").is_empty());
}

#[test]
fn a_table_has_a_line_for_each_project_and_person_and_no_formulas() {
    let sheet = sheet(By::Project);
    let csv = sheet.to_csv(&sheet.find("website"), By::Project);
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines,
        [
            "project,person,hours,minutes,project_id,person_id",
            "Website,Emil Weber,1.50,90,1,11",
            "Website,Ada Byron,1.00,60,1,10",
            "Website / =Design,Ada Byron,0.75,45,2,10",
        ]
    );
    assert_eq!([hundredths(0), hundredths(5), hundredths(61)], ["0.00", "0.08", "1.02"]);
}
