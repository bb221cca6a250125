//! A child's processor time and peak memory, as the kernel accounts for them.

use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use wait4::Wait4;

/// What one run cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    /// User and system time of all threads.
    pub(super) processor: Duration,
    pub(super) wall: Duration,
    /// Largest resident memory, in bytes.
    pub(super) memory: u64,
}

pub(super) fn run(command: &mut Command) -> Result<(ExitStatus, Cost)> {
    let start = Instant::now();
    let child = command.spawn().with_context(|| format!("starting {command:?}"))?;
    let used = child.wait4()?;
    let cost =
        Cost { processor: used.rusage.utime + used.rusage.stime, wall: start.elapsed(), memory: used.rusage.maxrss };
    Ok((used.status, cost))
}

/// The least memory that can be told: a child starts with the peak of the process that it was forked from.
pub(super) fn floor() -> Result<u64> {
    Ok(run(&mut Command::new("true"))?.1.memory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_child_costs_more_than_an_idle_one() {
        let shell = |script: &str| run(Command::new("sh").args(["-c", script])).unwrap().1;
        let busy = shell("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done");
        let idle = shell("sleep 0.2");
        assert!(busy.processor > idle.processor, "{busy:?} {idle:?}");
        assert!(idle.wall >= Duration::from_millis(200) && idle.memory > 100_000, "{idle:?}");
    }
}
