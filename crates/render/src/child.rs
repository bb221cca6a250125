//! One renderer: started, looked at from outside, asked, and ended.

use std::io::{ErrorKind, Read, Write};
use std::net::Shutdown;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::frame::{Ask, Blob, broken};
use crate::limits::{MAX_FILES, MAX_HEAD_BYTES, MAX_INPUT_BYTES, MAX_LAST_WORDS};
use crate::{Error, Hello, Limits, program};

/// A running renderer. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Child {
    process: std::process::Child,
    socket: UnixStream,
    limits: Limits,
    /// How long it has been at work.
    spent: Duration,
    /// What it said of itself.
    pub(crate) hello: Hello,
}

/// How long a renderer may take until it is confined.
const START: Duration = Duration::from_secs(20);

impl Child {
    /// Starts a renderer, and refuses it unless the kernel says too that it is held.
    pub(crate) fn start(limits: Limits) -> Result<Self, Error> {
        let (socket, theirs) = UnixStream::pair().map_err(|e| not_safe(&e))?;
        let process = command(limits, theirs).map_err(|e| not_safe(&e))?.spawn().map_err(|e| not_safe(&e))?;
        let sandbox = crate::Sandbox { seccomp: false, landlock: 0, limits: false };
        let unknown = Hello { helm: String::new(), kustomize: String::new(), go: String::new(), sandbox };
        let mut child = Self { process, socket, limits, spent: Duration::ZERO, hello: unknown };
        let (head, _) = child.receive(Instant::now() + START).map_err(|_| child.refusal())?;
        child.hello = crate::frame::read(&head)?;
        child.verify()?;
        Ok(child)
    }

    /// What the child says is not enough.
    fn verify(&self) -> Result<(), Error> {
        let held = self.hello.sandbox;
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap_or_default();
        let says = |field: &str, value: &str| {
            status.lines().filter_map(|line| line.split_once(':')).any(|(f, v)| f == field && v.trim() == value)
        };
        if held.seccomp && held.limits && says("Seccomp", "2") && says("NoNewPrivs", "1") {
            return Ok(());
        }
        let reason = "the kernel does not say that its system calls are filtered".to_owned();
        Err(Error::Unsafe { reason })
    }

    /// Asks, and waits no longer than the limits say. After an error the child is of no use any more.
    pub(crate) fn ask<A: Ask>(&mut self, ask: &A) -> Result<(Vec<u8>, Blob), Error> {
        let bytes = ask.bytes();
        let total: usize = bytes.iter().map(|b| b.len()).sum();
        if total > MAX_INPUT_BYTES || bytes.len() > MAX_FILES {
            let reason = format!("more than {MAX_FILES} files or {MAX_INPUT_BYTES} bytes");
            return Err(Error::Stopped { reason });
        }
        let head = ask.head().map_err(|_| broken("a question that cannot be written"))?;
        let began = Instant::now();
        let deadline = began + self.limits.wall;
        let sent = self.send(&head, total, bytes.iter().map(|b| &***b), deadline);
        let answer = sent.and_then(|()| self.receive(deadline));
        self.spent += began.elapsed();
        answer.map_err(|error| self.why(&error))
    }

    /// Whether one more chart may take it beyond its processor time. It works on one thread at a time.
    pub(crate) fn is_worn(&self) -> bool {
        self.spent.as_secs() > self.limits.processor / 2
    }

    fn send<'b>(
        &mut self,
        head: &[u8],
        total: usize,
        blob: impl Iterator<Item = &'b [u8]>,
        deadline: Instant,
    ) -> std::io::Result<()> {
        self.socket.set_write_timeout(Some(left(deadline)?))?;
        let mut start = Vec::with_capacity(12 + head.len());
        start.extend((head.len() as u32).to_le_bytes());
        start.extend((total as u64).to_le_bytes());
        start.extend(head);
        self.socket.write_all(&start)?;
        blob.into_iter().try_for_each(|bytes| self.socket.write_all(bytes))
    }

    fn receive(&mut self, deadline: Instant) -> std::io::Result<(Vec<u8>, Blob)> {
        let mut lengths = [0; 12];
        self.fill(&mut lengths, deadline)?;
        let head = u32::from_le_bytes([lengths[0], lengths[1], lengths[2], lengths[3]]);
        let blob = lengths[4..].iter().rev().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        if head > MAX_HEAD_BYTES || blob > self.limits.answer {
            return Err(std::io::Error::from(ErrorKind::FileTooLarge));
        }
        Ok((self.part(u64::from(head), deadline)?, Blob(self.part(blob, deadline)?)))
    }

    /// Memory is taken as bytes arrive, not as they are announced.
    fn part(&mut self, length: u64, deadline: Instant) -> std::io::Result<Vec<u8>> {
        const STEP: usize = 1 << 20;
        let length = length as usize;
        let mut bytes = Vec::new();
        while bytes.len() < length {
            let start = bytes.len();
            bytes.resize(length.min(start + STEP), 0);
            self.fill(&mut bytes[start..], deadline)?;
        }
        Ok(bytes)
    }

    fn fill(&mut self, mut bytes: &mut [u8], deadline: Instant) -> std::io::Result<()> {
        while !bytes.is_empty() {
            self.socket.set_read_timeout(Some(left(deadline)?))?;
            match self.socket.read(bytes) {
                Ok(0) => return Err(std::io::Error::from(ErrorKind::UnexpectedEof)),
                Ok(count) => bytes = &mut bytes[count..],
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Which bound was met, after the child is ended.
    fn why(&mut self, error: &std::io::Error) -> Error {
        let late = matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
        let large = error.kind() == ErrorKind::FileTooLarge;
        let (killed, words) = self.end(late || large);
        let reason = if large {
            format!("it gave more than {} bytes", self.limits.answer)
        } else if late {
            format!("it took longer than {} s", self.limits.wall.as_secs_f32())
        } else if words.contains("out of memory") || words.contains("cannot allocate memory") {
            format!("it wanted more than {} MiB of memory", self.limits.memory >> 20)
        } else if words.contains("stack exceeds") || words.contains("stack overflow") {
            "its templates call one another too deeply".to_owned()
        } else if killed {
            format!("it was ended by the system; it may take {} s of processor time", self.limits.processor)
        } else {
            "the renderer ended unexpectedly".to_owned()
        };
        Error::Stopped { reason }
    }

    /// Why it did not come so far as to serve.
    fn refusal(&mut self) -> Error {
        let (_, words) = self.end(true);
        let said = words.split("renderer: ").nth(1).unwrap_or("it did not start in time").trim().to_owned();
        Error::Unsafe { reason: said }
    }

    /// Ends it; whether a signal did, and what it said last, marks of the runtime left out.
    fn end(&mut self, kill: bool) -> (bool, String) {
        use std::os::unix::process::ExitStatusExt;
        // Both fail only where it has ended already.
        let _ = self.socket.shutdown(Shutdown::Both);
        if kill {
            let _ = self.process.kill();
        }
        let mut words = Vec::new();
        if let Some(errors) = self.process.stderr.take() {
            let _ = errors.take(MAX_LAST_WORDS).read_to_end(&mut words);
        }
        let _ = self.process.kill();
        let killed = self.process.wait().is_ok_and(|status| status.signal().is_some());
        (killed, unframed(&words))
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Nothing of our surroundings goes with it: no variables, no folder, no descriptor but the socket.
fn command(limits: Limits, socket: UnixStream) -> std::io::Result<Command> {
    let mut command = Command::new(program::path()?);
    command.arg(format!("-memory={}", limits.memory)).arg(format!("-calm={}", limits.calm));
    command.arg(format!("-cpu={}", limits.processor));
    // One thread at a time: with time standing still, the collector of garbage keeps up on one only.
    command.env_clear().env("GOTRACEBACK", "none").env("GOMAXPROCS", "1").current_dir("/");
    command.stdin(Stdio::from(OwnedFd::from(socket))).stdout(Stdio::null()).stderr(Stdio::piped());
    Ok(command)
}

fn left(deadline: Instant) -> std::io::Result<Duration> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(std::io::Error::from(ErrorKind::TimedOut)) } else { Ok(left) }
}

fn not_safe(error: &std::io::Error) -> Error {
    Error::Unsafe { reason: format!("it cannot be started ({})", error.kind()) }
}

/// The runtime that keeps time still puts 16 bytes before each piece of its output: two zeros, `PB`, time and length.
fn unframed(bytes: &[u8]) -> String {
    let mut out = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let step = match rest {
            [0, 0, b'P', b'B', ..] => rest.len().min(16),
            _ => {
                out.push(rest[0]);
                1
            }
        };
        rest = &rest[step..];
    }
    String::from_utf8_lossy(&out).into_owned()
}
