//! Which files are manifests, by name and by content.

use std::path::Path;
use std::sync::LazyLock;

use regex::bytes::Regex;

use crate::mask::{Form, env};

/// What a file's name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ByName {
    /// YAML, JSON, Terraform's language or a Dockerfile.
    Manifest,
    /// A kind that never holds a manifest as a whole.
    Other,
    /// Only a look inside can tell.
    Unknown,
}

/// Extensions of code, pictures, archives and the like; files of these are not opened.
#[rustfmt::skip]
const OTHER: &[&str] = &[
    "7z", "a", "avif", "bin", "bmp", "bz2", "c", "cc", "class", "cpp", "crt", "cs", "css", "csv", "db", "der", "dll",
    "doc", "docx", "eot", "exe", "gif", "go", "gz", "h", "hcl", "hpp", "html", "ico", "jar", "java", "jpeg", "jpg",
    "js", "jsx", "key", "kt", "lock", "log", "lua", "map", "md", "mjs", "mod", "mov", "mp3", "mp4", "o", "ogg", "otf",
    "p12", "parquet", "pb", "pdf", "pem", "pfx", "php", "png", "proto", "ps1", "py", "pyc", "rb", "rego", "rs", "rst",
    "scala", "scss", "sh", "so", "sql", "sqlite", "sum", "svg", "swift", "tar", "tgz", "tiff", "toml", "ts", "tsx", "ttf", "vue", "wasm", "wav", "webm", "webp", "whl", "woff", "woff2", "xls", "xlsx",
    "xml", "xz", "zip", "zst",
];

/// Extensions of what is no text: these are not searched either.
#[rustfmt::skip]
const BINARY: &[&str] = &[
    "7z", "a", "avif", "bin", "bmp", "bz2", "class", "db", "der", "dll", "doc", "docx", "eot", "exe", "gif", "gz", "ico", "jar", "jpeg", "jpg", "mov",
    "mp3", "mp4", "o", "ogg", "otf", "p12", "parquet", "pdf", "pfx", "png", "pyc", "so", "sqlite", "tar", "tgz", "tiff", "ttf", "wasm", "wav", "webm",
    "webp", "whl", "woff", "woff2", "xls", "xlsx", "xz", "zip", "zst",
];

/// Whether a file is no text by its name.
pub(crate) fn is_binary(path: &Path) -> bool {
    BINARY.binary_search(&extension(path).as_str()).is_ok()
}

/// What the name of a file says about its format.
pub(crate) fn by_name(path: &Path) -> ByName {
    if path.file_name().is_some_and(|name| plimsoll_dockerfile::is_dockerfile(&name.to_string_lossy())) {
        return ByName::Manifest;
    }
    match extension(path).as_str() {
        "yaml" | "yml" | "json" | "tf" | "tofu" | "tfvars" | "tfstate" => ByName::Manifest,
        other if OTHER.binary_search(&other).is_ok() => ByName::Other,
        _ => ByName::Unknown,
    }
}

/// Texts that Terraform's `file` and `templatefile` include.
const INCLUDED: [&str; 4] = ["sh", "tftpl", "tmpl", "tpl"];

/// Whether a file is configuration of Terraform, which may include the texts around it.
pub(crate) fn is_terraform(path: &Path) -> bool {
    matches!(extension(path).as_str(), "tf" | "tofu") || path.to_string_lossy().ends_with(".tf.json")
}

/// Whether a file is a text that configuration may include.
pub(crate) fn is_included(path: &Path) -> bool {
    INCLUDED.contains(&extension(path).as_str())
}

/// How the secrets of a file are found, by its name.
pub(crate) fn form(path: &str) -> Form {
    if env::is_named(path) {
        return Form::Env;
    }
    match extension(Path::new(path)).as_str() {
        "tf" | "tofu" | "tfvars" => Form::Hcl,
        included if INCLUDED.contains(&included) => Form::Text,
        _ => Form::Yaml,
    }
}

/// The extension in lower case, empty for none.
pub(crate) fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

static API: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?m)(?:^[ \t]*(?:- )?|[{,]\s*)["']?apiVersion["']?[ \t]*:"#).ok());
static KIND: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?m)(?:^[ \t]*(?:- )?|[{,]\s*)["']?kind["']?[ \t]*:"#).ok());

/// Whether the start of a file reads like a Kubernetes manifest.
pub(crate) fn looks_like_a_manifest(start: &[u8]) -> bool {
    let found = |word: &str, regex: &LazyLock<Option<Regex>>| {
        holds(start, word) && regex.as_ref().is_some_and(|r| r.is_match(start))
    };
    found("apiVersion", &API) && found("kind", &KIND)
}

static TEMPLATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?m)(?:^[ \t]*|[{,]\s*)["']?(?:AWSTemplateFormatVersion|Type["']?[ \t]*:[ \t]*["']?AWS::)"#).ok()
});

/// Whether the start of a file reads like a template of CloudFormation, whose name may end in `.template`.
pub(crate) fn looks_like_a_template(start: &[u8]) -> bool {
    TEMPLATE.as_ref().is_some_and(|r| r.is_match(start))
}

static KUSTOMIZE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?m)^["']?apiVersion["']?:\s*["']?kustomize\.config\.k8s\.io/"#).ok());

/// Whether a file tells kustomize what to build.
pub(crate) fn is_kustomization(path: &Path, text: &str) -> bool {
    let named =
        path.file_name().is_some_and(|n| n == "kustomization.yaml" || n == "kustomization.yml" || n == "Kustomization");
    named
        || (holds(text.as_bytes(), "kustomize.config.k8s.io/")
            && KUSTOMIZE.as_ref().is_some_and(|r| r.is_match(text.as_bytes())))
}

/// Whether a word of a form stands anywhere: looking for that is much cheaper than the whole form.
fn holds(text: &[u8], word: &str) -> bool {
    memchr::memmem::find(text, word.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_other_formats_is_sorted() {
        assert!(OTHER.is_sorted() && BINARY.is_sorted());
    }

    #[test]
    fn manifests_are_told_by_name_or_content() {
        assert_eq!(by_name(Path::new("a/B.YAML")), ByName::Manifest);
        assert_eq!(by_name(Path::new("main.go")), ByName::Other);
        assert_eq!(by_name(Path::new("deploy.yaml.tmpl")), ByName::Unknown);
        assert!(looks_like_a_manifest(b"# x\napiVersion: v1\nkind: Pod\n"));
        assert!(looks_like_a_manifest(br#"{"kind":"Pod","apiVersion":"v1"}"#));
        assert!(!looks_like_a_manifest(b"the apiVersion: field and its kind: of"));
        assert!(looks_like_a_template(b"Resources:\n  A:\n    Type: AWS::S3::Bucket\n"));
        assert!(looks_like_a_template(br#"{"AWSTemplateFormatVersion": "2010-09-09"}"#));
        assert!(!looks_like_a_template(b"a Type: AWS::S3::Bucket of"));
    }
}
