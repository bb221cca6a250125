use std::fmt;

/// A case, or a check as a whole, that is not as its file says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Failure {
    /// Where to look: the case file and line, or the check.
    pub place: String,
    /// The case's heading, or what is missing.
    pub what: String,
    /// What differs, one item a line.
    pub details: Vec<String>,
}

/// What came of running case files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Checks that have a case file.
    pub checks: usize,
    /// Cases that were run.
    pub cases: usize,
    /// Diagnostics that were rewritten.
    pub updated: usize,
    /// What is not as it should be, in the order of the files.
    pub failures: Vec<Failure>,
}

impl Report {
    /// Whether everything is as the case files say, and there was something to look at.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.failures.is_empty() && self.cases > 0
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)?;
        self.details.iter().try_for_each(|detail| write!(f, "\n    {detail}"))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for failure in &self.failures {
            writeln!(f, "{failure}\n")?;
        }
        let failed = self.failures.len();
        write!(f, "{} cases of {} checks, {failed} failures", self.cases, self.checks)
    }
}
