//! The forms that channels take messages in.

use std::str::FromStr;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Edition, Item, Language, News, NoSuchName, What};

/// A kind of channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// Microsoft Teams: an adaptive card.
    Teams,
    /// Slack: blocks.
    Slack,
    /// The news as JSON.
    Json,
}

/// Slack takes 3000 characters in a section.
const LONGEST_SECTION: usize = 2_900;
/// And 150 in a header.
const LONGEST_HEADER: usize = 150;
/// Slack refuses messages whose blocks have more than some 13,000 characters together, Teams those of more than 28 KB.
const LONGEST: [(Channel, usize); 2] = [(Channel::Slack, 12_000), (Channel::Teams, 26_000)];
/// How many names of a kind and in a language there are, as far as they have room.
const NAMES: [usize; 6] = [80, 40, 20, 10, 5, 1];

impl FromStr for Channel {
    type Err = NoSuchName;

    fn from_str(text: &str) -> Result<Self, NoSuchName> {
        match text {
            "teams" => Ok(Self::Teams),
            "slack" => Ok(Self::Slack),
            "json" => Ok(Self::Json),
            _ => Err(NoSuchName { known: "teams, slack, json" }),
        }
    }
}

impl Channel {
    /// The message, in each language one after the other. JSON is for programs and has everything once.
    #[must_use]
    pub fn message(self, news: &News, editions: &[Edition]) -> Value {
        let with = |names| match self {
            Self::Teams => teams(news, editions, names),
            Self::Slack => slack(news, editions, names),
            Self::Json => plain(news, editions.first().map_or(Language::En, |edition| edition.language)),
        };
        let longest = LONGEST.iter().find(|(channel, _)| *channel == self).map_or(usize::MAX, |(_, longest)| *longest);
        let mut message = Value::Null;
        for names in NAMES {
            message = with(names);
            if message.to_string().len() <= longest {
                break;
            }
        }
        message
    }
}

/// The lines of each kind, below its heading.
fn lines<'e>(news: &News, edition: &'e Edition, most: usize) -> Vec<(&'e str, Vec<String>)> {
    let of = |items: Vec<&Item>| {
        let rest = items.len().saturating_sub(most);
        let lines = items.into_iter().take(most).map(|item| edition.line(item));
        lines.chain((rest > 0).then(|| edition.more(rest))).collect()
    };
    news.grouped().into_iter().map(|(what, items)| (edition.heading(what), of(items))).collect()
}

fn teams(news: &News, editions: &[Edition], names: usize) -> Value {
    // Cards read Markdown: what would be markup in a name is not.
    let plain = |text: &str| {
        let marks = |letter: char| "\\`*_[]()#<>~".contains(letter);
        text.chars()
            .flat_map(|letter| [Some('\\').filter(|_| marks(letter)), Some(letter)])
            .flatten()
            .collect::<String>()
    };
    let mut body = Vec::new();
    for edition in editions {
        body.push(json!({
            "type": "TextBlock", "text": plain(&edition.title(news.date)), "size": "Large", "weight": "Bolder",
            "wrap": true, "separator": !body.is_empty(),
        }));
        for (heading, lines) in lines(news, edition, names) {
            body.push(json!({
                "type": "TextBlock", "text": plain(heading), "weight": "Bolder", "spacing": "Medium", "wrap": true,
            }));
            let list: Vec<String> = lines.iter().map(|line| format!("- {}", plain(line))).collect();
            body.push(json!({"type": "TextBlock", "text": list.join("\n"), "spacing": "Small", "wrap": true}));
        }
    }
    json!({"type": "message", "attachments": [{
        "contentType": "application/vnd.microsoft.card.adaptive",
        "contentUrl": null,
        "content": {
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
            "type": "AdaptiveCard",
            "version": "1.4",
            "body": body,
        },
    }]})
}

fn slack(news: &News, editions: &[Edition], names: usize) -> Value {
    let plain = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let section = |text: String| json!({"type": "section", "text": {"type": "mrkdwn", "text": text}});
    let mut blocks = Vec::new();
    for edition in editions {
        if !blocks.is_empty() {
            blocks.push(json!({"type": "divider"}));
        }
        let title: String = edition.title(news.date).chars().take(LONGEST_HEADER).collect();
        blocks.push(json!({"type": "header", "text": {"type": "plain_text", "text": title}}));
        for (heading, lines) in lines(news, edition, names) {
            let mut text = format!("*{}*", plain(heading));
            for line in lines {
                let line = format!("\n• {}", plain(&line));
                if text.len() + line.len() > LONGEST_SECTION {
                    blocks.push(section(std::mem::take(&mut text)));
                }
                text.push_str(if text.is_empty() { line.trim_start() } else { &line });
            }
            blocks.push(section(text));
        }
    }
    // What notifications show.
    let titles: Vec<String> = editions.iter().map(|edition| plain(&edition.title(news.date))).collect();
    json!({"text": titles.join(" · "), "blocks": blocks})
}

fn plain(news: &News, language: Language) -> Value {
    let item = |item: &Item| json!({"person": item.person, "name": item.name, "detail": language.detail(item)});
    let of = |what| news.items.iter().filter(|it| it.what == what).map(item).collect::<Vec<_>>();
    json!({
        "date": news.date,
        "first_days": of(What::FirstDay),
        "birthdays": of(What::Birthday),
        "anniversaries": of(What::Anniversary),
        "away": of(What::Away),
    })
}

#[cfg(test)]
mod tests {
    use super::{Channel, Edition, Item, Language, News, What};
    use crate::announcement::Texts;

    fn news() -> News {
        let item = |what, name: &str, years| Item {
            what,
            person: "7".into(),
            name: name.to_owned(),
            part: None,
            kind: None,
            years,
        };
        let items = vec![
            item(What::Birthday, "Ada <@here> [x](y)", None),
            item(What::Anniversary, "Jürgen", Some(5)),
            item(What::Away, "Mia", None),
        ];
        News { date: "2026-06-10".parse().unwrap(), items }
    }

    fn english() -> [Edition; 1] {
        [Edition::of(Language::En)]
    }

    #[test]
    fn a_name_cannot_call_a_channel_or_become_a_link() {
        let slack = Channel::Slack.message(&news(), &english()).to_string();
        assert!(slack.contains("Ada &lt;@here&gt; [x](y)") && !slack.contains("<@here>"), "{slack}");
        let teams = Channel::Teams.message(&news(), &english()).to_string();
        assert!(teams.contains(r"\\[x\\]\\(y\\)"), "{teams}");
    }

    #[test]
    fn german_is_german() {
        let slack = Channel::Slack.message(&news(), &[Edition::of(Language::De)]);
        assert_eq!(slack["text"], "Heute, 10.06.2026");
        assert!(slack["blocks"][2]["text"]["text"].as_str().unwrap().contains("Jürgen (5 Jahre)"));
    }

    #[test]
    fn each_language_follows_the_other_in_the_companys_words() {
        let texts = Texts {
            title: Some("Guten Morgen am {date}!".to_owned()),
            birthday: Some("Kuchen gibt es bei".to_owned()),
            ..Texts::default()
        };
        let editions = [Edition { language: Language::De, texts }, Edition::of(Language::En)];
        let slack = Channel::Slack.message(&news(), &editions);
        assert_eq!(slack["text"], "Guten Morgen am 10.06.2026! · Today, 2026-06-10");
        assert!(slack["blocks"][1]["text"]["text"].as_str().unwrap().starts_with("*Kuchen gibt es bei*\n"));
        assert_eq!(slack["blocks"][4]["type"], "divider");
        let teams = Channel::Teams.message(&news(), &editions);
        let body = teams["attachments"][0]["content"]["body"].as_array().unwrap();
        assert_eq!((&body[7]["text"], &body[7]["separator"]), (&"Today, 2026-06-10".into(), &true.into()));
    }

    #[test]
    fn of_very_many_some_are_named_and_the_others_counted() {
        let one = news().items[2].clone();
        let mut many = news();
        many.items = (0..500).map(|number| Item { name: format!("Person {number}"), ..one.clone() }).collect();
        let editions = [Edition::of(Language::De), Edition::of(Language::En)];
        let slack = Channel::Slack.message(&many, &editions).to_string();
        assert!(slack.contains("Person 79") && !slack.contains("Person 80\\n"), "{slack}");
        assert!(slack.contains("und 420 weitere") && slack.contains("and 420 more"), "{slack}");
        many.items.iter_mut().for_each(|item| item.name.push_str(&" von und zu".repeat(12)));
        let slack = Channel::Slack.message(&many, &editions).to_string();
        assert!(slack.len() < 12_000 && slack.contains("und 480 weitere"), "{slack}");
        let json = Channel::Json.message(&many, &editions);
        assert_eq!(json["away"].as_array().unwrap().len(), 500);
    }
}
