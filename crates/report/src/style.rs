use std::str::FromStr;

use anstyle::{AnsiColor, Effects};
use plimsoll_catalog::Severity;

use crate::Error;
use crate::words::{EN, Words, ZH};

/// The language of the report's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl FromStr for Lang {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name {
            "en" => Ok(Self::En),
            "zh" => Ok(Self::Zh),
            _ => Err(Error::Lang(name.to_owned())),
        }
    }
}

/// How a report looks; it changes no number.
#[derive(Clone, Debug)]
pub struct Style {
    /// Whether to write colour codes.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Language of the report's own words.
    pub lang: Lang,
    /// Whether the terminal understands links (OSC 8).
    pub hyperlinks: bool,
    /// Whether to draw with ASCII only.
    pub ascii: bool,
    /// Most findings that the human report shows for one check, and most lines of one list; 0 for all.
    pub max_per_check: usize,
    /// Whether to name what is otherwise only counted.
    pub verbose: bool,
    /// Where the checks' pages are published, without the last slash.
    pub docs_url: Option<String>,
    /// When the facts were collected (RFC 3339), for formats that must say so; the assessment's own time goes first.
    pub time: Option<String>,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            color: false,
            width: 80,
            lang: Lang::En,
            hyperlinks: false,
            ascii: false,
            max_per_check: 3,
            verbose: false,
            docs_url: None,
            time: None,
        }
    }
}

/// What a piece of text stands for, and so its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Plain,
    Strong,
    Dim,
    Closed,
    Open,
    Unseen,
    Beyond,
    Provider,
    Vendor,
    Water,
    Grave,
    Serious,
}

impl Role {
    fn style(self) -> anstyle::Style {
        let plain = anstyle::Style::new();
        match self {
            Role::Plain => plain,
            Role::Strong => plain.effects(Effects::BOLD),
            Role::Dim | Role::Beyond => plain.effects(Effects::DIMMED),
            Role::Closed => AnsiColor::Green.on_default(),
            Role::Open => AnsiColor::BrightRed.on_default(),
            Role::Unseen => AnsiColor::Yellow.on_default(),
            Role::Provider => AnsiColor::Blue.on_default(),
            Role::Vendor => AnsiColor::Magenta.on_default(),
            Role::Water => AnsiColor::Cyan.on_default().effects(Effects::BOLD),
            Role::Grave => AnsiColor::BrightRed.on_default().effects(Effects::BOLD),
            Role::Serious => AnsiColor::Yellow.on_default().effects(Effects::BOLD),
        }
    }

    pub(crate) fn of(severity: Severity) -> Self {
        match severity {
            Severity::Critical | Severity::High => Role::Grave,
            Severity::Medium => Role::Serious,
            Severity::Low | Severity::Info => Role::Strong,
        }
    }
}

impl Style {
    /// Text in the colour of its role, or as it is.
    pub(crate) fn paint(&self, role: Role, text: &str) -> String {
        if !self.color || role == Role::Plain || text.trim().is_empty() {
            return text.to_owned();
        }
        let style = role.style();
        format!("{style}{text}{style:#}")
    }

    pub(crate) fn words(&self) -> &'static Words {
        match self.lang {
            Lang::En => &EN,
            Lang::Zh => &ZH,
        }
    }

    pub(crate) fn zh(&self) -> bool {
        self.lang == Lang::Zh
    }

    /// The width to draw within: neither unusable nor so wide that the eye loses the row.
    pub(crate) fn columns(&self) -> usize {
        self.width.clamp(60, 120)
    }

    /// How many of a list to show.
    pub(crate) fn limit(&self, most: usize) -> usize {
        if self.max_per_check == 0 { usize::MAX } else { most.max(self.max_per_check) }
    }

    /// Text that leads to `url` where the terminal can.
    pub(crate) fn link(&self, text: &str, url: &str) -> String {
        if !self.hyperlinks {
            return text.to_owned();
        }
        let url = crate::text::clean(url);
        format!("\u{1b}]8;;{url}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
    }
}
