//! The server: what it keeps, and the loop that everything happens in.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Instant;

use crossbeam_channel::{TryRecvError, after, never, select};
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use lsp_types::Uri;
use serde::Serialize;

use crate::client::Client;
use crate::document::Document;
use crate::limits::{MAX_UNSETTLED, MAX_WAITING};
use crate::project::Project;
use crate::scope::Scope;
use crate::settled::Settled;
use crate::sheet::Sheet;
use crate::worker::{Done, Worker};
use crate::{Error, Host};

/// How far the client has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Nothing was asked yet.
    Fresh,
    /// Initialised.
    Open,
    /// Shut down: `exit` is next.
    Shut,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The client said `shutdown` and `exit`.
    Clean,
    /// The client said `exit` only.
    Abrupt,
}

/// A request that waits for its scope.
pub(crate) struct Waiting {
    pub(crate) scope: Scope,
    pub(crate) request: Request,
    /// How many passes it may await still: whoever never stops typing is answered too.
    pub(crate) patience: u8,
}

/// An open document, where it belongs, and what the client was told of it.
pub(crate) struct Open {
    pub(crate) uri: Uri,
    pub(crate) document: Document,
    pub(crate) scope: Scope,
    /// The path that is shown for it.
    pub(crate) shown: String,
    pub(crate) sheet: Option<Sheet>,
    pub(crate) published: Option<Vec<lsp_types::Diagnostic>>,
    /// All its safe fixes, if they were asked for since its scope was judged.
    pub(crate) settled: Option<Settled>,
    /// Whether they are being settled.
    pub(crate) settling: bool,
}

pub(crate) struct Server<'c> {
    pub(crate) connection: &'c Connection,
    pub(crate) host: Arc<dyn Host>,
    pub(crate) worker: Worker,
    pub(crate) client: Client,
    pub(crate) stage: Stage,
    /// Open documents by their address.
    pub(crate) documents: BTreeMap<String, Open>,
    pub(crate) projects: BTreeMap<Scope, Project>,
    /// Documents that changed since they were judged.
    pub(crate) changed: BTreeSet<String>,
    /// Requests that wait for a scope to be judged as it is now.
    pub(crate) waiting: Vec<Waiting>,
    cancelled: BTreeSet<RequestId>,
    queue: VecDeque<Message>,
}

/// Serves a client until it is done.
///
/// # Errors
/// Where the client is gone without a word, or a thread is.
pub fn serve(connection: &Connection, host: Arc<dyn Host>) -> Result<Ending, Error> {
    let worker = Worker::start(Arc::clone(&host))?;
    let mut server = Server {
        connection,
        host,
        worker,
        client: Client::default(),
        stage: Stage::Fresh,
        documents: BTreeMap::new(),
        projects: BTreeMap::new(),
        changed: BTreeSet::new(),
        waiting: Vec::new(),
        cancelled: BTreeSet::new(),
        queue: VecDeque::new(),
    };
    server.run()
}

/// What the loop wakes up for.
enum Event {
    Message(Message),
    Done(Box<Done>),
    Due,
}

impl Server<'_> {
    fn run(&mut self) -> Result<Ending, Error> {
        loop {
            match self.next()? {
                Event::Message(message) => self.queue.push_back(message),
                Event::Done(done) => self.done(*done),
                Event::Due => {}
            }
            if let Some(ending) = self.work()? {
                return Ok(ending);
            }
            self.start_due()?;
        }
    }

    fn next(&self) -> Result<Event, Error> {
        let due = self.projects.values().filter_map(Project::wakes).min();
        let timer = due.map_or_else(never, |at| after(at.saturating_duration_since(Instant::now())));
        select! {
            recv(self.connection.receiver) -> message => message.map(Event::Message).map_err(|_| Error::Disconnected),
            recv(self.worker.results) -> done => done.map(|d| Event::Done(Box::new(d))).map_err(|_| Error::Worker),
            recv(timer) -> _ => Ok(Event::Due),
        }
    }

    /// Handles everything that has come in, and judges what has changed once nothing more waits.
    fn work(&mut self) -> Result<Option<Ending>, Error> {
        let mut handled = 0;
        loop {
            self.gather();
            let Some(message) = self.queue.pop_front() else { break };
            if let Some(ending) = self.message(message)? {
                return Ok(Some(ending));
            }
            handled += 1;
            if handled % MAX_UNSETTLED == 0 {
                self.settle();
            }
        }
        self.settle();
        Ok(None)
    }

    /// Takes in what has come meanwhile, so that a cancelled request is known before its turn.
    fn gather(&mut self) {
        while self.queue.len() < MAX_WAITING {
            match self.connection.receiver.try_recv() {
                Ok(message) => self.queue.push_back(message),
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => break,
            }
        }
        let cancels = self.queue.iter().filter_map(cancel).collect::<Vec<_>>();
        let asked = |id: &RequestId| self.queue.iter().any(|m| matches!(m, Message::Request(r) if r.id == *id));
        self.cancelled.extend(cancels.into_iter().filter(asked));
    }

    /// Whether the client has taken a request back.
    pub(crate) fn is_cancelled(&mut self, id: &RequestId) -> bool {
        self.cancelled.remove(id)
    }

    /// Sends something; a client that is gone is noticed where its next message is awaited.
    pub(crate) fn send(&self, message: impl Into<Message>) {
        let _ = self.connection.sender.send(message.into());
    }

    /// Tells the client something.
    pub(crate) fn notify(&self, method: &str, params: &impl Serialize) {
        if let Ok(params) = serde_json::to_value(params) {
            self.send(Notification { method: method.to_owned(), params });
        }
    }

    /// Answers a request.
    pub(crate) fn answer(&self, id: RequestId, result: &impl Serialize) {
        let value = serde_json::to_value(result).unwrap_or_default();
        self.send(Response { id, response_result: Ok(value) });
    }
}

/// The request that a message takes back.
pub(crate) fn cancel(message: &Message) -> Option<RequestId> {
    let Message::Notification(notification) = message else { return None };
    let id = notification.params.get("id").filter(|_| notification.method == "$/cancelRequest")?;
    serde_json::from_value(id.clone()).ok()
}
