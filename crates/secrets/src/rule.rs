//! What a rule is: data, with the document that its form comes from.

use crate::form::Part;

/// A kind of credential that is recognised.
#[derive(Debug)]
pub struct Rule {
    /// Its name, which stands in findings and masks.
    pub id: &'static str,
    /// What it is, in words that follow "a" or "an".
    pub title: &'static str,
    /// Whose credential it is; empty for formats of many.
    pub provider: &'static str,
    /// What kind of evidence it is.
    pub class: Class,
    /// What has to stand in the text, in any case, before the rule is tried.
    pub keywords: &'static [&'static str],
    /// What is matched.
    pub form: Form,
    /// What proves it beyond its form.
    pub check: Check,
    /// The document of the vendor that describes it.
    pub source: &'static str,
}

/// What kind of evidence a rule gives; each has a check of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A private key.
    PrivateKey,
    /// A credential of a cloud account.
    Cloud,
    /// A token of some other service.
    Token,
    /// A password inside an address, a connection string or a login file.
    Password,
    /// A value that is only called a secret and looks like one.
    Generic,
    /// Names a client without being secret by itself.
    Identifier,
}

/// What is matched, and where.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// The credential itself, which starts so many bytes before the keyword.
    Token(usize, &'static [Part]),
    /// A value of one of these forms, given to a name that holds the keyword.
    Named(&'static [&'static [Part]]),
    /// What a reader of its own finds.
    Reader(Reader),
}

/// Readers for what is no plain run of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A PEM block of a private key.
    Pem,
    /// `scheme://user:password@host`.
    Url,
    /// A JSON web token.
    Jwt,
    /// The secret that belongs to an access key id of AWS.
    AwsSecret,
    /// The signature of a shared access signature of Azure.
    AzureSas,
    /// `auth` in a configuration of Docker.
    DockerAuth,
    /// `_auth`, `_authToken` and `_password` of npm.
    Npmrc,
    /// `password` in `.netrc`.
    Netrc,
    /// A user and password, or a header with one, given to curl.
    Curl,
    /// A header that authorises.
    Header,
    /// A PEM block of a private key in base64, as a kubeconfig holds it.
    Base64Pem,
    /// A JSON web token in base64, as a Secret holds it.
    Base64Jwt,
    /// A cell of settings in XML: `<add key="Password" value="…"/>`.
    XmlSetting,
    /// `user:password@tcp(host)`.
    Dsn,
    /// A password in a connection string of keys and values.
    ConnectionString,
    /// A login given to a program on its command line.
    Login,
    /// Any name that says that its value is a secret.
    Generic,
    /// A value that is published as the default of a framework.
    Default,
}

/// What proves a match beyond its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Nothing but that it is no placeholder.
    Form,
    /// Characters that look drawn at random.
    Random,
    /// GitHub's checksum: the last six characters are CRC-32 in base 62 of those between prefix and checksum.
    Crc32,
    /// A macaroon of the Python package index.
    Macaroon,
    /// A JSON object in base64.
    Json,
}
