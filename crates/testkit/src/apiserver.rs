//! A real kube-apiserver for tests: what Kubernetes itself defaults, refuses
//! and allows is asked, not remembered.
//!
//! The server is a program of this repository (`testkit/apiserver`) that
//! `scripts/test-apiserver` builds once. It lives as long as its
//! [`ApiServer`], or as the test process when that is kept in a `static`.
//! There are no controllers beside it: a Deployment makes no pods, a namespace
//! gets no service account, and deleting a namespace never ends.

mod pod_security;

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

pub use pod_security::{PodSecurityAnswer, PodSecurityQuestion, pod_security};

/// The variable that names a built server, for machines without Go.
pub const BINARY_VARIABLE: &str = "PLIMSOLL_TEST_APISERVER";

const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);
const ANSWER_LIMIT: u64 = 64 << 20;
/// How long the server may need to serve what it has just accepted.
const SETTLE_TIMEOUT: Duration = Duration::from_secs(30);
const SETTLE_POLL: Duration = Duration::from_millis(20);
const STOP_TIMEOUT: Duration = Duration::from_secs(3);

/// Why there is no server to test against.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The build script could not be run.
    #[error("cannot run {path}: {source}; run it by hand, or set {BINARY_VARIABLE} to a built server")]
    Script {
        /// The script.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The build script ran and failed; it has said why on stderr.
    #[error("{path} failed: read its message above, or set {BINARY_VARIABLE} to a built server")]
    Build {
        /// The script.
        path: PathBuf,
    },
    /// The binary could not be started or talked to.
    #[error("cannot run {path}: {source}; delete it to have it built again")]
    Binary {
        /// The binary.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The binary ended without its line; it has said why on stderr.
    #[error("{path} said {line:?} instead of its address: read its message above")]
    NotReady {
        /// The binary.
        path: PathBuf,
        /// What stood on stdout.
        line: String,
    },
    /// The oracle for pod security did not answer as agreed.
    #[error(
        "{path} pss gave an answer that cannot be used: {answer}; correct the question, or delete the binary to have it built again"
    )]
    PodSecurity {
        /// The binary.
        path: PathBuf,
        /// What it said.
        answer: String,
    },
}

/// An answer of the server that is not a success.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the api server answered {status}: {message}")]
pub struct ApiError {
    /// The HTTP status, or 0 when no answer came at all.
    pub status: u16,
    /// What the server said, in its own words.
    pub message: String,
}

impl ApiError {
    fn none(message: impl Into<String>) -> Self {
        Self { status: 0, message: message.into() }
    }
}

/// What the server does with fields that the kind does not have, or has twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldValidation {
    /// Refuse the object.
    Strict,
    /// Take the object without them and warn.
    Warn,
    /// Take the object without them and say nothing.
    Ignore,
}

impl FieldValidation {
    fn as_str(self) -> &'static str {
        match self {
            Self::Strict => "Strict",
            Self::Warn => "Warn",
            Self::Ignore => "Ignore",
        }
    }
}

/// Where objects of a kind live.
#[derive(Debug, Clone)]
struct Resource {
    plural: String,
    namespaced: bool,
}

/// A running API server that is ours alone. It ends when this is dropped.
#[derive(Debug)]
pub struct ApiServer {
    child: Child,
    /// The server ends when this closes, also when this process is killed.
    stdin: Option<ChildStdin>,
    url: String,
    kubernetes: String,
    agent: ureq::Agent,
    resources: Mutex<HashMap<(String, String), Resource>>,
    markers: AtomicUsize,
}

impl ApiServer {
    /// Builds the server if need be and starts it with these flags; what they
    /// are stands in `testkit/apiserver/README.md`.
    pub fn start(args: &[&str]) -> Result<Self, Error> {
        let path = binary()?;
        let mut child = Command::new(&path)
            .arg("serve")
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|source| Error::Binary { path: path.clone(), source })?;
        let stdin = child.stdin.take();
        let mut line = String::new();
        if let Some(stdout) = child.stdout.take() {
            // An unreadable line is an empty one, which is refused below.
            let _ = BufReader::new(stdout).read_line(&mut line);
        }
        let Some((url, kubernetes)) = parse_ready(&line) else {
            stop(&mut child, stdin);
            return Err(Error::NotReady { path, line });
        };
        Ok(Self {
            child,
            stdin,
            url,
            kubernetes,
            agent: agent(),
            resources: Mutex::default(),
            markers: AtomicUsize::new(0),
        })
    }

    /// The plain-HTTP address, where every request is made as `system:masters`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The version of Kubernetes, such as `v1.37.1`.
    pub fn kubernetes(&self) -> &str {
        &self.kubernetes
    }

    /// Reads a path such as `/api/v1/namespaces`.
    pub fn get(&self, path: &str) -> Result<Value, ApiError> {
        answer(self.agent.get(self.address(path)).call())
    }

    /// Posts a body to a path.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, ApiError> {
        let request = self.agent.post(self.address(path)).content_type("application/json");
        answer(request.send(body.to_string()))
    }

    /// Has the server default and validate an object without keeping it.
    /// Unknown fields are refused.
    pub fn dry_run_create(&self, object: &Value) -> Result<Value, ApiError> {
        self.dry_run_create_with(object, FieldValidation::Strict)
    }

    /// The same, with a choice of what unknown fields lead to.
    pub fn dry_run_create_with(&self, object: &Value, fields: FieldValidation) -> Result<Value, ApiError> {
        let query = format!("?dryRun=All&fieldValidation={}", fields.as_str());
        self.post(&(self.collection(object)? + &query), object)
    }

    /// Creates an object for good.
    pub fn create(&self, object: &Value) -> Result<Value, ApiError> {
        self.post(&(self.collection(object)? + "?fieldValidation=Strict"), object)
    }

    /// Creates a CustomResourceDefinition and returns once its kinds are served.
    pub fn create_crd(&self, crd: &Value) -> Result<Value, ApiError> {
        let created = self.create(crd)?;
        let name = text(&created, "/metadata/name");
        let path = format!("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/{name}");
        eventually(&format!("{name} is not served"), || Ok(is_established(&self.get(&path)?) && self.serves(crd)))?;
        Ok(created)
    }

    /// Asks whether a user may do something. `attributes` has the fields of
    /// `resourceAttributes` (`verb`, `group`, `resource`, `namespace` …), or
    /// `path` and `verb` of `nonResourceAttributes`.
    ///
    /// Roles and bindings count a moment after they were created: call
    /// [`ApiServer::settle_rbac`] in between.
    pub fn subject_access_review(&self, user: &str, groups: &[&str], attributes: &Value) -> Result<bool, ApiError> {
        let kind = match attributes.get("path") {
            Some(_) => "nonResourceAttributes",
            None => "resourceAttributes",
        };
        let review = self.create(&json!({
            "apiVersion": "authorization.k8s.io/v1",
            "kind": "SubjectAccessReview",
            "spec": { "user": user, "groups": groups, kind: attributes },
        }))?;
        let allowed = review.pointer("/status/allowed").and_then(Value::as_bool);
        allowed.ok_or_else(|| ApiError::none(format!("no verdict in {review}")))
    }

    /// Returns once every role and binding that was created before counts.
    ///
    /// The authorizer learns of the four kinds through one ordered stream
    /// each, so a marker that was sent last and has arrived proves the rest.
    pub fn settle_rbac(&self) -> Result<(), ApiError> {
        let name = format!("plimsoll-marker-{}", self.markers.fetch_add(1, Ordering::Relaxed));
        for object in markers(&name) {
            self.create(&object)?;
        }
        let mut attributes = json!({ "verb": "get", "group": MARKER_GROUP, "resource": "markers" });
        eventually("the roles do not count", || {
            self.subject_access_review(&format!("{name}-cluster"), &[], &attributes)
        })?;
        attributes["namespace"] = json!("default");
        eventually("the roles do not count", || {
            self.subject_access_review(&format!("{name}-namespace"), &[], &attributes)
        })
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// The path under which an object is created.
    fn collection(&self, object: &Value) -> Result<String, ApiError> {
        let (version, kind) = (text(object, "/apiVersion"), text(object, "/kind"));
        let resource = self.resource(version, kind)?;
        let base = group_path(version);
        if !resource.namespaced {
            return Ok(format!("{base}/{}", resource.plural));
        }
        let namespace = match text(object, "/metadata/namespace") {
            "" => "default",
            namespace => namespace,
        };
        Ok(format!("{base}/namespaces/{namespace}/{}", resource.plural))
    }

    /// Discovery is asked again for a kind that was not found: a test may have
    /// created its CRD since.
    fn resource(&self, version: &str, kind: &str) -> Result<Resource, ApiError> {
        let key = (version.to_owned(), kind.to_owned());
        if let Some(known) = self.known().get(&key) {
            return Ok(known.clone());
        }
        let list = self.get(&group_path(version))?;
        let found = find_kind(&list, kind).ok_or_else(|| ApiError {
            status: 404,
            message: format!("no kind {kind} in {version}: create its CRD with create_crd first"),
        })?;
        self.known().insert(key, found.clone());
        Ok(found)
    }

    fn known(&self) -> MutexGuard<'_, HashMap<(String, String), Resource>> {
        // The map is whole between two calls, whatever a panicking test did.
        self.resources.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether discovery shows each version that a CRD wants served.
    fn serves(&self, crd: &Value) -> bool {
        let (group, kind) = (text(crd, "/spec/group"), text(crd, "/spec/names/kind"));
        let versions = crd.pointer("/spec/versions").and_then(Value::as_array);
        versions
            .into_iter()
            .flatten()
            .filter(|v| v["served"] == true)
            .all(|v| self.resource(&format!("{group}/{}", text(v, "/name")), kind).is_ok())
    }
}

impl Drop for ApiServer {
    fn drop(&mut self) {
        stop(&mut self.child, self.stdin.take());
    }
}

/// The binary that the environment names, or the one that the script builds.
pub fn binary() -> Result<PathBuf, Error> {
    if let Some(path) = std::env::var_os(BINARY_VARIABLE) {
        return Ok(path.into());
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/test-apiserver");
    // Its stderr is ours: a build of minutes must be seen to make progress.
    let output = Command::new(&path)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| Error::Script { path: path.clone(), source })?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    match stdout.lines().last() {
        Some(binary) if output.status.success() => Ok(binary.into()),
        _ => Err(Error::Build { path }),
    }
}

fn parse_ready(line: &str) -> Option<(String, String)> {
    let ready: Value = serde_json::from_str(line).ok()?;
    let field = |name: &str| ready.get(name).and_then(Value::as_str).map(str::to_owned);
    Some((field("url")?, field("kubernetes")?))
}

/// Closes the child's stdin, which ends it, and ends it by force if it stays.
fn stop(child: &mut Child, stdin: Option<ChildStdin>) {
    drop(stdin);
    let began = Instant::now();
    while let Ok(None) = child.try_wait() {
        if began.elapsed() > STOP_TIMEOUT {
            // Both fail only for a child that has ended already.
            let _ = child.kill();
            let _ = child.wait();
            return;
        }
        thread::sleep(SETTLE_POLL);
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        // The body of a refusal is what a test wants to see.
        .http_status_as_error(false)
        .timeout_global(Some(REQUEST_TIMEOUT))
        // A proxy of the environment cannot reach our loopback.
        .proxy(None)
        .build()
        .into()
}

type Response = ureq::http::Response<ureq::Body>;

fn answer(response: Result<Response, ureq::Error>) -> Result<Value, ApiError> {
    let none = |e: ureq::Error| ApiError::none(format!("no answer, is the server still up? {e}"));
    let mut response = response.map_err(none)?;
    let status = response.status().as_u16();
    let body = response.body_mut().with_config().limit(ANSWER_LIMIT).read_to_vec().map_err(none)?;
    let value: Value =
        serde_json::from_slice(&body).unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&body).into_owned()));
    if (200..300).contains(&status) {
        return Ok(value);
    }
    let message = value.get("message").or(Some(&value)).and_then(Value::as_str);
    Err(ApiError { status, message: message.unwrap_or_default().trim_end().to_owned() })
}

/// The text at a JSON pointer; what is not there is empty, and the server says so.
fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn group_path(api_version: &str) -> String {
    let root = if api_version.contains('/') { "apis" } else { "api" };
    format!("/{root}/{api_version}")
}

fn find_kind(list: &Value, kind: &str) -> Option<Resource> {
    list.get("resources")?.as_array()?.iter().find_map(|resource| {
        let plural = text(resource, "/name");
        // A slash is a subresource, such as pods/eviction.
        (text(resource, "/kind") == kind && !plural.contains('/'))
            .then(|| Resource { plural: plural.to_owned(), namespaced: resource["namespaced"] == true })
    })
}

fn is_established(crd: &Value) -> bool {
    let conditions = crd.pointer("/status/conditions").and_then(Value::as_array);
    let mut conditions = conditions.into_iter().flatten();
    conditions.any(|c| c["type"] == "Established" && c["status"] == "True")
}

fn eventually(complaint: &str, mut holds: impl FnMut() -> Result<bool, ApiError>) -> Result<(), ApiError> {
    let began = Instant::now();
    while !holds()? {
        if began.elapsed() > SETTLE_TIMEOUT {
            let message = format!("{complaint} after {} s", SETTLE_TIMEOUT.as_secs());
            return Err(ApiError::none(message));
        }
        thread::sleep(SETTLE_POLL);
    }
    Ok(())
}

const MARKER_GROUP: &str = "marker.plimsoll.invalid";

/// A role and a binding of both scopes, for users that exist nowhere else.
fn markers(name: &str) -> [Value; 4] {
    let version = "rbac.authorization.k8s.io/v1";
    let meta = json!({ "name": name });
    let rules = json!([{ "verbs": ["get"], "apiGroups": [MARKER_GROUP], "resources": ["markers"] }]);
    let role = |kind: &str| json!({ "apiVersion": version, "kind": kind, "metadata": meta, "rules": rules });
    let binding = |kind: &str, role: &str, user: &str| {
        json!({
            "apiVersion": version, "kind": kind, "metadata": meta,
            "roleRef": { "apiGroup": "rbac.authorization.k8s.io", "kind": role, "name": name },
            "subjects": [{ "apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": format!("{name}-{user}") }],
        })
    };
    [
        role("Role"),
        role("ClusterRole"),
        binding("RoleBinding", "Role", "namespace"),
        binding("ClusterRoleBinding", "ClusterRole", "cluster"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ready_line_is_read_and_rubbish_is_not() {
        let line = r#"{"url":"http://127.0.0.1:1","kubernetes":"v1.37.1","startup_ms":2}"#;
        let ready = Some(("http://127.0.0.1:1".to_owned(), "v1.37.1".to_owned()));
        assert_eq!(parse_ready(line), ready);
        assert_eq!(parse_ready(""), None);
        assert_eq!(parse_ready(r#"{"url":1}"#), None);
    }

    #[test]
    fn subresources_are_not_where_a_kind_lives() {
        let list = json!({ "resources": [
            { "name": "pods/eviction", "kind": "Eviction", "namespaced": true },
            { "name": "pods", "kind": "Pod", "namespaced": true },
        ]});
        assert!(find_kind(&list, "Eviction").is_none());
        assert_eq!(find_kind(&list, "Pod").unwrap().plural, "pods");
    }

    #[test]
    fn core_and_named_groups_have_different_roots() {
        assert_eq!(group_path("v1"), "/api/v1");
        assert_eq!(group_path("apps/v1"), "/apis/apps/v1");
    }

    #[test]
    fn an_answer_with_an_error_is_none() {
        let line = r#"{"allowed":false,"reasons":["runAsUser"],"messages":[]}"#;
        assert_eq!(pod_security::parse_answer(line).unwrap().reasons, ["runAsUser"]);
        assert_eq!(pod_security::parse_answer(r#"{"allowed":false,"reasons":[],"error":"no pod"}"#), None);
    }
}
