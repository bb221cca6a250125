//! Cloud accounts and hosting.

use super::make::{named, read, token};
use super::shapes::*;
use crate::form::{lit, run, span};
use crate::rule::{Check, Reader, Rule};
use crate::set::*;

const AWS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";
const AWS_KEYS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html";
const BEDROCK: &str = "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html";
const GCP_KEYS: &str = "https://cloud.google.com/docs/authentication/api-keys";
const GCP_OAUTH: &str = "https://developers.google.com/identity/protocols/oauth2";
const GCP_HMAC: &str = "https://cloud.google.com/storage/docs/authentication/hmackeys";
const AZURE: &str = "https://learn.microsoft.com/en-us/purview/sit-defn-all-creds";
const AZURE_STORAGE: &str = "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage";
const AZURE_SAS: &str = "https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas";
const AZURE_ACR: &str = "https://learn.microsoft.com/en-us/azure/container-registry/container-registry-authentication";
const AZURE_DEVOPS: &str =
    "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate";
const AZURE_CONFIG: &str = "https://learn.microsoft.com/en-us/azure/azure-app-configuration/howto-best-practices";
const DO: &str = "https://docs.digitalocean.com/reference/api/create-personal-access-token/";
const ALIBABA: &str = "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair";
const YANDEX: &str = "https://yandex.cloud/en/docs/iam/concepts/authorization/";
const CLOUDFLARE: &str = "https://developers.cloudflare.com/fundamentals/api/get-started/";
const HEROKU: &str = "https://devcenter.heroku.com/articles/oauth";
const FLY: &str = "https://fly.io/docs/security/tokens/";

const AKIA: &[crate::form::Part] = &[run(UPPER, 4), run(BASE32, 16)];

#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    token("aws-access-key-id", "AWS access key id", "AWS", &["akia", "asia", "abia", "acca"], AKIA, AWS).cloud().check(Check::Random),
    read("aws-secret-access-key", "AWS secret access key", "AWS", &["secret_access_key", "secretaccesskey", "secretkey", "aws_secret", "secret_key", "akia", "asia"], Reader::AwsSecret, AWS_KEYS).cloud(),
    token("aws-bedrock-key", "long-lived key of Amazon Bedrock", "AWS", &["absk"], &[lit("ABSK"), span(BASE64, 100, 270), span(BASE64PAD, 0, 2)], BEDROCK).cloud().check(Check::Random),
    token("aws-bedrock-session-key", "short-lived key of Amazon Bedrock", "AWS", &["bedrock-api-key-"], &[lit("bedrock-api-key-"), lit("YmVkcm9jay5hbWF6b25hd3MuY29t"), span(BASE64PAD, 0, 4000)], BEDROCK).cloud(),
    token("aws-mws-key", "Amazon marketplace key", "AWS", &["amzn.mws."], &[lit("amzn.mws."), run(HEX, 8), lit("-"), run(HEX, 4), lit("-"), run(HEX, 4), lit("-"), run(HEX, 4), lit("-"), run(HEX, 12)], "https://developer-docs.amazon.com/sp-api/docs/authorizing-selling-partner-api-applications").cloud(),
    token("google-api-key", "Google API key", "Google", &["aiza"], &[lit("AIza"), run(URL, 35)], GCP_KEYS).cloud().check(Check::Random),
    token("google-oauth-client-secret", "Google OAuth client secret", "Google", &["gocspx-"], &[lit("GOCSPX-"), run(URL, 28)], GCP_OAUTH).cloud().check(Check::Random),
    token("google-oauth-access-token", "Google OAuth access token", "Google", &["ya29."], &[lit("ya29."), span(URL, 40, 2000)], GCP_OAUTH).cloud().check(Check::Random),
    token("google-oauth-refresh-token", "Google OAuth refresh token", "Google", &["1//0"], &[lit("1//0"), span(URL, 40, 300)], GCP_OAUTH).cloud().check(Check::Random),
    token("google-storage-key", "access id of a Google storage HMAC key", "Google", &["goog1e"], &[lit("GOOG1E"), run(UPPER, 55)], GCP_HMAC).cloud().check(Check::Random),
    read("azure-sas-token", "shared access signature of Azure", "Azure", &["sig="], Reader::AzureSas, AZURE_SAS).cloud(),
    named("azure-storage-key", "key of an Azure storage account", "Azure", &["accountkey", "account_key", "storage_key", "storagekey", "storage_account"], &[&[run(BASE64, 86), lit("==")]], AZURE_STORAGE).cloud(),
    named("azure-shared-access-key", "shared access key of Azure", "Azure", &["sharedaccesskey", "accesskey", "shared_access_key"], &[&[run(BASE64, 43), lit("=")]], AZURE).cloud(),
    token("azure-entra-client-secret", "client secret of Microsoft Entra", "Azure", &["0q~", "1q~", "2q~", "3q~", "4q~", "5q~", "6q~", "7q~", "8q~", "9q~"], &[run(URL.and(b"~."), 3), run(DIGIT, 1), lit("Q~"), span(URL.and(b"~."), 31, 34)], AZURE).back(3).cloud().check(Check::Random),
    token("azure-devops-token", "personal access token of Azure DevOps", "Azure", &["azdo"], &[run(ALNUM, 76), lit("AZDO"), run(ALNUM, 4)], AZURE_DEVOPS).back(76).cloud().check(Check::Random),
    named("azure-devops-token-old", "personal access token of Azure DevOps", "Azure", &["azure_devops", "azuredevops", "ado_pat", "azdo_pat", "vsts", "azp_token"], &[&[run(LOWER, 52)]], AZURE_DEVOPS).cloud(),
    token("azure-registry-key", "password of an Azure container registry", "Azure", &["+acr"], &[run(BASE64, 42), lit("+ACR"), run(ALNUM, 6)], AZURE_ACR).back(42).cloud().check(Check::Random),
    named("azure-registry-password", "password of an Azure container registry", "Azure", &["acr_password", "acr_pass", "acrpassword", "registry_password"], &[&[run(BASE64, 32)], &[span(BASE64PAD, 50, 54)]], AZURE_ACR).cloud(),
    named("azure-app-config-key", "connection string of Azure App Configuration", "Azure", &[";secret"], &[&[span(BASE64, 40, 100), span(BASE64PAD, 0, 2)]], AZURE_CONFIG).cloud(),
    token("azure-ai-key", "key of Azure AI or another Azure service", "Azure", &["jqqj99"], &[run(ALNUM, 52), lit("JQQJ99"), span(ALNUM, 26, 30)], AZURE).back(52).cloud().check(Check::Random),
    named("azure-ai-key-old", "key of Azure AI services", "Azure", &["azure_openai", "ocp-apim-subscription-key", "cognitive", "azure_ai", "azureopenai"], &[HEX32], AZURE).cloud(),
    token("azure-function-key", "key of Azure Functions", "Azure", &["azfu"], &[run(URL, 44), lit("AzFu"), run(URL, 6), lit("==")], AZURE).back(44).cloud().check(Check::Random),
    token("azure-search-key", "key of Azure AI Search", "Azure", &["azse"], &[run(ALNUM, 42), lit("AzSe"), run(ALNUM, 6)], AZURE).back(42).cloud().check(Check::Random),
    token("azure-cache-key", "key of Azure Cache for Redis", "Azure", &["azca"], &[run(ALNUM, 33), lit("AzCa"), run(ALNUM, 6), lit("=")], AZURE).back(33).cloud().check(Check::Random),
    token("azure-storage-key-marked", "key of an Azure storage account", "Azure", &["+ast"], &[run(BASE64, 76), lit("+ASt"), run(BASE64, 6), lit("==")], AZURE_STORAGE).back(76).cloud().check(Check::Random),
    token("azure-cosmos-key", "key of Azure Cosmos DB", "Azure", &["acdb"], &[run(BASE64, 76), lit("ACDb"), run(BASE64, 6), lit("==")], AZURE).back(76).cloud().check(Check::Random),
    token("azure-service-bus-key", "key of Azure Service Bus", "Azure", &["+asb"], &[run(BASE64, 33), lit("+ASb"), run(BASE64, 6), lit("=")], AZURE).back(33).cloud().check(Check::Random),
    token("azure-event-hub-key", "key of Azure Event Hubs", "Azure", &["+aeh"], &[run(BASE64, 33), lit("+AEh"), run(BASE64, 6), lit("=")], AZURE).back(33).cloud().check(Check::Random),
    named("azure-subscription-key", "subscription key of Azure", "Azure", &["subscription-key", "subscription_key", "apim_key"], &[HEX32], AZURE).cloud(),
    token("digitalocean-token", "DigitalOcean token", "DigitalOcean", &["dop_v1_", "doo_v1_", "dor_v1_"], &[lit("do"), run(Set::of(b"oopprr"), 1), lit("_v1_"), run(HEX, 64)], DO).cloud().check(Check::Random),
    named("digitalocean-spaces-key", "secret key of DigitalOcean Spaces", "DigitalOcean", &["spaces_secret", "spaces_access"], &[&[run(BASE64, 43)]], DO).cloud(),
    token("alibaba-access-key-id", "Alibaba Cloud access key id", "Alibaba Cloud", &["ltai"], &[lit("LTAI"), span(ALNUM, 12, 20)], ALIBABA).cloud().check(Check::Random),
    named("alibaba-secret-key", "Alibaba Cloud secret", "Alibaba Cloud", &["alibaba", "alicloud", "aliyun", "accesskeysecret", "access_key_secret"], &[&[run(ALNUM, 30)]], ALIBABA).cloud(),
    token("tencent-secret-id", "Tencent Cloud secret id", "Tencent Cloud", &["akid"], &[lit("AKID"), run(ALNUM, 32)], "https://www.tencentcloud.com/document/product/598/34228").cloud().check(Check::Random),
    named("tencent-secret-key", "Tencent Cloud secret key", "Tencent Cloud", &["tencent"], &[&[run(ALNUM, 32)]], "https://www.tencentcloud.com/document/product/598/34228").cloud(),
    named("huawei-secret-key", "Huawei Cloud secret key", "Huawei Cloud", &["huawei", "hw_secret"], &[ALNUM40], "https://support.huaweicloud.com/intl/en-us/usermanual-iam/iam_02_0003.html").cloud(),
    token("yandex-iam-token", "Yandex Cloud access token", "Yandex Cloud", &["t1.9"], &[lit("t1."), span(URLPAD, 20, 400), lit("."), run(URL, 86), span(URLPAD, 0, 2)], YANDEX).cloud().check(Check::Random),
    token("yandex-api-key", "Yandex Cloud API key", "Yandex Cloud", &["aqvn"], &[lit("AQVN"), span(URL, 35, 38)], YANDEX).cloud().check(Check::Random),
    named("yandex-static-key", "static access key of Yandex Cloud", "Yandex Cloud", &["yandex", "yc_s", "yc_t", "yc_a", "yc_k"], &[&[lit("YC"), run(URL, 38)]], YANDEX).cloud(),
    named("scaleway-access-key", "Scaleway access key", "Scaleway", &["scw_access"], &[&[lit("SCW"), run(UPPER, 17)]], "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/").public(),
    named("scaleway-secret-key", "Scaleway secret key", "Scaleway", &["scw_secret", "scaleway"], &[UUID], "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/").cloud(),
    named("hetzner-token", "Hetzner Cloud token", "Hetzner", &["hcloud", "hetzner"], &[ALNUM64], "https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/").cloud(),
    named("linode-token", "Linode token", "Akamai", &["linode"], &[HEX64], "https://techdocs.akamai.com/linode-api/reference/get-started").cloud(),
    named("vultr-key", "Vultr API key", "Vultr", &["vultr"], &[&[run(UPPER, 36)]], "https://www.vultr.com/api/").cloud(),
    named("ibm-cloud-key", "IBM Cloud API key", "IBM Cloud", &["ibmcloud", "ibm_cloud", "bluemix", "ic_api_key"], &[&[run(URL, 44)]], "https://cloud.ibm.com/docs/account?topic=account-userapikey").cloud(),
    token("cloudflare-origin-key", "origin CA key of Cloudflare", "Cloudflare", &["v1.0-"], &[lit("v1.0-"), run(HEX, 24), lit("-"), run(HEX, 146)], "https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/").cloud().check(Check::Random),
    named("cloudflare-token", "Cloudflare API token", "Cloudflare", &["cloudflare", "cf_api", "cf_token"], &[URL40], CLOUDFLARE).cloud(),
    named("cloudflare-global-key", "global API key of Cloudflare", "Cloudflare", &["cloudflare", "cf_api", "x-auth-key"], &[&[run(HEX, 37)]], CLOUDFLARE).cloud(),
    token("heroku-token", "Heroku token", "Heroku", &["hrku-"], &[lit("HRKU-"), span(URL, 36, 66)], HEROKU).cloud().check(Check::Random),
    named("heroku-key", "Heroku API key", "Heroku", &["heroku"], &[UUID], HEROKU).cloud(),
    token("fly-token", "Fly.io token", "Fly.io", &["fo1_"], &[lit("fo1_"), run(URL, 43)], FLY).cloud().check(Check::Random),
    token("fly-macaroon", "Fly.io token", "Fly.io", &["fm1a_", "fm1r_", "fm2_"], &[lit("fm"), run(DIGIT, 1), span(LOWER, 0, 1), lit("_"), span(BASE64PAD, 100, 2000)], FLY).cloud().check(Check::Random),
    token("netlify-token", "Netlify token", "Netlify", &["nfp_"], &[lit("nfp_"), span(ALNUM, 36, 40)], "https://docs.netlify.com/api/get-started/").cloud().check(Check::Random),
    named("netlify-token-old", "Netlify token", "Netlify", &["netlify"], &[&[span(URL, 40, 46)]], "https://docs.netlify.com/api/get-started/").cloud(),
    named("vercel-token", "Vercel token", "Vercel", &["vercel"], &[ALNUM24], "https://vercel.com/docs/rest-api").cloud(),
    token("vercel-token-new", "Vercel token", "Vercel", &["vcp_", "vci_", "vca_", "vcr_"], &[lit("vc"), run(LOWER, 1), lit("_"), span(ALNUM, 24, 80)], "https://vercel.com/docs/rest-api").cloud().check(Check::Random),
    token("scalingo-token", "Scalingo token", "Scalingo", &["tk-us-"], &[lit("tk-us-"), run(URL, 48)], "https://developers.scalingo.com/authentication/").cloud().check(Check::Random),
    named("railway-token", "Railway token", "Railway", &["railway"], &[UUID], "https://docs.railway.com/reference/public-api").cloud(),
    named("ovh-secret", "OVHcloud application secret", "OVHcloud", &["ovh_", "ovhcloud"], &[ALNUM32], "https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api").cloud(),
    token("planetscale-token", "PlanetScale token", "PlanetScale", &["pscale_tkn_", "pscale_oauth_", "pscale_pw_"], &[lit("pscale_"), span(LOWER, 2, 5), lit("_"), span(URLPAD.and(b"."), 32, 64)], "https://planetscale.com/docs/concepts/service-tokens").cloud().check(Check::Random),
    token("supabase-token", "Supabase token", "Supabase", &["sbp_"], &[lit("sbp_"), run(HEX, 40)], "https://supabase.com/docs/reference/api/introduction").cloud().check(Check::Random),
    token("supabase-secret-key", "Supabase secret key", "Supabase", &["sb_secret_"], &[lit("sb_secret_"), span(URL, 31, 60)], "https://supabase.com/docs/guides/api/api-keys").cloud().check(Check::Random),
    token("neon-key", "Neon API key", "Neon", &["napi_"], &[lit("napi_"), span(LOWER, 60, 70)], "https://neon.tech/docs/manage/api-keys").cloud().check(Check::Random),
    token("clickhouse-cloud-key", "ClickHouse Cloud secret", "ClickHouse", &["4b1d"], &[lit("4b1d"), run(ALNUM, 38)], "https://clickhouse.com/docs/cloud/manage/openapi").cloud().check(Check::Random),
];
