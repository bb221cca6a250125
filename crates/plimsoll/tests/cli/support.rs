//! Runs the binary in a folder of its own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder that vanishes with the test.
pub struct Folder(tempfile::TempDir);

/// What a run left.
pub struct Outcome {
    /// Exit code.
    pub code: i32,
    /// All of stdout.
    pub stdout: String,
    /// All of stderr.
    pub stderr: String,
}

impl Folder {
    /// An empty folder that is the root of a repository, so that no configuration above it is found.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join(".git")).expect("a repository's mark");
        Self(folder)
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file and returns the folder.
    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let file = self.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
        std::fs::write(file, text).expect("a file");
        self
    }

    /// Runs `plimsoll` here with these arguments.
    pub fn run(&self, args: &[&str]) -> Outcome {
        self.run_with(args, b"")
    }

    /// The same with something in the environment.
    pub fn run_in(&self, args: &[&str], environment: &[(&str, &str)]) -> Outcome {
        ran(command(self.path()).args(args).envs(environment.iter().copied()), b"")
    }

    /// The same with something on stdin.
    pub fn run_with(&self, args: &[&str], stdin: &[u8]) -> Outcome {
        ran(command(self.path()).args(args), stdin)
    }
}

fn ran(command: &mut Command, stdin: &[u8]) -> Outcome {
    let mut child = command.spawn().expect("the binary starts");
    let mut pipe = child.stdin.take().expect("stdin");
    // The binary may refuse its arguments before it reads; that is no failure of the test.
    let _ = pipe.write_all(stdin);
    drop(pipe);
    let output = child.wait_with_output().expect("the binary ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Outcome { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plimsoll"));
    command.current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in [
        "PLIMSOLL_CONFIG",
        "PLIMSOLL_LANG",
        "PLIMSOLL_TODAY",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "SOURCE_DATE_EPOCH",
    ] {
        command.env_remove(name);
    }
    command
}

/// The example estate of the repository.
pub fn harbour() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/harbour")
}

/// A pod with one fault that every profile reports.
pub const PRIVILEGED: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      \
     image: example.com/app:1.2.3\n      securityContext:\n        privileged: true\n";

/// An object that no check has anything against.
pub const QUIET: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: colours\ndata:\n  sea: blue\n";
