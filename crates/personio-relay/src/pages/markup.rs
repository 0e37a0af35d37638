//! The frame of every page.

use std::fmt;

use super::Language;

/// A page.
pub(super) struct Page<'a> {
    pub(super) language: Language,
    pub(super) title: &'a str,
    /// From the page's folder to `/_relay/`.
    pub(super) base: &'a str,
    /// Markup; what is not from here is escaped in it.
    pub(super) body: &'a str,
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { language, title, base, body } = self;
        write!(
            formatter,
            r#"<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{base}sign-in.css">
<script src="{base}sign-in.js" defer></script>
<main>
{body}
</main>
"#,
            language = language.tag(),
        )
    }
}

/// Text as markup.
pub(super) fn escaped(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            sign => markup.push(sign),
        }
    }
    markup
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_name_is_no_markup() {
        assert_eq!(
            escaped(r#"<b onclick="x">O'Neil & Söhne"#),
            "&lt;b onclick=&quot;x&quot;&gt;O&#39;Neil &amp; Söhne"
        );
    }
}
