//! Secrets in Terraform's language and in texts that it includes: places are found by tokens, never by reading YAML.

use std::ops::Range;

use plimsoll_model::MaskKind;

use super::assign::{self, Trust};
use super::hcl::{Lexer, Token};
use super::hits::{Hit, Hits};
use super::names::{Strength, strength};
use super::{stems, tokens, values};

const RULE: &str = "assignment";

/// Finds the secrets of a file in HCL.
pub(super) fn scan(text: &str, hits: &mut Hits<'_>) {
    tokens::scan(text, hits);
    if stems::is_in(text) {
        Reader { text, hits, key: None, blocks: Vec::new(), header: Vec::new(), last: None }.read();
    }
}

/// Finds the secrets of a script or a template that HCL includes.
pub(super) fn scan_text(text: &str, hits: &mut Hits<'_>) {
    tokens::scan(text, hits);
    let mut found = hits.sibling();
    assign::scan(text, Trust::Settings, RULE, &mut found);
    hits.overflow |= found.overflow;
    found.list.retain(|hit| !text[hit.start..hit.end].contains("${"));
    found.list.into_iter().for_each(|hit| hits.push_hit(hit));
}

/// A block, object or list that is open.
#[derive(Default)]
struct Open {
    /// How sure the name makes it that its items, or its `default`, are secrets.
    inner: Option<Strength>,
    list: bool,
    /// How sure the value of its `name` makes it.
    named: Option<Strength>,
    /// Its `value`, where that is a literal.
    value: Option<Range<usize>>,
}

struct Reader<'t, 'h, 'k> {
    text: &'t str,
    hits: &'h mut Hits<'k>,
    /// The name that the next value is given, once its `=` or `:` was read.
    key: Option<&'t str>,
    blocks: Vec<Open>,
    /// Words and texts of this line, which may turn out to be the head of a block.
    header: Vec<&'t str>,
    /// The word or text just read, which may turn out to be a name.
    last: Option<&'t str>,
}

impl<'t> Reader<'t, '_, '_> {
    fn read(&mut self) {
        for token in Lexer::new(self.text) {
            match token {
                Token::Comment(place) => self.within(place, &[], Trust::Prose),
                Token::Word(place) => self.word(place),
                Token::Text(place, holes) => self.string(place, &holes),
                Token::Line => self.line(),
                Token::Mark(mark) => self.mark(mark),
            }
        }
    }

    fn line(&mut self) {
        self.key = None;
        self.last = None;
        self.header.clear();
    }

    fn mark(&mut self, mark: u8) {
        match mark {
            b'=' | b':' => self.key = self.last.take(),
            b'{' => self.open(false),
            b'[' => self.open(true),
            b'}' | b']' => self.close(),
            _ => {
                self.key = None;
                self.last = None;
            }
        }
    }

    fn open(&mut self, list: bool) {
        let of_list = self.key.filter(|_| list).and_then(strength);
        let of_block = match &self.header[..] {
            ["variable" | "output", name, ..] if !list && self.key.is_none() => strength(name),
            _ => None,
        };
        self.blocks.push(Open { inner: of_list.or(of_block), list, ..Open::default() });
        self.line();
    }

    fn close(&mut self) {
        let closed = self.blocks.pop();
        if let Some((strength, value)) = closed.and_then(|open| open.named.zip(open.value)) {
            self.judge(strength, value);
        }
        self.line();
    }

    /// A number may be a secret too: its mask reads as a name that is not known.
    fn word(&mut self, place: Range<usize>) {
        let word = &self.text[place.clone()];
        let number = word.len() > 2 && word.bytes().all(|b| b.is_ascii_digit());
        match self.key.take().and_then(strength) {
            Some(Strength::Strong) if number => self.push(place),
            _ => {}
        }
        self.header.push(word);
        self.last = Some(word);
    }

    fn string(&mut self, place: Range<usize>, holes: &[Range<usize>]) {
        let text = &self.text[place.clone()];
        self.within(place.clone(), holes, Trust::Settings);
        let key = self.key.take();
        match (key, self.blocks.last_mut()) {
            (Some("name" | "key"), Some(open)) => open.named = strength(text),
            (Some("value"), Some(open)) if holes.is_empty() && open.inner.is_none() => open.value = Some(place.clone()),
            _ => {}
        }
        let inner = self.blocks.last().and_then(|open| open.inner.filter(|_| open.list || is_inner(key)));
        if let Some(strength) = key.and_then(strength).or(inner) {
            self.literals(strength, place, holes);
        }
        self.header.push(text);
        self.last = Some(text);
    }

    /// The literal parts of a string: what is computed stays. What is not closed may go on beyond its end.
    fn literals(&mut self, strength: Strength, place: Range<usize>, holes: &[Range<usize>]) {
        let mut from = place.start;
        for hole in holes {
            self.judge(strength, from..hole.start.clamp(from, place.end.max(from)));
            from = hole.end.max(from);
        }
        self.judge(strength, from..place.end.max(from));
    }

    fn judge(&mut self, strength: Strength, place: Range<usize>) {
        let literal = &self.text[place.clone()];
        let named = strength != Strength::Strong && values::looks_like_a_reference(literal);
        if values::plausible_for(strength, literal) && !named {
            self.push(place);
        }
    }

    fn push(&mut self, place: Range<usize>) {
        let value = self.text[place.clone()].as_bytes();
        self.hits.push(place, MaskKind::Named, RULE, value);
    }

    /// A text that may hold settings, a script or a sentence of its own.
    fn within(&mut self, place: Range<usize>, holes: &[Range<usize>], trust: Trust) {
        let text = &self.text[place.clone()];
        if !text.contains(['=', ':', ' ']) {
            return;
        }
        let mut found = self.hits.sibling();
        assign::scan(text, trust, RULE, &mut found);
        self.hits.overflow |= found.overflow;
        for hit in found.list {
            let moved = Hit { start: hit.start + place.start, end: hit.end + place.start, ..hit };
            if !holes.iter().any(|hole| moved.start < hole.end && hole.start < moved.end) {
                self.hits.push_hit(moved);
            }
        }
    }
}

/// What holds the value of a variable or an output.
fn is_inner(key: Option<&str>) -> bool {
    matches!(key, Some("default" | "value"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::mask::{Form, redact_as};

    fn masked(text: &str) -> String {
        redact_as(&Arc::from(text), Form::Hcl, None, &[]).ok().unwrap().text.to_string()
    }

    #[test]
    fn secrets_of_hcl_are_masked_and_references_are_not() {
        let text = r#"
resource "aws_db_instance" "d" {
  password = "hunter2" # the old password: s3cr3tOld1
  master_password = var.password
  token = "a-${var.x}-bcdef9"
  user_data = <<EOT
export DB_PASSWORD=hunter22
export TOKEN=${var.token}
EOT
  tags = { api_key = "q8w7e6r5", "secret-key" : "z1x2c3v4" }
  passwords = ["p4ss1word", var.y]
  environment { 
    name = "DB_PASSWORD"
    value = "s3same99"
  }
  pin_password = 123456
  manage_master_user_password = true
  name = "password"
  conn = "Server=a;Password=abcd1234;"
}
variable "db_password" {
  description = "The password"
  default = "letmein1"
}
"#;
        let shown = masked(text);
        for secret in [
            "hunter2",
            "s3cr3tOld1",
            "bcdef9",
            "hunter22",
            "q8w7e6r5",
            "z1x2c3v4",
            "p4ss1word",
            "s3same99",
            "123456",
            "abcd1234",
            "letmein1",
        ] {
            assert!(!shown.contains(secret), "{secret}: {shown}");
        }
        for kept in [
            "var.password",
            "${var.x}",
            "${var.token}",
            "\"DB_PASSWORD\"",
            "= true",
            "\"The password\"",
            "var.y",
            "\"password\"",
        ] {
            assert!(shown.contains(kept), "{kept}: {shown}");
        }
        assert_eq!(shown.len(), text.len());
    }
}
