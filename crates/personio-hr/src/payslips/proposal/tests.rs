//! Nobody gets what is another's without a click: heaps in which people look alike, and in which some are not known at all.

use std::collections::BTreeSet;

use personio::persons::Person;
use serde_json::json;

use super::{Basis, Content, Paper, Proposal, Recipients, Send, assign};

/// People whose names are easily taken for each other: first name, last name, personnel number.
const ALIKE: [(&str, &str, &str); 24] = [
    ("Anna", "Weber", "101"),
    ("Anne", "Weber", "102"),
    ("Hanna", "Weber", "103"),
    ("Anna Maria", "Weber", "104"),
    ("Anna-Lena", "Weber", "105"),
    ("Anna", "Weber-Lang", "106"),
    ("Weber", "Anna", "107"),
    ("Jürgen", "Müller", "110"),
    ("Jurgen", "Muller", "111"),
    ("Juergen", "Möller", "112"),
    ("Hans Jürgen", "Müller", "113"),
    ("Jürgen", "Müller-Wipperfürth", "114"),
    ("Jan", "Meier", "120"),
    ("Jan", "Maier", "121"),
    ("Jan", "Mayer", "122"),
    ("Jana", "Meier", "123"),
    ("Lars", "Peter", "130"),
    ("Peter", "Lars", "131"),
    ("Lars", "Petersen", "132"),
    ("Kim", "Lee", "140"),
    ("Lee", "Kim", "141"),
    ("Kim", "von Lee", "142"),
    ("August", "Mai", "150"),
    ("Mai", "August", "151"),
];

fn people(left_out: Option<usize>) -> Recipients {
    let person = |(index, (first, last, number)): (usize, &(&str, &str, &str))| {
        json!({
            "id": index.to_string(), "first_name": first, "last_name": last,
            "email": format!("p{number}@acme.example"),
            "custom_attributes": [{"id": "dynamic_1", "label": "Personalnummer", "value": number}],
        })
    };
    let people = ALIKE.iter().enumerate().filter(|(index, _)| Some(*index) != left_out).map(person);
    let people: Vec<Person> = people.map(|person| serde_json::from_value(person).unwrap()).collect();
    Recipients::of(&people, None).unwrap()
}

/// Payslips of a person, as payroll programs name and write them.
fn papers((first, last, number): (&str, &str, &str)) -> Vec<Paper> {
    let page = |text: String| Content::Pages(vec![text]);
    let spelled = |name: &str| name.replace('ü', "ue").replace('ö', "oe").to_uppercase();
    let files = [
        (format!("{first} {last} 2026-05.pdf"), Content::Scanned),
        (format!("{last}, {first}.pdf"), Content::Scanned),
        (format!("2026-05_{last}_{first}.pdf").replace(' ', "_"), Content::Scanned),
        (format!("{}_{}.pdf", spelled(last), spelled(first)), Content::Encrypted),
        (format!("{first}{last}.pdf").replace([' ', '-'], ""), Content::Scanned),
        (format!("{last}.pdf"), Content::Scanned),
        ("slip-1.pdf".to_owned(), page(format!("Abrechnung Mai 2026\nFrau {first} {last}\nNetto 101,00"))),
        ("slip-2.pdf".to_owned(), page(format!("Name: {last}, {first}\nRueckfragen: Anna Weber, p101@acme.example"))),
        ("slip-3.pdf".to_owned(), page(format!("{} {}\nKonto 130", spelled(first), spelled(last)))),
        (format!("{last}.pdf"), page(format!("{first} {last}"))),
        ("slip-4.pdf".to_owned(), page(format!("Personal-Nr.: {number}\nHerrn\n{first} {last}"))),
    ];
    files.into_iter().map(|(file, content)| Paper { file, size: 9, content, ..Paper::default() }).collect()
}

fn is_sent(proposal: &Proposal) -> bool {
    proposal.send == Send::Yes
}

#[test]
fn nobody_gets_the_payslip_of_somebody_who_is_called_alike() {
    let people = people(None);
    let mut sent = 0;
    for (index, owner) in ALIKE.into_iter().enumerate() {
        // Each by itself, and all together.
        let papers = papers(owner);
        let alone = papers.iter().flat_map(|paper| assign(std::slice::from_ref(paper), &people, Basis::NamesAndTexts));
        let together = assign(&papers, &people, Basis::NamesAndTexts);
        for (proposal, paper) in alone.chain(together).zip(papers.iter().cycle()).filter(|(it, _)| is_sent(it)) {
            let person = proposal.person.as_ref().unwrap().as_str();
            assert_eq!(person, index.to_string(), "{} of {owner:?}: {:?}", paper.file, proposal.reason);
            sent += 1;
        }
    }
    assert!(sent > ALIKE.len() * 6, "rules that are certain of nobody are no help: {sent}");
}

#[test]
fn nobody_gets_the_payslip_of_somebody_whom_personio_does_not_know() {
    let words = |(first, last, _): (&str, &str, &str)| BTreeSet::from([first.to_owned(), last.to_owned()]);
    for (index, owner) in ALIKE.into_iter().enumerate() {
        // Kim Lee without a comma is Lee Kim as well: as long as Personio knows both, it fits several.
        if ALIKE.iter().filter(|other| words(**other) == words(owner)).count() > 1 {
            continue;
        }
        let people = people(Some(index));
        let papers = papers(owner);
        let alone = papers.iter().flat_map(|paper| assign(std::slice::from_ref(paper), &people, Basis::NamesAndTexts));
        let together = assign(&papers, &people, Basis::NamesAndTexts);
        for (proposal, paper) in alone.chain(together).zip(papers.iter().cycle()) {
            assert!(!is_sent(&proposal), "{} of {owner:?}: {} {:?}", paper.file, proposal.name, proposal.reason);
        }
    }
}

#[test]
fn what_the_files_of_a_family_share_is_no_companys_name() {
    let people = people(None);
    let send = |files: [&str; 3]| {
        let papers = files.map(|file| Paper { file: file.to_owned(), size: 9, ..Paper::default() });
        assign(&papers, &people, Basis::Names).iter().map(is_sent).collect::<Vec<_>>()
    };
    assert_eq!(send(["Eva Maria Weber.pdf", "Jan Maria Mayer.pdf", "Kim Maria Otto.pdf"]), [false; 3]);
    assert_eq!(send(["Jan Maria Mayer 05.pdf", "Jan Maria Mayer 06.pdf", "Jan Maria Mayer 07.pdf"]), [false; 3]);
    assert_eq!(send(["Acme Hanna Weber.pdf", "Acme Jan Mayer.pdf", "Acme Jana Meier.pdf"]), [true; 3]);
}
