//! # What
//! A Windows container runs as `ContainerAdministrator`, or as `NT AUTHORITY\\SYSTEM`.
//!
//! # Why
//! That account may do everything inside the container, install services and change its registry among them, and
//! it has more ways out than `ContainerUser`.
//!
//! # Fix
//! Set `windowsOptions.runAsUserName: ContainerUser`.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/>
//! - <https://kubernetes.io/docs/concepts/security/windows-security/>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "windows-administrator",
    aliases: &[],
    controls: &["wl-non-root"],
    proves: &[],
    title: "Windows container runs as its administrator",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `runAsUserName: ContainerUser`",
    since: "0.1.0",
    run: Run::Container(run),
};

/// Accounts without limits inside a container, in lower case.
const ADMINISTRATORS: [&str; 4] =
    ["containeradministrator", "nt authority\\system", "system", "user manager\\containeradministrator"];

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let user = &cx.container.context.windows.run_as_user_name;
    if user.get().is_none() && user.why().is_none() {
        return Verdict::NotApplicable;
    }
    let bad = user.test(false, |name| ADMINISTRATORS.contains(&name.to_ascii_lowercase().as_str()));
    Verdict::fault(bad, user, cx.object, || "the account may do everything in the container".into())
        // A process of the host knows other accounts.
        .fixed_by_maybe(|| {
            (!remedies::has_host_process(cx.pod)).then(|| Remedy::set(cx.object, user.origin, "ContainerUser"))
        })
}
