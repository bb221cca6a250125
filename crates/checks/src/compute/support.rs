//! What several checks of machines and disks ask.

use crate::cloud::*;
use crate::prelude::*;

/// Whether the account encrypts every disk.
pub(super) fn by_default(cx: &CloudCx<'_>) -> Truth {
    let on = |account: &Cloud<'_>| account.bool(&aws::ec2::EBS_DEFAULT).is(&true) == Truth::True;
    cx.view.account_says(cx.object, CloudKind::EbsDefaultEncryption, on)
}
