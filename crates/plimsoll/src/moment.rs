//! The time that reports tell: an explicit value, so that the same input gives the same bytes.

use anyhow::{Context, Result, bail};
use jiff::Timestamp;

use crate::cli::Global;
use crate::commands::today;

/// When the facts were collected, as the user told it: `--as-of`, else `SOURCE_DATE_EPOCH`.
pub fn told(global: &Global) -> Result<Option<String>> {
    if let Some(time) = &global.as_of {
        let time: Timestamp = time.parse().context("--as-of is not a time; write it as 2026-01-31T12:00:00Z")?;
        return within(time, "--as-of").map(Some);
    }
    let Some(seconds) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|s| !s.is_empty()) else { return Ok(None) };
    let seconds = seconds.to_str().and_then(|s| s.parse().ok()).and_then(|s| Timestamp::from_second(s).ok());
    let time = seconds.context("SOURCE_DATE_EPOCH is not a number of seconds since 1970; mend or unset it")?;
    within(time, "SOURCE_DATE_EPOCH").map(Some)
}

/// Years that every consumer of a report reads: OSCAL's schema knows those from 1900 to 2999.
fn within(time: Timestamp, name: &str) -> Result<String> {
    let year = time.to_zoned(jiff::tz::TimeZone::UTC).year();
    if !(1900..3000).contains(&year) {
        bail!("{name}: {time} is too far away; name a time between 1900 and 2999");
    }
    Ok(time.to_string())
}

/// The told time, else the start of today: to the day, as waivers are held against it.
pub fn of_report(global: &Global) -> Result<String> {
    match told(global)? {
        Some(time) => Ok(time),
        None => Ok(format!("{}T00:00:00Z", today(global)?)),
    }
}
