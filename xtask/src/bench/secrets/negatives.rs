//! What looks like a secret and is none: sums, ids, placeholders, references, public keys, texts and generated code.

use super::contexts::Text;
use super::draw::{Draw, base64};

/// How many kinds [`text`] knows.
pub(super) const KINDS: usize = 64;

fn made(context: &'static str, path: &'static str, text: String) -> Text {
    Text { path, text, context }
}

/// One of them, by number.
pub(super) fn text(draw: &mut Draw, number: usize) -> Text {
    match number % KINDS {
        n @ 0..=15 => sums(draw, n),
        n @ 16..=31 => references(draw, n),
        n @ 32..=47 => names(draw, n),
        n => contents(draw, n),
    }
}

#[rustfmt::skip]
fn sums(draw: &mut Draw, number: usize) -> Text {
    match number {
        0 => made("pinned action", ".github/workflows/ci.yaml", draw.fill("jobs:\n  a:\n    steps:\n      - uses: actions/checkout@{h40} # v4\n")),
        1 => made("image digest", "deploy/app.yaml", draw.fill("image: registry.acme.io/app@sha256:{h64}\n")),
        2 => made("integrity", "package-lock.json", draw.fill("{{\"x\": {{\"resolved\": \"https://registry.npmjs.org/x/-/x-1.0.0.tgz\", \"integrity\": \"sha512-{b86}==\"}}\n")),
        3 => made("go sum", "go.sum", draw.fill("github.com/acme/token v1.2.3 h1:{b43}=\ngithub.com/acme/token v1.2.3/go.mod h1:{b43}=\n")),
        4 => made("checksum file", "SHA256SUMS", draw.fill("{h64}  secret-tool.tar.gz\n{h64}  token.zip\n")),
        5 => made("formula", "Formula/tool.rb", draw.fill("class Tool < Formula\n  url \"https://example.org/tool-1.0.tgz\"\n  sha256 \"{h64}\"\nend\n")),
        6 => made("revision", "src/build.json", draw.fill("{{\"revision\": \"{h40}\", \"build_id\": \"{h32}\"}\n")),
        7 => made("etag", "logs/http.log", draw.fill("ETag: \"{h32}\"\nX-Request-Id: {uuid}\nX-Amz-Cf-Id: {w55}==\n")),
        8 => made("uuid", "config/ids.yaml", draw.fill("tenant: {uuid}\nsubscription: {uuid}\ncorrelation_id: {uuid}\n")),
        9 => made("credential id", "Jenkinsfile", draw.fill("withCredentials([string(credentialsId: '{uuid}', variable: 'TOKEN')]) {{ sh './run' }\n")),
        10 => made("trace", "logs/trace.log", draw.fill("traceparent: 00-{h32}-{h16}-01\nspan={h16} token_count=128\n")),
        11 => made("terraform lock", ".terraform.lock.hcl", draw.fill("provider \"registry.terraform.io/hashicorp/aws\" {{\n  hashes = [\"h1:{b43}=\", \"zh:{h64}\"]\n}\n")),
        12 => made("cargo lock", "Cargo.lock", draw.fill("[[package]]\nname = \"token\"\nversion = \"1.0.0\"\nchecksum = \"{h64}\"\n")),
        13 => made("password hash", "fixtures/users.sql", draw.fill("INSERT INTO users (name, password) VALUES ('a', '$2b$12${a53}');\n")),
        14 => made("file hash in code", "src/assets.py", draw.fill("EXPECTED_SHA1 = \"{h40}\"\nMODEL_MD5 = '{h32}'\n")),
        _ => made("wrong checksum", "src/x.py", draw.fill("EXAMPLE = 'ghp_{a36}'\n")),
    }
}

#[rustfmt::skip]
fn references(draw: &mut Draw, number: usize) -> Text {
    let upper = draw.one(&["DB_PASSWORD", "API_TOKEN", "STRIPE_SECRET_KEY", "AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "CLIENT_SECRET"]).to_owned();
    let lower = upper.to_ascii_lowercase();
    let filler = draw.one(&["changeme", "your-api-key-here", "<your-token>", "xxxxxxxxxxxxxxxxxxxx", "REPLACE_ME", "example-token", "placeholder", "****************", "insert_token_here", "dummy-secret-value", "TBD", "not-a-real-secret", "my-secret-token", "abcdef1234567890", "0123456789abcdef0123456789abcdef", "secret123", "password", "test", "foobar123", "fake-key-for-tests", "s3cr3t", "REDACTED"]).to_owned();
    match number {
        16 => made("environment, python", "src/settings.py", format!("import os\n{upper} = os.environ[\"{upper}\"]\n{lower} = os.getenv('{upper}')\n")),
        17 => made("environment, javascript", "src/settings.js", format!("const {lower} = process.env.{upper};\nconst token = process.env['{upper}'];\n")),
        18 => made("environment, go", "main.go", format!("package main\n\nvar token = os.Getenv(\"{upper}\")\n")),
        19 => made("shell variable", "run.sh", format!("export {upper}=\"${{{upper}:?missing}}\"\ncurl -H \"Authorization: Bearer ${upper}\" -u \"ci:${upper}\" https://x.acme.io\n")),
        20 => made("helm value", "templates/app.yaml", format!("{lower}: {{{{ .Values.{lower} | quote }}}}\npassword: {{{{ include \"app.password\" . }}}}\n")),
        21 => made("workflow secret", ".github/workflows/x.yaml", format!("env:\n  {upper}: ${{{{ secrets.{upper} }}}}\n")),
        22 => made("terraform reference", "main.tf", "resource \"x\" \"y\" {\n  password = var.db_password\n  secret_key = data.aws_secretsmanager_secret_version.x.secret_string\n  token = random_password.token.result\n}\n".to_owned()),
        23 => made("secret reference", "deploy/app.yaml", format!("env:\n  - name: {upper}\n    valueFrom:\n      secretKeyRef:\n        name: app-credentials-v2\n        key: {lower}\n")),
        24 => made("vault reference", "config/app.yaml", format!("{lower}: vault:secret/data/app#{lower}\nother_token: op://vault/item/field\npassword: ENC[AES256_GCM,data:{},type:str]\n", draw.fill("{b24}"))),
        25 => made("arn", "config/app.json", draw.fill("{{\"secret_arn\": \"arn:aws:secretsmanager:eu-west-1:{d12}:secret:app/db-{a6}\", \"kms_key_id\": \"arn:aws:kms:eu-west-1:{d12}:key/{uuid}\"}\n")),
        26 => made("placeholder, dotenv", ".env", format!("{upper}={filler}\nEMPTY_TOKEN=\n")),
        27 => made("placeholder, yaml", "config/app.yaml", format!("{lower}: \"{filler}\"\n")),
        28 => made("placeholder, code", "src/x.java", format!("String {lower} = \"{filler}\";\n")),
        29 => made("local address", "docker-compose.yml", "services:\n  app:\n    environment:\n      DATABASE_URL: postgres://postgres:postgres@localhost:5432/app\n      REDIS_URL: redis://localhost:6379\n      AMQP: amqp://guest:guest@rabbitmq:5672\n".to_owned()),
        30 => made("address with variables", "src/db.py", "url = f\"postgres://{user}:{password}@{host}/db\"\nother = \"https://user:password@example.com/path\"\nthird = 'mysql://%s:%s@%s' % (u, p, h)\n".to_owned()),
        _ => made("documentation key", "docs/setup.txt", format!("aws_access_key_id = AKIAIOSFODNN7{}\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY{}KEY\n", "EXAMPLE", "EXAMPLE")),
    }
}

#[rustfmt::skip]
fn names(draw: &mut Draw, number: usize) -> Text {
    let word = draw.one(&["billing", "checkout", "gateway", "session", "inventory", "reporting", "identity", "shipping"]).to_owned();
    match number {
        32 => made("translations", "i18n/de.json", "{\n  \"password\": \"Passwort\",\n  \"forgot_password\": \"Passwort vergessen?\",\n  \"token.invalid\": \"Das Token ist ungültig\",\n  \"secret_question\": \"Geheimfrage\",\n  \"password_hint\": \"Mindestens 8 Zeichen, 1 Ziffer\"\n}\n".to_owned()),
        33 => made("names of secrets", "deploy/app.yaml", format!("secretName: {word}-tls-2024\nsecret: {word}-credentials-v2\ntokenSecretRef: {word}-token-7f9c\nimagePullSecret: regcred-01\n")),
        34 => made("field names", "src/form.ts", "const fields = { password: 'password_field_1', token: 'csrfTokenInput2', apiKey: 'settings.apiKey.label3' };\n".to_owned()),
        35 => made("addresses of tokens", "config/oauth.yaml", format!("token_url: https://login.acme.io/{word}/oauth2/v2.0/token\nauth_uri: https://accounts.acme.io/o/oauth2/auth\nsecret_file: /run/secrets/{word}_db_1\nkey_path: /etc/ssl/private/{word}1.key\n")),
        36 => made("keys that open nothing", "src/cache.js", draw.fill("const cacheKey = 'user:{d6}:v2';\nconst primaryKey = 'pk_{l12}';\nconst i18nKey = 'checkout.payment.title2';\nconst partition_key = 'tenant#{d4}#order';\n")),
        37 => made("class names", "src/Auth.java", "import org.springframework.security.oauth2.jwt.JwtDecoder;\nclass Auth { private TokenProvider tokenProvider = new JwtTokenProviderV2(); String secret = Secrets.fromVault(key1); }\n".to_owned()),
        38 => made("test names", "src/auth_check.py", "def password_is_rejected_if_shorter_than_8_characters():\n    assert token_matches_sha256_digest_of_password1\n".to_owned()),
        39 => made("css", "web/app.css", draw.fill(".token-{l8} {{ color: #{h6}; } .passwordField__input--{l5} {{ background: url(data:image/png;base64,{b120}); }\n")),
        40 => made("versions", "pom.xml", "<project><properties>\n  <token.version>3.2.1-RELEASE</token.version>\n  <secret.manager.version>2.11.0</secret.manager.version>\n</properties></project>\n".to_owned()),
        41 => made("cluster names", "deploy/pods.txt", draw.fill("app-token-service-{h10}-{l5}   1/1   Running\nsecret-store-csi-{l5}   1/1   Running\n")),
        42 => made("parameters", "src/api.go", "package api\n\nfunc Login(user, password string) (token string, err error) {\n\ttoken = generateToken(user, password)\n\tpassword = strings.TrimSpace(password)\n\treturn\n}\n".to_owned()),
        43 => made("schema", "openapi.yaml", "components:\n  schemas:\n    Login:\n      properties:\n        password: {type: string, format: password, minLength: 12}\n        apiKey: {type: string, pattern: '^[A-Za-z0-9]{32}$'}\n  securitySchemes:\n    token: {type: http, scheme: bearer, bearerFormat: JWT}\n".to_owned()),
        44 => made("rules of a scanner", "rules/own.toml", "[[rules]]\nid = \"own-token\"\nregex = '''own_[a-z0-9]{32}'''\nkeywords = [\"own_\"]\nsecretGroup = 1\nentropy = 3.5\n".to_owned()),
        45 => made("key events", "src/keys.js", "document.onkeydown = (e) => { if (e.key === 'ArrowDown2') keyPressed = kVK_Return; };\nconst keyCode = 'Digit1'; const keySelector = 'div.row > span:nth-child(2)';\n".to_owned()),
        46 => made("policy", "config/policy.yaml", "password_policy: min12-upper1-digit1\npassword_expiry_days: 90\ntoken_ttl: 3600s\nsecret_rotation: 30d\napi_key_header: X-Api-Key-V2\n".to_owned()),
        _ => made("prompts", "src/cli.rs", "let password = prompt(\"Enter password (min. 8 characters): \");\nlet token = args.value_of(\"token-file-1\");\nlet secret_key = load_key(\"keys/dev1.pem\");\n".to_owned()),
    }
}

fn public_block(draw: &mut Draw, label: &str) -> String {
    let lines: String = (0..12).map(|_| draw.fill("{b64}") + "\n").collect();
    let dashes = "-----";
    format!("{dashes}BEGIN {label}{dashes}\n{lines}{dashes}END {label}{dashes}\n")
}

#[rustfmt::skip]
fn contents(draw: &mut Draw, number: usize) -> Text {
    match number {
        48 => made("certificate", "certs/ca.crt", public_block(draw, "CERTIFICATE")),
        49 => made("public key", "certs/key.pub.pem", public_block(draw, "PUBLIC KEY")),
        50 => made("pgp public key", "keys/release.pub.asc", public_block(draw, "PGP PUBLIC KEY BLOCK")),
        51 => made("ssh public key", "deploy/authorized_keys", draw.fill("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ{b340} ci@acme\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{b43} ci@acme\n")),
        52 => made("picture", "web/logo.html", draw.fill("<img alt=\"token\" src=\"data:image/png;base64,iVBORw0KGgo{b800}\"/>\n")),
        53 => made("minified code", "web/app.bundle.js", minified(draw)),
        54 => made("source map", "web/app.js.map", draw.fill("{{\"version\":3,\"sources\":[\"token.js\"],\"mappings\":\"AAAA,SAAS,{b200};AACA,{b200}\"}\n")),
        55 => made("sealed secret", "deploy/sealed.yaml", draw.fill("apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: app\nspec:\n  encryptedData:\n    password: AgB{b400}\n")),
        56 => made("authority of a cluster", "kube/ca.yaml", format!("clusters:\n  - cluster:\n      certificate-authority-data: {}\n", base64(public_block(draw, "CERTIFICATE").as_bytes(), false))),
        57 => made("documented token", "docs/jwt.txt", format!("{}.{}.{}\n", base64(b"{\"alg\":\"HS256\",\"typ\":\"JWT\"}", true), base64(b"{\"sub\":\"1234567890\",\"name\":\"John Doe\",\"iat\":1516239022}", true), draw.fill("{w43}"))),
        58 => made("prose", "docs/guide.txt", "The password is never written to disk. Set the token with the flag; a secret of at least 32 characters is wise. Bearer tokens and basic authentication are both understood, see authorization.\n".to_owned()),
        59 => made("broken key", "docs/tls.txt", format!("-----BEGIN RSA PRIV{} KEY-----\n...\n-----END RSA PRIV{} KEY-----\n", "ATE", "ATE")),
        60 => made("analytics id", "web/index.html", draw.fill("<script nonce=\"{b22}==\" src=\"https://cdn.acme.io/a.{h20}.js\" integrity=\"sha384-{b64}\" crossorigin=\"anonymous\"></script>\n")),
        61 => made("dataset", "data/rows.csv", draw.fill("id,name,token_count,hash\n{d6},alpha,12,{h32}\n{d6},beta,9,{h32}\n")),
        62 => made("notebook output", "notebooks/plot.ipynb", draw.fill("{{\"cells\": [{{\"outputs\": [{{\"data\": {{\"image/png\": \"iVBORw0KGgoAAAANSUhEUgAA{b600}\"}}], \"id\": \"{h8}\"}]}\n")),
        _ => made("filler token", "src/x.rb", format!("STRIPE = 'sk_{}_{}'\nSLACK = 'xox{}-{}'\n", "live", "x".repeat(24), "b", "0000000000-000000000000-xxxxxxxxxxxxxxxxxxxxxxxx")),
    }
}

fn minified(draw: &mut Draw) -> String {
    let pieces: String = (0..60).map(|_| draw.fill("function {L1}{d1}({L1},{L1}){{{L2}.token={L1}.k||\"{l6}\";return {L1}.apiKey=={L1}?{d3}:{L2}[\"{l8}\"]}var {L2}=\"{a12}\";")).collect();
    format!("!function(){{{pieces}}}();\n")
}
