//! For whom a file is, by its name. Pure: names in, one verdict out.

use std::collections::{BTreeMap, BTreeSet};

use super::{Rule, Source, Verdict};
use crate::{
    payslips::recipient::{Recipient, Recipients, bare, plain},
    words::{Word, words},
};

/// Words that say what a file is, and not for whom.
pub(super) const NEUTRAL: [&str; 42] = [
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

/// What says nothing about a person: numbers that most files have, and the words that frame the names of nearly all, such as
/// the company's. What somebody is called is never among them: files of one family share more than a company's name.
pub(in crate::payslips) fn shared(stems: &[&str], people: &Recipients) -> BTreeSet<Word> {
    if stems.len() < 3 {
        return BTreeSet::new();
    }
    let all: Vec<Vec<Word>> = stems.iter().map(|stem| words(stem)).collect();
    let mut numbers: BTreeMap<&Word, usize> = BTreeMap::new();
    for number in all.iter().flat_map(|words| words.iter().filter(|it| it.is_number()).collect::<BTreeSet<_>>()) {
        *numbers.entry(number).or_default() += 1;
    }
    let mut shared: BTreeSet<Word> = frame(&all, people);
    shared.extend(numbers.into_iter().filter(|(_, count)| count * 2 > all.len()).map(|(number, _)| number.clone()));
    shared
}

fn frame(all: &[Vec<Word>], people: &Recipients) -> BTreeSet<Word> {
    let all: Vec<Vec<&Word>> =
        all.iter().map(|words| words.iter().filter(|word| !word.is_number()).collect()).collect();
    let mut frame = BTreeSet::new();
    for is_at_end in [false, true] {
        for place in 0.. {
            let mut counts: BTreeMap<&Word, usize> = BTreeMap::new();
            for words in &all {
                let place = if is_at_end { words.len().checked_sub(place + 1) } else { Some(place) };
                if let Some(word) = place.and_then(|place| words.get(place)) {
                    *counts.entry(word).or_default() += 1;
                }
            }
            let most = counts.into_iter().max_by_key(|(_, count)| *count);
            let Some((word, count)) = most.filter(|(word, _)| !people.has_name(word)) else { break };
            if count * 10 < all.len() * 9 {
                break;
            }
            frame.insert(word.clone());
        }
    }
    // Many files of one person have everything in common, and frame nothing.
    let between = all.iter().map(|words| words.iter().filter(|word| !frame.contains(**word)).collect::<Vec<_>>());
    let distinct: BTreeSet<Vec<&&Word>> = between.collect();
    if distinct.len() * 3 > all.len() { frame } else { BTreeSet::new() }
}

/// For whom a file is.
pub(in crate::payslips) fn whose(stem: &str, people: &Recipients, shared: &BTreeSet<Word>) -> Verdict {
    let said = Said::of(stem, shared);
    let mut certain: Vec<(usize, Rule)> = Vec::new();
    let mut fuzzy: Vec<(usize, Rule)> = Vec::new();
    let mut partly: Vec<usize> = Vec::new();
    for index in said.candidates(people) {
        let Some(person) = people.get(index) else { continue };
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
    if certain.is_empty() && fuzzy.is_empty() {
        // Only what fits nobody is held against everybody.
        let all = people.all().iter().enumerate();
        fuzzy.extend(all.filter(|(_, person)| said.is_nearly(person)).map(|(index, _)| (index, Rule::NearlyName)));
    }
    let several = |hits: &[(usize, Rule)]| {
        let all: BTreeSet<usize> = hits.iter().map(|(index, _)| *index).collect();
        Verdict::Several(all.into_iter().collect())
    };
    // A number or an address of another person says more than a name that could be theirs, too.
    let of_others = fuzzy.iter().filter(|(_, rule)| matches!(rule, Rule::Number | Rule::EmailBehindText)).copied();
    let disagreeing: Vec<(usize, Rule)> = certain.iter().copied().chain(of_others).collect();
    match certain.first() {
        Some(&(index, _)) if disagreeing.iter().any(|(other, _)| *other != index) => several(&disagreeing),
        // A number says one person, and the last name another one.
        Some(&(index, rule)) if !partly.is_empty() && !partly.contains(&index) => {
            Verdict::Fuzzy(index, rule, Source::Name)
        }
        Some(&(index, rule)) => Verdict::Certain(index, rule, Source::Name),
        None => match fuzzy.first() {
            Some(&(index, _)) if fuzzy.iter().any(|(other, _)| *other != index) => several(&fuzzy),
            Some(&(index, rule)) => Verdict::Fuzzy(index, rule, Source::Name),
            None => Verdict::Nobody,
        },
    }
}

enum Hit {
    Certain(Rule),
    Fuzzy(Rule),
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

    /// Those of whom something is in the words.
    fn candidates(&self, people: &Recipients) -> BTreeSet<usize> {
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for word in &self.words {
            found.extend(people.of_family(word));
            found.extend(people.of_joined(word));
            found.extend(people.of_number(word.as_str()));
        }
        for piece in &self.pieces {
            found.extend(people.of_number(piece));
        }
        for (address, _) in &self.addresses {
            found.extend(people.of_email(address));
        }
        found
    }

    fn email(&self, person: &Recipient) -> Option<Hit> {
        let email = person.email.as_deref()?;
        let hits = || self.addresses.iter().filter(|(address, _)| address == email);
        if hits().any(|(_, is_whole)| *is_whole) {
            return Some(Hit::Certain(Rule::Email));
        }
        hits().next().map(|_| Hit::Fuzzy(Rule::EmailBehindText))
    }

    fn number(&self, person: &Recipient) -> Option<Hit> {
        let number = person.number.as_deref()?;
        if number.bytes().any(|letter| !letter.is_ascii_digit()) {
            return self.pieces.iter().any(|piece| piece == number).then_some(Hit::Certain(Rule::Number));
        }
        let mut hits =
            self.words.iter().filter(|word| word.is_number() && bare(word.as_str()) == bare(number)).peekable();
        hits.peek()?;
        if hits.any(|word| !may_be_date(word.as_str()) && !self.shared.contains(word)) {
            // It may be the number of something else where somebody else is named.
            let is_known = |word: &Word| person.given.iter().chain(&person.family).any(|it| it.is(word));
            let strange = self.words.iter().any(|word| !is_known(word) && !self.is_neutral(word));
            return Some(if strange { Hit::Fuzzy(Rule::Number) } else { Hit::Certain(Rule::Number) });
        }
        // Short numbers are fuzzy only where nothing else could be meant: every file has a month in its name.
        None
    }

    fn name(&self, person: &Recipient) -> Option<Hit> {
        if person.family.is_empty() {
            return None;
        }
        let first = person.given.get(..1).unwrap_or_default();
        let joined = person.joined();
        let has_joined = self.words.iter().any(|word| joined.iter().any(|joined| word.is(joined)));
        if has_joined || (!first.is_empty() && self.has_all(&person.family) && self.has_all(first)) {
            let is_known = |word: &Word| has_joined || person.given.iter().chain(&person.family).any(|it| it.is(word));
            let strange = self.words.iter().any(|word| !is_known(word) && !self.is_neutral(word));
            return Some(if strange { Hit::Fuzzy(Rule::NameAmongWords) } else { Hit::Certain(Rule::Name) });
        }
        self.has_all(&person.family).then_some(Hit::Fuzzy(Rule::LastName))
    }

    /// Whether a slip of the pen keeps the words from being the name.
    fn is_nearly(&self, person: &Recipient) -> bool {
        let first = person.given.get(..1).unwrap_or_default();
        let nearly = |wanted: &Word| self.words.iter().any(|word| word.is(wanted) || word.is_nearly(wanted));
        !first.is_empty() && !person.family.is_empty() && person.family.iter().chain(first).all(nearly)
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

    use super::{Rule, Source, Verdict, shared, whose};
    use crate::payslips::Recipients;

    fn people() -> Recipients {
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
        Recipients::of(&serde_json::from_value::<Vec<_>>(people).unwrap(), None).unwrap()
    }

    fn said(stem: &str) -> String {
        let people = people();
        match whose(stem, &people, &BTreeSet::new()) {
            Verdict::Certain(index, rule, _) => format!("{} by {}", people.all()[index].id, rule.as_str()),
            Verdict::Fuzzy(index, rule, _) => format!("{}? {}", people.all()[index].id, rule.as_str()),
            Verdict::Several(all) => {
                all.iter().map(|index| people.all()[*index].id.to_string()).collect::<Vec<_>>().join(" or ")
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
            ("417 Hans Fremd", "1? personnel number"),
            ("Jurgen Gross Muller", "2? name, with a slip of the pen"),
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
            ("417 Lang", "1 or 5"),
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
        let stems = ["Acme Ada Byron", "Acme Anna Weber", "Acme Jürgen Groß"];
        let people = people();
        assert_eq!(whose(stems[0], &people, &BTreeSet::new()), Verdict::Fuzzy(0, Rule::NameAmongWords, Source::Name));
        assert_eq!(whose(stems[0], &people, &shared(&stems, &people)), Verdict::Certain(0, Rule::Name, Source::Name));
    }
}
