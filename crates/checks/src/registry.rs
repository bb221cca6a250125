//! Every check, by slug. Written by `cargo xtask codegen`.

use plimsoll_engine::Check;

/// Every check, by slug.
#[rustfmt::skip]
pub static ALL: &[&Check] = &[
    &crate::pod::privileged_container::CHECK,
];

/// Every check's page under `docs/checks/`, by slug.
#[rustfmt::skip]
pub static DOCS: &[(&str, &str)] = &[
    ("privileged-container", include_str!("../../../docs/checks/privileged-container.md")),
];
