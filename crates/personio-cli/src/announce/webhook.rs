//! Channels that take messages by an address: Microsoft Teams, Slack, and whatever reads JSON.

use std::time::Duration;

use personio::credentials::Secret;
use serde_json::{Value, json};

use super::{
    message::Words,
    news::{Item, News, What},
};
use crate::{
    failure::{Exit, Failure},
    session::connect::{self, USER_AGENT},
};

/// A kind of channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Channel {
    /// Microsoft Teams: an adaptive card.
    Teams,
    /// Slack: blocks.
    Slack,
    /// The news as JSON.
    Json,
}

/// Slack takes no longer text in a section.
const LONGEST_SECTION: usize = 2900;

impl Channel {
    pub(super) fn message(self, news: &News, words: Words) -> Value {
        match self {
            Self::Teams => teams(news, words),
            Self::Slack => slack(news, words),
            Self::Json => plain(news, words),
        }
    }
}

/// The items of each kind.
fn grouped(news: &News) -> Vec<(What, Vec<&Item>)> {
    let of = |what| news.items.iter().filter(move |item| item.what == what).collect::<Vec<_>>();
    What::ALL.into_iter().map(|what| (what, of(what))).filter(|(_, items)| !items.is_empty()).collect()
}

fn teams(news: &News, words: Words) -> Value {
    // Cards read Markdown: what would be markup in a name is not.
    let plain = |text: &str| {
        let marks = |letter: char| "\\`*_[]()#<>".contains(letter);
        text.chars()
            .flat_map(|letter| [Some('\\').filter(|_| marks(letter)), Some(letter)])
            .flatten()
            .collect::<String>()
    };
    let mut body = vec![json!({
        "type": "TextBlock", "text": words.title(news), "size": "Large", "weight": "Bolder", "wrap": true,
    })];
    for (what, items) in grouped(news) {
        let heading = words.heading(what);
        body.push(json!({"type": "TextBlock", "text": heading, "weight": "Bolder", "spacing": "Medium", "wrap": true}));
        let lines: Vec<String> = items.iter().map(|item| format!("- {}", plain(&item.line(words)))).collect();
        body.push(json!({"type": "TextBlock", "text": lines.join("\n"), "spacing": "Small", "wrap": true}));
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

fn slack(news: &News, words: Words) -> Value {
    let plain = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let title = words.title(news);
    let mut blocks = vec![json!({"type": "header", "text": {"type": "plain_text", "text": title}})];
    for (what, items) in grouped(news) {
        let mut text = format!("*{}*", words.heading(what));
        for item in items {
            let line = format!("\n• {}", plain(&item.line(words)));
            if text.len() + line.len() > LONGEST_SECTION {
                blocks.push(json!({"type": "section", "text": {"type": "mrkdwn", "text": text}}));
                text = String::new();
            }
            text.push_str(if text.is_empty() { line.trim_start() } else { &line });
        }
        blocks.push(json!({"type": "section", "text": {"type": "mrkdwn", "text": text}}));
    }
    json!({"text": title, "blocks": blocks})
}

fn plain(news: &News, words: Words) -> Value {
    let item = |item: &Item| json!({"person": item.person, "name": item.name, "detail": item.detail(words)});
    let of = |what| news.items.iter().filter(|it| it.what == what).map(item).collect::<Vec<_>>();
    json!({
        "date": news.date,
        "first_days": of(What::FirstDay),
        "birthdays": of(What::Birthday),
        "anniversaries": of(What::Anniversary),
        "away": of(What::Away),
    })
}

/// Sends a message. The address opens the channel to whoever knows it, so that no error shows it.
pub(super) async fn post(url: &Secret, message: &Value) -> Result<(), Failure> {
    connect::address(url.expose()).map_err(|_| {
        Failure::usage(
            "the address of the channel is none that can be used",
            "take the https:// address that the channel gave you",
        )
    })?;
    let failed = |error: reqwest::Error| {
        let exit = if error.is_connect() { Exit::Unavailable } else { Exit::Unclear };
        Failure::new(exit, format!("the channel cannot be reached: {}", error.without_url()))
            .safe(if exit == Exit::Unclear { "nobody knows whether the message arrived" } else { "nothing was sent" })
            .advice("look into the channel before you send it again")
    };
    let client = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(30))
        .build()
        .map_err(failed)?;
    let answer = client.post(url.expose()).json(message).send().await.map_err(failed)?;
    if answer.status().is_success() {
        return Ok(());
    }
    let status = answer.status().as_u16();
    Err(Failure::new(Exit::Failed, format!("the channel answered {status}"))
        .safe("the message is likely not there")
        .advice("ask whoever keeps the channel for its address; old ones end"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Channel, Item, News, What, Words};

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

    #[test]
    fn a_name_cannot_call_a_channel_or_become_a_link() {
        let slack = Channel::Slack.message(&news(), Words::En).to_string();
        assert!(slack.contains("Ada &lt;@here&gt; [x](y)") && !slack.contains("<@here>"), "{slack}");
        let teams = Channel::Teams.message(&news(), Words::En).to_string();
        assert!(teams.contains(r"\\[x\\]\\(y\\)"), "{teams}");
    }

    #[test]
    fn german_is_german() {
        let slack = Channel::Slack.message(&news(), Words::De);
        assert_eq!(slack["text"], "Heute, 10.06.2026");
        assert!(slack["blocks"][2]["text"]["text"].as_str().unwrap().contains("Jürgen (5 Jahre)"));
    }

    #[test]
    fn json_has_every_kind() {
        let plain = Channel::Json.message(&news(), Words::En);
        assert_eq!(plain["first_days"], json!([]));
        assert_eq!(plain["anniversaries"][0], json!({"person": "7", "name": "Jürgen", "detail": "5 years"}));
    }
}
