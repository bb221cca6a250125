//! An assessment in the reader's language: the one place where a format's texts are exchanged.
//!
//! Only sentences of Plimsoll's own are exchanged, and only whole ones; what nobody has translated stays English.

use std::borrow::Cow;

use plimsoll_catalog::Chinese;
use plimsoll_engine::{Assessment, Finding};
use plimsoll_model::Why;

use crate::Lang;

/// A finding in this language: its title, its fix, its message and the notes at its places.
#[must_use]
pub fn translated(finding: &Finding, lang: Lang) -> Cow<'_, Finding> {
    let mut finding = Cow::Borrowed(finding);
    if lang == Lang::Zh {
        chinese(finding.to_mut());
    }
    finding
}

impl Lang {
    /// A check's title in this language; the English one where there is no translation.
    #[must_use]
    pub fn title<'a>(self, check: &str, english: &'a str) -> &'a str {
        let texts = self.texts(check).and_then(|texts| texts.title.as_ref());
        texts.map_or(english, |title| &title.text)
    }

    /// A check's fix line in this language; the English one where there is no translation.
    #[must_use]
    pub fn fix<'a>(self, check: &str, english: &'a str) -> &'a str {
        let texts = self.texts(check).and_then(|texts| texts.fix.as_ref());
        texts.map_or(english, |fix| &fix.text)
    }

    /// A sentence of a check or of the catalogue in this language; the English one where there is no translation.
    #[must_use]
    pub fn say(self, english: &str) -> Cow<'_, str> {
        match self {
            Lang::En => Cow::Borrowed(english),
            Lang::Zh => Chinese::builtin().say(english),
        }
    }

    /// What is known of a check in this language.
    pub(crate) fn texts(self, check: &str) -> Option<&'static plimsoll_catalog::CheckTexts> {
        match self {
            Lang::En => None,
            Lang::Zh => Chinese::builtin().check(check),
        }
    }
}

/// An assessment whose sentences are those of this language.
pub(crate) fn assessment(english: &Assessment, lang: Lang) -> Cow<'_, Assessment> {
    if lang == Lang::En {
        return Cow::Borrowed(english);
    }
    let mut told = english.clone();
    told.findings.iter_mut().for_each(chinese);
    told.waived.iter_mut().for_each(|waived| chinese(&mut waived.finding));
    told.unmatched_waivers.iter_mut().for_each(|waiver| exchange_text(&mut waiver.why));
    told.unknowns.iter_mut().for_each(|unknown| why(&mut unknown.why));
    told.blind.iter_mut().for_each(|spot| why(&mut spot.why));
    let controls = told.line.areas.iter_mut().flat_map(|area| &mut area.controls);
    controls.filter_map(|control| control.why.as_mut()).for_each(why);
    Cow::Owned(told)
}

fn chinese(finding: &mut Finding) {
    let (title, fix) = (Lang::Zh.title(&finding.check, &finding.title), Lang::Zh.fix(&finding.check, &finding.fix));
    let (title, fix) = (title.to_owned(), fix.to_owned());
    (finding.title, finding.fix) = (title.into(), fix.into());
    exchange_text(&mut finding.message);
    finding.places.iter_mut().for_each(|place| exchange_text(&mut place.note));
}

/// Says a reason and its remedy in Chinese.
pub(crate) fn why(why: &mut Why) {
    exchange(&mut why.reason);
    exchange(&mut why.resolve);
}

fn exchange(text: &mut Cow<'static, str>) {
    if let Cow::Owned(said) = said(text) {
        *text = said.into();
    }
}

fn exchange_text(text: &mut String) {
    if let Cow::Owned(said) = said(text) {
        *text = said;
    }
}

/// The sentence in Chinese, owned where it differs.
fn said(text: &str) -> Cow<'_, str> {
    match Chinese::builtin().say(text) {
        same if same == text => Cow::Borrowed(text),
        said => Cow::Owned(said.into_owned()),
    }
}
