//! Which projects are offered, and in which order: of hundreds, most people book on a few.

use personio::id::v2::ProjectId;

use crate::{attendance::Kind, entry::Entry, quick::Project, search::fits};

/// So many count as used lately.
const RECENT: usize = 5;

/// A project that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer<'a> {
    /// Which one.
    pub project: &'a Project,
    /// Why it stands where it does.
    pub place: Place,
}

/// Why a project stands where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The person wants it first.
    Favourite,
    /// Used lately.
    Recent,
    /// Like all others.
    Other,
}

/// The projects that somebody who looks for this may mean: favourites by name, then what was used lately, the last one
/// first, then all others by name. Those that cannot be booked on any more are left out.
#[must_use]
pub fn offers<'a>(
    projects: &'a [Project],
    favourites: &[ProjectId],
    recent: &[ProjectId],
    wanted: &str,
) -> Vec<Offer<'a>> {
    let of = |project: &Project| match () {
        () if favourites.contains(&project.id) => Place::Favourite,
        () if recent.contains(&project.id) => Place::Recent,
        () => Place::Other,
    };
    let fitting: Vec<&Project> = projects.iter().filter(|project| fits(&project.name, wanted)).collect();
    let at = |place: Place| fitting.iter().filter(move |project| of(project) == place).copied();
    let lately = recent.iter().filter_map(|id| at(Place::Recent).find(|project| project.id == *id));
    // They come by name.
    let offers = at(Place::Favourite).chain(lately).chain(at(Place::Other));
    offers.map(|project| Offer { project, place: of(project) }).collect()
}

/// The projects that were worked for lately, the last one first.
#[must_use]
pub fn recent(entries: &[Entry]) -> Vec<ProjectId> {
    let mut recent: Vec<ProjectId> = Vec::new();
    for entry in entries.iter().rev().filter(|entry| entry.kind() == Kind::Work) {
        if let Some(project) = entry.attendance.task.project.as_ref().filter(|id| !recent.contains(id)) {
            recent.push(project.clone());
        }
        if recent.len() == RECENT {
            break;
        }
    }
    recent
}

#[cfg(test)]
mod tests {
    use personio::{calendar::Date, id::v2::ProjectId};

    use super::{Place, offers, recent};
    use crate::{
        attendance::{Attendance, Task},
        edit::EntryKey,
        entry::{Entry, EntryState},
        quick::Project,
    };

    fn projects() -> Vec<Project> {
        [("a", "Alpha"), ("b", "Beta"), ("c", "Café Süd"), ("d", "Delta")]
            .map(|(id, name)| Project { id: id.into(), name: name.to_owned() })
            .to_vec()
    }

    fn ids(text: &str) -> Vec<ProjectId> {
        text.split_whitespace().map(ProjectId::from).collect()
    }

    #[test]
    fn favourites_come_first_then_what_was_used_lately_then_all_others_by_name() {
        let all = projects();
        let shown = |favourites: &str, recent: &str, wanted: &str| -> Vec<String> {
            let offers = offers(&all, &ids(favourites), &ids(recent), wanted);
            offers.iter().map(|offer| format!("{} {:?}", offer.project.id, offer.place)).collect()
        };
        assert_eq!(shown("d b gone", "c b", ""), ["b Favourite", "d Favourite", "c Recent", "a Other"]);
        assert_eq!(shown("", "d gone b", "ta"), ["d Recent", "b Recent"]);
        assert_eq!(shown("", "", "sud cafe"), ["c Other"]);
        assert_eq!(shown("", "", "x"), Vec::<String>::new());
        assert!(Place::Favourite < Place::Recent);
    }

    #[test]
    fn what_was_worked_for_last_is_recent_and_each_project_is_so_once() {
        let day = Date::new(2026, 6, 1).unwrap();
        let entry = |(hour, project): (usize, &str)| {
            let start = day.at(personio::calendar::TimeOfDay::new(u8::try_from(hour).unwrap(), 0).unwrap());
            let task = Task::of((!project.is_empty()).then(|| project.into()), "");
            let attendance = Attendance::work(start, start.plus(personio::calendar::Minutes(30)).unwrap()).with(task);
            Entry { key: EntryKey::new(hour as u64), attendance, day, state: EntryState::InPersonio, approval: None }
        };
        let worked = "a b c b  d e f g".split(' ').enumerate().map(entry).collect::<Vec<_>>();
        assert_eq!(recent(&worked), ids("g f e d b"));
        assert_eq!(recent(&worked[..4]), ids("b c a"));
    }
}
