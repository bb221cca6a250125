//! Keyed fingerprints: equal secrets can be told, their values cannot be guessed without the key.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::FingerprintKey;

/// HMAC-SHA-256 under one key, cut to 16 hexadecimal digits.
pub(crate) struct Fingerprinter {
    keyed: Hmac<Sha256>,
}

impl Fingerprinter {
    /// None where the key cannot be used; HMAC takes keys of any length, the empty one is refused here.
    pub(crate) fn new(key: &FingerprintKey) -> Option<Self> {
        let keyed = Hmac::<Sha256>::new_from_slice(&key.secret).ok()?;
        (!key.secret.is_empty()).then_some(Self { keyed })
    }

    pub(crate) fn of(&self, value: &[u8]) -> String {
        let mut keyed = self.keyed.clone();
        keyed.update(value);
        let digest = keyed.finalize().into_bytes();
        digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_hmac() {
        // RFC 4231, test case 2.
        let key = FingerprintKey { id: "t".into(), secret: b"Jefe".to_vec() };
        let keyed = Fingerprinter::new(&key).expect("key");
        assert_eq!(keyed.of(b"what do ya want for nothing?"), "5bdcc146bf60754e");
    }
}
