//! The people of the company as rows of a table: columns of choice, search, CSV. Knows no browser.

pub mod document;
pub mod draft;
pub mod import;

use std::collections::BTreeMap;

use personio::{
    csv::{Writer, guarded},
    id::v2::PersonId,
    persons::{Person, PersonStatus},
};
use personio_hr::{
    payslips::name,
    people::columns::{label, value, words},
};

/// Everybody, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    persons: Vec<Person>,
    /// What each is found by, in small letters.
    found_by: Vec<String>,
    /// The names of what the company defined, as it calls them.
    attributes: Vec<String>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Personio's number.
    Id,
    /// What colleagues call them.
    Name,
    /// The first name.
    FirstName,
    /// The last name.
    LastName,
    /// The address.
    Email,
    /// Whether they work here.
    Status,
    /// Since when Personio knows them.
    Created,
    /// Something that the company defined.
    Attribute(String),
}

/// Who is left: those who have this value in this column, or another one that is wanted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The column.
    pub column: Column,
    /// The value; nothing stands for those who have none.
    pub value: String,
}

/// Who is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// Who works here.
    #[default]
    Active,
    /// Who left.
    Left,
    /// All.
    All,
}

impl Directory {
    /// Everybody, by name.
    #[must_use]
    pub fn of(persons: Vec<Person>) -> Self {
        let mut keyed: Vec<(String, Person)> = persons.into_iter().map(|it| (name(&it).to_lowercase(), it)).collect();
        keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
        let persons: Vec<Person> = keyed.into_iter().map(|(_, person)| person).collect();
        let found_by = persons.iter().map(|person| {
            let parts = [&person.first_name, &person.last_name, &person.preferred_name, &person.email];
            let parts = parts.into_iter().flatten().map(|part| part.to_lowercase());
            parts.chain([person.id.to_string()]).collect::<Vec<_>>().join(" ")
        });
        let found_by = found_by.collect();
        let mut attributes: Vec<String> = persons.iter().flat_map(|it| &it.custom_attributes).map(label).collect();
        attributes.sort_unstable();
        attributes.dedup();
        Self { persons, found_by, attributes }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.persons.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.persons.is_empty()
    }

    /// Somebody, by place.
    #[must_use]
    pub fn get(&self, place: u32) -> Option<&Person> {
        self.persons.get(usize::try_from(place).ok()?)
    }

    /// Everybody, as they came.
    #[must_use]
    pub fn all(&self) -> &[Person] {
        &self.persons
    }

    /// Everybody, with some of them as they are now.
    #[must_use]
    pub fn with(&self, persons: Vec<Person>) -> Self {
        let others = self.persons.iter().filter(|it| persons.iter().all(|person| person.id != it.id)).cloned();
        Self::of(others.collect::<Vec<_>>().into_iter().chain(persons).collect())
    }

    /// Whether somebody else has an address.
    #[must_use]
    pub fn is_taken(&self, email: &str, except: Option<&PersonId>) -> bool {
        let has_it = |person: &Person| person.email.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(email));
        self.persons.iter().any(|person| Some(&person.id) != except && has_it(person))
    }

    /// What somebody is called; the id of whom nobody knows.
    #[must_use]
    pub fn named(&self, id: &PersonId) -> String {
        self.persons.iter().find(|person| person.id == *id).map_or_else(|| id.to_string(), name)
    }

    /// Every column that there is.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let own = [
            Column::Name,
            Column::Email,
            Column::Status,
            Column::Id,
            Column::FirstName,
            Column::LastName,
            Column::Created,
        ];
        own.into_iter().chain(self.attributes.iter().cloned().map(Column::Attribute)).collect()
    }

    /// The places of those whose name, address or number has every word of the search in it.
    #[must_use]
    pub fn find(&self, search: &str, who: Who) -> Vec<u32> {
        let search = search.to_lowercase();
        let words: Vec<&str> = search.split_whitespace().collect();
        let fits = |person: &Person, found_by: &str| {
            let has_left = person.status == Some(PersonStatus::Inactive);
            let is_wanted = match who {
                Who::All => true,
                Who::Active => !has_left,
                Who::Left => has_left,
            };
            is_wanted && words.iter().all(|word| found_by.contains(word))
        };
        let all = (0..).zip(self.persons.iter().zip(&self.found_by));
        all.filter(|(_, (person, found_by))| fits(person, found_by)).map(|(place, _)| place).collect()
    }

    /// Those of some places whom every filtered column lets through.
    #[must_use]
    pub fn narrow(&self, places: Vec<u32>, filters: &[Filter]) -> Vec<u32> {
        let fits = |person: &Person| {
            filters.iter().all(|filter| {
                let value = filter.column.value(person);
                filters.iter().any(|other| other.column == filter.column && other.value == value)
            })
        };
        places.into_iter().filter(|place| self.get(*place).is_some_and(fits)).collect()
    }

    /// The columns that people share values of.
    #[must_use]
    pub fn shared_columns(&self) -> Vec<Column> {
        [Column::Status].into_iter().chain(self.attributes.iter().cloned().map(Column::Attribute)).collect()
    }

    /// What stands in a column, and how often: the most frequent first, at most so many.
    #[must_use]
    pub fn values(&self, column: &Column, most: usize) -> Vec<(String, u32)> {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for person in &self.persons {
            let count = counts.entry(column.value(person)).or_default();
            *count = count.saturating_add(1);
        }
        let mut values: Vec<(String, u32)> = counts.into_iter().collect();
        values.sort_by_key(|(_, count)| u32::MAX - count);
        values.truncate(most);
        values
    }

    /// Some of them as a table, for a spreadsheet.
    #[must_use]
    pub fn to_csv(&self, places: &[u32], columns: &[Column]) -> String {
        let mut csv = Writer::for_spreadsheets();
        csv.row(columns.iter().map(Column::key));
        for person in places.iter().filter_map(|place| self.get(*place)) {
            let values: Vec<String> = columns.iter().map(|column| column.value(person)).collect();
            csv.cells(values.iter().map(|value| guarded(value)));
        }
        csv.finish()
    }
}

impl Column {
    /// What it is called in tables for other programs: as `personio employees import` takes it.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Email => "email",
            Self::Status => "status",
            Self::Created => "created_at",
            Self::Attribute(label) => label,
        }
    }

    /// What stands in it.
    #[must_use]
    pub fn value(&self, person: &Person) -> String {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        match self {
            Self::Id => person.id.to_string(),
            Self::Name => name(person),
            Self::FirstName => text(&person.first_name),
            Self::LastName => text(&person.last_name),
            Self::Email => text(&person.email),
            Self::Status => person.status.as_ref().map(|status| status.code().to_lowercase()).unwrap_or_default(),
            Self::Created => {
                person.created_at.as_ref().map(|at| at.to_string().chars().take(10).collect()).unwrap_or_default()
            }
            Self::Attribute(named) => {
                let attribute = person.custom_attributes.iter().find(|it| label(it) == *named);
                attribute.map(|it| words(&value(person, None, it.id.as_str()))).unwrap_or_default()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use personio::persons::Person;
    use serde_json::json;

    use super::{Column, Directory, Filter, Who};

    fn directory() -> Directory {
        let people = json!([
            {"id": "2", "first_name": "Zoe", "last_name": "Lang", "email": "zoe@acme.example", "status": "INACTIVE"},
            {"id": "1", "first_name": "Ada", "last_name": "Byron", "email": "ada@acme.example", "status": "ACTIVE",
             "custom_attributes": [{"id": "dynamic_1", "label": "T-shirt", "value": "=M"}]},
        ]);
        Directory::of(serde_json::from_value(people).unwrap())
    }

    #[test]
    fn people_are_found_by_every_word_of_a_search() {
        let all = directory();
        let found = |search: &str, who| {
            all.find(search, who)
                .into_iter()
                .filter_map(|it| all.get(it))
                .map(|it| it.id.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(found("", Who::All), ["1", "2"]);
        assert_eq!(found("", Who::Active), ["1"]);
        assert_eq!(found("byron ADA", Who::Active), ["1"]);
        assert_eq!(found("byron zoe", Who::All), Vec::<String>::new());
        assert_eq!(found("zoe@", Who::Left), ["2"]);
    }

    #[test]
    fn filters_keep_those_with_one_of_the_values_of_each_column() {
        let people = json!([
            {"id": "1", "custom_attributes": [{"id": "dynamic_1", "label": "Site", "value": "Berlin"}], "status": "ACTIVE"},
            {"id": "2", "custom_attributes": [{"id": "dynamic_1", "label": "Site", "value": "Hamburg"}], "status": "ACTIVE"},
            {"id": "3", "custom_attributes": [{"id": "dynamic_1", "label": "Site", "value": "Berlin"}], "status": "INACTIVE"},
            {"id": "4", "status": "ACTIVE"},
        ]);
        let all = Directory::of(serde_json::from_value(people).unwrap());
        let site = Column::Attribute("Site".into());
        assert_eq!(all.shared_columns(), [Column::Status, site.clone()]);
        assert_eq!(all.values(&site, 2), [("Berlin".to_owned(), 2), (String::new(), 1)]);
        let found = |filters: &[(&Column, &str)]| {
            let filters =
                filters.iter().map(|(column, value)| Filter { column: (*column).clone(), value: (*value).to_owned() });
            all.narrow(vec![0, 1, 2, 3], &filters.collect::<Vec<_>>())
        };
        assert_eq!(found(&[]), [0, 1, 2, 3]);
        assert_eq!(found(&[(&site, "Berlin")]), [0, 2]);
        assert_eq!(found(&[(&site, "Berlin"), (&site, "")]), [0, 2, 3]);
        assert_eq!(found(&[(&site, "Berlin"), (&Column::Status, "active")]), [0]);
    }

    #[test]
    fn who_changed_is_shown_as_they_are_now() {
        let all = directory();
        let changed = json!([{"id": "2", "first_name": "Aaron", "email": "aaron@acme.example"}]);
        let all = all.with(serde_json::from_value(changed).unwrap());
        assert_eq!((all.len(), all.get(0).unwrap().id.as_str()), (2, "2"));
        assert!(all.is_taken("ADA@acme.example", None) && !all.is_taken("ada@acme.example", Some(&"1".into())));
        assert!(!all.is_taken("zoe@acme.example", None));
    }

    #[test]
    fn a_table_has_the_chosen_columns_and_no_formulas() {
        let all = directory();
        let columns = [Column::Id, Column::Name, Column::Attribute("T-shirt".into())];
        assert!(all.columns().contains(&columns[2]));
        let csv = all.to_csv(&all.find("", Who::All), &columns);
        assert_eq!(csv, "\u{feff}id,name,T-shirt\r\n1,Ada Byron,'=M\r\n2,Zoe Lang,\r\n");
    }

    #[test]
    fn ten_thousand_people_are_searched_and_exported_without_waiting() {
        let person = |index: u32| -> Person {
            serde_json::from_value(json!({
                "id": index.to_string(), "first_name": format!("Vorname{index}"), "last_name": "Müller",
                "email": format!("p{index}@acme.example"), "status": "ACTIVE",
            }))
            .unwrap()
        };
        let all = Directory::of((0..10_000).map(person).collect());
        let began = Instant::now();
        assert_eq!(all.find("müller vorname9999", Who::Active).len(), 1);
        let csv = all.to_csv(&all.find("", Who::Active), &all.columns());
        assert_eq!(csv.lines().count(), 10_001);
        // Unoptimised and on a busy machine; the browser's test has the true bound.
        assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
    }
}
