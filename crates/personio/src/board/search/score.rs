//! Scores the positions of a list by a query.

use super::{
    SearchIndex,
    typo::Typo,
    vocabulary::Term,
    word::{Match, Word, parts},
};
use crate::board::{List, Outcome, Query};

/// The part of a position that a word was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The title.
    Title,
    /// The department, an office, a keyword.
    Place,
    /// The teaser or the text.
    Text,
}

impl Field {
    fn weight(self) -> f32 {
        match self {
            Self::Title => 8.0,
            Self::Place => 3.0,
            Self::Text => 1.0,
        }
    }
}

impl Match {
    fn weight(self) -> f32 {
        match self {
            Self::Whole => 1.0,
            Self::Beginning => 0.8,
            Self::Typo(typo) => typo.weight(),
        }
    }
}

impl Typo {
    fn weight(self) -> f32 {
        let errors = if self.errors == 1 { 0.3 } else { 0.2 };
        let beginning = if self.beginning { 0.8 } else { 1.0 };
        let first_letter = if self.first_letter { 0.5 } else { 1.0 };
        errors * beginning * first_letter
    }
}

impl SearchIndex {
    /// Answers a query.
    #[must_use]
    pub fn query(&self, list: &List, query: &Query) -> Outcome {
        list.query(self.scores(&query.text).as_deref(), query)
    }

    /// A score for every position of the list, 0 for those in which a word of the query is missing. `None` when the
    /// query has no words.
    #[must_use]
    pub fn scores(&self, query: &str) -> Option<Vec<f32>> {
        let mut total: Option<Vec<f32>> = None;
        for part in parts(query) {
            let words = part.words.iter().map(|word| self.word_scores(word));
            let mut scores = words.reduce(both).unwrap_or_default();
            if let Some(joined) = &part.joined {
                scores = either(scores, &self.word_scores(joined));
            }
            total = Some(match total {
                Some(before) => both(before, scores),
                None => scores,
            });
        }
        total
    }

    fn word_scores(&self, word: &Word) -> Vec<f32> {
        let mut scores = vec![0.0; self.positions.len()];
        for (term, whole) in self.dictionary.as_written(word) {
            let found = if whole { Match::Whole } else { Match::Beginning };
            self.raise(&mut scores, term, found, self.known_units);
        }
        if word.typos() > 0 {
            let as_written = scores.iter().filter(|score| **score > 0.0).count();
            let units = if as_written <= rare(scores.len()) { self.known_units } else { self.list_units };
            self.dictionary.with_typos(word, |term, typo| self.raise(&mut scores, term, Match::Typo(typo), units));
        }
        scores
    }

    /// Raises the scores of the positions in which a term occurs, looking at the first units only.
    fn raise(&self, scores: &mut [f32], term: Term, found: Match, units: u32) {
        let weight = found.weight();
        for number in self.vocabulary.units(term).take_while(|number| *number < units) {
            if let Some(unit) = self.units.get(number as usize)
                && let Some(score) = scores.get_mut(unit.position as usize)
            {
                *score = score.max(unit.field.weight() * weight);
            }
        }
    }
}

/// In how many positions a word may be found as written and still count as rare: it may be a typing error that
/// somebody else made too.
fn rare(positions: usize) -> usize {
    2 + positions / 200
}

fn both(mut left: Vec<f32>, right: Vec<f32>) -> Vec<f32> {
    for (left, right) in left.iter_mut().zip(right) {
        *left = if *left > 0.0 && right > 0.0 { *left + right } else { 0.0 };
    }
    left
}

fn either(mut left: Vec<f32>, right: &[f32]) -> Vec<f32> {
    left.iter_mut().zip(right).for_each(|(left, right)| *left = left.max(*right));
    left
}

#[cfg(test)]
mod tests {
    use super::SearchIndex;
    use crate::{
        board::{
            Facet, List, Query,
            fixture::{german, position, random_positions, searchable, section, with_text, words},
            search::{
                random::Random,
                token::{Hyphens, spell},
                word::{Match, parts},
            },
        },
        feed::Position,
    };

    fn found(list: &List, index: &SearchIndex, text: &str) -> Vec<u64> {
        let query = Query { text: text.to_owned(), ..Query::default() };
        index.query(list, &query).hits.iter().map(|hit| list.position(hit.index).unwrap().id.0).collect()
    }

    /// Ids from 1, in board order.
    fn find(positions: Vec<Position>, text: &str) -> Vec<u64> {
        let (list, index) = searchable(&german(positions));
        found(&list, &index, text)
    }

    #[test]
    fn a_word_is_found_wherever_it_is() {
        let board = german(vec![
            position(1, "Koch"),
            Position { office: Some("Kochel".into()), ..position(2, "A") },
            Position { additional_offices: vec!["Ulm / Kochel".into()], ..position(3, "A") },
            Position { department: Some("Kochen".into()), ..position(4, "A") },
            Position { keywords: vec!["kochen".into()], ..position(5, "A") },
            Position { subcompany: Some("Koch AG".into()), ..position(6, "A") },
            Position { recruiting_category: Some("Köche".into()), ..position(7, "A") },
            with_text(8, "A", "<p>Sie kochen</p>"),
            Position { descriptions: vec![section("Teaser", "Kochen!"), section("Tasks", "b")], ..position(9, "A") },
            position(10, "Kellner"),
        ]);
        let (list, index) = searchable(&board);
        let mut ids = found(&list, &index, "koch");
        ids.sort_unstable();
        assert_eq!(ids, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn all_words_must_be_found_but_not_in_one_place() {
        let jobs = || {
            vec![
                Position { office: Some("Zürich".into()), ..with_text(1, "Koch", "Messer schleifen") },
                Position { office: Some("Bern".into()), ..with_text(2, "Koch", "Messer schleifen") },
            ]
        };
        assert_eq!(find(jobs(), "koch zuerich messer"), [1]);
        assert_eq!(find(jobs(), "koch messer"), [1, 2]);
        assert_eq!(find(jobs(), "koch zürich gabel"), [0; 0]);
    }

    #[test]
    fn a_title_counts_more_than_a_department_and_that_more_than_a_text() {
        let jobs = vec![
            with_text(1, "A", "Vertrieb"),
            Position { department: Some("Vertrieb".into()), ..position(2, "B") },
            position(3, "Leitung Vertrieb"),
        ];
        assert_eq!(find(jobs, "vertrieb"), [3, 2, 1]);
    }

    #[test]
    fn a_whole_word_counts_more_than_a_beginning_and_that_more_than_a_typing_error() {
        let jobs = vec![
            position(1, "Sates"),
            position(2, "Dales"),
            position(3, "Salesforce"),
            position(4, "Salesx Bales"),
            position(5, "Sales"),
        ];
        assert_eq!(find(jobs, "sales"), [5, 3, 4, 1, 2]);
    }

    #[test]
    fn equal_hits_stay_in_board_order() {
        let jobs = (1..40).map(|id| position(id, "Koch")).collect();
        assert_eq!(find(jobs, "koch"), (1..40).collect::<Vec<_>>());
    }

    #[test]
    fn umlauts_are_found_in_every_spelling_and_half_typed() {
        let jobs = vec![position(1, "Zürich"), position(2, "Zuerich"), position(3, "Zurich"), position(4, "Zwickau")];
        for query in ["Zürich", "zuerich", "ZURICH", "zü", "zue", "zur", "zuer", "züric", "zurcih", "zuercih", "zürcih"]
        {
            let mut ids = find(jobs.clone(), query);
            ids.sort_unstable();
            assert_eq!(ids, [1, 2, 3], "{query}");
        }
    }

    #[test]
    fn an_error_in_a_rare_word_is_forgiven_in_the_text_too() {
        let jobs = vec![with_text(1, "A", "wir suchen Elektroniker"), with_text(2, "B", "wir suchen Maler")];
        assert_eq!(find(jobs.clone(), "elektornikr"), [1]);
        assert_eq!(find(jobs, "malre"), [2]);
    }

    #[test]
    fn an_error_in_a_frequent_word_is_only_forgiven_outside_the_text() {
        let mut jobs: Vec<Position> = (1..20).map(|id| with_text(id, "A", "data")).collect();
        jobs.push(with_text(20, "B", "date"));
        jobs.push(position(21, "Date"));
        let ids = find(jobs, "data");
        assert!(!ids.contains(&20) && ids.contains(&21), "{ids:?}");
    }

    #[test]
    fn hyphenated_words_are_found_joined_and_joined_ones_hyphenated() {
        let jobs =
            vec![position(1, "Front-end Developer"), position(2, "Frontend Developer"), position(3, "Front Office")];
        for query in ["frontend", "front-end", "frontend dev", "Front-End"] {
            assert_eq!(find(jobs.clone(), query).len(), 2, "{query}");
        }
    }

    #[test]
    fn languages_of_one_letter_are_told_apart() {
        let jobs = vec![position(1, "C++ Engineer"), position(2, "C# Engineer"), position(3, "C Engineer")];
        assert_eq!(find(jobs.clone(), "c++"), [1]);
        assert_eq!(find(jobs.clone(), "c#"), [2]);
        assert_eq!(find(jobs, "c"), [3, 1, 2]);
    }

    #[test]
    fn other_scripts_are_found_with_errors_too() {
        let jobs = vec![
            position(1, "Разработчик в Москве"),
            position(2, "Μάγειρας στην Αθήνα"),
            position(3, "東京 エンジニア"),
        ];
        assert_eq!(find(jobs.clone(), "разрабочтик МОСКВ"), [1]);
        assert_eq!(find(jobs.clone(), "μαγειρς"), [2]);
        assert_eq!(find(jobs, "東京"), [3]);
    }

    /// The words of a position, those that the list has and those of the text.
    fn contents(list: &List, index: u32, texts: &[(u64, String)]) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
        let position = list.position(index).unwrap();
        let mut listed = Vec::new();
        let mut push = |text: &str| {
            spell(text, Hyphens::Split, &mut |word| listed.push(word.letters.to_vec()));
            spell(text, Hyphens::Join, &mut |word| listed.push(word.letters.to_vec()));
        };
        push(position.title);
        position.teaser.iter().for_each(|text| push(text));
        for facet in [Facet::Department, Facet::Office, Facet::RecruitingCategory, Facet::Subcompany] {
            list.values(index, facet).iter().for_each(|value| push(value));
        }
        let mut written = Vec::new();
        for (_, text) in texts.iter().filter(|(id, _)| *id == position.id.0) {
            spell(text, Hyphens::Split, &mut |word| written.push(word.letters.to_vec()));
        }
        (listed, written)
    }

    #[test]
    fn exactly_what_a_look_at_every_word_finds_is_found() {
        let mut random = Random::new(31);
        let board = german(random_positions(&mut random, 120));
        let texts: Vec<(u64, String)> = board.texts(&[]).iter().map(|(id, text)| (id.0, text.to_owned())).collect();
        let (list, index) = searchable(&board);
        let contents: Vec<_> = (0..list.len() as u32).map(|position| contents(&list, position, &texts)).collect();
        for _ in 0..300 {
            let count = 1 + random.below(2);
            let query = words(&mut random, count);
            let mut expected = vec![true; list.len()];
            for part in parts(&query) {
                let word = &part.words[0];
                let written = |text: &Vec<u8>| matches!(word.matches(text), Some(Match::Whole | Match::Beginning));
                let any = |text: &Vec<u8>| word.matches(text).is_some();
                let as_written =
                    contents.iter().filter(|(listed, text)| listed.iter().chain(text).any(written)).count();
                let is_rare = as_written <= super::rare(list.len());
                for (expected, (listed, text)) in expected.iter_mut().zip(&contents) {
                    let in_text = if is_rare { text.iter().any(any) } else { text.iter().any(written) };
                    *expected &= listed.iter().any(any) || in_text;
                }
            }
            let scores = index.scores(&query).unwrap();
            for (position, expected) in expected.iter().enumerate() {
                assert_eq!(scores[position] > 0.0, *expected, "{query:?} in {:?}", contents[position]);
            }
        }
    }

    #[test]
    fn no_query_makes_it_panic() {
        let mut random = Random::new(41);
        let (_, index) = searchable(&german(random_positions(&mut random, 20)));
        for _ in 0..500 {
            let length = random.below(90);
            _ = index.scores(&random.text(length));
        }
    }
}
