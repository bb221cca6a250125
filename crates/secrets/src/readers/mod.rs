//! Readers for credentials that are no plain run of characters.

mod aws;
mod azure;
mod commands;
mod jwt;
mod logins;
mod pem;
mod url;

use std::ops::Range;

use crate::rule::{Reader, Rule};
use crate::scan::Scan;
use crate::{generic, rules};

/// Lets the reader of a rule look around its keyword.
pub(crate) fn read(scan: &mut Scan<'_>, rule: &'static Rule, reader: Reader, keyword: Range<usize>) {
    match reader {
        Reader::Pem => pem::read(scan, keyword.start),
        Reader::Base64Pem => pem::base64(scan, rule, keyword.start),
        Reader::Url => url::read(scan, rule, keyword),
        Reader::Dsn => url::data_source(scan, rule, keyword.start),
        Reader::ConnectionString => url::connection_string(scan, rule, keyword),
        Reader::Jwt => jwt::read(scan, rule, keyword.start),
        Reader::Base64Jwt => jwt::base64(scan, rule, keyword.start),
        Reader::AwsSecret => aws::read(scan, rule, keyword),
        Reader::AzureSas => azure::signature(scan, rule, keyword.end),
        Reader::DockerAuth => logins::docker(scan, rule, keyword.end),
        Reader::Npmrc => logins::npm(scan, rule, keyword),
        Reader::Netrc => logins::netrc(scan, rule, keyword.end),
        Reader::XmlSetting => logins::xml(scan, rule, keyword.end),
        Reader::Curl => commands::curl(scan, rule, keyword.end),
        Reader::Header => commands::header(scan, rule, keyword),
        Reader::Login => commands::login(scan, rule, keyword),
        Reader::Generic => generic::read(scan, rule, keyword),
        Reader::Default => scan.add(rule, keyword),
    }
}

/// Another rule of the table, for readers that can tell two things apart.
fn other(id: &str) -> Option<&'static Rule> {
    rules::all().find(|rule| rule.id == id)
}

/// The text around a place.
fn near<'t>(text: &'t [u8], place: &Range<usize>, reach: usize) -> &'t [u8] {
    &text[place.start.saturating_sub(reach)..text.len().min(place.end + reach)]
}

/// Whether a text holds another, in any case.
fn holds(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|w| w.eq_ignore_ascii_case(word))
}

/// How many bytes there are before a blank, a quote or another sign.
fn until(text: &[u8], at: usize, most: usize, stop: impl Fn(u8) -> bool) -> usize {
    text.get(at..).unwrap_or_default().iter().take(most).take_while(|b| !stop(**b)).count()
}
