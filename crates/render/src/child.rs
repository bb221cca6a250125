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
    /// Where it says why it dies.
    words: UnixStream,
    limits: Limits,
    /// The processor time that it had taken when it was asked last.
    before: Duration,
    /// What it said of itself.
    pub(crate) hello: Hello,
}

/// How long a renderer may take until it is confined.
const START: Duration = Duration::from_secs(20);
/// How often it is looked at while it works.
const LOOK: Duration = Duration::from_millis(100);

impl Child {
    /// Starts a renderer, and refuses it unless the kernel says too that it is held.
    pub(crate) fn start(limits: Limits) -> Result<Self, Error> {
        let (socket, theirs) = UnixStream::pair().map_err(|e| not_safe(&e))?;
        let (words, errors) = words().map_err(|e| not_safe(&e))?;
        let process = command(limits, theirs, errors).map_err(|e| not_safe(&e))?.spawn().map_err(|e| not_safe(&e))?;
        let sandbox = crate::Sandbox { seccomp: false, landlock: 0, limits: false };
        let unknown = Hello { helm: String::new(), kustomize: String::new(), go: String::new(), sandbox };
        let mut child = Self { process, socket, words, limits, before: Duration::ZERO, hello: unknown };
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
        self.before = self.processor_time();
        let deadline = Instant::now() + self.limits.patience;
        let sent = self.send(&head, total, bytes.iter().map(|b| &***b), deadline);
        let answer = sent.and_then(|()| self.receive(deadline));
        answer.map_err(|error| self.why(&error))
    }

    /// Whether one more chart may take it beyond its processor time.
    pub(crate) fn is_worn(&self) -> bool {
        self.processor_time().as_secs() > self.limits.processor / 2
    }

    /// What the kernel says that it has taken, in hundredths of a second on every Linux that there is a renderer for.
    fn processor_time(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id())).unwrap_or_default();
        // Behind the name, which may hold anything, user and system time are the twelfth and thirteenth.
        let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
        let hundredths: u64 = fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
        Duration::from_millis(hundredths.saturating_mul(10))
    }

    /// What it has taken for one chart does not depend on what else the machine does.
    fn is_overdue(&self) -> bool {
        self.processor_time().saturating_sub(self.before) > self.limits.each
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
            self.socket.set_read_timeout(Some(left(deadline)?.min(LOOK)))?;
            match self.socket.read(bytes) {
                Err(error) if is_late(&error) && !self.is_overdue() => {}
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
        let late = is_late(error);
        let overdue = late && self.is_overdue();
        let large = error.kind() == ErrorKind::FileTooLarge;
        let (killed, words) = self.end(late || large);
        let reason = if large {
            format!("it gave more than {} bytes", self.limits.answer)
        } else if overdue {
            format!("it took longer than {} s of processor time", self.limits.each.as_secs_f32())
        } else if late {
            format!("it did not answer within {} s", self.limits.patience.as_secs_f32())
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
        let _ = (&self.words).take(MAX_LAST_WORDS).read_to_end(&mut words);
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

/// Both ends of a way for last words. Nobody listens before the end: what does not fit is lost, where a pipe would make
/// a talkative one wait for ever.
fn words() -> std::io::Result<(UnixStream, UnixStream)> {
    let (ours, theirs) = UnixStream::pair()?;
    theirs.set_nonblocking(true)?;
    Ok((ours, theirs))
}

/// Nothing of our surroundings goes with it: no variables, no folder, no descriptor but the socket.
fn command(limits: Limits, socket: UnixStream, errors: UnixStream) -> std::io::Result<Command> {
    let mut command = Command::new(program::path()?);
    command.arg(format!("-memory={}", limits.memory)).arg(format!("-calm={}", limits.calm));
    command.arg(format!("-cpu={}", limits.processor));
    // One thread at a time: with time standing still, the collector of garbage keeps up on one only.
    command.env_clear().env("GOTRACEBACK", "none").env("GOMAXPROCS", "1").current_dir("/");
    command.stdin(Stdio::from(OwnedFd::from(socket))).stdout(Stdio::null()).stderr(Stdio::from(OwnedFd::from(errors)));
    Ok(command)
}

fn left(deadline: Instant) -> std::io::Result<Duration> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(std::io::Error::from(ErrorKind::TimedOut)) } else { Ok(left) }
}

fn is_late(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
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
