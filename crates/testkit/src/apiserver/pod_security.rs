//! The pod security library of Kubernetes, asked through the harness.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use serde_json::{Value, json};

use super::{Error, binary};

/// A question to Kubernetes' own pod security policy.
#[derive(Debug, Clone, PartialEq)]
pub struct PodSecurityQuestion {
    /// `privileged`, `baseline` or `restricted`.
    pub level: String,
    /// Such as `v1.30`, or `latest`.
    pub version: String,
    /// The pod; it is defaulted first, as it is before admission.
    pub pod: Value,
}

/// What Kubernetes' own pod security policy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PodSecurityAnswer {
    /// Whether the pod may run.
    pub allowed: bool,
    /// The ids of the checks that refuse it.
    pub reasons: Vec<String>,
}

/// Has the library of the PodSecurity plug-in judge pods; no server is needed.
pub fn pod_security(questions: &[PodSecurityQuestion]) -> Result<Vec<PodSecurityAnswer>, Error> {
    let path = binary()?;
    let output = pipe_through(&path, pod_security_input(questions))
        .map_err(|source| Error::Binary { path: path.clone(), source })?;
    let unusable = |answer: &str| Error::PodSecurity { path: path.clone(), answer: answer.into() };
    let answers = String::from_utf8_lossy(&output)
        .lines()
        .map(|line| parse_answer(line).ok_or_else(|| unusable(line)))
        .collect::<Result<Vec<_>, _>>()?;
    if answers.len() != questions.len() {
        return Err(unusable(&format!("{} answers to {} questions", answers.len(), questions.len())));
    }
    Ok(answers)
}

fn pod_security_input(questions: &[PodSecurityQuestion]) -> String {
    questions
        .iter()
        .map(|q| json!({ "level": q.level, "version": q.version, "pod": q.pod }).to_string() + "\n")
        .collect()
}

pub(super) fn parse_answer(line: &str) -> Option<PodSecurityAnswer> {
    let value: Value = serde_json::from_str(line).ok()?;
    if value.get("error").is_some() {
        return None;
    }
    let reasons = value.get("reasons")?.as_array()?;
    Some(PodSecurityAnswer {
        allowed: value.get("allowed")?.as_bool()?,
        reasons: reasons.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
    })
}

/// Writing has a thread of its own: the program answers while it reads, and
/// two full pipes would wait for one another.
fn pipe_through(path: &Path, input: String) -> io::Result<Vec<u8>> {
    let mut child = Command::new(path).arg("pss").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let stdin = child.stdin.take();
    let writer = thread::spawn(move || match stdin {
        Some(mut stdin) => stdin.write_all(input.as_bytes()),
        None => Ok(()),
    });
    let output = child.wait_with_output()?;
    let written = writer.join().unwrap_or_else(|_| Err(io::Error::other("the writer panicked")));
    written.map(|()| output.stdout)
}
