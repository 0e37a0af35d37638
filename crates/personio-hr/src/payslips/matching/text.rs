//! For whom a file is, by what its pages say.
//!
//! A payslip is full of numbers and of names that are not its owner's: those of the company, the bank, whoever may be
//! asked. So a number counts only behind the words that announce it; a name or an address is certain only where nothing
//! else stands before it in its line, or in its part of it; and whoever may be asked is nobody's payslip: who stands below
//! words that say so, and who is named by most of a heap.

use std::collections::{BTreeMap, BTreeSet};

use super::{Rule, Source, Verdict, file_name::NEUTRAL};
use crate::{
    payslips::recipient::{Recipients, plain},
    words::{Word, words},
};

/// What announces a personnel number, as words.
const LABELS: [&[&str]; 12] = [
    &["personalnummer"],
    &["personal", "nr"],
    &["pers", "nr"],
    &["personalnr"],
    &["persnr"],
    &["mitarbeiternummer"],
    &["mitarbeiter", "nr"],
    &["personnel", "number"],
    &["personnel", "no"],
    &["employee", "number"],
    &["employee", "no"],
    &["employee", "id"],
];

/// What stands beside a name and is none.
const TITLES: [&str; 19] = [
    "an",
    "herr",
    "herrn",
    "frau",
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "name",
    "vorname",
    "nachname",
    "mitarbeiter",
    "mitarbeiterin",
    "arbeitnehmer",
    "arbeitnehmerin",
    "employee",
    "for",
    "fuer",
];

/// What stands before somebody who may be asked, or who signs.
const CONTACTS: [&str; 23] = [
    "ansprechpartner",
    "ansprechpartnerin",
    "bearbeiter",
    "bearbeiterin",
    "contact",
    "erstellt",
    "fragen",
    "geschaeftsfuehrer",
    "geschaeftsfuehrerin",
    "geschaeftsfuehrung",
    "issued",
    "kontakt",
    "lohnbuchhaltung",
    "personalabteilung",
    "prepared",
    "questions",
    "rueckfragen",
    "sachbearbeiter",
    "sachbearbeiterin",
    "sachbearbeitung",
    "signed",
    "supervisor",
    "vorgesetzter",
];

/// Whom a text names, by which rule; a certain rule goes before a fuzzy one.
type Hits = BTreeMap<usize, Rule>;

/// The verdicts of a heap of texts, in their order.
pub(in crate::payslips) fn verdicts(texts: &[&str], people: &Recipients) -> Vec<Verdict> {
    let hits: Vec<Hits> = texts.iter().map(|text| hits(text, people)).collect();
    let contacts = contacts(&hits);
    hits.into_iter().map(|hits| verdict(hits, &contacts)).collect()
}

/// Those whom most of a heap names, beside its owners: who has many pages is alone on them.
fn contacts(hits: &[Hits]) -> BTreeSet<usize> {
    let mut named: BTreeMap<usize, (usize, BTreeSet<usize>)> = BTreeMap::new();
    for hits in hits {
        for person in hits.keys() {
            let (count, others) = named.entry(*person).or_default();
            *count += 1;
            others.extend(hits.keys().filter(|other| *other != person));
        }
    }
    let is_contact =
        |(count, others): &(usize, BTreeSet<usize>)| hits.len() >= 3 && count * 2 > hits.len() && others.len() >= 2;
    named.iter().filter(|(_, named)| is_contact(named)).map(|(person, _)| *person).collect()
}

fn verdict(hits: Hits, contacts: &BTreeSet<usize>) -> Verdict {
    let hits: Vec<(usize, Rule)> = hits.into_iter().filter(|(person, _)| !contacts.contains(person)).collect();
    let certain: Vec<&(usize, Rule)> = hits.iter().filter(|(_, rule)| is_certain(*rule)).collect();
    match (certain.as_slice(), hits.as_slice()) {
        ([(person, rule)], _) => Verdict::Certain(*person, *rule, Source::Text),
        ([], []) => Verdict::Nobody,
        ([], [(person, rule)]) => Verdict::Fuzzy(*person, *rule, Source::Text),
        ([], several) => Verdict::Several(several.iter().map(|(person, _)| *person).collect()),
        (several, _) => Verdict::Several(several.iter().map(|(person, _)| *person).collect()),
    }
}

fn is_certain(rule: Rule) -> bool {
    matches!(rule, Rule::Email | Rule::Number | Rule::Name)
}

fn hits(text: &str, people: &Recipients) -> Hits {
    let mut hits = Hits::new();
    let mut note = |person: usize, rule: Rule| {
        let known = hits.entry(person).or_insert(rule);
        if !is_certain(*known) || (is_certain(rule) && rule < *known) {
            *known = rule;
        }
    };
    let mut is_below_contact = false;
    for line in text.lines().filter(|line| !words(line).is_empty()) {
        let names_contact = is_contact(line);
        let is_doubtful = is_below_contact || names_contact;
        is_below_contact = names_contact;
        for address in addresses(line) {
            let found = people.of_email(&address.to_lowercase());
            let before = line.split(address).next().unwrap_or_default();
            let is_clear = !is_doubtful && words(before).iter().all(is_neutral);
            let rule = if is_clear { Rule::Email } else { Rule::EmailBehindText };
            found.iter().for_each(|person| note(*person, rule));
        }
        let parts: Vec<Vec<Word>> = parts(line).map(words).filter(|words| !words.is_empty()).collect();
        let mut is_clear = !is_doubtful;
        for (index, part) in parts.iter().enumerate() {
            names(part, parts.get(index + 1).map(Vec::as_slice), people, &mut |person, rule| {
                note(person, if is_clear { rule } else { Rule::NameAmongWords });
            });
            is_clear &= part.iter().all(is_neutral);
        }
    }
    for number in numbers(text) {
        people.of_number(&number).iter().for_each(|person| note(*person, Rule::Number));
    }
    hits
}

fn addresses(line: &str) -> impl Iterator<Item = &str> {
    let pieces = line.split(|letter: char| letter.is_whitespace() || ",;:()[]<>".contains(letter));
    pieces.map(|piece| piece.trim_end_matches('.')).filter(|piece| piece.contains('@'))
}

/// Whether a line speaks of somebody who may be asked.
fn is_contact(line: &str) -> bool {
    words(line).iter().any(|word| CONTACTS.contains(&word.as_str()))
}

/// Whether a word says nothing about who is meant.
fn is_neutral(word: &Word) -> bool {
    let word_is = |known: &&str| *known == word.as_str();
    word.is_number() || TITLES.iter().chain(&NEUTRAL).chain(LABELS.into_iter().flatten()).any(word_is)
}

/// A line in parts that belong together: between commas, colons and wide gaps.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split([',', ';', ':', '|', '\t', '(', ')']).flat_map(|part| part.split("  "))
}

/// Who is named by a part of a line, or by two as in `Byron, Ada`.
fn names(part: &[Word], next: Option<&[Word]>, people: &Recipients, note: &mut impl FnMut(usize, Rule)) {
    for start in 0..part.len() {
        let Some(word) = part.get(start) else { continue };
        for person in people.of_family(word) {
            let Some(recipient) = people.get(person) else { continue };
            let (given, family) = (recipient.given.as_slice(), recipient.family.as_slice());
            let end = start + family.len();
            if given.is_empty() || !part.get(start..end).is_some_and(|words| are(words, family)) {
                continue;
            }
            let first = given.get(..1).unwrap_or_default();
            let before = |names: &[Word]| {
                let from = start.checked_sub(names.len())?;
                are(part.get(from..start)?, names).then_some((from, end))
            };
            let after = |names: &[Word]| {
                let until = end + names.len();
                are(part.get(end..until)?, names).then_some((start, until))
            };
            if let Some((from, until)) =
                before(given).or_else(|| after(given)).or_else(|| before(first)).or_else(|| after(first))
            {
                let others = part.iter().enumerate().filter(|(place, _)| !(from..until).contains(place));
                let is_alone = others.map(|(_, word)| word).all(is_neutral);
                note(person, if is_alone { Rule::Name } else { Rule::NameAmongWords });
                continue;
            }
            // `Byron, Ada`: the last name ends its part, and the first name is all of the next one.
            let (lone, behind) =
                (part.iter().take(start).all(is_neutral) && end == part.len(), next.unwrap_or_default());
            let behind: Vec<&Word> = behind.iter().filter(|word| !is_neutral(word)).collect();
            let is_given = |names: &[Word]| {
                behind.len() == names.len() && behind.iter().zip(names).all(|(word, name)| word.is(name))
            };
            if lone && (is_given(given) || is_given(first)) {
                note(person, Rule::Name);
            }
        }
    }
}

fn are(words: &[Word], names: &[Word]) -> bool {
    words.len() == names.len() && words.iter().zip(names).all(|(word, name)| word.is(name))
}

/// The numbers that are announced as personnel numbers: what stands right behind such a label.
fn numbers(text: &str) -> Vec<String> {
    let tokens: Vec<&str> = text.split(|letter: char| letter.is_whitespace() || ":;|,".contains(letter)).collect();
    let tokens: Vec<&str> = tokens.into_iter().filter(|token| token.chars().any(char::is_alphanumeric)).collect();
    let mut numbers = Vec::new();
    for (index, _) in tokens.iter().enumerate() {
        for label in LABELS {
            // A label may be one token (`Personal-Nr.`) or several (`Personnel no.`).
            for length in 1..=label.len() {
                let Some(announcing) = tokens.get(index..index + length) else { continue };
                let said = announcing.iter().flat_map(|token| words(token)).collect::<Vec<_>>();
                let is_label = said.len() == label.len()
                    && said.iter().zip(label.iter()).all(|(word, part)| word.as_str() == *part);
                if is_label && let Some(number) = tokens.get(index + length) {
                    let number = plain(number);
                    if number.chars().any(|letter| letter.is_ascii_digit()) {
                        numbers.push(number);
                    }
                }
            }
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Verdict, verdicts};
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
            person("3", "Anna", "Weber", json!([])),
            person("4", "Maria", "Weber", json!([])),
            person("5", "Peter", "Müller", json!([])),
            person("6", "Lena", "Vogt", json!([])),
        ]);
        Recipients::of(&serde_json::from_value::<Vec<_>>(people).unwrap(), None).unwrap()
    }

    fn say(verdict: &Verdict) -> String {
        let people = people();
        match verdict {
            Verdict::Certain(index, rule, _) => format!("{} by {}", people.all()[*index].id, rule.as_str()),
            Verdict::Fuzzy(index, rule, _) => format!("{}? {}", people.all()[*index].id, rule.as_str()),
            Verdict::Several(all) => {
                all.iter().map(|index| people.all()[*index].id.to_string()).collect::<Vec<_>>().join(" or ")
            }
            Verdict::Nobody => "nobody".to_owned(),
        }
    }

    fn said(text: &str) -> String {
        say(&verdicts(&[text], &people())[0])
    }

    #[test]
    fn a_text_names_its_person() {
        for (text, verdict) in [
            ("Entgeltabrechnung Mai 2026\nFrau Ada Byron\nHauptstr. 1\n10115 Berlin", "1 by name"),
            ("Name: Byron, Ada\nBrutto 417,00", "1 by name"),
            ("Ada Byron, Hauptstr. 1, 10115 Berlin", "1 by name"),
            ("Personal-Nr.: 00417  Eintritt 01.01.2020", "1 by personnel number"),
            ("Pers.-Nr. 417\nBlatt 1", "1 by personnel number"),
            ("Employee no. A-77", "2 by personnel number"),
            ("an: ada@acme.example.", "1 by e-mail"),
            ("Herr JUERGEN GROSS-MUELLER", "2 by name"),
        ] {
            assert_eq!(said(text), verdict, "{text}");
        }
    }

    #[test]
    fn amounts_and_parts_of_other_names_make_nobody_certain() {
        for (text, verdict) in [
            ("Netto 417,00 EUR", "nobody"),
            ("Personalnummer\nEintritt 417", "nobody"),
            ("Hans Peter Müller", "5? name, with other words"),
            ("Anna Maria Weber", "4? name, with other words"),
            ("Weber", "nobody"),
            ("Ada", "nobody"),
            ("Byron, Lord", "nobody"),
            ("xada@acme.example", "nobody"),
            ("Ada Byron\nPeter Müller", "1 or 5"),
            ("", "nobody"),
        ] {
            assert_eq!(said(text), verdict, "{text}");
        }
    }

    #[test]
    fn who_may_be_asked_is_not_certain_on_a_single_payslip_either() {
        for (text, verdict) in [
            ("Hans Fremd\nFragen: Lena Vogt", "6? name, with other words"),
            ("Hans Fremd\nIhr Ansprechpartner\nFrau Lena Vogt", "6? name, with other words"),
            ("Questions? lena@acme.example", "6? e-mail behind other text"),
            ("Rückfragen an\nlena@acme.example", "6? e-mail behind other text"),
            ("Acme, vertreten durch: Lena Vogt", "6? name, with other words"),
            ("Frau Ada Byron\nRückfragen: Lena Vogt", "1 by name"),
            ("Peter Muller", "nobody"),
        ] {
            assert_eq!(said(text), verdict, "{text}");
        }
    }

    #[test]
    fn who_may_be_asked_on_every_payslip_is_nobodys_payslip() {
        let texts = ["Ada Byron\nFragen: Lena Vogt", "Peter Müller\nFragen: Lena Vogt", "Fragen: Lena Vogt"];
        let said: Vec<String> = verdicts(&texts, &people()).iter().map(say).collect();
        assert_eq!(said, ["1 by name", "5 by name", "nobody"]);
    }
}
