//! Whom a heap of files is for, before anybody has looked.

use std::collections::{BTreeMap, BTreeSet};

use personio::id::v2::PersonId;

use super::{
    Content, Paper, Problem, Recipients, Rule, Send, Source, Verdict,
    matching::{file_name, text},
};

/// What counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The names of the files.
    #[default]
    Names,
    /// Their names, and what their pages say.
    NamesAndTexts,
}

/// Whom a file is for, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Whether it is sent without another look.
    pub send: Send,
    /// For whom.
    pub person: Option<PersonId>,
    /// What that person is called.
    pub name: String,
    /// Why.
    pub reason: Reason,
    /// Another file would be the same document for the same person.
    pub is_twin: bool,
    /// Some of its pages do not say whom they are for.
    pub has_nameless_pages: bool,
}

/// Why a file is for somebody, or for nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It fits one person.
    Fits(Rule, Source),
    /// It fits one person in part.
    FitsInPart(Rule, Source),
    /// It fits these.
    FitsSeveral(Vec<String>),
    /// It fits nobody.
    FitsNobody,
    /// It cannot be sent at all.
    Unusable(Problem),
}

impl Reason {
    /// In English words, as plans have it.
    #[must_use]
    pub fn to_words(&self) -> String {
        match self {
            Self::Fits(rule, source) | Self::FitsInPart(rule, source) => match source {
                Source::Name => rule.as_str().to_owned(),
                Source::Text => format!("{} in the text", rule.as_str()),
                Source::Both => format!("{} and the text", rule.as_str()),
            },
            Self::FitsSeveral(names) => format!("fits several: {}", names.join(", ")),
            Self::FitsNobody => "fits nobody".to_owned(),
            Self::Unusable(problem) => problem.as_str().to_owned(),
        }
    }
}

/// Holds every file of a heap against everybody.
#[must_use]
pub fn assign(papers: &[Paper], people: &Recipients, basis: Basis) -> Vec<Proposal> {
    let named: Vec<&str> = papers.iter().filter(|paper| !paper.is_cut()).map(Paper::stem).collect();
    let shared = file_name::shared(&named, people);
    let texts: Vec<String> = papers.iter().map(text_of).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let by_text = match basis {
        Basis::Names => vec![Verdict::Nobody; papers.len()],
        Basis::NamesAndTexts => text::verdicts(&texts, people),
    };
    let proposals = papers.iter().zip(by_text).map(|(paper, by_text)| {
        // The name of a file says nothing about some of its pages.
        let by_name = if paper.is_cut() { Verdict::Nobody } else { file_name::whose(paper.stem(), people, &shared) };
        proposal(paper, by_name.and(by_text), people)
    });
    proposals.collect()
}

fn text_of(paper: &Paper) -> String {
    match &paper.content {
        Content::Pages(pages) => pages.join("\n"),
        _ => String::new(),
    }
}

fn proposal(paper: &Paper, verdict: Verdict, people: &Recipients) -> Proposal {
    let recipient = verdict.person().and_then(|person| people.get(person));
    let (send, reason) = match verdict {
        Verdict::Certain(_, rule, source) => (Send::Yes, Reason::Fits(rule, source)),
        Verdict::Fuzzy(_, rule, source) => (Send::Look, Reason::FitsInPart(rule, source)),
        Verdict::Several(all) => {
            let names = all.iter().filter_map(|index| people.get(*index)).map(|it| format!("{} ({})", it.name, it.id));
            (Send::Look, Reason::FitsSeveral(names.take(5).collect()))
        }
        Verdict::Nobody => (Send::Look, Reason::FitsNobody),
    };
    let (send, reason) = match (paper.problem, &paper.content) {
        (Some(problem), _) => (Send::No, Reason::Unusable(problem)),
        // What no reader opens may be no payslip; what is encrypted or scanned is one that only people can read.
        (None, Content::Broken) => (Send::Look, reason),
        (None, _) if send == Send::Yes && paper.has_nameless_pages => (Send::Look, reason),
        (None, _) => (send, reason),
    };
    Proposal {
        send,
        person: recipient.map(|it| it.id.clone()),
        name: recipient.map(|it| it.name.clone()).unwrap_or_default(),
        reason,
        is_twin: false,
        has_nameless_pages: paper.has_nameless_pages,
    }
}

impl Proposal {
    /// Marks those that would be the same document of the same person: one of them is likely a mistake. `titles` are the
    /// titles that they would get.
    pub fn mark_twins(proposals: &mut [Self], titles: &[String]) {
        let key = |proposal: &Self, title: &String| (proposal.person.clone(), title.clone());
        let mut counts: BTreeMap<(Option<PersonId>, String), usize> = BTreeMap::new();
        for (proposal, title) in proposals.iter().zip(titles).filter(|(it, _)| it.send != Send::No) {
            *counts.entry(key(proposal, title)).or_default() += 1;
        }
        let twins: BTreeSet<_> = counts.into_iter().filter(|(_, count)| *count > 1).map(|(key, _)| key).collect();
        for (proposal, title) in proposals.iter_mut().zip(titles).filter(|(it, _)| it.send != Send::No) {
            if proposal.person.is_some() && twins.contains(&key(proposal, title)) {
                proposal.send = Send::Look;
                proposal.is_twin = true;
            }
        }
    }

    /// Why, in English words.
    #[must_use]
    pub fn to_words(&self) -> String {
        let mut words = self.reason.to_words();
        if self.has_nameless_pages {
            words.push_str("; some pages name nobody");
        }
        if self.is_twin {
            words.push_str("; several files with this title for this person");
        }
        words
    }
}

#[cfg(test)]
mod tests;
