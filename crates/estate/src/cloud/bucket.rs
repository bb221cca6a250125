//! A bucket of Amazon S3 with everything that stands apart from it.
//!
//! Since version 4 of Terraform's provider nearly all of a bucket is said by resources beside it; CloudFormation says most
//! of it inside. What is asked here is the same for both.

use plimsoll_model::Truth;

use super::aws::storage as s3;
use super::{Joined, Policy};
use crate::{Cloud, CloudKind, Field};

/// A bucket, and what is said of it elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Bucket<'e> {
    /// The bucket itself.
    pub cloud: Cloud<'e>,
}

impl<'e> Cloud<'e> {
    /// The bucket of the input that a field means: by reference, or by its name. None where it may be one of several: a
    /// plan refers to all instances of a resource at once.
    #[must_use]
    pub fn bucket(&self, field: &Field<&'static str>) -> Option<Bucket<'e>> {
        let near =
            self.view.clouds(CloudKind::S3Bucket).filter(|bucket| self.view.within_reach(self.object, bucket.object));
        let mut meant = near.filter(|bucket| self.points_at(field, bucket, &[&s3::BUCKET_NAME]) == Truth::True);
        let cloud = meant.next()?;
        meant.next().is_none().then_some(Bucket { cloud })
    }
}

impl<'e> Bucket<'e> {
    /// Whether somebody outside the account reads it, or nothing would stop a grant that lets them. A bucket of which
    /// nothing is said is closed, as every new one is since April 2023.
    #[must_use]
    pub fn open(&self) -> Truth {
        let granted = self.listed_to_all().or(self.granted_to_all());
        if self.cloud.given(&s3::ACCESS_BLOCK) != Truth::False {
            return opens(self.cloud, &SWITCHES_INSIDE);
        }
        let apart = self.apart(CloudKind::S3PublicAccessBlock);
        match (apart.sure.is_empty(), apart.maybe.is_empty()) {
            (false, _) => agreed(apart.sure.iter().map(|one| opens(*one, &SWITCHES))),
            // A block that may be of this bucket may stop what is granted, or be off.
            (true, false) => Truth::Unknown,
            (true, true) => granted,
        }
    }

    /// Whether its requests are recorded.
    #[must_use]
    pub fn logged(&self) -> Truth {
        self.cloud.given(&s3::LOGGING).or(self.apart(CloudKind::S3Logging).any())
    }

    /// Whether its objects can be kept from being deleted by anybody.
    #[must_use]
    pub fn locked(&self) -> Truth {
        let inside = self.cloud.bool(&s3::LOCK).is(&true).or(self.cloud.given(&LOCK_BLOCK));
        inside.or(self.apart(CloudKind::S3ObjectLock).any())
    }

    /// The resources of a kind that stand apart from it.
    fn apart(&self, kind: CloudKind) -> Joined<'e> {
        self.cloud.view.joined(kind, &s3::BUCKET, &self.cloud, &[&s3::BUCKET_NAME])
    }

    /// Whether an access list is public.
    fn listed_to_all(&self) -> Truth {
        listed(self.cloud).or(self.apart(CloudKind::S3Acl).any_is(listed))
    }

    /// Whether a policy lets everybody do something, without a condition.
    fn granted_to_all(&self) -> Truth {
        let inside = self.cloud.policy(&s3::POLICY).map_or(Truth::False, |policy| everybody(&policy));
        let apart = |one: Cloud<'_>| one.policy(&s3::POLICY).map_or(Truth::Unknown, |policy| everybody(&policy));
        inside.or(self.apart(CloudKind::S3Policy).any_is(apart))
    }
}

/// What refuses public access, apart from a bucket.
const SWITCHES: [Field<bool>; 4] = [s3::BLOCK_ACLS, s3::BLOCK_POLICY, s3::IGNORE_ACLS, s3::RESTRICT];

/// The same, inside a bucket of CloudFormation.
const SWITCHES_INSIDE: [Field<bool>; 4] =
    [s3::BLOCK_ACLS_INSIDE, s3::BLOCK_POLICY_INSIDE, s3::IGNORE_ACLS_INSIDE, s3::RESTRICT_INSIDE];

/// How objects are kept, inside a bucket.
const LOCK_BLOCK: Field<&str> = Field::new("object_lock_configuration", "ObjectLockConfiguration");

/// Access lists by name that let others in.
const PUBLIC: &[&str] =
    &["PublicRead", "PublicReadWrite", "AuthenticatedRead", "public-read", "public-read-write", "authenticated-read"];

/// Grants of an access list, inside a bucket and apart from it.
const GRANTS: [Field<&str>; 2] = [Field::new("grant", ""), Field::new("access_control_policy.grant", "")];

/// Groups that a grant is for, inside a bucket and apart from it.
const GRANTEES: [Field<&str>; 2] = [Field::new("uri", ""), Field::new("grantee.uri", "")];

/// Whether an access list lets others in, by its name or by a grant.
fn listed(one: Cloud<'_>) -> Truth {
    let named = one.text(&s3::ACL).test(false, |acl| PUBLIC.contains(&&**acl));
    let everybody = |uri: &str| uri.ends_with("/AllUsers") || uri.ends_with("/AuthenticatedUsers");
    let grants = GRANTS.iter().zip(&GRANTEES).flat_map(|(grants, grantee)| {
        one.parts(grants).into_iter().map(move |grant| grant.text(grantee).test(false, |uri| everybody(uri)))
    });
    named.or(Truth::any(grants))
}

/// Whether one of the four switches that refuse public access is off; what is left out is.
fn opens(block: Cloud<'_>, switches: &'static [Field<bool>; 4]) -> Truth {
    Truth::any(switches.iter().map(|switch| block.bool(switch).is(&true).not()))
}

/// What all say. A bucket has one block: of several, one is meant, and it is not told which.
fn agreed(mut all: impl Iterator<Item = Truth>) -> Truth {
    let first = all.next().unwrap_or(Truth::Unknown);
    if all.all(|other| other == first) { first } else { Truth::Unknown }
}

fn everybody(policy: &Policy) -> Truth {
    policy.any_allow(|statement| statement.everybody().and((!statement.conditioned()).into()))
}
