//! One file with the payslips of many: which pages belong together.

use super::{Content, Paper, Recipients, Verdict, matching::text, paper::named};

/// Pages that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The first and the last, counted from 1.
    pub pages: (usize, usize),
    /// Some of them do not say whom they are for: that they follow is no proof.
    pub has_nameless_pages: bool,
}

/// Pages in groups of so many. The last one may be smaller.
#[must_use]
pub fn in_steps(pages: usize, step: usize) -> Vec<Group> {
    let step = step.max(1);
    let starts = (0..pages).step_by(step);
    starts.map(|start| Group { pages: (start + 1, (start + step).min(pages)), has_nameless_pages: false }).collect()
}

/// Pages in groups that change where the person changes. A page that names nobody goes with the one before, and the
/// group says so.
#[must_use]
pub fn groups(pages: &[String], people: &Recipients) -> Vec<Group> {
    let texts: Vec<&str> = pages.iter().map(String::as_str).collect();
    let mut groups: Vec<(Group, Option<usize>)> = Vec::new();
    for (index, verdict) in text::verdicts(&texts, people).into_iter().enumerate() {
        let page = index + 1;
        let person = match verdict {
            Verdict::Certain(person, ..) => Some(person),
            _ => None,
        };
        // What fits in part, or several, may be another person: it stays by itself.
        let is_nameless = verdict == Verdict::Nobody;
        match groups.last_mut() {
            Some((group, before)) if before.is_some() && (person == *before || is_nameless) => {
                group.pages.1 = page;
                group.has_nameless_pages |= is_nameless;
            }
            _ => groups.push((Group { pages: (page, page), has_nameless_pages: false }, person)),
        }
    }
    groups.into_iter().map(|(group, _)| group).collect()
}

impl Group {
    /// What a group's pages are as a file of their own. The content is cut out later: size and hash come with it.
    #[must_use]
    pub fn paper(&self, file: &str, pages: &[String]) -> Paper {
        let (first, last) = self.pages;
        let texts = pages.get(first.saturating_sub(1)..last).unwrap_or_default().to_vec();
        let content =
            if texts.iter().all(|text| text.trim().is_empty()) { Content::Scanned } else { Content::Pages(texts) };
        Paper {
            file: named(file, self.pages),
            size: 0,
            sha256: String::new(),
            content,
            problem: None,
            has_nameless_pages: self.has_nameless_pages,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{groups, in_steps};
    use crate::payslips::{Basis, Recipients, Send, assign};

    fn people() -> Recipients {
        let people = json!([
            {"id": "1", "first_name": "Ada", "last_name": "Byron"},
            {"id": "2", "first_name": "Emil", "last_name": "Weber"},
            {"id": "3", "first_name": "Zoe", "last_name": "Lang"},
        ]);
        Recipients::of(&serde_json::from_value::<Vec<_>>(people).unwrap(), None).unwrap()
    }

    fn pages(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_group_ends_where_another_person_begins() {
        let pages = pages(&["Ada Byron", "Ada Byron", "Emil Weber", "Zoe Lang"]);
        let groups = groups(&pages, &people());
        assert_eq!(groups.iter().map(|it| it.pages).collect::<Vec<_>>(), [(1, 2), (3, 3), (4, 4)]);
        let papers: Vec<_> = groups.iter().map(|it| it.paper("all.pdf", &pages)).collect();
        assert_eq!(papers[0].file, "all.pdf#1-2");
        let sends: Vec<_> =
            assign(&papers, &people(), Basis::NamesAndTexts).iter().map(|it| (it.send, it.name.clone())).collect();
        let yes = |name: &str| (Send::Yes, name.to_owned());
        assert_eq!(sends, [yes("Ada Byron"), yes("Emil Weber"), yes("Zoe Lang")]);
    }

    #[test]
    fn a_page_that_names_nobody_is_never_sent_along_without_a_look() {
        let pages = pages(&["Ada Byron", "Jemand Fremdes", "Emil Weber", "Hans Emil Weber", "Zoe Lang", ""]);
        let groups = groups(&pages, &people());
        assert_eq!(groups.iter().map(|it| it.pages).collect::<Vec<_>>(), [(1, 2), (3, 3), (4, 4), (5, 6)]);
        let papers: Vec<_> = groups.iter().map(|it| it.paper("all.pdf", &pages)).collect();
        let sends: Vec<_> = assign(&papers, &people(), Basis::NamesAndTexts).iter().map(|it| it.send).collect();
        assert_eq!(sends, [Send::Look, Send::Yes, Send::Look, Send::Look]);
    }

    #[test]
    fn pages_go_in_steps_and_the_last_may_be_smaller() {
        let pages: Vec<_> = in_steps(5, 2).into_iter().map(|it| it.pages).collect();
        assert_eq!(pages, [(1, 2), (3, 4), (5, 5)]);
        assert_eq!(in_steps(2, 0).len(), 2);
    }
}
