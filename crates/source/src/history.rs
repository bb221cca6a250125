//! Secrets in the history of git: every version of every file that a branch, a tag or the stash reaches, each read once.
//!
//! A version is told with the oldest commit that holds it. A secret that was found before, in the work tree or in an older
//! commit, is not told again: what matters is that it is in the history at all.

use std::collections::HashSet;
use std::sync::Arc;

use gix::ObjectId;
use gix::objs::tree::EntryKind;
use plimsoll_model::{BlindSpot, Commit, SecretFile, SecretSearch, Why};
use rayon::prelude::*;

use crate::limits::{MAX_HISTORY_BYTES, MAX_HISTORY_COMMITS, MAX_HISTORY_VERSIONS, MAX_TREE_DEPTH};
use crate::outcome::Reading;
use crate::plan::Root;
use crate::secrets::{Known, as_text, one};
use crate::{format, names};

/// How many versions are read before they are searched together.
const TOGETHER: usize = 256;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Searches the history that a folder belongs to, and what of it lies below the folder.
pub(crate) fn search(
    root: &Root,
    reading: Reading<'_>,
    known: &mut Known,
    into: &mut SecretSearch,
    blind: &mut Vec<BlindSpot>,
) {
    let spot = |why| BlindSpot { path: root.shown.clone(), at: None, why };
    let Ok(repository) = gix::discover(&root.real) else {
        blind.push(spot(Why::new("there is no git repository here", "scan a checkout, or leave `--history` out")));
        return;
    };
    if repository.is_shallow() {
        let resolve = "fetch all of it: `git fetch --unshallow`";
        blind.push(spot(Why::new("the history was fetched in part, and only that part was searched", resolve)));
    }
    let mut history = History { root, reading, known, into, spent: 0, cut: false, large: 0 };
    let result = history.all(&repository);
    if history.large > 0 {
        let most = plimsoll_syntax::limits::MAX_TEXT_BYTES;
        let reason =
            format!("{} versions of files larger than {most} bytes were not searched for secrets", history.large);
        blind.push(spot(Why::new(reason, "check out the commits that hold them, and scan those")));
    }
    match result {
        Ok(()) if history.cut => blind.push(spot(Why::new(
            "the history is larger than the bounds, and its newest part was not searched",
            "scan an older branch in a checkout of its own",
        ))),
        Ok(()) => {}
        // The error of the library may name what was read; ours does not.
        Err(_) => blind.push(spot(Why::new("the history cannot be read", "check the repository with `git fsck`"))),
    }
}

/// A version of a file, before it is read.
struct Version {
    blob: ObjectId,
    path: String,
    commit: usize,
}

/// A search on its way.
struct History<'a> {
    root: &'a Root,
    reading: Reading<'a>,
    known: &'a mut Known,
    into: &'a mut SecretSearch,
    /// Bytes that were read.
    spent: u64,
    /// Whether a bound was met.
    cut: bool,
    /// Versions that are larger than one text may be.
    large: u64,
}

impl History<'_> {
    fn all(&mut self, repository: &gix::Repository) -> Result<(), Failure> {
        let commits = self.commits(repository)?;
        let versions = self.versions(repository, &commits)?;
        for some in versions.chunks(TOGETHER) {
            self.some(repository, &commits, some)?;
        }
        self.into.found.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(())
    }

    /// Every commit that something reaches, the oldest first.
    fn commits(&mut self, repository: &gix::Repository) -> Result<Vec<ObjectId>, Failure> {
        let mut tips = Vec::new();
        for reference in repository.references()?.all()? {
            let Ok(mut reference) = reference else { continue };
            let Ok(id) = reference.peel_to_id() else { continue };
            tips.extend(id.object().ok().filter(|o| o.kind == gix::object::Kind::Commit).map(|o| o.id));
        }
        tips.extend(repository.head_id().ok().map(gix::Id::detach));
        let mut commits = Vec::new();
        for info in repository.rev_walk(tips).all()? {
            if commits.len() >= MAX_HISTORY_COMMITS {
                self.cut = true;
                break;
            }
            let info = info?;
            let time = repository.find_commit(info.id)?.time()?.seconds;
            commits.push((time, info.id));
        }
        commits.sort();
        Ok(commits.into_iter().map(|(_, id)| id).collect())
    }

    /// Every version below the folder, each with the oldest commit that holds it.
    fn versions(&mut self, repository: &gix::Repository, commits: &[ObjectId]) -> Result<Vec<Version>, Failure> {
        let inside = self.inside(repository);
        let mut seen: HashSet<ObjectId> = HashSet::new();
        let mut versions = Vec::new();
        for (number, commit) in commits.iter().enumerate() {
            let tree = repository.find_commit(*commit)?.tree_id()?.detach();
            let mut trees = vec![(tree, String::new(), 0_usize)];
            while let Some((tree, folder, depth)) = trees.pop() {
                if !seen.insert(tree) {
                    continue;
                }
                for entry in repository.find_tree(tree)?.iter() {
                    let entry = entry?;
                    let name = String::from_utf8_lossy(entry.filename()).into_owned();
                    let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                    let id = entry.object_id();
                    match entry.mode().kind() {
                        EntryKind::Tree if depth < MAX_TREE_DEPTH => trees.push((id, path, depth + 1)),
                        EntryKind::Blob | EntryKind::BlobExecutable if seen.insert(id) && path.starts_with(&inside) => {
                            versions.push(Version { blob: id, path, commit: number });
                        }
                        _ => {}
                    }
                }
                if versions.len() >= MAX_HISTORY_VERSIONS {
                    self.cut = true;
                    return Ok(versions);
                }
            }
        }
        Ok(versions)
    }

    /// The folder as seen from the root of the repository, with a `/` at its end; empty for the root itself.
    fn inside(&self, repository: &gix::Repository) -> String {
        let top = repository.workdir().and_then(|top| top.canonicalize().ok());
        let below = top.as_ref().and_then(|top| self.root.real.strip_prefix(top).ok());
        let below = below.map(|p| p.to_string_lossy().replace('\\', "/")).unwrap_or_default();
        if below.is_empty() { below } else { below + "/" }
    }

    fn some(&mut self, repository: &gix::Repository, commits: &[ObjectId], some: &[Version]) -> Result<(), Failure> {
        let inside = self.inside(repository).len();
        let mut texts: Vec<(String, &Version, Arc<str>)> = Vec::new();
        for version in some.iter().filter(|v| !format::is_binary(std::path::Path::new(&v.path))) {
            let size = repository.find_header(version.blob)?.size();
            if size > plimsoll_syntax::limits::MAX_TEXT_BYTES as u64 {
                self.large += 1;
                continue;
            }
            self.spent += size;
            if self.spent > MAX_HISTORY_BYTES {
                self.cut = true;
                break;
            }
            let bytes = repository.find_object(version.blob)?.detach().data;
            let path =
                names::below(&self.root.shown, std::path::Path::new(version.path.get(inside..).unwrap_or_default()));
            texts.extend(as_text(bytes).map(|text| (path, version, text.into())));
        }
        self.into.history += texts.len() as u64;
        let key = self.reading.key;
        let found: Vec<_> = texts.into_par_iter().filter_map(|(p, v, text)| Some((one(&p, text, key)?, v))).collect();
        for ((file, values), version) in found {
            let fresh = self.known.fresh(file, &values);
            if let Some(file) = fresh {
                self.into.found.push(signed(repository, file, commits[version.commit])?);
            }
        }
        Ok(())
    }
}

/// With the commit, by which the path is told too.
fn signed(repository: &gix::Repository, mut file: SecretFile, id: ObjectId) -> Result<SecretFile, Failure> {
    let commit = repository.find_commit(id)?;
    let author = commit.author()?;
    let seconds = commit.time()?.seconds;
    let commit = Commit {
        id: id.to_string(),
        author: String::from_utf8_lossy(author.name).trim().chars().filter(|c| !c.is_control()).take(80).collect(),
        date: date(seconds),
    };
    file.path = format!("{}@{}", file.path, commit.id.get(..12).unwrap_or_default());
    file.commit = Some(commit);
    Ok(file)
}

/// Seconds since 1970 as a date of UTC, by the civil calendar.
fn date(seconds: i64) -> String {
    let days = seconds.div_euclid(86_400) + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(951_782_400), "2000-02-29");
        assert_eq!(date(1_767_225_599), "2025-12-31");
    }
}
