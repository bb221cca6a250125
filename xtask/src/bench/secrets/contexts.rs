//! Where people write credentials down: a name and a value in code, settings and prose.

use super::draw::Draw;

/// A text with a value, and the lines on which a finding counts.
pub(super) struct Text {
    pub(super) path: &'static str,
    pub(super) text: String,
    /// What the context tests.
    pub(super) context: &'static str,
}

const PLAIN: usize = 20;

/// A name and value in one of many languages.
pub(super) fn plain(draw: &mut Draw, name: &str, value: &str) -> Text {
    let number = draw.below(PLAIN);
    of(number, name, value)
}

fn of(number: usize, name: &str, value: &str) -> Text {
    let lower = name.to_ascii_lowercase();
    let upper = name.to_ascii_uppercase().replace('-', "_");
    let (context, path, text) = match number {
        0 => ("dotenv", "service/.env", format!("# settings\nPORT=8080\n{upper}={value}\nDEBUG=false\n")),
        1 => ("dotenv quoted", "service/.env.production", format!("PORT=8080\n{upper}=\"{value}\"\n")),
        2 => ("yaml", "config/app.yaml", format!("server:\n  port: 8080\n  {lower}: {value}\n")),
        3 => ("yaml quoted", "config/settings.yml", format!("server:\n  {lower}: \"{value}\"\n  port: 8080\n")),
        4 => ("json", "config/app.json", format!("{{\n  \"port\": 8080,\n  \"{lower}\": \"{value}\"\n}}\n")),
        5 => ("python", "src/settings.py", format!("import os\n\n{upper} = \"{value}\"\n\ndef main():\n    pass\n")),
        6 => ("python call", "src/client.py", format!("client = Client(timeout=3, {lower}='{value}')\n")),
        7 => ("go", "cmd/main.go", format!("package main\n\nconst {lower} = \"{value}\"\n")),
        8 => (
            "go assignment",
            "internal/x.go",
            format!("func f() {{\n\t{lower} := \"{value}\"\n\tuse({lower})\n}}\n")
                .replace('-', "_")
                .replace(&value.replace('-', "_"), value),
        ),
        9 => ("javascript", "web/src/config.js", format!("export const config = {{\n  '{lower}': '{value}',\n}};\n")),
        10 => ("typescript", "web/src/api.ts", format!("const {lower}: string = '{value}';\n")),
        11 => (
            "java",
            "src/main/java/App.java",
            format!("class App {{\n  static final String {upper} = \"{value}\";\n}}\n"),
        ),
        12 => (
            "properties",
            "src/main/resources/application.properties",
            format!("server.port=8080\napp.{lower}={value}\n"),
        ),
        13 => ("shell", "scripts/deploy.sh", format!("#!/bin/sh\nset -eu\nexport {upper}=\"{value}\"\n./run\n")),
        14 => ("shell bare", "scripts/run.sh", format!("#!/bin/sh\nexport {upper}={value}\n./run\n")),
        15 => ("dockerfile", "Dockerfile", format!("FROM alpine:3.20\nENV {upper}={value}\nCMD [\"/app\"]\n")),
        16 => ("terraform", "infra/main.tf", format!("resource \"x_y\" \"z\" {{\n  {lower} = \"{value}\"\n}}\n")),
        17 => (
            "compose",
            "docker-compose.yml",
            format!("services:\n  app:\n    image: example/app:1\n    environment:\n      {upper}: {value}\n"),
        ),
        18 => ("toml", "config.toml", format!("[client]\n{lower} = \"{value}\"\n")),
        _ => ("ruby hash", "config/initializers/x.rb", format!("Client.configure({{ :{lower} => '{value}' }})\n")),
    };
    Text { path, text, context }
}

/// Contexts in which a tool has to look further than one name and one value.
pub(super) fn hard(draw: &mut Draw, name: &str, value: &str) -> Text {
    let lower = name.to_ascii_lowercase();
    let upper = name.to_ascii_uppercase().replace('-', "_");
    let service = lower.split(['_', '-']).next().unwrap_or("app").to_owned();
    let half = value.len() / 2;
    let (first, second) = value.split_at(half);
    let (context, path, text) = match draw.below(14) {
        0 => (
            "keyword far away",
            "config/app.yaml",
            format!(
                "{service}:\n  enabled: true\n  endpoint: https://api.internal/v1\n  timeout: 30\n  retries: 3\n  api_key: {value}\n"
            ),
        ),
        1 => (
            "keyword far away, json",
            "config/app.json",
            format!(
                "{{\n  \"{service}\": {{\n    \"enabled\": true,\n    \"retries\": 3,\n    \"token\": \"{value}\"\n  }}\n}}\n"
            ),
        ),
        2 => ("comment above", "src/x.py", format!("# key of {service}, ask the team\nkey = \"{value}\"\n")),
        3 => ("split value", "src/split.py", format!("{lower} = (\"{first}\"\n    \"{second}\")\n")),
        4 => ("joined value", "web/split.js", format!("const {lower} = '{first}' + '{second}';\n")),
        5 => (
            "escaped json",
            "notebooks/run.ipynb",
            format!("{{\"cells\": [{{\"source\": [\"{upper} = \\\"{value}\\\"\\n\"]}}]}}\n"),
        ),
        6 => (
            "log line",
            "logs/app.log",
            format!("2026-01-01T00:00:00Z INFO request headers={{{lower}={value}}} status=200\n"),
        ),
        7 => (
            "environment lookup with default",
            "src/settings.py",
            format!("import os\nvalue = os.getenv(\"{upper}\", \"{value}\")\n"),
        ),
        8 => (
            "kubernetes env",
            "deploy/app.yaml",
            format!(
                "apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  containers:\n    - name: app\n      image: example/app:1\n      env:\n        - name: {upper}\n          value: {value}\n"
            ),
        ),
        9 => (
            "xml attribute",
            "App.config",
            format!(
                "<configuration><appSettings>\n  <add key=\"{upper}\" value=\"{value}\" />\n</appSettings></configuration>\n"
            ),
        ),
        10 => ("xml element", "conf/settings.xml", format!("<config>\n  <{lower}>{value}</{lower}>\n</config>\n")),
        11 => {
            ("command line", "Makefile", format!("run:\n\t./client --{} {value} --verbose\n", lower.replace('_', "-")))
        }
        12 => ("read me", "README.txt", format!("To try it, set {upper} to {value} and start the server.\n")),
        _ => ("yaml block", "config/app.yaml", format!("app:\n  {lower}: >-\n    {value}\n  port: 1\n")),
    };
    Text { path, text, context }
}
