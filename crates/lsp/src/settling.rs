//! When the fixes of a document are settled: once somebody asks for them, in the worker, until its scope is judged anew.

use crate::judging::buffers;
use crate::project::Project;
use crate::scope::Scope;
use crate::server::{Open, Server};
use crate::settled::{Settled, is_within};
use crate::worker::Job;

impl Server<'_> {
    /// Starts settling the fixes of a document; whether they are still to come.
    pub(crate) fn settle_fixes(&mut self, scope: &Scope, key: &str) -> bool {
        if !self.is_to_settle(scope, key) {
            return false;
        }
        let buffers = buffers(&self.documents, scope);
        let Some(open) = self.documents.get_mut(key) else { return false };
        if open.settling {
            return true;
        }
        let job = Job { scope: scope.clone(), buffers, reread: false, fix: Some(open.shown.clone()) };
        open.settling = self.worker.jobs.send(job).is_ok();
        open.settling
    }

    /// Whether there is something to fix and nobody has tried yet.
    fn is_to_settle(&self, scope: &Scope, key: &str) -> bool {
        let Some(open) = self.documents.get(key).filter(|open| !is_settled(open)) else { return false };
        let Some(whole) = self.projects.get(scope).and_then(Project::judged) else { return false };
        let mut remedies = whole.part.assessment.findings.iter().filter_map(|f| f.remedy.as_ref());
        remedies.any(|remedy| is_within(&whole.part.estate, remedy, &open.shown))
    }

    /// Takes in the fixes of a document.
    pub(crate) fn settled(&mut self, scope: &Scope, shown: &str, result: Result<Settled, String>) {
        if let Err(reason) = &result {
            self.host.log(&format!("{shown}: its fixes are not settled: {reason}"));
        }
        let mut open = self.documents.values_mut().filter(|open| open.scope == *scope);
        let Some(open) = open.find(|open| open.shown == shown) else { return };
        let nothing = || Settled { text: open.document.text().into(), ..Settled::default() };
        (open.settled, open.settling) = (Some(result.unwrap_or_else(|_| nothing())), false);
    }
}

fn is_settled(open: &Open) -> bool {
    open.settled.as_ref().is_some_and(|settled| *settled.text == *open.document.text())
}
