//! What customers paste, and what attackers would.

use super::{Element, Node, parse, plain_text};

/// The tree as markup, to be compared at a glance.
fn markup(html: &str) -> String {
    let mut out = String::new();
    write(&parse(html), &mut out);
    out
}

fn write(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(&text.replace('<', "&lt;")),
            Node::LineBreak => out.push_str("<br>"),
            Node::Element(element, children) => wrap(name(*element), "", children, out),
            Node::Link { href, children } => wrap("a", href, children, out),
        }
    }
}

fn wrap(name: &str, href: &str, children: &[Node], out: &mut String) {
    let href = if href.is_empty() { String::new() } else { format!("={href}") };
    out.push_str(&format!("<{name}{href}>"));
    write(children, out);
    out.push_str(&format!("</{name}>"));
}

fn name(element: Element) -> &'static str {
    match element {
        Element::Paragraph => "p",
        Element::UnorderedList => "ul",
        Element::OrderedList => "ol",
        Element::ListItem => "li",
        Element::Heading => "h",
        Element::Strong => "b",
        Element::Emphasis => "i",
        Element::Underline => "u",
        Element::Quote => "q",
    }
}

#[test]
fn markup_of_word_processors_is_tidied() {
    for (html, tidy) in [
        ("", ""),
        ("plain", "<p>plain</p>"),
        ("<p style=\"margin:0\"><span style='color:red'>One </span>\n two</p><p></p><p>&nbsp;</p>", "<p>One two</p>"),
        ("<h3><br></h3><h1>Tasks</h1>text", "<h>Tasks</h><p>text</p>"),
        ("<h2><p>Tasks</p></h2>", "<h>Tasks</h>"),
        ("<h2>a<br>b</h2>", "<h>a<br>b</h>"),
        ("a<br>b<br><br>c<br>&nbsp;<br><br>d<br>", "<p>a<br>b</p><p>c</p><p>d</p>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("a <b>b </b>c<b> d</b>", "<p>a <b>b </b>c<b> d</b></p>"),
        ("<b>a<br>b</b>", "<p><b>a</b><br><b>b</b></p>"),
        ("<strong><p>a</p><p>b</p></strong>c", "<p><b>a</b></p><p><b>b</b></p><p>c</p>"),
        ("<p><b>never closed</p><p>b</p>", "<p><b>never closed</b></p><p>b</p>"),
        ("<b>a<i>b</b>c</i>d", "<p><b>a<i>b</i></b><i>c</i>d</p>"),
        ("<b><strong>a</strong>b</b>", "<p><b>ab</b></p>"),
        ("<b></b>a<b> </b>b", "<p>a<b> </b>b</p>"),
        ("<blockquote><p>q</p></blockquote>", "<q><p>q</p></q>"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "<p>a b</p><p>c</p>"),
        ("<hr>a<hr/>b", "<p>a</p><p>b</p>"),
        ("a<img src=x onerror=y>b<o:p>c</o:p><custom-x>d</custom-x>", "<p>abcd</p>"),
    ] {
        assert_eq!(markup(html), tidy, "{html}");
    }
}

#[test]
fn lists_are_put_in_order() {
    for (html, tidy) in [
        ("<ul><li>a</li><li><p>b</p></li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ol><li>a<li>b</ol>", "<ol><li>a</li><li>b</li></ol>"),
        ("<ul>\n<li></li>\n<li><br></li></ul>", ""),
        ("<li>a</li><li>b</li>c", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ("<ul>bare<li>a</li></ul>", "<ul><li>bare</li><li>a</li></ul>"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul><ul><li>b</li></ul></ul>", "<ul><li><ul><li>b</li></ul></li></ul>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("<p>text<ul><li>a</li></ul>more</p>", "<p>text</p><ul><li>a</li></ul><p>more</p>"),
        ("<ul><li>a</div></li><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
    ] {
        assert_eq!(markup(html), tidy, "{html}");
    }
}

#[test]
fn lines_with_bullets_become_a_list() {
    for (html, tidy) in [
        ("Tasks:<br>•    One<br>•&nbsp;Two<br><br>Then", "<p>Tasks:</p><ul><li>One</li><li>Two</li></ul><p>Then</p>"),
        ("<p>• One</p>\n<p></p><p>• Two</p><p>Then</p>", "<ul><li>One</li><li>Two</li></ul><p>Then</p>"),
        ("- a<br><br>- b", "<ul><li>a</li><li>b</li></ul>"),
        ("– a<br>* b<br>·c", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ("<b>• a</b> b<br><b>•</b> c", "<ul><li><b>a</b> b</li><li>c</li></ul>"),
        ("• only one", "<p>• only one</p>"),
        ("-5 °C<br>-7 °C", "<p>-5 °C<br>-7 °C</p>"),
        ("<h3>• a<br>• b</h3>", "<h>• a<br>• b</h>"),
        ("<p>• a</p><h3>Next</h3><p>• b</p>", "<p>• a</p><h>Next</h><p>• b</p>"),
    ] {
        assert_eq!(markup(html), tidy, "{html}");
    }
}

#[test]
fn text_is_text_whatever_it_looks_like() {
    for (html, tidy) in [
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 & 3 > 2</p>"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<p>&lt;script>alert(1)&lt;/script></p>"),
        ("a<![CDATA[b <i>c]]>d", "<p>ab &lt;i>cd</p>"),
        ("&Auml;&#x2013;&#150;&nope;&amp;lt;", "<p>Ä––&nope;&lt;</p>"),
        ("a<!-- <b>x</b> -->b<!-->c<!--->d<!-- x --!>e<!---->f<!-- a ---->g", "<p>abcdefg</p>"),
        ("<!DOCTYPE html><?xml x?>a</ b>b", "<p>ab</p>"),
        ("a\u{0}b\u{202e}c\u{200b}&#8203;&#8238;d", "<p>abcd</p>"),
        ("a<b", "<p>a</p>"),
    ] {
        assert_eq!(markup(html), tidy, "{html}");
    }
}

#[test]
fn links_lead_where_they_may() {
    for (html, tidy) in [
        ("<a class=x HREF='https://a.example/?b=1&amp;c' onclick=x>t</a>", "<p><a=https://a.example/?b=1&c>t</a></p>"),
        ("<a href=mailto:a@b.example>t</a>", "<p><a=mailto:a@b.example>t</a></p>"),
        ("<a href=\"javascript:alert(1)\">t</a>", "<p>t</p>"),
        ("<a href='/relative'>t</a><a>u</a>", "<p>tu</p>"),
        ("<a href=https://a.example><a href=https://b.example>t</a>u</a>v", "<p><a=https://b.example>t</a>uv</p>"),
        ("<a href=https://a.example><p>t</p></a>", "<p><a=https://a.example>t</a></p>"),
        ("<a href=https://a.example></a>t", "<p>t</p>"),
        ("<a href=javascript:x href=https://a.example>t</a>", "<p>t</p>"),
        ("<a title='>' href=https://a.example>t</a>", "<p><a=https://a.example>t</a></p>"),
    ] {
        assert_eq!(markup(html), tidy, "{html}");
    }
}

#[test]
fn what_is_dropped_is_dropped_whole() {
    for dropped in [
        "<script>b</script>",
        "<SCRIPT src=x>b</script >",
        "<script>b<!-- </b></script>",
        "<style>b{}</style>",
        "<iframe srcdoc='b'>b</iframe>",
        "<svg><g><svg>b</svg>b</g></svg>",
        "<svg/>",
        "<math><mi>b</mi></math>",
        "<template><p>b</template>",
        "<noscript>b</noscript>",
        "<textarea>b</p></textarea>",
        "<title>b</title>",
        "<select><option>b</select>",
        "<svg><script></svg></script>b</svg>",
        "<svg><!-- </svg> -->b</svg>",
        "<object data=x>b</object>",
        "<video>b</video>",
    ] {
        assert_eq!(markup(&format!("a{dropped}c")), "<p>ac</p>", "{dropped}");
        assert_eq!(plain_text(&format!("a{dropped}c")), "ac", "{dropped}");
    }
    assert_eq!(markup("a<script>never closed"), "<p>a</p>");
    assert_eq!(markup("a</script>c</svg>"), "<p>ac</p>");
}

#[test]
fn plain_text_is_one_line_without_markup_and_references() {
    for (html, text) in [
        ("<p>Gute&nbsp;K&uuml;che</p><ul><li>So<b>fort</b></li><li>a<br>b</li></ul>", "Gute\u{a0}Küche Sofort a b"),
        ("  a \n\t b <span> c</span>", "a b c"),
        ("<td>a</td><td>b</td><h2>c</h2>d", "a b c d"),
        ("<p> </p>", ""),
        ("a &amp;amp; b &lt;i&gt;", "a &amp; b <i>"),
    ] {
        assert_eq!(plain_text(html), text, "{html}");
    }
}

const ATTACKS: [&str; 38] = [
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script/src=data:,alert(1)>",
    "<<script>alert(1)//<</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=`x`onerror=alert(1)>",
    "<img/src/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<title><img title=\"</title><img src=x onerror=alert(1)>\">",
    "<style><style/><img src=x onerror=alert(1)>",
    "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\" &#14; javascript:alert(1)\">x</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<a href=\"javascript&colon;alert(1)\">x</a>",
    "<a href=&#0000106&#0000097vascript:alert(1)>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href=vbscript:msgbox(1)>x</a>",
    "<a\u{0}href=javascript:alert(1)>x</a>",
    "<a href=\"https://a.example\" style=\"position:fixed\" onmouseover=alert(1)>x</a>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example>",
    "<p style=\"background:url(javascript:alert(1))\" id=x class=y>x</p>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
];

/// Walks a tree as a renderer does, and checks what the types do not say.
fn check(nodes: &[Node], depth: usize, source: &str) {
    assert!(depth < 80, "too deep: {source}");
    for node in nodes {
        match node {
            Node::Text(text) => assert!(!text.is_empty() && !text.chars().any(char::is_control), "{text:?}: {source}"),
            Node::LineBreak => {}
            Node::Element(_, children) => check(children, depth + 1, source),
            Node::Link { href, children } => {
                let is_safe = ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| href.starts_with(scheme));
                assert!(is_safe && !href.contains(|c: char| c.is_control() || c.is_whitespace()), "{href}: {source}");
                check(children, depth + 1, source);
            }
        }
    }
}

#[test]
fn attacks_leave_nothing_but_text_and_checked_links() {
    for attack in ATTACKS {
        for html in
            [attack.to_owned(), format!("<p>{attack}</p>"), format!("<ul><li><b>{attack}"), attack.replace('<', "<<")]
        {
            check(&parse(&html), 0, &html);
            let _ = plain_text(&html);
        }
    }
}

#[test]
fn arbitrary_input_never_panics() {
    let pieces = [
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "--",
        "<![CDATA[",
        "]]>",
        "&",
        ";",
        "\"",
        "'",
        "=",
        "<p>",
        "</p>",
        "<ul>",
        "<ol>",
        "<li>",
        "</li>",
        "</ul>",
        "<h2>",
        "</h3>",
        "<blockquote>",
        "</blockquote>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<a href=",
        "https://a.example",
        "javascript:",
        "</a>",
        "<br>",
        "<script>",
        "</script>",
        "<svg>",
        "</svg>",
        "• ",
        "- ",
        "&nbsp;",
        "&#x",
        "ä",
        "\u{0}",
        "\u{202e}",
        "😀",
        " ",
        "\n",
        "x",
        "<td>",
        "<?",
        "<!",
    ];
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % below as u64).unwrap()
    };
    for _ in 0..20_000 {
        let length = next(40);
        let html: String = (0..length).map(|_| pieces[next(pieces.len())]).collect();
        check(&parse(&html), 0, &html);
        let _ = plain_text(&html);
    }
}

#[test]
fn hostile_repetition_is_neither_deep_nor_slow() {
    let started = std::time::Instant::now();
    for piece in [
        "<ul><li>",
        "<div>",
        "<blockquote>a",
        "<b>",
        "<b><i>a",
        "</b>",
        "<!--",
        "<!---",
        "<script>",
        "<svg>",
        "<a href=x>",
        "<a ",
        "&",
        "• <br>",
        "&amp",
        "</",
    ] {
        let html = piece.repeat(50_000);
        check(&parse(&html), 0, piece);
        let _ = plain_text(&html);
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
