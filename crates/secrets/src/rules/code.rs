//! Source control, packages, builds and infrastructure as code.

use super::make::{named, token};
use super::shapes::*;
use crate::form::{Part, lit, run, span};
use crate::rule::{Check, Class, Rule};
use crate::set::*;

const GITHUB: &str =
    "https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/";
const GITHUB_APP: &str =
    "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github";
const GITLAB: &str = "https://docs.gitlab.com/security/tokens/";
const BITBUCKET: &str = "https://support.atlassian.com/bitbucket-cloud/docs/using-access-tokens/";
const BITBUCKET_OAUTH: &str = "https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/";
const NPM: &str = "https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/";
const JFROG: &str = "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens";
const VAULT: &str = "https://developer.hashicorp.com/vault/docs/concepts/tokens";
const DOPPLER: &str = "https://docs.doppler.com/docs/token-formats";
const SONAR: &str = "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens";
const SOURCEGRAPH: &str = "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token";
const HARNESS: &str = "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/";

const GITHUB_36: &[Part] = &[lit("gh"), run(LOWER, 1), lit("_"), run(ALNUM, 36)];
const GITLAB_20: &[Part] = &[run(URL, 20)];

#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    token("github-personal-token", "GitHub personal access token", "GitHub", &["ghp_"], GITHUB_36, GITHUB).check(Check::Crc32),
    token("github-oauth-token", "GitHub OAuth token", "GitHub", &["gho_"], GITHUB_36, GITHUB).check(Check::Crc32),
    token("github-app-token", "GitHub app token", "GitHub", &["ghu_", "ghs_"], GITHUB_36, GITHUB).check(Check::Crc32),
    token("github-refresh-token", "GitHub refresh token", "GitHub", &["ghr_"], &[lit("ghr_"), span(ALNUM, 36, 76)], GITHUB).check(Check::Crc32),
    token("github-app-token-stateless", "stateless GitHub app token", "GitHub", &["ghs_"], &[lit("ghs_"), span(DIGIT, 1, 12), lit("_eyJ"), span(URL, 10, 1000), lit(".eyJ"), span(URL, 10, 3000), lit("."), span(URL, 20, 1000)], GITHUB_APP),
    token("github-fine-grained-token", "fine-grained GitHub token", "GitHub", &["github_pat_"], &[lit("github_pat_"), run(ALNUM, 22), lit("_"), run(ALNUM, 59)], GITHUB).check(Check::Random),
    token("gitlab-personal-token", "GitLab personal access token", "GitLab", &["glpat-"], &[lit("glpat-"), run(URL, 20)], GITLAB).check(Check::Random),
    token("gitlab-routable-token", "routable GitLab token", "GitLab", &["glpat-", "glrt-", "gldt-", "glft-", "glagent-"], &[lit("gl"), span(LOWER, 1, 5), lit("-"), span(URL, 27, 300), lit("."), run(LOWER, 2), span(LOWER.and(b"."), 7, 11)], GITLAB).check(Check::Random),
    token("gitlab-deploy-token", "GitLab deploy token", "GitLab", &["gldt-"], &[lit("gldt-"), span(URL, 20, 20)], GITLAB).check(Check::Random),
    token("gitlab-runner-token", "token of a GitLab runner", "GitLab", &["glrt-"], &[lit("glrt-"), run(URL, 20)], GITLAB).check(Check::Random),
    token("gitlab-runner-token-typed", "token of a GitLab runner", "GitLab", &["glrt-t"], &[lit("glrt-t"), run(DIGIT, 1), lit("_"), run(URL, 20)], GITLAB).check(Check::Random),
    token("gitlab-runner-registration-token", "registration token of GitLab runners", "GitLab", &["gr1348941"], &[lit("GR1348941"), run(URL, 20)], GITLAB).check(Check::Random),
    token("gitlab-trigger-token", "GitLab trigger token", "GitLab", &["glptt-"], &[lit("glptt-"), run(HEX, 40)], GITLAB).check(Check::Random),
    token("gitlab-job-token", "GitLab job token", "GitLab", &["glcbt-"], &[lit("glcbt-"), span(LOWER, 1, 5), lit("_"), run(URL, 20)], GITLAB).check(Check::Random),
    token("gitlab-feed-token", "GitLab feed token", "GitLab", &["glft-"], &[lit("glft-"), run(URL, 20)], GITLAB).check(Check::Random),
    token("gitlab-mail-token", "GitLab incoming mail token", "GitLab", &["glimt-"], &[lit("glimt-"), run(URL, 25)], GITLAB).check(Check::Random),
    token("gitlab-agent-token", "GitLab agent token", "GitLab", &["glagent-"], &[lit("glagent-"), span(URL, 50, 1024)], GITLAB).check(Check::Random),
    token("gitlab-oauth-secret", "GitLab OAuth secret", "GitLab", &["gloas-"], &[lit("gloas-"), run(ANYHEX.and(b"_-").and(b"ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ"), 64)], GITLAB).check(Check::Random),
    token("gitlab-scim-token", "GitLab SCIM token", "GitLab", &["glsoat-"], &[lit("glsoat-"), run(URL, 20)], GITLAB).check(Check::Random),
    token("gitlab-feature-flag-token", "GitLab feature flag token", "GitLab", &["glffct-"], &[lit("glffct-"), run(URL, 20)], GITLAB).check(Check::Random),
    token("gitlab-session", "session of GitLab", "GitLab", &["_gitlab_session="], &[lit("_gitlab_session="), run(HEX, 32)], GITLAB).check(Check::Random),
    named("gitlab-token-named", "GitLab token", "GitLab", &["gitlab_token", "gitlab_private", "private-token"], &[GITLAB_20], GITLAB),
    token("bitbucket-token", "Bitbucket token", "Bitbucket", &["atbb", "atctt3"], &[lit("AT"), span(ALNUM, 2, 4), span(URL, 28, 300), span(URLPAD, 0, 9)], BITBUCKET).check(Check::Random),
    named("bitbucket-client-secret", "Bitbucket client secret", "Bitbucket", &["bitbucket"], &[URL64], BITBUCKET_OAUTH),
    named("bitbucket-client-id", "Bitbucket client id", "Bitbucket", &["bitbucket"], &[ALNUM32], BITBUCKET_OAUTH).public(),
    token("npm-token", "npm access token", "npm", &["npm_"], &[lit("npm_"), run(ALNUM, 36)], NPM).check(Check::Crc32),
    token("pypi-token", "PyPI token", "PyPI", &["pypi-age"], &[lit("pypi-AgE"), span(URL, 50, 1000)], "https://pypi.org/help/#apitoken").check(Check::Macaroon),
    token("rubygems-token", "RubyGems key", "RubyGems", &["rubygems_"], &[lit("rubygems_"), run(HEX, 48)], "https://guides.rubygems.org/api-key-scopes/").check(Check::Random),
    named("crates-io-token", "crates.io token", "crates.io", &["cargo_registry", "cargo_token", "crates_io", "crates-io"], &[&[lit("cio"), run(ALNUM, 32)]], "https://doc.rust-lang.org/cargo/reference/publishing.html"),
    token("nuget-key", "NuGet key", "NuGet", &["oy2"], &[lit("oy2"), run(LOWER, 43)], "https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys").check(Check::Random),
    token("clojars-token", "Clojars token", "Clojars", &["clojars_"], &[lit("CLOJARS_"), run(HEX, 60)], "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens").check(Check::Random),
    token("packagist-token", "Private Packagist token", "Packagist", &["packagist_"], &[lit("packagist_"), run(LOWER, 3), lit("_"), run(HEX, 68)], "https://packagist.com/docs/composer-authentication").check(Check::Random),
    token("docker-hub-token", "Docker Hub token", "Docker", &["dckr_pat_", "dckr_oat_"], &[lit("dckr_"), run(LOWER, 3), lit("_"), span(URL, 27, 40)], "https://docs.docker.com/security/access-tokens/").check(Check::Random),
    token("jfrog-key", "JFrog API key", "JFrog", &["akcp"], &[lit("AKCp"), run(ALNUM, 69)], JFROG).check(Check::Random),
    token("jfrog-reference-token", "JFrog reference token", "JFrog", &["cmvmd"], &[lit("cmVmd"), run(ALNUM, 59)], JFROG).check(Check::Random),
    named("jfrog-token", "JFrog token", "JFrog", &["jfrog", "artifactory", "bintray"], &[&[run(ALNUM, 73)], ALNUM64], JFROG),
    token("vault-token", "Vault service token", "HashiCorp", &["hvs."], &[lit("hvs."), span(URL, 24, 300)], VAULT).check(Check::Random),
    token("vault-batch-token", "Vault batch token", "HashiCorp", &["hvb."], &[lit("hvb."), span(URL, 80, 400)], VAULT).check(Check::Random),
    token("vault-recovery-token", "Vault recovery token", "HashiCorp", &["hvr."], &[lit("hvr."), span(URL, 24, 300)], VAULT).check(Check::Random),
    named("vault-token-old", "Vault token", "HashiCorp", &["vault_token", "vault-token", "vaulttoken"], &[&[lit("s."), run(ALNUM, 24)], UUID], VAULT),
    token("terraform-token", "HCP Terraform token", "HashiCorp", &[".atlasv1."], &[run(ALNUM, 14), lit(".atlasv1."), span(URLPAD, 60, 70)], "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens").back(14).check(Check::Random),
    named("consul-token", "Consul token", "HashiCorp", &["consul_http_token", "consul_token", "x-consul-token"], &[UUID], "https://developer.hashicorp.com/consul/docs/security/acl/tokens"),
    named("nomad-token", "Nomad token", "HashiCorp", &["nomad_token", "x-nomad-token"], &[UUID], "https://developer.hashicorp.com/nomad/docs/concepts/acl"),
    token("pulumi-token", "Pulumi token", "Pulumi", &["pul-"], &[lit("pul-"), run(HEX, 40)], "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/").check(Check::Random),
    token("infracost-key", "Infracost key", "Infracost", &["ico-"], &[lit("ico-"), run(ALNUM, 32)], "https://www.infracost.io/docs/features/environment_variables/").check(Check::Random),
    token("doppler-token", "Doppler token", "Doppler", &["dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."], &[lit("dp."), span(LOWER, 2, 5), lit("."), span(ALNUM.and(b"._-"), 40, 80)], DOPPLER).check(Check::Random),
    token("age-secret-key", "age identity", "age", &["age-secret-key-1"], &[lit("AGE-SECRET-KEY-1"), run(UPPER, 58)], "https://github.com/FiloSottile/age").class(Class::PrivateKey).check(Check::Random),
    token("onepassword-secret-key", "1Password secret key", "1Password", &["a3-"], &[lit("A3-"), run(UPPER, 6), lit("-"), span(UPPER, 5, 11), lit("-"), span(UPPER.and(b"-"), 15, 23)], "https://support.1password.com/secret-key/").check(Check::Random),
    token("onepassword-service-token", "1Password service account token", "1Password", &["ops_eyj"], &[lit("ops_eyJ"), span(BASE64PAD.and(b"_-"), 200, 2000)], "https://developer.1password.com/docs/service-accounts/").check(Check::Random),
    named("travis-token", "Travis CI token", "Travis CI", &["travis"], &[&[run(URL, 22)]], "https://developer.travis-ci.com/authentication"),
    named("drone-token", "Drone token", "Drone", &["drone"], &[ALNUM32], "https://docs.drone.io/api/overview/"),
    named("circleci-token-old", "CircleCI token", "CircleCI", &["circle"], &[HEX40], "https://circleci.com/docs/managing-api-tokens/"),
    token("circleci-token", "CircleCI token", "CircleCI", &["ccipat_", "cciprj_"], &[lit("CCIP"), span(UPPER, 2, 2), lit("_"), span(ALNUM, 22, 22), lit("_"), run(HEX, 40)], "https://circleci.com/docs/managing-api-tokens/").check(Check::Random),
    token("buildkite-token", "Buildkite token", "Buildkite", &["bkua_"], &[lit("bkua_"), run(HEX, 40)], "https://buildkite.com/docs/apis/managing-api-tokens").check(Check::Random),
    named("codecov-token", "Codecov token", "Codecov", &["codecov"], &[LOWER32, UUID], "https://docs.codecov.com/docs/codecov-tokens"),
    token("sonar-token", "SonarQube token", "Sonar", &["sqp_", "squ_", "sqa_"], &[lit("sq"), run(LOWER, 1), lit("_"), run(HEX, 40)], SONAR).check(Check::Random),
    named("sonar-token-old", "SonarQube token", "Sonar", &["sonar"], &[HEX40], SONAR),
    named("snyk-token", "Snyk token", "Snyk", &["snyk"], &[UUID], "https://docs.snyk.io/snyk-api/authentication-for-api"),
    token("sourcegraph-token", "Sourcegraph token", "Sourcegraph", &["sgp_"], &[lit("sgp_"), span(WORD, 40, 57)], SOURCEGRAPH).check(Check::Random),
    named("sourcegraph-token-old", "Sourcegraph token", "Sourcegraph", &["sourcegraph", "src_access"], &[HEX40], SOURCEGRAPH),
    token("octopus-key", "Octopus Deploy key", "Octopus Deploy", &["api-"], &[lit("API-"), run(UPPER, 26)], "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key").check(Check::Random),
    token("harness-token", "Harness key", "Harness", &["pat.", "sat."], &[run(LOWER, 3), lit("."), run(URL, 22), lit("."), run(ALNUM, 24), lit("."), run(ALNUM, 20)], HARNESS).check(Check::Random),
    token("prefect-token", "Prefect key", "Prefect", &["pnu_"], &[lit("pnu_"), run(ALNUM, 36)], "https://docs.prefect.io/v3/manage/cloud/manage-users/api-keys").check(Check::Random),
    token("postman-key", "Postman key", "Postman", &["pmak-"], &[lit("PMAK-"), run(HEX, 24), lit("-"), run(HEX, 34)], "https://learning.postman.com/docs/developer/postman-api/authentication/").check(Check::Random),
    token("readme-key", "ReadMe key", "ReadMe", &["rdme_"], &[lit("rdme_"), run(LOWER, 70)], "https://docs.readme.com/main/reference/intro/authentication").check(Check::Random),
    token("openshift-token", "OpenShift token", "OpenShift", &["sha256~"], &[lit("sha256~"), run(URL, 43)], "https://docs.openshift.com/container-platform/latest/authentication/understanding-authentication.html").check(Check::Random),
    token("databricks-token", "Databricks token", "Databricks", &["dapi"], &[lit("dapi"), run(HEX, 32), span(DIGIT.and(b"-"), 0, 2)], "https://docs.databricks.com/en/dev-tools/auth/pat.html").check(Check::Random),
    named("sidekiq-login", "login of Sidekiq Enterprise", "Sidekiq", &["contribsys__com"], &[&[run(HEX, 8), lit(":"), run(HEX, 8)]], "https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ").check(Check::Form),
    named("authress-key", "Authress access key", "Authress", &["authress"], &[&[span(LOWER, 2, 8), lit("_"), span(ALNUM, 5, 30), lit("."), span(ALNUM, 4, 6), lit("."), span(URL.and(b"."), 10, 64), lit("."), span(BASE64PAD, 30, 120)]], "https://authress.io/knowledge-base/docs/authorization/service-clients"),
    token("defined-networking-token", "Defined Networking token", "Defined Networking", &["dnkey-"], &[lit("dnkey-"), run(LOWER.and(b"_=-"), 26), lit("-"), run(LOWER.and(b"_=-"), 52)], "https://docs.defined.net/guides/automating-host-creation/").check(Check::Random),
    token("tailscale-key", "Tailscale key", "Tailscale", &["tskey-"], &[lit("tskey-"), span(LOWER, 3, 10), lit("-"), span(ALNUM, 10, 40), lit("-"), span(ALNUM, 20, 60)], "https://tailscale.com/kb/1101/api").check(Check::Random),
    token("ngrok-key", "ngrok token", "ngrok", &["ngrok_api_"], &[lit("ngrok_api_"), span(ALNUM, 40, 60)], "https://ngrok.com/docs/api").check(Check::Random),
];
