//! Links that a walk met: read once, passed over or blind, never followed out of the folder.

use std::path::Path;

use plimsoll_model::{SkippedKind, Why};

use crate::plan::{Candidate, Plan};
use crate::read::io_why;

/// Decides about every link, once all files are known.
pub(crate) fn settle(plan: &mut Plan) {
    let mut links = std::mem::take(&mut plan.links);
    links.sort();
    links.dedup();
    for (shown, link) in links {
        settle_one(plan, shown, &link);
    }
}

fn settle_one(plan: &mut Plan, shown: String, link: &Path) {
    if plan.files.contains_key(&shown) {
        return;
    }
    let target = match link.canonicalize() {
        Ok(target) => target,
        Err(error) => return plan.blind(shown, broken(&error)),
    };
    if !plan.roots.iter().any(|root| target.starts_with(&root.real)) && !plan.real.contains(&target) {
        return plan.blind(shown, Why::new("the link leads out of the folder", "name its target as a path too"));
    }
    if target.is_dir() || !plan.real.insert(target.clone()) {
        return plan.skips.add(SkippedKind::Link, shown);
    }
    plan.files.insert(shown, Candidate { path: target, named: false, settings: false, included: false });
}

fn broken(error: &std::io::Error) -> Why {
    if error.kind() == std::io::ErrorKind::NotFound {
        return Why::new("the link leads to nothing", "restore its target or remove the link");
    }
    if error.raw_os_error() == loop_code() {
        return Why::new("the link leads in a circle", "remove the link");
    }
    io_why(error)
}

#[cfg(unix)]
fn loop_code() -> Option<i32> {
    Some(libc::ELOOP)
}

#[cfg(not(unix))]
fn loop_code() -> Option<i32> {
    None
}
