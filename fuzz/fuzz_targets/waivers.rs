//! Any text, read as every form of acceptance: waivers or an error that repeats nothing of the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll_waive::{Baseline, Date, Names, NewWaiver, Rules, Touched, append, parse, peers};

fuzz_target!(|text: &str| {
    let rules = Rules { today: Date::constant(2026, 1, 1), max_days: 365 };
    let names = Names::of(plimsoll_checks::ALL);
    for error in parse(text, "w", rules, &names).err().into_iter().flatten() {
        assert!(!error.reason.is_empty());
    }
    for imported in [
        peers::trivy_plain(text, "t", &names),
        peers::trivy_yaml(text, "t", &names),
        peers::kubescape(text, "k", &names),
    ] {
        if let Err(error) = imported {
            assert!(!error.reason.is_empty());
        }
    }
    if let Ok(baseline) = Baseline::parse(text) {
        assert_eq!(Baseline::parse(&baseline.to_text()), Ok(baseline));
    }
    let _ = Touched::parse(text.as_bytes(), text.as_bytes(), text.as_bytes());
    let waiver = NewWaiver {
        check: "host-network".to_owned(),
        reason: text.chars().take(100).collect(),
        owner: "a".to_owned(),
        until: rules.today,
        scope: vec![("name".to_owned(), "*".to_owned())],
    };
    if let Ok(new) = append(text, &waiver) {
        assert!(append(&new, &waiver).is_ok());
    }
});
