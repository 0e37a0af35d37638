//! For whom a file is, by its name. Pure: names in, one verdict out.

use std::collections::BTreeSet;

use super::{
    folded::{Word, words},
    people::{Known, plain},
};

/// What the name of a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is for this person (by place), because of this rule.
    Certain(usize, &'static str),
    /// It may be.
    Fuzzy(usize, &'static str),
    /// It fits several, or rules disagree.
    Several(Vec<usize>),
    /// It fits nobody.
    Nobody,
}

/// Words that say what a file is, and not for whom.
const NEUTRAL: [&str; 42] = [
    "payslip",
    "payslips",
    "pay",
    "slip",
    "payroll",
    "salary",
    "wage",
    "statement",
    "lohn",
    "gehalt",
    "lohnabrechnung",
    "gehaltsabrechnung",
    "entgelt",
    "entgeltabrechnung",
    "abrechnung",
    "brutto",
    "netto",
    "verdienstabrechnung",
    "bescheinigung",
    "lohnsteuerbescheinigung",
    "nr",
    "no",
    "id",
    "pdf",
    "copy",
    "kopie",
    "januar",
    "februar",
    "maerz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
    "january",
    "february",
    "march",
    "may",
];

/// Words that most files share: the company's name, the month.
pub(super) fn shared(stems: &[String]) -> BTreeSet<Word> {
    let all: Vec<BTreeSet<Word>> = stems.iter().map(|stem| super::folded::distinct(stem)).collect();
    let is_shared = |word: &Word| all.len() >= 3 && all.iter().filter(|it| it.contains(word)).count() * 2 > all.len();
    all.iter().flatten().filter(|word| is_shared(word)).cloned().collect()
}

/// For whom a file is.
pub(super) fn whose(stem: &str, people: &[Known], shared: &BTreeSet<Word>) -> Verdict {
    let said = Said::of(stem, shared);
    let mut certain: Vec<(usize, &'static str)> = Vec::new();
    let mut fuzzy: Vec<(usize, &'static str)> = Vec::new();
    let mut partly: Vec<usize> = Vec::new();
    for (index, person) in people.iter().enumerate() {
        let hits = [said.email(person), said.number(person), said.name(person)];
        for hit in hits.into_iter().flatten() {
            match hit {
                Hit::Certain(rule) => certain.push((index, rule)),
                Hit::Fuzzy(rule) => fuzzy.push((index, rule)),
            }
        }
        if said.has_all(&person.family) {
            partly.push(index);
        }
    }
    let several = |hits: &[(usize, &'static str)]| {
        let all: BTreeSet<usize> = hits.iter().map(|(index, _)| *index).collect();
        Verdict::Several(all.into_iter().collect())
    };
    match certain.first() {
        Some(&(index, _)) if certain.iter().any(|(other, _)| *other != index) => several(&certain),
        // A number says one person, and the last name another one.
        Some(&(index, rule)) if !partly.is_empty() && !partly.contains(&index) => Verdict::Fuzzy(index, rule),
        Some(&(index, rule)) => Verdict::Certain(index, rule),
        None => match fuzzy.first() {
            Some(&(index, _)) if fuzzy.iter().any(|(other, _)| *other != index) => several(&fuzzy),
            Some(&(index, rule)) => Verdict::Fuzzy(index, rule),
            None => Verdict::Nobody,
        },
    }
}

enum Hit {
    Certain(&'static str),
    Fuzzy(&'static str),
}

/// The name of a file, taken apart.
struct Said<'a> {
    addresses: Vec<(String, bool)>,
    words: Vec<Word>,
    pieces: Vec<String>,
    shared: &'a BTreeSet<Word>,
}

impl<'a> Said<'a> {
    fn of(stem: &str, shared: &'a BTreeSet<Word>) -> Self {
        let small = stem.to_lowercase();
        let parts = |letter: char| letter.is_whitespace() || ",;()[]{}".contains(letter);
        let addresses = small.split(parts).filter(|part| part.contains('@')).flat_map(addresses).collect();
        // Without the address, whose words are no names.
        let rest: String = small.split(parts).filter(|part| !part.contains('@')).collect::<Vec<_>>().join(" ");
        let pieces = rest.split(|letter: char| letter.is_whitespace() || "_.".contains(letter));
        let pieces = pieces.map(plain).filter(|piece| !piece.is_empty()).collect();
        Self { addresses, words: words(&rest), pieces, shared }
    }

    fn email(&self, person: &Known) -> Option<Hit> {
        let email = person.email.as_deref()?;
        let hits = || self.addresses.iter().filter(|(address, _)| address == email);
        if hits().any(|(_, is_whole)| *is_whole) {
            return Some(Hit::Certain("e-mail"));
        }
        hits().next().map(|_| Hit::Fuzzy("e-mail behind other text"))
    }

    fn number(&self, person: &Known) -> Option<Hit> {
        let number = person.number.as_deref()?;
        if number.bytes().any(|letter| !letter.is_ascii_digit()) {
            return self.pieces.iter().any(|piece| piece == number).then_some(Hit::Certain("personnel number"));
        }
        let bare = |digits: &str| digits.trim_start_matches('0').to_owned();
        let mut hits =
            self.words.iter().filter(|word| word.is_number() && bare(word.as_str()) == bare(number)).peekable();
        hits.peek()?;
        if hits.any(|word| !may_be_date(word.as_str()) && !self.shared.contains(word)) {
            return Some(Hit::Certain("personnel number"));
        }
        // Short numbers are fuzzy only where nothing else could be meant: every file has a month in its name.
        None
    }

    fn name(&self, person: &Known) -> Option<Hit> {
        if person.family.is_empty() {
            return None;
        }
        let first = person.given.get(..1).unwrap_or_default();
        let is_joined = |words: [&[Word]; 2]| {
            let joined = Word::joined(words.iter().flat_map(|words| words.iter()));
            self.words.iter().any(|word| word.is(&joined))
        };
        let has_joined = !first.is_empty()
            && (is_joined([&person.given, &person.family])
                || is_joined([&person.family, &person.given])
                || is_joined([first, &person.family])
                || is_joined([&person.family, first]));
        if has_joined || (!first.is_empty() && self.has_all(&person.family) && self.has_all(first)) {
            let is_known = |word: &Word| has_joined || person.given.iter().chain(&person.family).any(|it| it.is(word));
            let strange = self.words.iter().any(|word| !is_known(word) && !self.is_neutral(word));
            return Some(if strange { Hit::Fuzzy("name, with other words") } else { Hit::Certain("name") });
        }
        if self.has_all(&person.family) {
            return Some(Hit::Fuzzy("last name only"));
        }
        let nearly = |wanted: &Word| self.words.iter().any(|word| word.is(wanted) || word.is_nearly(wanted));
        let is_nearly = !first.is_empty() && person.family.iter().chain(first).all(nearly);
        is_nearly.then_some(Hit::Fuzzy("name, with a slip of the pen"))
    }

    fn has_all(&self, wanted: &[Word]) -> bool {
        !wanted.is_empty() && wanted.iter().all(|wanted| self.words.iter().any(|word| word.is(wanted)))
    }

    fn is_neutral(&self, word: &Word) -> bool {
        word.is_number() || self.shared.contains(word) || NEUTRAL.contains(&word.as_str())
    }
}

/// The addresses that a piece of a name may hold, and whether nothing but digits stands before.
fn addresses(piece: &str) -> Vec<(String, bool)> {
    let Some((local, domain)) = piece.rsplit_once('@') else { return Vec::new() };
    let end = domain.find(|letter: char| !(letter.is_alphanumeric() || letter == '.' || letter == '-'));
    let domain = domain.get(..end.unwrap_or(domain.len())).unwrap_or(domain).trim_end_matches(['.', '-']);
    let whole = local.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '_' || letter == '-');
    let mut found = vec![(format!("{local}@{domain}"), true), (format!("{whole}@{domain}"), true)];
    found.extend(local.rsplit('_').next().map(|last| (format!("{last}@{domain}"), false)));
    found
}

/// Years, months, days, and the like: `2026`, `05`, `202605`, `20260531`.
fn may_be_date(digits: &str) -> bool {
    let number: u64 = digits.parse().unwrap_or(u64::MAX);
    let is_year = |year: u64| (1990..=2100).contains(&year);
    match digits.len() {
        0..=2 => true,
        4 => is_year(number) || (1..=31).contains(&(number / 100)) && (1..=12).contains(&(number % 100)),
        6 => is_year(number / 100) || is_year(number % 10_000),
        8 => is_year(number / 10_000) || is_year(number % 10_000),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Value, json};

    use super::{Verdict, shared, whose};
    use crate::documents::distribute::people::{Known, known};

    fn people() -> Vec<Known> {
        let number = |value: &str| json!([{"id": "dynamic_1", "label": "Personalnummer", "value": value}]);
        let person = |id: &str, first: &str, last: &str, attributes: Value| {
            let email = format!("{}@acme.example", first.to_lowercase());
            json!({"id": id, "first_name": first, "last_name": last, "email": email, "custom_attributes": attributes})
        };
        let people = json!([
            person("1", "Ada", "Byron", number("00417")),
            person("2", "Jürgen", "Groß-Müller", number("A-77")),
            person("3", "Anna", "Weber", number("2026")),
            person("4", "Maria", "Weber", json!([])),
            person("5", "Ada Maria", "Lang", json!([])),
        ]);
        known(&serde_json::from_value::<Vec<_>>(people).unwrap(), None).unwrap()
    }

    fn said(stem: &str) -> String {
        let people = people();
        match whose(stem, &people, &BTreeSet::new()) {
            Verdict::Certain(index, rule) => format!("{} by {rule}", people[index].id),
            Verdict::Fuzzy(index, rule) => format!("{}? {rule}", people[index].id),
            Verdict::Several(all) => {
                all.iter().map(|index| people[*index].id.to_string()).collect::<Vec<_>>().join(" or ")
            }
            Verdict::Nobody => "nobody".to_owned(),
        }
    }

    #[test]
    fn each_rule_finds_its_person() {
        for (stem, verdict) in [
            ("2026-05_ada@acme.example", "1 by e-mail"),
            ("Payslip (ada@acme.example)", "1 by e-mail"),
            ("417_2026-05", "1 by personnel number"),
            ("Lohn 00417 Mai", "1 by personnel number"),
            ("A-77_202605", "2 by personnel number"),
            ("Byron, Ada 2026-05", "1 by name"),
            ("AdaByron-Gehaltsabrechnung", "1 by name"),
            ("gross-mueller_juergen", "2 by name"),
            ("Gro\u{df}-Mu\u{308}ller Ju\u{308}rgen", "2 by name"),
        ] {
            assert_eq!(said(stem), verdict, "{stem}");
        }
    }

    #[test]
    fn what_fits_in_part_waits_for_somebody_to_look() {
        for (stem, verdict) in [
            ("Byron 2026-05", "1? last name only"),
            ("Ada Byrom", "1? name, with a slip of the pen"),
            ("Ada Lovelace Byron", "1? name, with other words"),
            ("payslip_ada@acme.example", "1? e-mail behind other text"),
            ("417 Lang", "1? personnel number"),
        ] {
            assert_eq!(said(stem), verdict, "{stem}");
        }
    }

    #[test]
    fn what_fits_several_or_nobody_is_sent_to_nobody() {
        for (stem, verdict) in [
            ("Weber", "3 or 4"),
            ("Anna Maria Weber", "3 or 4"),
            ("417 Jürgen Groß-Müller", "1 or 2"),
            ("Payslip 2026-05", "nobody"),
            ("x-ada@acme.example", "nobody"),
            ("ada@acme.example.org", "nobody"),
            ("Ada", "nobody"),
            ("", "nobody"),
        ] {
            assert_eq!(said(stem), verdict, "{stem}");
        }
    }

    #[test]
    fn words_that_most_files_share_say_nothing() {
        let stems: Vec<String> =
            ["Acme Ada Byron", "Acme Anna Weber", "Acme Jürgen Groß"].iter().map(|it| (*it).to_owned()).collect();
        let people = people();
        assert_eq!(whose(&stems[0], &people, &BTreeSet::new()), Verdict::Fuzzy(0, "name, with other words"));
        assert_eq!(whose(&stems[0], &people, &shared(&stems)), Verdict::Certain(0, "name"));
    }
}
