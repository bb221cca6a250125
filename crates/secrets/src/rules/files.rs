//! Formats of many services: keys, tokens, addresses, login files and names.

use super::make::read;
use crate::rule::{Class, Reader, Rule};

const PEM: &str = "https://www.rfc-editor.org/rfc/rfc7468";
const URL: &str = "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1";
const HTTP: &str = "https://www.rfc-editor.org/rfc/rfc9110#name-authorization";
const DOTNET: &str = "https://learn.microsoft.com/en-us/dotnet/framework/data/adonet/connection-strings";

/// Names that say that their value is a secret.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "pass", "pwd=", "pwd:", "pwd\"", "pwd'", "pwd ", "_pwd", "-pwd", ".pwd", "secret", "token", "api_key", "api-key", "apikey", "access_key", "access-key", "accesskey", "auth_key", "auth-key", "authkey",
    "private_key", "private-key", "privatekey", "encryption_key", "encryption-key", "encryptionkey", "signing_key", "signing-key", "signingkey", "cred",
    "master_key", "masterkey", "license_key", "licensekey", "_key", "authorization", "requirepass", "masterauth",
];

#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    read("private-key", "private key", "", &["-----begin"], Reader::Pem, PEM).class(Class::PrivateKey),
    read("jwt", "JSON web token", "", &["eyj"], Reader::Jwt, "https://www.rfc-editor.org/rfc/rfc7519").class(Class::Token),
    read("url-password", "password in an address", "", &["://"], Reader::Url, URL),
    read("data-source-password", "password in a data source name", "", &["@tcp(", "@unix("], Reader::Dsn, "https://github.com/go-sql-driver/mysql#dsn-data-source-name"),
    read("connection-string-password", "password in a connection string", "", &["password=", "pwd="], Reader::ConnectionString, DOTNET),
    read("docker-registry-login", "login of a container registry", "Docker", &["\"auth\"", "\\\"auth\\\""], Reader::DockerAuth, "https://docs.docker.com/reference/cli/docker/login/"),
    read("npm-registry-login", "login of an npm registry", "npm", &[":_authtoken", ":_auth", ":_password"], Reader::Npmrc, "https://docs.npmjs.com/cli/v10/configuring-npm/npmrc"),
    read("netrc-password", "password in a login file", "", &["machine "], Reader::Netrc, "https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html"),
    read("curl-login", "login given to curl", "", &["curl"], Reader::Curl, "https://curl.se/docs/manpage.html"),
    read("authorization-header", "header that authorises", "", &["bearer ", "basic "], Reader::Header, HTTP),
    read("private-key-encrypted", "private key behind a passphrase", "", &[], Reader::Pem, PEM).class(Class::PrivateKey),
    read("private-key-in-base64", "private key in base64", "", &["ls0tls1crudjti"], Reader::Base64Pem, PEM).class(Class::PrivateKey),
    read("google-service-account-key", "key of a Google service account", "Google", &[], Reader::Pem, "https://cloud.google.com/iam/docs/keys-create-delete").class(Class::Cloud),
    read("jwt-in-base64", "JSON web token in base64", "", &["zxlk"], Reader::Base64Jwt, "https://www.rfc-editor.org/rfc/rfc7519").class(Class::Token),
    read("xml-setting-password", "password in settings in XML", "", &["<add key", "<add name", "<server>", "<password>", "<passphrase>", "<master>"], Reader::XmlSetting, "https://learn.microsoft.com/en-us/nuget/reference/nuget-config-file"),
    read("login-command", "password on a command line", "", &["docker login", "mysql -", "mysqldump", "sshpass", "pgpassword=", "helm registry login", "az login", "redis-cli", "podman login"], Reader::Login, "https://docs.docker.com/reference/cli/docker/login/"),
    read("symfony-default-secret", "default secret of Symfony", "Symfony", &["thistokenisnotsosecretchangeit"], Reader::Default, "https://symfony.com/doc/current/reference/configuration/framework.html").class(Class::Generic),
    read("generic-secret", "value that is called a secret", "", NAMES, Reader::Generic, "https://cwe.mitre.org/data/definitions/798.html").class(Class::Generic),
];
