//! Models, data, observation and everything else with an API.

use super::make::{named, token};
use super::shapes::*;
use crate::form::{lit, run, span};
use crate::rule::{Check, Rule};
use crate::set::*;

const OPENAI: &str = "https://platform.openai.com/docs/api-reference/authentication";
const ANTHROPIC: &str = "https://docs.anthropic.com/en/api/overview";
const HF: &str = "https://huggingface.co/docs/hub/security-tokens";
const GRAFANA: &str = "https://grafana.com/docs/grafana/latest/administration/service-accounts/";
const NEW_RELIC: &str = "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
const SENTRY: &str = "https://docs.sentry.io/account/auth-tokens/";
const DATADOG: &str = "https://docs.datadoghq.com/account_management/api-app-keys/";
const SUMO: &str = "https://help.sumologic.com/docs/manage/security/access-keys/";
const ATLASSIAN: &str =
    "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/";
const LINEAR: &str = "https://linear.app/developers/graphql";
const ASANA: &str = "https://developers.asana.com/docs/authentication";
const AIRTABLE: &str = "https://airtable.com/developers/web/api/authentication";
const DROPBOX: &str = "https://developers.dropbox.com/oauth-guide";
const CONTENTFUL: &str = "https://www.contentful.com/developers/docs/references/authentication/";
const CONFLUENT: &str = "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html";
const OKTA: &str = "https://developer.okta.com/docs/guides/create-an-api-token/main/";
const LAUNCHDARKLY: &str = "https://launchdarkly.com/docs/home/account/api";
const LOOKER: &str = "https://cloud.google.com/looker/docs/api-auth";
const SETTLEMINT: &str = "https://console.settlemint.com/documentation/platform-components/security-and-authentication/application-access-tokens";
const ADAFRUIT: &str = "https://io.adafruit.com/api/docs/";
const NOTION: &str = "https://developers.notion.com/docs/authorization";
const INTRA42: &str = "https://api.intra.42.fr/apidoc/guides/getting_started";

#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    token("openai-project-key", "OpenAI project key", "OpenAI", &["sk-proj-"], &[lit("sk-proj-"), span(URL, 40, 250)], OPENAI).check(Check::Random),
    token("openai-service-key", "OpenAI service account key", "OpenAI", &["sk-svcacct-", "sk-service-"], &[lit("sk-s"), span(LOWER, 6, 7), lit("-"), span(URL, 40, 250)], OPENAI).check(Check::Random),
    token("openai-admin-key", "OpenAI admin key", "OpenAI", &["sk-admin-"], &[lit("sk-admin-"), span(URL, 40, 250)], OPENAI).check(Check::Random),
    token("openai-key", "OpenAI key", "OpenAI", &["t3blbkfj"], &[lit("sk-"), run(ALNUM, 20), lit("T3BlbkFJ"), run(ALNUM, 20)], OPENAI).back(23).check(Check::Random),
    token("openai-client-secret", "OpenAI client secret for realtime use", "OpenAI", &["ek_"], &[lit("ek_"), run(HEX, 32)], OPENAI).check(Check::Random),
    token("anthropic-key", "Anthropic key", "Anthropic", &["sk-ant-api"], &[lit("sk-ant-api"), run(DIGIT, 2), lit("-"), span(URL, 80, 110)], ANTHROPIC).check(Check::Random),
    token("anthropic-admin-key", "Anthropic admin key", "Anthropic", &["sk-ant-admin", "sk-ant-oat"], &[lit("sk-ant-"), span(LOWER, 5, 8), lit("-"), span(URL, 80, 110)], ANTHROPIC).check(Check::Random),
    token("openrouter-key", "OpenRouter key", "OpenRouter", &["sk-or-v1-"], &[lit("sk-or-v1-"), run(HEX, 64)], "https://openrouter.ai/docs/api-reference/authentication").check(Check::Random),
    token("huggingface-token", "Hugging Face token", "Hugging Face", &["hf_"], &[lit("hf_"), run(ALNUM, 34)], HF).check(Check::Random),
    token("huggingface-organisation-token", "Hugging Face organisation token", "Hugging Face", &["api_org_"], &[lit("api_org_"), run(ALNUM, 34)], HF).check(Check::Random),
    token("perplexity-key", "Perplexity key", "Perplexity", &["pplx-"], &[lit("pplx-"), run(ALNUM, 48)], "https://docs.perplexity.ai/guides/api-key-management").check(Check::Random),
    token("replicate-token", "Replicate token", "Replicate", &["r8_"], &[lit("r8_"), run(ALNUM, 37)], "https://replicate.com/docs/topics/security/api-tokens").check(Check::Random),
    token("groq-key", "Groq key", "Groq", &["gsk_"], &[lit("gsk_"), run(ALNUM, 52)], "https://console.groq.com/docs/quickstart").check(Check::Random),
    token("xai-key", "xAI key", "xAI", &["xai-"], &[lit("xai-"), run(ALNUM, 80)], "https://docs.x.ai/docs/tutorial").check(Check::Random),
    token("nvidia-key", "NVIDIA key", "NVIDIA", &["nvapi-"], &[lit("nvapi-"), span(URL, 60, 70)], "https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html").check(Check::Random),
    token("langsmith-key", "LangSmith key", "LangChain", &["lsv2_pt_", "lsv2_sk_"], &[lit("lsv2_"), run(LOWER, 2), lit("_"), run(HEX, 32), lit("_"), run(HEX, 10)], "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key").check(Check::Random),
    token("pinecone-key", "Pinecone key", "Pinecone", &["pcsk_"], &[lit("pcsk_"), span(WORD, 50, 80)], "https://docs.pinecone.io/guides/projects/manage-api-keys").check(Check::Random),
    named("cohere-key", "Cohere key", "Cohere", &["cohere", "co_api_key"], &[ALNUM40], "https://docs.cohere.com/reference/about"),
    named("mistral-key", "Mistral key", "Mistral", &["mistral"], &[ALNUM32], "https://docs.mistral.ai/getting-started/quickstart/"),
    named("wandb-key", "Weights & Biases key", "Weights & Biases", &["wandb"], &[HEX40], "https://docs.wandb.ai/support/find_api_key/"),
    named("deepseek-key", "DeepSeek key", "DeepSeek", &["deepseek"], &[&[lit("sk-"), run(HEX, 32)]], "https://api-docs.deepseek.com/"),
    named("privateai-token", "Private AI key", "Private AI", &["privateai", "private_ai", "private-ai"], &[LOWER32], "https://docs.private-ai.com/"),
    token("grafana-key", "Grafana key", "Grafana", &["eyjrijoi"], &[lit("eyJrIjoi"), span(ALNUM, 60, 400), span(BASE64PAD, 0, 3)], GRAFANA).check(Check::Json),
    token("grafana-service-token", "Grafana service account token", "Grafana", &["glsa_"], &[lit("glsa_"), run(ALNUM, 32), lit("_"), run(ANYHEX, 8)], GRAFANA).check(Check::Random),
    token("grafana-cloud-token", "Grafana Cloud token", "Grafana", &["glc_"], &[lit("glc_"), span(BASE64PAD, 32, 400)], "https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/").check(Check::Random),
    token("new-relic-user-key", "New Relic user key", "New Relic", &["nrak-"], &[lit("NRAK-"), run(UPPER, 27)], NEW_RELIC).check(Check::Random),
    token("new-relic-insert-key", "New Relic insert key", "New Relic", &["nrii-"], &[lit("NRII-"), run(URL, 32)], NEW_RELIC).check(Check::Random),
    token("new-relic-browser-key", "New Relic browser key", "New Relic", &["nrjs-"], &[lit("NRJS-"), run(HEX, 19)], NEW_RELIC).check(Check::Random),
    token("new-relic-license-key", "New Relic license key", "New Relic", &["nral"], &[run(HEX, 36), lit("NRAL")], NEW_RELIC).back(36).check(Check::Random),
    named("new-relic-user-id", "New Relic user key id", "New Relic", &["new-relic", "newrelic", "new_relic"], &[ALNUM64], NEW_RELIC),
    named("datadog-key", "Datadog key", "Datadog", &["datadog", "dd_api", "dd_app", "ddog"], &[HEX32, HEX40], DATADOG),
    token("dynatrace-token", "Dynatrace token", "Dynatrace", &["dt0c01.", "dt0s01.", "dt0s16."], &[lit("dt0"), run(LOWER, 1), run(DIGIT, 2), lit("."), span(UPPER, 8, 24), lit("."), run(UPPER, 64)], "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens").check(Check::Random),
    token("sentry-org-token", "Sentry organisation token", "Sentry", &["sntrys_"], &[lit("sntrys_eyJ"), span(BASE64PAD, 80, 500), lit("_"), run(BASE64, 43)], SENTRY).check(Check::Random),
    token("sentry-user-token", "Sentry user token", "Sentry", &["sntryu_"], &[lit("sntryu_"), run(HEX, 64)], SENTRY).check(Check::Random),
    named("sentry-token-old", "Sentry token", "Sentry", &["sentry"], &[HEX64], SENTRY),
    named("sumologic-access-id", "Sumo Logic access id", "Sumo Logic", &["sumo"], &[&[lit("su"), run(ALNUM, 12)]], SUMO).public(),
    named("sumologic-access-key", "Sumo Logic access key", "Sumo Logic", &["sumo"], &[ALNUM64], SUMO),
    named("splunk-token", "Splunk collector token", "Splunk", &["splunk", "hec_token"], &[UUID], "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector"),
    token("honeycomb-key", "Honeycomb key", "Honeycomb", &["hcaik_"], &[lit("hcaik_"), span(LOWER, 58, 64)], "https://docs.honeycomb.io/get-started/configure/environments/manage-api-keys/").check(Check::Random),
    named("pagerduty-key", "PagerDuty key", "PagerDuty", &["pagerduty", "pager_duty"], &[&[run(URL.and(b"+"), 20)], &[run(HEX, 32)]], "https://support.pagerduty.com/main/docs/api-access-keys"),
    named("opsgenie-key", "Opsgenie key", "Atlassian", &["opsgenie"], &[UUID], "https://support.atlassian.com/opsgenie/docs/api-key-management/"),
    named("elastic-key", "Elastic API key", "Elastic", &["elastic", "apikey "], &[&[span(BASE64PAD, 58, 62)]], "https://www.elastic.co/docs/deploy-manage/api-keys/elasticsearch-api-keys"),
    named("algolia-key", "Algolia key", "Algolia", &["algolia"], &[LOWER32], "https://www.algolia.com/doc/guides/security/api-keys/"),
    token("atlassian-token", "Atlassian API token", "Atlassian", &["atatt3"], &[lit("ATATT3"), span(URL, 40, 220), span(URLPAD, 0, 10)], ATLASSIAN).check(Check::Random),
    named("atlassian-token-old", "Atlassian API token", "Atlassian", &["atlassian", "confluence", "jira"], &[ALNUM24], ATLASSIAN),
    token("linear-key", "Linear key", "Linear", &["lin_api_"], &[lit("lin_api_"), run(ALNUM, 40)], LINEAR).check(Check::Random),
    named("linear-client-secret", "Linear client secret", "Linear", &["linear"], &[&[run(HEX, 32)]], LINEAR),
    named("asana-client-secret", "Asana client secret", "Asana", &["asana"], &[LOWER32], ASANA),
    named("asana-token", "Asana token", "Asana", &["asana"], &[&[span(DIGIT, 1, 2), lit("/"), span(DIGIT, 14, 20), lit(":"), run(HEX, 32)]], ASANA),
    named("asana-client-id", "Asana client id", "Asana", &["asana"], &[&[run(DIGIT, 16)]], ASANA).public().check(Check::Form),
    named("airtable-token", "Airtable token", "Airtable", &["airtable"], &[&[lit("pat"), run(ALNUM, 14), lit("."), run(HEX, 64)]], AIRTABLE),
    named("airtable-key", "Airtable key", "Airtable", &["airtable"], &[&[lit("key"), run(ALNUM, 14)], &[run(LOWER, 17)]], AIRTABLE),
    token("notion-token", "Notion token", "Notion", &["ntn_"], &[lit("ntn_"), span(ALNUM, 43, 50)], NOTION).check(Check::Random),
    token("notion-token-old", "Notion token", "Notion", &["secret_"], &[lit("secret_"), run(ALNUM, 43)], NOTION).check(Check::Random),
    token("figma-token", "Figma token", "Figma", &["figd_"], &[lit("figd_"), span(URL, 40, 60)], "https://www.figma.com/developers/api#access-tokens").check(Check::Random),
    token("dropbox-short-token", "short-lived Dropbox token", "Dropbox", &["sl."], &[lit("sl."), span(URLPAD, 130, 2000)], DROPBOX).check(Check::Random),
    named("dropbox-token", "Dropbox token", "Dropbox", &["dropbox"], &[&[run(LOWER, 15)], &[span(LOWER, 11, 11), lit("AAAAAAAAAA"), run(URLPAD, 43)]], DROPBOX),
    token("contentful-management-token", "Contentful management token", "Contentful", &["cfpat-"], &[lit("CFPAT-"), run(URL, 43)], CONTENTFUL).check(Check::Random),
    named("contentful-token", "Contentful delivery token", "Contentful", &["contentful"], &[URL43], CONTENTFUL),
    token("typeform-token", "Typeform token", "Typeform", &["tfp_"], &[lit("tfp_"), span(URLPAD.and(b"."), 40, 60)], "https://www.typeform.com/developers/get-started/personal-access-token/").check(Check::Random),
    named("beamer-token", "Beamer token", "Beamer", &["beamer"], &[&[lit("b_"), run(URLPAD, 44)]], "https://www.getbeamer.com/api"),
    token("frameio-token", "Frame.io token", "Frame.io", &["fio-u-"], &[lit("fio-u-"), run(URLPAD, 64)], "https://developer.frame.io/docs/getting-started/authentication").check(Check::Random),
    token("ionic-token", "Ionic token", "Ionic", &["ion_"], &[lit("ion_"), run(ALNUM, 42)], "https://ionic.io/docs/appflow/cli/authentication").check(Check::Random),
    token("launchdarkly-key", "LaunchDarkly key", "LaunchDarkly", &["api-", "sdk-"], &[run(LOWER, 3), lit("-"), run(HEX, 8), lit("-"), run(HEX, 4), lit("-"), run(HEX, 4), lit("-"), run(HEX, 4), lit("-"), run(HEX, 12)], LAUNCHDARKLY).check(Check::Random),
    named("launchdarkly-token", "LaunchDarkly token", "LaunchDarkly", &["launchdarkly"], &[URL40], LAUNCHDARKLY),
    token("posthog-key", "PostHog personal key", "PostHog", &["phx_"], &[lit("phx_"), span(ALNUM, 43, 50)], "https://posthog.com/docs/api").check(Check::Random),
    token("sanity-token", "Segment public API token", "Segment", &["sgp_"], &[lit("sgp_"), run(ALNUM, 64)], "https://docs.segmentapis.com/").check(Check::Random),
    named("looker-client-secret", "Looker client secret", "Google", &["looker"], &[&[run(LOWER, 24)], ALNUM24], LOOKER),
    named("looker-client-id", "Looker client id", "Google", &["looker"], &[&[run(LOWER, 20)]], LOOKER).public(),
    token("mapbox-secret-token", "secret Mapbox token", "Mapbox", &["sk.eyj"], &[lit("sk.eyJ"), span(URL, 40, 120), lit("."), run(URL, 22)], "https://docs.mapbox.com/help/getting-started/access-tokens/").check(Check::Random),
    token("mapbox-public-token", "public Mapbox token", "Mapbox", &["pk.eyj"], &[lit("pk."), span(URL, 60, 120), lit("."), run(URL, 22)], "https://docs.mapbox.com/help/getting-started/access-tokens/").public().check(Check::Random),
    token("maxmind-key", "MaxMind license key", "MaxMind", &["_mmk"], &[run(ALNUM, 6), lit("_"), run(ALNUM, 29), lit("_mmk")], "https://support.maxmind.com/hc/en-us/articles/4407111582235-Generate-a-License-Key").back(36).check(Check::Random),
    token("adafruit-key", "Adafruit IO key", "Adafruit", &["aio_"], &[lit("aio_"), run(ALNUM, 28)], ADAFRUIT).check(Check::Random),
    named("adafruit-key-old", "Adafruit IO key", "Adafruit", &["adafruit"], &[URL32], ADAFRUIT),
    named("okta-token", "Okta token", "Okta", &["okta"], &[&[lit("00"), run(URLPAD, 40)]], OKTA),
    named("auth0-secret", "Auth0 client secret", "Auth0", &["auth0"], &[URL64], "https://auth0.com/docs/get-started/applications/credentials"),
    named("confluent-secret", "Confluent secret", "Confluent", &["confluent"], &[ALNUM64, BASE64_64], CONFLUENT),
    named("confluent-token", "Confluent key", "Confluent", &["confluent"], &[&[run(ALNUM, 16)]], CONFLUENT),
    named("rapidapi-key", "RapidAPI key", "RapidAPI", &["rapidapi"], &[&[run(URL, 50)]], "https://docs.rapidapi.com/docs/keys"),
    named("fastly-token", "Fastly token", "Fastly", &["fastly"], &[URL32], "https://docs.fastly.com/en/guides/using-api-tokens"),
    named("meraki-key", "Cisco Meraki key", "Cisco", &["meraki"], &[HEX40], "https://developer.cisco.com/meraki/api-v1/authorization/"),
    named("freemius-secret-key", "Freemius secret key", "Freemius", &["secret_key"], &[&[lit("sk_"), run(Set::of(b"!~"), 29)]], "https://freemius.com/help/documentation/"),
    token("intra42-secret", "42 intranet secret", "42", &["s-s4t2ud-", "s-s4t2af-"], &[lit("s-s4t2"), run(LOWER, 2), lit("-"), run(HEX, 64)], INTRA42).check(Check::Random),
    token("settlemint-token", "SettleMint token", "SettleMint", &["sm_aat_", "sm_pat_", "sm_sat_"], &[lit("sm_"), run(LOWER, 3), lit("_"), run(ALNUM, 16)], SETTLEMINT).check(Check::Random),
    named("zoom-secret", "Zoom client secret", "Zoom", &["zoom"], &[ALNUM32], "https://developers.zoom.us/docs/internal-apps/s2s-oauth/"),
    named("mongodb-atlas-key", "MongoDB Atlas private key", "MongoDB", &["atlas_private", "mongodb_atlas"], &[UUID], "https://www.mongodb.com/docs/atlas/configure-api-access/"),
    named("salesforce-secret", "Salesforce consumer secret", "Salesforce", &["salesforce", "sfdc"], &[HEX64], "https://help.salesforce.com/s/articleView?id=sf.connected_app_create.htm"),
];
