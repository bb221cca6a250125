//! One file while it is read: offsets become lines and columns, faults are collected.

use std::cell::RefCell;
use std::sync::Arc;

use crate::error::{Error, Place};
use crate::limits;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct At<T> {
    pub value: T,
    pub place: Place,
}

/// One file while it is read.
pub(super) struct Context<'a> {
    file: Arc<str>,
    text: &'a str,
    line_starts: Vec<usize>,
    errors: RefCell<Vec<Error>>,
}

impl<'a> Context<'a> {
    pub fn new(path: &str, text: &'a str) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file: path.into(), text, line_starts, errors: RefCell::default() }
    }

    pub fn into_errors(self) -> Vec<Error> {
        self.errors.into_inner()
    }

    pub fn fault(&self, offset: usize, message: impl Into<String>) {
        self.push(self.place(offset), message);
    }

    pub fn fault_whole(&self, message: &str) {
        self.push(Place::whole(&self.file), message);
    }

    fn push(&self, place: Place, message: impl Into<String>) {
        let mut errors = self.errors.borrow_mut();
        if errors.len() < limits::ERRORS {
            errors.push(Error::new(place, message));
        }
    }

    pub fn place(&self, offset: usize) -> Place {
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or_default();
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place { file: Arc::clone(&self.file), line: number(line), column: number(before.chars().count() + 1) }
    }
}
