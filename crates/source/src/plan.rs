//! What a run is going to look at, before anything is read.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use plimsoll_model::{BlindSpot, Why};

use crate::charts::Charts;
use crate::limits::Limits;
use crate::names::shown;
use crate::skips::Skips;
use crate::{Error, Request, archive, links, terraform, walk};

/// A file to look at.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) path: PathBuf,
    /// Named by the user: read whatever its name.
    pub(crate) named: bool,
    /// A chart's own settings: never a manifest.
    pub(crate) settings: bool,
    /// A text that Terraform's configuration beside it may include.
    pub(crate) included: bool,
}

/// A folder that was walked, its links resolved, and its name as shown.
pub(crate) struct Root {
    pub(crate) real: PathBuf,
    pub(crate) shown: String,
}

/// Files by the path that is shown for them, and what is known before reading.
pub(crate) struct Plan {
    pub(crate) cwd: PathBuf,
    pub(crate) files: BTreeMap<String, Candidate>,
    pub(crate) real: HashSet<PathBuf>,
    pub(crate) links: Vec<(String, PathBuf)>,
    pub(crate) roots: Vec<Root>,
    pub(crate) blind: Vec<BlindSpot>,
    pub(crate) skips: Skips,
    pub(crate) charts: Charts,
    pub(crate) limits: Limits,
    pub(crate) stdin: bool,
}

impl Plan {
    /// Looks at every path of a request.
    pub(crate) fn of(request: &Request<'_>) -> Result<Self, Error> {
        let mut plan = Self::empty(request);
        for path in &request.paths {
            plan.path(path, request)?;
        }
        links::settle(&mut plan);
        terraform::mark_included(&mut plan);
        Ok(plan)
    }

    fn empty(request: &Request<'_>) -> Self {
        Self {
            cwd: request.cwd.clone(),
            files: BTreeMap::new(),
            real: HashSet::new(),
            links: Vec::new(),
            roots: Vec::new(),
            blind: Vec::new(),
            skips: Skips::new(request.limits.skipped),
            charts: Charts::default(),
            limits: request.limits,
            stdin: false,
        }
    }

    fn path(&mut self, path: &Path, request: &Request<'_>) -> Result<(), Error> {
        if path.as_os_str() == "-" {
            return self.standard_input(request);
        }
        let whole = self.cwd.join(path);
        let shown = shown(&self.cwd, path);
        match std::fs::metadata(&whole) {
            Err(error) if is_missing(&error) && whole.symlink_metadata().is_err() => {
                return Err(Error::NotFound { path: shown });
            }
            Ok(found) if found.is_dir() => walk::folder(self, &whole, shown, request),
            // What else it may be is told when it is opened, without blocking.
            _ => self.named_file(whole, shown),
        }
        Ok(())
    }

    fn standard_input(&mut self, request: &Request<'_>) -> Result<(), Error> {
        if self.stdin {
            return Err(Error::StdinTwice);
        }
        self.stdin = true;
        if request.stdin.is_some() { Ok(()) } else { Err(Error::NoStdin) }
    }

    fn named_file(&mut self, path: PathBuf, shown: String) {
        let real = path.canonicalize().ok();
        self.real.extend(real.clone());
        // A packed chart is no text.
        if let Some(real) = real.filter(|real| archive::is_named_so(real))
            && self.charts.covers(&real, |_| shown.clone(), &mut self.blind)
        {
            return;
        }
        self.files.insert(shown, Candidate { path, named: true, settings: false, included: false });
    }

    pub(crate) fn blind(&mut self, path: String, why: Why) {
        self.blind.push(BlindSpot { path, at: None, why });
    }
}

fn is_missing(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)
}
