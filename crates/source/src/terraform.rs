//! What belongs to Terraform's configuration beside its own files: downloaded modules, and texts that it includes.

use std::collections::{BTreeSet, HashSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};
use plimsoll_model::Why;

use crate::limits::MAX_MODULE_FOLDERS;
use crate::plan::{Candidate, Plan, Root};
use crate::{format, walk};

/// Where `terraform init` puts the modules of a folder.
const MODULES: &str = ".terraform/modules";

/// Plans the modules that were downloaded for the folders that were met: hidden and mostly ignored, yet they are what
/// is applied. Nothing else of `.terraform` is looked at.
pub(crate) fn modules<'f>(plan: &mut Plan, root: &Root, folders: impl Iterator<Item = &'f PathBuf>) {
    let downloaded: BTreeSet<PathBuf> = folders.map(|f| f.join(MODULES)).filter(|f| f.is_dir()).collect();
    for folder in downloaded {
        let mut count = 0;
        for entry in walker(&folder) {
            count += 1;
            if count > plan.limits.files {
                let most = plan.limits.files;
                let reason = format!("more than {most} files of downloaded modules; the rest was not looked at");
                plan.blind(root.shown(&folder), Why::new(reason, "scan the plan as JSON"));
                break;
            }
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    walk::failed(plan, root, &error);
                    continue;
                }
            };
            module_file(plan, root, &entry);
        }
    }
}

/// A file of a downloaded module. Links are settled with all others, and named where they lead out of the scan.
fn module_file(plan: &mut Plan, root: &Root, entry: &DirEntry) {
    let path = entry.path();
    let kind = entry.file_type();
    let is_link = kind.is_some_and(|kind| kind.is_symlink());
    // A module may be a link as a whole, whose name says nothing.
    if is_link && (is_wanted(path) || path.is_dir()) {
        plan.links.push((root.shown(path), path.to_owned()));
    } else if is_wanted(path) && kind.is_some_and(|kind| kind.is_file()) {
        // Configuration is never too large to be missed.
        let included = !format::is_terraform(path) && !is_list(path);
        let candidate = Candidate { path: path.to_owned(), named: false, settings: false, included };
        plan.real.insert(path.to_owned());
        plan.files.entry(root.shown(path)).or_insert(candidate);
    }
}

fn is_wanted(path: &Path) -> bool {
    format::is_terraform(path) || format::is_included(path) || is_data(path)
}

/// The list of modules, and data that modules read.
fn is_data(path: &Path) -> bool {
    is_list(path) || matches!(format::extension(path).as_str(), "json" | "tfvars")
}

fn is_list(path: &Path) -> bool {
    path.ends_with(".terraform/modules/modules.json")
}

fn walker(folder: &Path) -> ignore::Walk {
    let mut builder = WalkBuilder::new(folder);
    builder.standard_filters(false).follow_links(false).max_depth(Some(MAX_MODULE_FOLDERS));
    builder.filter_entry(|entry| entry.depth() == 0 || !is_aside(entry.file_name()));
    builder.sort_by_file_name(OsStr::cmp);
    builder.build()
}

/// Folders of a downloaded repository that no call of it reads.
fn is_aside(name: &OsStr) -> bool {
    [".git", ".github", "examples", "tests", "test"].iter().any(|aside| name == *aside)
}

/// Marks the texts that configuration in a folder above them may include.
pub(crate) fn mark_included(plan: &mut Plan) {
    let configured = |candidate: &&Candidate| format::is_terraform(&candidate.path);
    let folders: HashSet<PathBuf> =
        plan.files.values().filter(configured).filter_map(|c| c.path.parent()).map(Path::to_owned).collect();
    if folders.is_empty() {
        return;
    }
    for candidate in plan.files.values_mut().filter(|c| !c.named && format::is_included(&c.path)) {
        candidate.included = candidate.path.ancestors().skip(1).any(|above| folders.contains(above));
    }
}
