//! What real feeds do, and what broken ones may.

use super::{
    EmploymentType, Feed, FeedError, MAX_BYTES, MAX_DEPTH, MAX_POSITIONS, Position, SalaryInformation, Schedule,
    YearsOfExperience, parse,
};
use crate::id::PositionId;

const FULL: &str = include_str!("../../fixtures/full.xml");
const RAGGED: &str = include_str!("../../fixtures/ragged.xml");

fn read(document: &str) -> Feed {
    parse(document.as_bytes()).unwrap()
}

fn board(positions: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<workzag-jobs>{positions}</workzag-jobs>")
}

fn one(elements: &str) -> Position {
    let feed = read(&board(&format!("<position><id>1</id><name>Cook</name>{elements}</position>")));
    assert_eq!(feed.skipped, []);
    feed.positions.into_iter().next().unwrap()
}

fn fails(document: &str) -> FeedError {
    parse(document.as_bytes()).unwrap_err()
}

/// Ids of what was read, ids and reasons of what was not.
fn outcome(positions: &str) -> (Vec<u64>, Vec<(String, String)>) {
    let feed = read(&board(positions));
    let skipped = feed.skipped.into_iter().map(|skipped| (skipped.id.unwrap_or_default(), skipped.reason));
    (feed.positions.iter().map(|position| position.id.0).collect(), skipped.collect())
}

#[test]
fn every_element_of_a_position_is_read() {
    let feed = read(FULL);
    assert_eq!(feed.skipped, []);
    let [position] = feed.positions.as_slice() else { panic!("one position") };
    assert_eq!(position.id, PositionId(2_104_771));
    assert_eq!(position.name, "Backend Engineer (m/w/d) – Payments & Ledger");
    assert_eq!(position.subcompany.as_deref(), Some("Acme Pay GmbH & Co. KG"));
    assert_eq!(position.office.as_deref(), Some("Zürich"));
    assert_eq!(position.additional_offices, ["Berlin", "Remote Italy"]);
    assert_eq!(position.department.as_deref(), Some("Research & Development"));
    assert_eq!(position.recruiting_category.as_deref(), Some("Engineering"));
    assert_eq!(position.employment_type, Some(EmploymentType::WorkingStudent));
    assert_eq!(position.schedule, Some(Schedule::FullOrPartTime));
    assert_eq!(position.years_of_experience, Some(YearsOfExperience::MoreThanFifteen));
    assert_eq!(position.keywords, ["rust", "büro", "C#"]);
    assert_eq!(position.occupation.as_deref(), Some("quality_assurance_and_saftey"));
    assert_eq!(position.occupation_category.as_deref(), Some("engineering"));
    assert_eq!(position.created_at, Some(1_727_175_615));
    assert_eq!(position.unknown, [("email".to_owned(), "jobs@example.com".to_owned())]);
    let salary = position.salary.clone().unwrap();
    let expected = SalaryInformation {
        min: Some("90000.00".into()),
        max: None,
        currency_symbol: Some("€".into()),
        currency_code: Some("EUR".into()),
        interval: Some("yearly".into()),
    };
    assert_eq!(salary, expected);
    let sections: Vec<_> =
        position.descriptions.iter().map(|section| (section.name.as_str(), section.value.as_str())).collect();
    assert_eq!(
        sections,
        [
            ("How you'll make it", "<p>Gutes <strong>Brot</strong> &ouml;ffnet T&uuml;ren &lt;3</p>"),
            ("", "<ul><li>One</li></ul>"),
            ("CONTACT_PERSON", "<p>Escaped & not in CDATA</p>"),
            ("Raw", "<p class=\"x\">Markup<br>that was never</p> escaped<br/>"),
        ]
    );
}

#[test]
fn ragged_positions_with_most_elements_missing_are_read() {
    let feed = read(RAGGED);
    let facts: Vec<_> = feed
        .positions
        .iter()
        .map(|position| (position.id.0, position.name.as_str(), position.descriptions.len()))
        .collect();
    assert_eq!(facts, [(11, "Cook", 1), (12, "Cook", 0), (13, "Waiter", 0)]);
    assert!(feed.positions.iter().all(|position| position.department.is_none() && position.keywords.is_empty()));
}

#[test]
fn a_board_without_positions_is_no_error() {
    assert_eq!(read(&board("")), Feed::default());
    assert_eq!(read("<workzag-jobs/>"), Feed::default());
    assert_eq!(read("\u{feff}<workzag-jobs>\n</workzag-jobs>\n<!-- end -->"), Feed::default());
}

#[test]
fn a_bad_position_is_skipped_with_its_reason_and_the_others_stay() {
    let (ids, skipped) = outcome(
        "<position><name>No id</name></position>
         <position><id>x7</id><name>Words for an id</name></position>
         <position><id>3</id><name> </name></position>
         <position><id>4</id><name>Good</name></position>
         <position><id>4</id><name>Twin</name></position>
         <position/>
         <position><id>5</id><name>Never closed</name>
         <position><id>6</id><name>Good</name></position>",
    );
    assert_eq!(ids, [4, 6]);
    let expected = [
        ("", "it has no id"),
        ("x7", "its id is not a number"),
        ("3", "it has no name"),
        ("4", "there is another position with this id"),
        ("", "it has no id"),
        ("5", "it is not closed"),
    ];
    assert_eq!(skipped, expected.map(|(id, reason)| (id.to_owned(), reason.to_owned())));
}

#[test]
fn broken_markup_in_a_position_does_not_reach_the_next() {
    let good = |id: u32| format!("<position><id>{id}</id><name>Good</name></position>");
    let section = |value: &str| {
        format!(
            "<position><id>2</id><name>Bad</name><jobDescriptions><jobDescription><value>{value}</value></jobDescription></jobDescriptions></position>"
        )
    };
    for bad in [
        section("<![CDATA[never closed"),
        section("<p class=\"never closed>"),
        section("<![CDATA[a]]><!-- never closed"),
        "<position><id>2</id><name>Bad</name><office <department>X</department></position>".to_owned(),
    ] {
        let after = section("<![CDATA[ok]]>").replace("<id>2", "<id>3");
        let (ids, skipped) = outcome(&[good(1), bad.clone(), after, good(4)].concat());
        assert_eq!(ids, [1, 3, 4], "{bad}");
        assert_eq!(skipped.len(), 1, "{bad}");
        assert_eq!(skipped[0].0, "2", "{bad}");
    }
    for fine in [section("<p>unbalanced <b>markup</i>"), section("</p></b>"), section("a & b &unknown; < c")] {
        let (ids, _) = outcome(&[good(1), fine.clone(), good(4)].concat());
        assert_eq!((ids.first(), ids.last()), (Some(&1), Some(&4)), "{fine}");
    }
}

#[test]
fn a_position_whose_own_tag_is_broken_is_reported() {
    let (ids, skipped) =
        outcome("<position <id>1</id><name>Bad</name></position><position><id>2</id><name>Good</name></position>");
    assert_eq!(ids, [2]);
    assert_eq!(skipped.len(), 1);
}

#[test]
fn a_text_may_speak_of_cdata() {
    let position = one(
        "<jobDescriptions><jobDescription><value><![CDATA[You love <![CDATA[ sections]]></value></jobDescription></jobDescriptions>",
    );
    assert_eq!(position.descriptions[0].value, "You love <![CDATA[ sections");
}

#[test]
fn references_are_resolved_and_unknown_ones_stay() {
    let position = one("<office>M&uuml;nchen &#8211; &#x41;&amp;B &nope; &amp;amp;</office>");
    assert_eq!(position.office.as_deref(), Some("München – A&B &nope; &amp;"));
}

#[test]
fn offices_repeat_and_stand_as_bare_text() {
    let position = one(
        "<office>Berlin</office><additionalOffices><office>Berlin</office><office>Bonn</office><office>Bonn</office></additionalOffices>",
    );
    assert_eq!(position.additional_offices, ["Bonn"]);
    assert_eq!(one("<additionalOffices>Bonn</additionalOffices>").additional_offices, ["Bonn"]);
    assert!(one("<additionalOffices/>").additional_offices.is_empty());
}

#[test]
fn codes_that_are_not_known_pass() {
    let position = one(
        "<employmentType>apprentice</employmentType><yearsOfExperience>ht15</yearsOfExperience><seniority/><createdAt>soon</createdAt>",
    );
    assert_eq!(position.employment_type, Some(EmploymentType::Unknown("apprentice".into())));
    assert_eq!(position.years_of_experience, Some(YearsOfExperience::MoreThanFifteen));
    assert_eq!((position.seniority, position.created_at), (None, None));
}

#[test]
fn an_empty_salary_is_none() {
    assert_eq!(
        one("<salaryInformation><min></min><max/><currencyCode>EUR</currencyCode></salaryInformation>").salary,
        None
    );
}

#[test]
fn documents_that_are_no_feed_say_which_kind_they_are() {
    for html in ["<!DOCTYPE html><html><body><br></body></html>", "<HTML lang=de>", "<html"] {
        let error = fails(html);
        assert!(error.is_not_a_feed() || error.is_cut_off(), "{html}: {error}");
    }
    assert_eq!(
        fails("<!DOCTYPE html>\n<html lang=\"en\"><head>").to_string(),
        "the document is a web page, not a job feed"
    );
    assert_eq!(fails("<rss version='2.0'><channel/></rss>").root(), Some("rss"));
    for text in ["{\"error\":\"no\"}", "Page not found", "&amp;", "\u{0}\u{1}"] {
        assert!(fails(text).is_not_xml(), "{text}");
    }
    assert!(fails("<workzag-jobs\n\n<position><id>1</id><name>x</name></position></workzag-jobs>").is_not_xml());
}

#[test]
fn a_document_that_was_cut_anywhere_is_cut_off() {
    let end = FULL.rfind("</workzag-jobs>").unwrap();
    let root = FULL.find("<workzag-jobs>").unwrap();
    for length in (0..end + 10).filter(|length| FULL.is_char_boundary(*length)) {
        let result = parse(&FULL.as_bytes()[..length]);
        assert!(result.as_ref().is_err_and(FeedError::is_cut_off), "{length} (root at {root}): {result:?}");
    }
}

#[test]
fn definitions_of_entities_are_refused() {
    for doctype in [
        "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>",
        "<!DOCTYPE x SYSTEM \"http://example.com/x.dtd\" [ ]>",
    ] {
        assert!(
            fails(&format!("<?xml version=\"1.0\"?>{doctype}<workzag-jobs/>")).has_entity_definitions(),
            "{doctype}"
        );
    }
    assert_eq!(read("<!DOCTYPE workzag-jobs><workzag-jobs/>"), Feed::default());
}

#[test]
fn limits_hold() {
    assert!(fails(&board(&"<a>".repeat(MAX_DEPTH + 1))).is_too_deep());
    assert!(fails(&board(&"<position/>".repeat(MAX_POSITIONS + 1))).is_too_large());
    assert_eq!(read(&board(&"<position/>".repeat(MAX_POSITIONS))).skipped.len(), MAX_POSITIONS);
    assert!(parse(&vec![b' '; MAX_BYTES + 1]).unwrap_err().is_too_large());
    let repaired_too_often = "<position><office <x>".repeat(100);
    assert!(fails(&board(&repaired_too_often)).is_not_xml());
}

#[test]
fn arbitrary_damage_never_panics() {
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % below as u64).unwrap()
    };
    let pieces = [
        "<",
        ">",
        "</",
        "/>",
        "<![CDATA[",
        "]]>",
        "&",
        ";",
        "\"",
        "<position>",
        "</position>",
        "<!--",
        "-->",
        "<?",
        "\u{0}",
        "ä",
    ];
    for _ in 0..2_000 {
        let mut document = FULL.as_bytes().to_vec();
        for _ in 0..=next(4) {
            let (at, length) = (next(document.len()), next(40));
            let end = (at + length).min(document.len());
            document.splice(at..end, pieces[next(pieces.len())].bytes());
        }
        let _ = parse(&document);
    }
}

#[test]
fn a_text_reads_the_same_however_it_is_written() {
    let position = |name: &str, value: &str| {
        board(&format!(
            "<position><id>1</id><name>{name}</name><jobDescriptions><jobDescription><name>Tasks</name>\
             <value>{value}</value></jobDescription></jobDescriptions><office>Ulm</office></position>"
        ))
    };
    let expected = read(
        &position("Köchin  & more", "<p>Suppe</p>")
            .replace("&", "&amp;")
            .replace("<p>Suppe</p>", "&lt;p&gt;Suppe&lt;/p&gt;"),
    );
    assert_eq!(expected.positions[0].name, "Köchin & more");
    assert_eq!(expected.positions[0].descriptions[0].value, "<p>Suppe</p>");
    for (name, value) in [
        ("<![CDATA[Köchin & more]]>", "<![CDATA[<p>Suppe</p>]]>"),
        ("\n <![CDATA[Köchin & more]]> \n", "\t<![CDATA[ <p>Suppe</p> ]]>\n"),
        ("<![CDATA[Köchin ]]><![CDATA[& more]]>", "<![CDATA[<p>Sup]]>pe<![CDATA[</p>]]>"),
        ("Köchin<!-- a comment --> &amp; more", "<p>Suppe</p>"),
        ("<!-- a comment -->Köchin &#38; more", "<!-- a comment --><![CDATA[<p>Suppe</p>]]>"),
        ("Köchin<![CDATA[ & more]]>", "&lt;p&gt;<![CDATA[Suppe</p>]]>"),
        ("<![CDATA[Köchin & more]]><!-- a comment -->", "<p>Suppe<![CDATA[</p>]]>"),
    ] {
        assert_eq!(read(&position(name, value)), expected, "{name} {value}");
    }
}

#[test]
fn what_follows_an_empty_element_is_not_its_text() {
    let feed = read(&board(
        "<position><id>1</id><name>A</name><office/><![CDATA[Ulm]]><department></department>Ulm</position>",
    ));
    assert_eq!((feed.positions[0].office.as_deref(), feed.positions[0].department.as_deref()), (None, None));
}
