//! Sentences whose English differs in some places only.

/// An English sentence with gaps, and its Chinese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    /// What stands before, between and behind the gaps.
    fixed: Vec<String>,
    chinese: String,
}

impl Pattern {
    pub(super) fn new(english: &str, chinese: &str) -> Self {
        Self { fixed: english.split("{}").map(str::to_owned).collect(), chinese: chinese.to_owned() }
    }

    /// How much of it is fixed.
    pub(super) fn fixed(&self) -> usize {
        self.fixed.iter().map(String::len).sum()
    }

    /// The sentence in Chinese where `text` fits in exactly one way; `part` says what fills a gap, if it can.
    pub(super) fn say(&self, text: &str, part: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        let gaps = self.gaps(text)?.into_iter().enumerate();
        let said = gaps.map(|(at, gap)| part(gap).or_else(|| self.is_code(at).then(|| gap.to_owned())));
        Some(filled(&self.chinese, &said.collect::<Option<Vec<String>>>()?))
    }

    /// Whether a gap stands between backticks: what fills it is then no sentence.
    fn is_code(&self, gap: usize) -> bool {
        let sides = self.fixed.get(gap).zip(self.fixed.get(gap + 1));
        sides.is_some_and(|(before, behind)| before.ends_with('`') && behind.starts_with('`'))
    }

    /// What stands in the gaps; none where the text does not fit, or fits in more than one way.
    fn gaps<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        let (first, rest) = self.fixed.split_first()?;
        let (last, between) = rest.split_last()?;
        let mut text = text.strip_prefix(first.as_str())?.strip_suffix(last.as_str())?;
        let mut gaps = Vec::new();
        for fixed in between {
            let (gap, behind) = text.split_once(fixed.as_str())?;
            if behind.contains(fixed.as_str()) {
                return None;
            }
            gaps.push(gap);
            text = behind;
        }
        gaps.push(text);
        gaps.iter().all(|gap| !gap.is_empty()).then_some(gaps)
    }
}

/// Whether a text is a name or a list of names: no two plain words stand side by side, as they do in a sentence.
pub(super) fn is_name(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    let words: Vec<&str> = text.split(' ').collect();
    !words.windows(2).any(|pair| pair.iter().all(|word| is_word(word)))
}

/// Puts the parts into `{}`, one after the other, or into `{1}`, `{2}` …, wherever those stand.
fn filled(chinese: &str, parts: &[String]) -> String {
    let mut pieces = chinese.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (next, piece) in pieces.enumerate() {
        let (name, behind) = piece.split_once('}').unwrap_or(("", piece));
        let at = name.parse().map_or(next, |number: usize| number.wrapping_sub(1));
        append(&mut out, parts.get(at).map_or("", String::as_str));
        append(&mut out, behind);
    }
    out
}

/// Joins two texts, with a space where a Latin letter or a digit meets a Chinese character.
fn append(out: &mut String, text: &str) {
    let is_latin = |c: char| c.is_ascii_alphanumeric();
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    if let (Some(before), Some(after)) = (out.chars().last(), text.chars().next())
        && (is_latin(before) && is_han(after) || is_han(before) && is_latin(after))
    {
        out.push(' ');
    }
    *out += text;
}
