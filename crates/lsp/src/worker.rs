//! The thread that judges whole scopes, in a pool of its own: a keystroke never waits for it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, unbounded};
use plimsoll_model::Snapshot;
use plimsoll_source::collect;
use rayon::ThreadPool;

use crate::judge::{Buffers, Whole, lay_over};
use crate::scope::Scope;
use crate::settled::Settled;
use crate::{Error, Host, Settings};

/// A scope to judge.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) scope: Scope,
    /// The open documents and whether each is written in YAML or JSON, as far as the client knows.
    pub(crate) buffers: Vec<(String, Arc<str>, bool)>,
    /// Whether files may have changed since the last time.
    pub(crate) reread: bool,
    /// The document whose fixes to settle instead.
    pub(crate) fix: Option<String>,
}

/// What came of a job.
pub(crate) enum News {
    /// The scope was judged, or why not.
    Judged(Box<Result<Whole, String>>),
    /// The fixes of a document were settled, or why not.
    Settled(String, Result<Settled, String>),
}

/// A job that was done.
pub(crate) struct Done {
    pub(crate) scope: Scope,
    pub(crate) news: News,
    pub(crate) took: Duration,
}

/// Both ends of the thread.
pub(crate) struct Worker {
    pub(crate) jobs: Sender<Job>,
    pub(crate) results: Receiver<Done>,
}

impl Worker {
    pub(crate) fn start(host: Arc<dyn Host>) -> Result<Self, Error> {
        let (jobs, from_server) = unbounded::<Job>();
        let (to_server, results) = unbounded();
        let pool = pool()?;
        let mut desk = Desk { host, pool, read: BTreeMap::new() };
        let work = move || {
            for job in from_server {
                let start = Instant::now();
                let (scope, news) = (job.scope.clone(), desk.work(job));
                if to_server.send(Done { scope, news, took: start.elapsed() }).is_err() {
                    return;
                }
            }
        };
        std::thread::Builder::new().name("judge".to_owned()).spawn(work).map_err(|e| Error::Threads(e.to_string()))?;
        Ok(Self { jobs, results })
    }
}

/// A core stays free for whoever types.
fn pool() -> Result<ThreadPool, Error> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let builder = rayon::ThreadPoolBuilder::new().num_threads(cores.saturating_sub(1).max(1));
    builder.build().map_err(|e| Error::Threads(e.to_string()))
}

/// Most scopes whose files are kept; the others are read again.
const MAX_KEPT: usize = 8;

struct Desk {
    host: Arc<dyn Host>,
    pool: ThreadPool,
    /// The files of each scope as they were read last.
    read: BTreeMap<Scope, Snapshot>,
}

/// The files of a scope, with its documents laid over them.
struct Laid {
    settings: Arc<Settings>,
    snapshot: Snapshot,
    buffers: Buffers,
    passed_over: Vec<String>,
}

impl Desk {
    fn work(&mut self, job: Job) -> News {
        match job.fix.clone() {
            None => News::Judged(Box::new(self.judge(job))),
            Some(shown) => News::Settled(shown.clone(), self.settle(job, &shown)),
        }
    }

    fn judge(&mut self, job: Job) -> Result<Whole, String> {
        let Laid { settings, snapshot, buffers, passed_over } = self.laid(job)?;
        Ok(self.pool.install(|| Whole::judge(settings, snapshot, buffers, passed_over)))
    }

    fn settle(&mut self, job: Job, shown: &str) -> Result<Settled, String> {
        let Laid { settings, snapshot, mut buffers, .. } = self.laid(job)?;
        let text = buffers.remove(shown).ok_or_else(|| "it is not read".to_owned())?;
        Ok(self.pool.install(|| Settled::of(&settings, &snapshot, shown, text)))
    }

    fn laid(&mut self, job: Job) -> Result<Laid, String> {
        let mut settings = self.host.settings(job.scope.folder())?;
        // One file does not tell whether a waiver of its project is used.
        settings.whole &= matches!(job.scope, Scope::Folder(_));
        let settings = Arc::new(settings);
        let mut snapshot = self.files(&job, &settings)?;
        let (buffers, passed_over) = sort(job, &snapshot);
        self.pool.install(|| lay_over(&settings, &mut snapshot, &buffers)).map_err(|e| e.to_string())?;
        Ok(Laid { settings, snapshot, buffers, passed_over })
    }

    /// The files of a scope, read anew where that was asked for or where settings changed what is read of them.
    fn files(&mut self, job: &Job, settings: &Settings) -> Result<Snapshot, String> {
        let key = settings.fingerprint_key.as_ref().map(|k| &k.id);
        let fits = |s: &&Snapshot| s.complete == settings.complete && s.fingerprint_key.as_ref() == key;
        if let Some(known) = self.read.get(&job.scope).filter(|_| !job.reread).filter(fits) {
            return Ok(known.clone());
        }
        let gone = matches!(&job.scope, Scope::File(path) if !path.is_file());
        let snapshot = match gone {
            true => Snapshot { complete: settings.complete.clone(), ..Snapshot::default() },
            false => self.pool.install(|| collect(job.scope.request(settings))).map_err(|e| e.to_string())?,
        };
        if self.read.len() >= MAX_KEPT {
            self.read.clear();
        }
        self.read.insert(job.scope.clone(), snapshot.clone());
        Ok(snapshot)
    }
}

/// Tells documents that a scan reads from those that it passes over: ignored, hidden, or of another format.
fn sort(job: Job, snapshot: &Snapshot) -> (Buffers, Vec<String>) {
    let (mut buffers, mut passed_over) = (Buffers::new(), Vec::new());
    for (shown, text, manifest) in job.buffers {
        let read = snapshot.files.binary_search_by(|f| f.path.cmp(&shown)).is_ok();
        let refused = || snapshot.blind.iter().any(|b| b.path == shown);
        // What is not on the disk yet will be read once it is.
        let new = || manifest && !job.scope.folder().join(Path::new(&shown)).exists();
        if read || refused() || new() {
            buffers.insert(shown, text);
        } else {
            passed_over.push(shown);
        }
    }
    (buffers, passed_over)
}
