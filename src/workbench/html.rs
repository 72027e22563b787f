//! The opening tags of an HTML page, as written.
//!
//! Enough of HTML's grammar for the one page this project builds and its minified form: comments, quoted and
//! bare attributes, and the raw text of scripts and styles. It builds no tree and resolves no entities.

use std::ops::Range;

/// One opening tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The name in lower case.
    pub name: String,
    /// Names in lower case and values as written, without their quotes; the value is empty when there is none.
    pub attributes: Vec<(String, &'a str)>,
    /// Where the tag stands in the page, from its `<` to behind its `>`.
    pub place: Range<usize>,
    /// What stands between a `<script>` or `<style>` and its end; empty for other tags.
    pub text: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of the attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| *value)
    }
}

/// Every opening tag, in the order of the page.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = read_tag(html, start);
            at = tag.place.end + tag.text.len();
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

/// Reads the tag whose `<` is at `start`.
fn read_tag(html: &str, start: usize) -> Tag<'_> {
    let ends_name = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/');
    let mut rest = &html[start + 1..];
    let name = take_until(&mut rest, ends_name).to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            break;
        }
        // An attribute's name has at least one character, even a stray `=`: the loop always moves on.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let length = rest[first..].find(|c| ends_name(c) || c == '=').map_or(rest.len(), |end| first + end);
        let own = rest[..length].to_ascii_lowercase();
        rest = &rest[length..];
        attributes.push((own, take_value(&mut rest)));
    }
    let end = (html.len() - rest.len() + 1).min(html.len());
    let text = match name.as_str() {
        "script" | "style" => raw_text(&html[end..], &name),
        _ => "",
    };
    Tag { name, attributes, place: start..end, text }
}

/// Takes `= value` from the front of `rest`, if it is there.
fn take_value<'a>(rest: &mut &'a str) -> &'a str {
    let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
        return "";
    };
    *rest = value.trim_ascii_start();
    match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            *rest = &rest[1..];
            let value = take_until(rest, |c| c == quote);
            *rest = rest.get(1..).unwrap_or("");
            value
        }
        _ => take_until(rest, |c| c.is_ascii_whitespace() || c == '>'),
    }
}

fn take_until<'a>(rest: &mut &'a str, ends: impl Fn(char) -> bool) -> &'a str {
    let (taken, left) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
    *rest = left;
    taken
}

/// The text up to `</name`, whatever its case.
fn raw_text<'a>(text: &'a str, name: &str) -> &'a str {
    let closing = format!("</{name}");
    let end = text.to_ascii_lowercase().find(&closing);
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_quoted_bare_and_empty_attributes() {
        let found = tags("<Meta CHARSET=utf-8><a href = 'x > y' hidden title=\"it's\"/>");
        let names: Vec<_> = found.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["meta", "a"]);
        assert_eq!(found[0].attribute("charset"), Some("utf-8"));
        assert_eq!(found[1].attribute("href"), Some("x > y"));
        assert_eq!(found[1].attribute("hidden"), Some(""));
        assert_eq!(found[1].attribute("title"), Some("it's"));
    }

    #[test]
    fn takes_the_text_of_a_script_to_the_letter_and_no_tags_from_it() {
        let found = tags("<script type=module>\n if (1<b) '<p>' </SCRIPT><p>");
        assert_eq!(found[0].text, "\n if (1<b) '<p>' ");
        assert_eq!(found[1].name, "p");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn skips_comments_the_doctype_and_closing_tags() {
        let found = tags("<!doctype html><!-- <script> --></head><body>");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].name, "body");
    }

    #[test]
    fn ends_on_pages_that_are_cut_off() {
        for html in ["<", "<a", "<a b", "<a b=", "<a b='", "<a =", "<a é", "<!--", "<script>x"] {
            assert!(tags(html).len() <= 1, "{html}");
        }
    }
}
