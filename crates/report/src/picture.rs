//! The line as a picture: theirs to the left of the water line, yours to the right, one row an area.

use plimsoll_catalog::Catalog;
use plimsoll_engine::{AreaLine, Line};

use crate::Style;
use crate::bar::{Part, Scale, THEIRS, YOURS};
use crate::footer;
use crate::style::Role;
use crate::text::{clean, fit, pad, pad_left, pad_left_painted, pad_painted, strip, width};
use crate::words::fill;

/// Columns of a count.
const COUNT: usize = 4;
/// Below so many columns the labels are cut to fewer.
const NARROW: usize = 76;
const NARROW_LABEL: usize = 14;
/// Fewest columns of each side, so that the words above them fit.
const SIDES: (usize, usize) = (3, 8);

/// The water line of an estate with its legend, the modes, the scope and what is out of sight.
#[must_use]
pub fn line_picture(line: &Line, catalog: &Catalog, style: &Style) -> String {
    let picture = Picture::new(line, catalog, style);
    let mut out = picture.head();
    for area in &line.areas {
        out += &picture.area(area);
    }
    out += &picture.rule();
    out += &picture.total();
    out += &picture.legend();
    out += &footer::of_line(line, catalog, style);
    out
}

struct Picture<'a> {
    line: &'a Line,
    catalog: &'a Catalog,
    style: &'a Style,
    scale: Scale,
    /// Columns of the labels, of the bars to the left and to the right.
    label: usize,
    left: usize,
    right: usize,
}

impl<'a> Picture<'a> {
    fn new(line: &'a Line, catalog: &'a Catalog, style: &'a Style) -> Self {
        let columns = style.columns();
        let label = if columns < NARROW { NARROW_LABEL } else { plimsoll_catalog::limits::LABEL_CHARS };
        // A space before the label and on both sides of the bars, the line, one count before and four behind.
        let room = columns.saturating_sub(label + 4 + 5 * COUNT);
        let scale = Scale::fitting(&line.areas, room, SIDES);
        let (left, right) = scale.sides(&line.areas, SIDES);
        Self { line, catalog, style, scale, label, left, right }
    }

    fn label(&self, area: &AreaLine) -> String {
        let known = self.catalog.area(&area.area);
        let label = known.map_or(area.area.as_str(), |a| if self.style.zh() { &a.label_zh } else { &a.label });
        fit(&clean(label), self.label, self.style.ascii)
    }

    fn mark(&self, part: Part) -> (&'static str, Role) {
        let glyphs = self.style.glyphs();
        match part {
            Part::Closed => (glyphs.closed, Role::Closed),
            Part::Open => (glyphs.open, Role::Open),
            Part::Unseen => (glyphs.unseen, Role::Unseen),
            Part::Beyond => (glyphs.beyond, Role::Beyond),
            Part::Provider => (glyphs.provider, Role::Provider),
            Part::Vendor => (glyphs.vendor, Role::Vendor),
        }
    }

    fn head(&self) -> String {
        let (words, glyphs) = (self.style.words(), self.style.glyphs());
        let mark = format!("{0}{0}{1}{0}{0}", glyphs.rule, glyphs.mark);
        let before = (self.label + COUNT + 1 + self.left).saturating_sub(width(&mark) / 2);
        let title = self.style.paint(Role::Strong, words.line);
        let theirs = pad_left(words.theirs, before.saturating_sub(1 + width(words.line)));
        let counts: String =
            YOURS.iter().map(|p| self.style.paint(self.mark(*p).1, &pad_left(self.mark(*p).0, COUNT))).collect();
        let yours_room = self.right.saturating_sub(width(&mark) / 2);
        let line = self.style.paint(Role::Water, &mark);
        format!(" {title}{theirs} {line} {}{counts}\n", pad(words.yours, yours_room))
    }

    fn area(&self, area: &AreaLine) -> String {
        let absent = is_absent(area).then(|| self.style.words().not_applicable.to_owned());
        self.row(&self.label(area), area, absent.as_deref())
    }

    /// A row with its bars, or with a word in the place of yours.
    fn row(&self, label: &str, area: &AreaLine, word: Option<&str>) -> String {
        let numbers: String = YOURS.iter().map(|p| self.number(*p, p.of(area))).collect();
        let left = if word.is_none() { self.bar(&[Part::Provider, Part::Vendor], area) } else { String::new() };
        let right = word.map_or_else(|| self.bar(&YOURS, area), |w| self.style.paint(Role::Dim, &format!(" {w}")));
        let row = format!(
            " {}{} {}{}{} {numbers}",
            pad(label, self.label),
            self.theirs(area.provider + area.vendor),
            pad_left_painted(&left, self.left),
            self.water(area),
            pad_painted(&right, self.right),
        );
        format!("{}\n", row.trim_end())
    }

    fn bar(&self, parts: &[Part], area: &AreaLine) -> String {
        parts.iter().map(|p| self.stretch(*p, self.scale.marks(p.of(area)))).collect()
    }

    fn stretch(&self, part: Part, marks: usize) -> String {
        let (glyph, role) = self.mark(part);
        self.style.paint(role, &glyph.repeat(marks))
    }

    fn theirs(&self, count: usize) -> String {
        let text = pad_left(&self.or_blank(count), COUNT);
        self.style.paint(Role::Provider, &text)
    }

    fn number(&self, part: Part, count: usize) -> String {
        self.style.paint(self.mark(part).1, &pad_left(&self.or_blank(count), COUNT))
    }

    fn or_blank(&self, count: usize) -> String {
        if count == 0 { String::new() } else { count.to_string() }
    }

    fn water(&self, area: &AreaLine) -> String {
        let glyphs = self.style.glyphs();
        self.style.paint(Role::Water, if area.shared > 0 { glyphs.shared } else { glyphs.line })
    }

    fn rule(&self) -> String {
        let glyphs = self.style.glyphs();
        let before = self.label + COUNT + 1 + self.left;
        let after = self.right + 1 + YOURS.len() * COUNT;
        let rule = |columns: usize| self.style.paint(Role::Dim, &glyphs.rule.repeat(columns));
        format!(" {}{}{}\n", rule(before), self.style.paint(Role::Water, glyphs.cross), rule(after))
    }

    fn total(&self) -> String {
        let total = self.line.total();
        let yours: usize = YOURS.iter().map(|p| p.of(&total)).sum();
        self.row(self.style.words().total, &total, Some(&yours.to_string()))
    }

    fn legend(&self) -> String {
        let words = self.style.words();
        let item = |part: Part, word: &str| format!("{} {word}", self.stretch(part, 2));
        let yours = [
            item(Part::Closed, words.closed),
            item(Part::Open, words.open),
            item(Part::Unseen, words.unseen),
            item(Part::Beyond, words.beyond),
        ];
        let total = self.line.total();
        let mut theirs = vec![item(Part::Provider, words.provider)];
        if total.vendor > 0 {
            theirs.push(item(Part::Vendor, words.vendor));
        }
        if total.shared > 0 {
            let mark = self.style.paint(Role::Water, self.style.glyphs().shared);
            theirs.push(format!("{mark} {} ({})", words.straddles, total.shared));
        }
        theirs.push(self.scale_words());
        format!("\n{}{}", self.flow(&yours), self.flow(&theirs))
    }

    /// Items side by side, on as many lines as they need.
    fn flow(&self, items: &[String]) -> String {
        let gap = 3;
        let (mut out, mut used) = (String::new(), 0);
        for item in items {
            let wide = width(&strip(item));
            if used > 0 && used + gap + wide >= self.style.columns() {
                out.push('\n');
                used = 0;
            }
            out += &" ".repeat(if used == 0 { 1 } else { gap });
            out += item;
            used += wide + if used == 0 { 1 } else { gap };
        }
        out + "\n"
    }

    fn scale_words(&self) -> String {
        let per = self.scale.per_mark();
        let words = self.style.words();
        if per == "1" { words.scale_one.to_owned() } else { fill(words.scale_many, &[("n", &per)]) }
    }
}

/// Whether none of an area's controls exists in these modes.
fn is_absent(area: &AreaLine) -> bool {
    THEIRS.iter().chain(&YOURS).all(|p| p.of(area) == 0)
}
