//! The command line, as data.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use plimsoll_catalog::Severity;

/// Draws the shared-responsibility line for the containers you run, and finds the gaps on your side of it.
#[derive(Debug, Parser)]
#[command(name = "plimsoll", version, max_term_width = 100, after_help = EXIT_CODES)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes, first that applies: 2 usage or tool failure; 1 findings at or above --fail-on; \
3 nothing to look at, or something could not be read (accept with --allow-blind); 0 otherwise.";

/// Flags that every command knows.
#[derive(Clone, Debug, Args)]
pub struct Global {
    /// When to colour: NO_COLOR and CLICOLOR_FORCE are obeyed under `auto`.
    #[arg(long, global = true, value_enum, default_value_t = When::Auto)]
    pub color: When,
    /// Language of reports for people and of `explain` (`en` or `zh`).
    #[arg(long, global = true, env = "PLIMSOLL_LANG")]
    pub lang: Option<String>,
    /// Configuration file instead of the `plimsoll.toml` that is found upward.
    #[arg(long, global = true, env = "PLIMSOLL_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Use no configuration file.
    #[arg(long, global = true, conflicts_with = "config")]
    pub no_config: bool,
    /// Catalogue folder instead of the built-in one.
    #[arg(long, global = true, value_name = "DIR")]
    pub catalog: Option<PathBuf>,
    /// Draw with ASCII characters only.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Columns to draw for, 60 at least and 120 at most; the terminal's own by default, 80 where there is none.
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(60..))]
    pub width: Option<u16>,
    /// The day that waivers are held against, instead of today.
    #[arg(long, global = true, env = "PLIMSOLL_TODAY", value_name = "YYYY-MM-DD", hide = true)]
    pub today: Option<String>,
    /// When the facts were collected, for reports that tell it (RFC 3339); else SOURCE_DATE_EPOCH.
    #[arg(long, global = true, value_name = "TIME")]
    pub as_of: Option<String>,
    /// Say less on stderr.
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Show everything: all findings of a check, all names that were passed over.
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// When to do something that depends on the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// If the output is a terminal.
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find the gaps on your side of the line in manifests, charts, infrastructure code and Dockerfiles.
    Scan(ScanArgs),
    /// Close gaps by editing the files: show the changes, or make them.
    Fix(FixArgs),
    /// Draw the line: what is the provider's, what is yours, and how yours stands.
    Line(LineArgs),
    /// Answer a framework: per requirement its controls, how they stand, whose they are, and the evidence.
    Report(ReportArgs),
    /// Explain a check or a control.
    Explain(ExplainArgs),
    /// Accept the gaps of a check: write a waiver with a reason, an owner and an end.
    Waive(WaiveArgs),
    /// Judge manifests, infrastructure code and Dockerfiles in an editor: a language server on stdin and stdout.
    Lsp(LspArgs),
    /// Tell what this environment lacks.
    Doctor(InputArgs),
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page.
    Man,
}

/// What to look at.
#[derive(Clone, Debug, Default, Args)]
pub struct InputArgs {
    /// Files and folders; `-` reads stdin. The current folder by default.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Mode that the estate runs in, such as `eks-fargate`; repeat for several.
    #[arg(long, value_name = "MODE", value_delimiter = ',')]
    pub mode: Vec<String>,
    /// Kubernetes version whose defaults apply, such as `1.34`.
    #[arg(long, value_name = "VERSION")]
    pub kubernetes: Option<String>,
    /// Kinds that the input holds all of (`Kind` or `group/Kind`); `*` for every kind.
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub complete: Vec<String>,
    /// Value of a CloudFormation parameter, or of `AWS::Region` and its like; repeat for several.
    #[arg(long, value_name = "NAME=VALUE")]
    pub parameter: Vec<String>,
    /// Read hidden files too.
    #[arg(long)]
    pub hidden: bool,
    /// Read what ignore files name, too.
    #[arg(long)]
    pub no_ignore: bool,
    #[command(flatten)]
    pub render: RenderArgs,
    /// Value of a Terraform variable of root modules; repeat for several.
    #[arg(long, value_name = "NAME=VALUE")]
    pub var: Vec<String>,
    /// File of values of Terraform variables; repeat for several, later ones win.
    #[arg(long, value_name = "PATH")]
    pub var_file: Vec<PathBuf>,
    /// Terraform workspace; `default` if none is named.
    #[arg(long, value_name = "NAME", env = "TF_WORKSPACE")]
    pub workspace: Option<String>,
    /// Do not search for embedded secrets.
    #[arg(long)]
    pub no_secrets: bool,
    /// Search the history of git for embedded secrets, too: every version that a branch or a tag reaches.
    #[arg(long, conflicts_with = "no_secrets")]
    pub history: bool,
}

/// How Helm charts and kustomize overlays are rendered.
#[derive(Clone, Debug, Default, Args)]
pub struct RenderArgs {
    /// Values file for Helm charts; repeat for several, the last one wins.
    #[arg(long, value_name = "FILE")]
    pub helm_values: Vec<PathBuf>,
    /// A value for Helm charts, as Helm's --set takes it; repeat for several.
    #[arg(long, value_name = "KEY=VALUE")]
    pub helm_set: Vec<String>,
    /// A string for Helm charts, as Helm's --set-string takes it.
    #[arg(long, value_name = "KEY=TEXT")]
    pub helm_set_string: Vec<String>,
    /// JSON for Helm charts, as Helm's --set-json takes it.
    #[arg(long, value_name = "KEY=JSON")]
    pub helm_set_json: Vec<String>,
    /// A file's text for Helm charts, as Helm's --set-file takes it.
    #[arg(long, value_name = "KEY=FILE")]
    pub helm_set_file: Vec<String>,
    /// API version that Helm charts are told beside those of Kubernetes.
    #[arg(long, value_name = "GROUP/VERSION")]
    pub helm_api_versions: Vec<String>,
    /// Release that Helm charts are rendered as.
    #[arg(long, value_name = "NAME")]
    pub helm_release: Option<String>,
    /// Namespace that Helm charts are rendered for.
    #[arg(long, value_name = "NAME")]
    pub helm_namespace: Option<String>,
    /// Do not render Helm charts and kustomize overlays; each is reported as not read.
    #[arg(long)]
    pub no_render: bool,
}

/// Arguments of `scan`.
#[derive(Debug, Args)]
pub struct ScanArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Format of stdout.
    #[arg(short, long, value_name = "FORMAT", default_value = "human",
        help = format!("Format of stdout: {}", plimsoll_report::Format::names()))]
    pub format: String,
    /// Also write a format to a file; repeat for several.
    #[arg(short, long, value_name = "FORMAT=FILE")]
    pub output: Vec<String>,
    /// Lowest severity that fails the scan (info, low, medium, high, critical); `never` for none.
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<String>,
    /// Do not fail because something could not be read or there was nothing to look at.
    #[arg(long)]
    pub allow_blind: bool,
    /// Do not fail because there was nothing to look at; what could not be read still fails.
    #[arg(long)]
    pub allow_empty: bool,
    /// Which checks run: default or strict.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
    /// Run only these checks, by slug or alias.
    #[arg(long = "check", value_name = "SLUG", value_delimiter = ',')]
    pub checks: Vec<String>,
    #[command(flatten)]
    pub accept: AcceptArgs,
    /// Threads to judge with; as many as there are cores by default.
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

/// What a scan accepts.
#[derive(Clone, Debug, Default, Args)]
pub struct AcceptArgs {
    /// Count gaps of this baseline apart: they do not fail the scan.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write all findings to a baseline; report and exit code stay as they are.
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// Report only objects that differ from the common ancestor with this git revision; everything is judged.
    #[arg(long, value_name = "REF")]
    pub since: Option<String>,
    /// Read Kubescape's exceptions as waivers; repeat for several.
    #[arg(long, value_name = "FILE")]
    pub import_exceptions: Vec<PathBuf>,
    /// Follow no waiver of any kind.
    #[arg(long)]
    pub no_waivers: bool,
}

/// Arguments of `fix`.
#[derive(Debug, Args)]
#[command(after_help = FIX_CODES)]
pub struct FixArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Print the changes as a patch and write nothing; this is the default.
    #[arg(long, conflicts_with = "apply")]
    pub diff: bool,
    /// Make the changes: each file is replaced in one step, and only if it is still what was judged.
    #[arg(long)]
    pub apply: bool,
    /// Print what needs a decision instead: one patch for each finding whose fix invents a value or takes a right away.
    #[arg(long, conflicts_with = "apply")]
    pub review: bool,
    /// Which checks run: default or strict.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
    /// Fix only the gaps of these checks, by slug or alias.
    #[arg(long = "check", value_name = "SLUG", value_delimiter = ',')]
    pub checks: Vec<String>,
    /// Do not fail because something could not be read or there was nothing to look at.
    #[arg(long)]
    pub allow_blind: bool,
    /// Leave gaps of this baseline alone.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Fix only objects that differ from the common ancestor with this git revision.
    #[arg(long, value_name = "REF")]
    pub since: Option<String>,
    /// Read Kubescape's exceptions as waivers; repeat for several.
    #[arg(long, value_name = "FILE")]
    pub import_exceptions: Vec<PathBuf>,
    /// Fix waived gaps too.
    #[arg(long)]
    pub no_waivers: bool,
}

const FIX_CODES: &str = "Exit codes, first that applies: 2 usage or tool failure, or a file that could not be written; \
1 there are changes (--diff) or suggestions (--review); 3 nothing to look at, or something could not be read (accept with \
--allow-blind); 0 otherwise.";

/// Arguments of `waive`.
#[derive(Debug, Args)]
pub struct WaiveArgs {
    /// The check's slug, or a peer's id for it.
    #[arg(value_name = "SLUG")]
    pub check: String,
    /// Limit it: FIELD=GLOB with path, kind, namespace, name or container; repeat for several, all of which must fit.
    #[arg(long = "where", value_name = "FIELD=GLOB")]
    pub scope: Vec<String>,
    /// Why the gap is accepted.
    #[arg(long)]
    pub reason: String,
    /// Who answers for it.
    #[arg(long)]
    pub owner: String,
    /// The last day on which it holds.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until: String,
}

/// Arguments of `line`.
#[derive(Debug, Args)]
pub struct LineArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Show what moves from this mode …
    #[arg(long, value_name = "MODE", requires = "to", conflicts_with_all = ["paths", "mode"])]
    pub from: Option<String>,
    /// … to this one.
    #[arg(long, value_name = "MODE", requires = "from")]
    pub to: Option<String>,
    /// Write the line as one HTML file instead.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// The framework, such as `nsa-cisa`; a wrong name lists them all.
    #[arg(long, value_name = "FRAMEWORK")]
    pub framework: String,
    /// Format of stdout.
    #[arg(short, long, value_name = "FORMAT", default_value = "human",
        help = format!("Format of stdout: {}", plimsoll_report::FrameworkFormat::names()))]
    pub format: String,
    /// Do not fail because something could not be read or there was nothing to look at.
    #[arg(long)]
    pub allow_blind: bool,
    /// Which checks run: default or strict.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
}

/// Arguments of `lsp`.
#[derive(Debug, Args)]
pub struct LspArgs {
    /// Speak on stdin and stdout, as it does anyway: some clients say so.
    #[arg(long)]
    pub stdio: bool,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A check's slug, a peer's id for the same check, or a control's id; without it, all checks are listed.
    pub name: Option<String>,
}

/// Reads a severity by its name.
pub fn severity(name: &str) -> Option<Severity> {
    [Severity::Info, Severity::Low, Severity::Medium, Severity::High, Severity::Critical]
        .into_iter()
        .find(|s| format!("{s:?}").eq_ignore_ascii_case(name))
}
