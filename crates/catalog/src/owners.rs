//! Owners of one control as a string with a letter per mode: a third of the embedded catalogue otherwise.

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serializer};

use crate::types::Owner;

const fn letter(owner: Owner) -> char {
    match owner {
        Owner::Customer => 'c',
        Owner::Shared => 's',
        Owner::Vendor => 'v',
        Owner::Provider => 'p',
        Owner::NotApplicable => '-',
    }
}

fn owner(letter_: char) -> Option<Owner> {
    Owner::ALL.into_iter().find(|&owner| letter(owner) == letter_)
}

pub(crate) fn serialize<S: Serializer>(owners: &[Owner], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&owners.iter().copied().map(letter).collect::<String>())
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Owner>, D::Error> {
    let letters = String::deserialize(deserializer)?;
    let unknown = || D::Error::invalid_value(Unexpected::Other("letter"), &"one of c, s, v, p, -");
    letters.chars().map(|c| owner(c).ok_or_else(unknown)).collect()
}
