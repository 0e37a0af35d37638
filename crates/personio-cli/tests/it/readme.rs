//! The examples of the README are run, in its order, by somebody who is signed in as Clara.

use crate::stage::{CLARA, Ran, Stage, finish, pdf};

/// A command of the README and what it shows there.
struct Example {
    command: String,
    shown: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn the_readme_shows_what_the_program_does() {
    let stage = Stage::start().await;
    let secret = stage.write("client.secret", "sandbox-secret");
    let person = stage.person(CLARA).await;
    let login =
        ["login", "--api", &stage.url, "--client-id", "sandbox-client", "--secret-file", &secret, "--person", &person];
    finish(stage.stranger(&login)).await.good();
    stage.write("payslips/2026-05 Clara Neumann.pdf", pdf("a"));
    stage.write("payslips/2026-05 Vogt.pdf", pdf("b"));
    stage.write("payslips/2026-05 felix.otto@acme.example.pdf", pdf("c"));
    stage.write("people.csv", "email,first_name,last_name,position\nada@acme.example,Ada,Byron,Engineer\n");
    let examples = examples(include_str!("../../README.md"));
    assert!(examples.len() > 10, "{}", examples.len());
    for Example { command, shown } in examples {
        let command = command.replace("https://acme.jobs.personio.de", &stage.url);
        let words = words(&command);
        let words: Vec<&str> = words.iter().map(String::as_str).skip(1).collect();
        let Ran { code, out, err } = finish(stage.stranger(&words)).await;
        assert!(matches!(code, 0 | 3), "{command}: {code} {out} {err}");
        let (out, shown) = (out.trim_end(), shown.trim_end());
        match shown.strip_suffix("\n…") {
            Some(start) => assert!(out.starts_with(start), "{command}\n--- is\n{out}\n--- README\n{shown}"),
            None if shown.is_empty() => {}
            None => assert_eq!(out, shown, "{command}"),
        }
    }
}

/// What stands in blocks of `console`: commands behind `$`, and what they show.
fn examples(readme: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut is_inside = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            is_inside = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| is_inside) {
            examples.push(Example { command: command.to_owned(), shown: String::new() });
        } else if let Some(example) = examples.last_mut().filter(|_| is_inside) {
            example.shown.push_str(line);
            example.shown.push('\n');
        }
    }
    examples
}

/// Words as a shell parts them, with double quotes.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for letter in command.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            letter => words.last_mut().unwrap().push(letter),
        }
    }
    words
}
