//! What the path of a text says of it.

/// What kind of text a path names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Values stand without quotes: settings, shells, or nothing is known.
    pub settings: bool,
    /// Written for tests or as documentation: what stands there seldom opens anything.
    pub sample: bool,
    /// Made by a program from elsewhere: locks, bundles, vendored code. Only sure forms count there.
    pub made: bool,
}

/// Endings of languages in which a value without quotes is a name.
#[rustfmt::skip]
const CODE: &[&str] = &[
    "c", "cc", "clj", "cpp", "cs", "cxx", "dart", "ex", "exs", "go", "groovy", "h", "hpp", "html", "ipynb", "java", "js", "jsx", "kt", "kts", "lua", "m", "mjs",
    "mm", "php", "pl", "pm", "py", "r", "rb", "rs", "scala", "swift", "tf", "ts", "tsx", "vue", "svelte", "json", "tfstate", "md", "rst", "adoc", "txt", "sql", "css", "scss",
];
/// Endings of documentation.
const PROSE: &[&str] = &["md", "mdx", "rst", "adoc", "asciidoc"];
/// Folders of tests, examples and documentation.
const SAMPLES: &[&str] = &[
    "test",
    "tests",
    "__tests__",
    "testdata",
    "test-data",
    "test_data",
    "spec",
    "specs",
    "fixtures",
    "fixture",
    "__fixtures__",
    "mocks",
    "__mocks__",
    "e2e",
    "docs",
    "doc",
    "testing",
    "snapshots",
    "__snapshots__",
];
/// Folders that come from elsewhere.
const MADE: &[&str] = &[
    "node_modules",
    "vendor",
    "bower_components",
    "site-packages",
    "third_party",
    ".terraform",
    "dist-packages",
    ".yarn",
];
/// Files that programs write.
const MADE_FILES: &[&str] = &[
    "package-lock.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "npm-shrinkwrap.json",
    "cargo.lock",
    "poetry.lock",
    "pipfile.lock",
    "uv.lock",
    "composer.lock",
    "gemfile.lock",
    "go.sum",
    "go.mod",
    "chart.lock",
    ".terraform.lock.hcl",
    "flake.lock",
    "deno.lock",
    "packages.lock.json",
    "gradle.lockfile",
    "verification-metadata.xml",
    "bun.lock",
];

impl Place {
    /// What a path says, with `/` between its parts; the empty path says nothing.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let lower = path.to_ascii_lowercase();
        let (folders, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let any = |list: &[&str]| folders.split('/').any(|folder| list.contains(&folder));
        let tests = ["_test", "-test", ".test", ".spec", "_spec"].iter().any(|end| stem.ends_with(end))
            || stem.starts_with("test_");
        let marked = [".example", ".sample", ".template", ".dist", ".tmpl"].iter().any(|end| name.ends_with(end));
        Self {
            settings: !CODE.contains(&ending),
            sample: tests || marked || any(SAMPLES) || PROSE.contains(&ending),
            made: any(MADE)
                || MADE_FILES.contains(&name)
                || name.contains(".min.")
                || name.ends_with(".map")
                || name.ends_with(".svg"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_tell_settings_samples_and_bundles() {
        assert!(Place::of("deploy/.env").settings && Place::of("").settings && !Place::of("src/main.go").settings);
        assert!(
            Place::of("a/testdata/x.yaml").sample
                && Place::of("pkg/x_test.go").sample
                && Place::of(".env.example").sample
        );
        assert!(!Place::of("src/contest/x.go").sample);
        assert!(Place::of("web/node_modules/a/b.js").made && Place::of("go.sum").made && Place::of("app.min.js").made);
    }
}
