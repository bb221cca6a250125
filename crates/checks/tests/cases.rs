//! Every check does what its case file says, and every check has one. See `plimsoll_testkit::cases`.

use std::path::Path;

use plimsoll_testkit::cases;

#[test]
fn every_check_does_what_its_cases_say() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let report = cases::run_all(&dir, plimsoll_checks::ALL);
    println!("{report}");
    assert!(report.passed(), "{report}");
}
