//! Children that wait for questions.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::child::Child;
use crate::frame::Ask;
use crate::limits::MAX_CHILDREN;
use crate::{Error, Hello, Limits};

/// What each question has been answered so far.
type Answers<A> = Vec<Option<Result<<A as Ask>::Answer, Error>>>;

/// Children that have nothing to do; others are started when more are needed.
#[derive(Debug, Default)]
pub(crate) struct Workers {
    limits: Limits,
    idle: Mutex<Vec<Child>>,
}

impl Workers {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, idle: Mutex::default() }
    }

    pub(crate) fn hello(&self) -> Result<Hello, Error> {
        let child = self.child()?;
        let hello = child.hello.clone();
        self.rest(child);
        Ok(hello)
    }

    pub(crate) fn all<A: Ask>(&self, asks: &[A]) -> Vec<Result<A::Answer, Error>> {
        let next = AtomicUsize::new(0);
        let answers: Mutex<Answers<A>> = Mutex::new(asks.iter().map(|_| None).collect());
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..cores.min(asks.len()).min(MAX_CHILDREN) {
                scope.spawn(|| {
                    while let Some((index, ask)) = take(&next, asks) {
                        let answer = self.ask(ask);
                        if let Some(slot) = answers.lock().ok().as_mut().and_then(|all| all.get_mut(index)) {
                            *slot = Some(answer);
                        }
                    }
                });
            }
        });
        let all = answers.into_inner().unwrap_or_default();
        all.into_iter().map(|answer| answer.unwrap_or_else(|| Err(crate::frame::broken("no answer")))).collect()
    }

    /// One that failed to answer is not asked again.
    fn ask<A: Ask>(&self, ask: &A) -> Result<A::Answer, Error> {
        let mut child = self.child()?;
        let (head, blob) = child.ask(ask)?;
        self.rest(child);
        A::answer(&head, blob)
    }

    fn child(&self) -> Result<Child, Error> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        idle.map_or_else(|| Child::start(self.limits), Ok)
    }

    /// Whoever is near the end of its processor time is ended, so that no chart is charged for others.
    fn rest(&self, child: Child) {
        if !child.is_worn()
            && let Ok(mut idle) = self.idle.lock()
        {
            idle.push(child);
        }
    }
}

fn take<'a, A>(next: &AtomicUsize, asks: &'a [A]) -> Option<(usize, &'a A)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    asks.get(index).map(|ask| (index, ask))
}
