//! # What
//! A container names `root`, `0`, or on Windows `ContainerAdministrator`, as its user.
//!
//! # Why
//! Root inside a container is root for every file that it mounts and for every kernel fault that it finds; most
//! known escapes start from it.
//!
//! # Fix
//! Set `user` to an id above 0, with a group, such as `1000:1000`. The log router of FireLens has to be root and is
//! left out here.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-container-as-root",
    aliases: &["ECS.20", "ECS.21"],
    controls: &["wl-non-root"],
    proves: &[],
    title: "task container runs as root",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name a user other than root in `user`, and let the image own its files by it",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    if cx.is_log_router() || !cx.can_say(&settings::USER) {
        return Verdict::NotApplicable;
    }
    let user = cx.text(&settings::USER);
    Verdict::fault(user.test(false, |user| is_root(user)), &user, cx.object(), || {
        "the program is root in its container".to_owned()
    })
}

/// Whether a user, with or without a group, is the one that may do everything.
fn is_root(user: &str) -> bool {
    let name = user.split(':').next().unwrap_or(user).trim();
    let zero = !name.is_empty() && name.bytes().all(|byte| byte == b'0');
    zero || name == "root" || name.eq_ignore_ascii_case("ContainerAdministrator")
}

#[cfg(test)]
mod tests {
    use super::is_root;

    #[test]
    fn root_has_several_names() {
        for user in ["0", "root", "0:0", "root:root", "00:1000", "ContainerAdministrator"] {
            assert!(is_root(user), "{user}");
        }
        for user in ["1000", "1000:0", "app", "10", "", "rootless"] {
            assert!(!is_root(user), "{user}");
        }
    }
}
