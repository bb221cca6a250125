//! Ports as `EXPOSE` has them: a number or a range, with or without a protocol; several where a variable holds them.

use std::ops::RangeInclusive;

/// The ports of TCP in a text.
pub(crate) fn all(text: &str) -> impl Iterator<Item = RangeInclusive<u32>> + '_ {
    text.split_whitespace().filter(|word| protocol(word) == "tcp").filter_map(range)
}

/// The ports of UDP in a text.
pub(crate) fn udp(text: &str) -> impl Iterator<Item = RangeInclusive<u32>> + '_ {
    text.split_whitespace().filter(|word| protocol(word) == "udp").filter_map(range)
}

/// Whether every port of a text can exist.
pub(crate) fn is_sound(text: &str) -> bool {
    let known = |word: &str| matches!(protocol(word).as_str(), "tcp" | "udp" | "sctp");
    text.split_whitespace().all(|word| known(word) && range(word).is_some_and(|ports| *ports.end() <= 65_535))
}

fn protocol(word: &str) -> String {
    word.split_once('/').map_or_else(|| "tcp".to_owned(), |(_, protocol)| protocol.to_ascii_lowercase())
}

fn range(word: &str) -> Option<RangeInclusive<u32>> {
    let port = word.trim_matches(['"', '\'']).split('/').next()?;
    match port.split_once('-') {
        Some((first, last)) => Some(first.parse().ok()?..=last.parse().ok()?),
        None => port.parse().ok().map(|port| port..=port),
    }
}
