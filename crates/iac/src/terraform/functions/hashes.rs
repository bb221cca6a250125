use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha512};

use super::Out;
use super::arguments::{text, wrong};
use crate::value::Value;

pub(super) fn call(name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("uuidv5", [space, name]) => text(space).and_then(|space| uuid(&space, &text(name)?)),
        (_, [of]) => {
            let hash = hash(name)?;
            text(of).map(|text| Value::string(hash(text.as_bytes())))
        }
        _ => return None,
    })
}

/// The function of a name, without the `file` before it where it takes the name of a file.
pub(super) fn hash(name: &str) -> Option<fn(&[u8]) -> String> {
    Some(match name {
        "md5" => |bytes| hex(&md5::Md5::digest(bytes)),
        "sha1" => |bytes| hex(&sha1::Sha1::digest(bytes)),
        "sha256" => |bytes| hex(&Sha256::digest(bytes)),
        "sha512" => |bytes| hex(&Sha512::digest(bytes)),
        "base64sha256" => |bytes| STANDARD.encode(Sha256::digest(bytes)),
        "base64sha512" => |bytes| STANDARD.encode(Sha512::digest(bytes)),
        _ => return None,
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn uuid(space: &str, name: &str) -> Out {
    let space = match space {
        "dns" => uuid::Uuid::NAMESPACE_DNS,
        "url" => uuid::Uuid::NAMESPACE_URL,
        "oid" => uuid::Uuid::NAMESPACE_OID,
        "x500" => uuid::Uuid::NAMESPACE_X500,
        other => uuid::Uuid::parse_str(other).map_err(|_| wrong("it is no name space"))?,
    };
    Ok(Value::string(uuid::Uuid::new_v5(&space, name.as_bytes()).to_string()))
}
