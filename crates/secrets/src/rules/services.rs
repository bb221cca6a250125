//! Messages, mail, payments and shops.

use super::make::{named, token};
use super::shapes::*;
use crate::form::{lit, run, span};
use crate::rule::{Check, Rule};
use crate::set::*;

const SLACK: &str = "https://docs.slack.dev/authentication/tokens";
const SLACK_HOOK: &str = "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks";
const DISCORD: &str = "https://discord.com/developers/docs/reference";
const TWILIO: &str = "https://www.twilio.com/docs/iam/api-keys";
const MAILGUN: &str = "https://documentation.mailgun.com/docs/mailgun/user-manual/get-started/";
const STRIPE: &str = "https://docs.stripe.com/keys";
const SQUARE: &str = "https://developer.squareup.com/docs/build-basics/access-tokens";
const SHOPIFY: &str = "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens";
const FLUTTERWAVE: &str = "https://developer.flutterwave.com/docs/authentication";
const LOB: &str = "https://docs.lob.com/";
const PLAID: &str = "https://plaid.com/docs/quickstart/glossary/";
const FACEBOOK: &str = "https://developers.facebook.com/docs/facebook-login/guides/access-tokens";
const TWITTER: &str = "https://docs.x.com/fundamentals/authentication/overview";
const LINKEDIN: &str = "https://learn.microsoft.com/en-us/linkedin/shared/authentication/client-credentials-flow";
const ADOBE: &str = "https://developer.adobe.com/developer-console/docs/guides/authentication/";
const FINICITY: &str = "https://docs.finicity.com/";
const MESSAGEBIRD: &str = "https://developers.messagebird.com/api/";
const SENDBIRD: &str = "https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api";
const KUCOIN: &str = "https://www.kucoin.com/docs/basics/connection-method/authentication/creating-a-request";
const SLACK_BODY: Set = ALNUM.and(b"-");

#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    token("slack-bot-token", "Slack bot token", "Slack", &["xoxb-"], &[lit("xoxb-"), span(SLACK_BODY, 20, 120)], SLACK).check(Check::Random),
    token("slack-user-token", "Slack user token", "Slack", &["xoxp-", "xoxe-"], &[lit("xox"), run(LOWER, 1), lit("-"), span(SLACK_BODY, 20, 250)], SLACK).check(Check::Random),
    token("slack-config-token", "Slack configuration token", "Slack", &["xoxe.xox"], &[lit("xoxe.xox"), run(LOWER, 1), lit("-"), span(SLACK_BODY, 100, 250)], SLACK).check(Check::Random),
    token("slack-workspace-token", "Slack workspace token", "Slack", &["xoxa-", "xoxr-"], &[lit("xox"), run(LOWER, 1), lit("-"), span(SLACK_BODY, 10, 250)], SLACK).check(Check::Random),
    token("slack-legacy-token", "old Slack token", "Slack", &["xoxo-", "xoxs-", "xoxd-", "xoxc-"], &[lit("xox"), run(LOWER, 1), lit("-"), span(SLACK_BODY.and(b"%"), 20, 300)], SLACK).check(Check::Random),
    token("slack-app-token", "Slack app token", "Slack", &["xapp-"], &[lit("xapp-"), run(DIGIT, 1), lit("-"), span(UPPER, 8, 20), lit("-"), span(DIGIT, 8, 20), lit("-"), span(LOWER, 32, 80)], SLACK).check(Check::Random),
    token("slack-webhook", "Slack webhook", "Slack", &["hooks.slack.com/"], &[lit("hooks.slack.com/"), span(LOWER, 7, 9), lit("/"), span(ALNUM.and(b"/"), 40, 70)], SLACK_HOOK).check(Check::Random),
    token("teams-webhook", "Microsoft Teams webhook", "Microsoft", &[".webhook.office.com/webhookb2/"], &[lit(".webhook.office.com/webhookb2/"), run(ALNUM.and(b"-"), 36), lit("@"), run(ALNUM.and(b"-"), 36), lit("/IncomingWebhook/"), run(ALNUM, 32), lit("/"), span(ALNUM.and(b"-/_"), 36, 100)], "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook").check(Check::Random),
    token("discord-webhook", "Discord webhook", "Discord", &["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"], &[lit("discord"), span(LOWER, 0, 3), lit(".com/api/webhooks/"), span(DIGIT, 17, 20), lit("/"), span(URL, 60, 70)], DISCORD).check(Check::Random),
    named("discord-token", "Discord token", "Discord", &["discord"], &[HEX64, &[span(URL, 24, 28), lit("."), run(URL, 6), lit("."), span(URL, 27, 38)]], DISCORD),
    named("discord-client-secret", "Discord client secret", "Discord", &["discord"], &[URL32], DISCORD),
    named("discord-client-id", "Discord client id", "Discord", &["discord"], &[&[run(DIGIT, 18)]], DISCORD).public().check(Check::Form),
    token("telegram-token", "Telegram bot token", "Telegram", &[":aa"], &[lit(":AA"), run(URL, 33)], "https://core.telegram.org/bots/api").check(Check::Random),
    named("mattermost-token", "Mattermost token", "Mattermost", &["mattermost"], &[&[run(LOWER, 26)]], "https://developers.mattermost.com/integrate/reference/personal-access-token/"),
    named("gitter-token", "Gitter token", "Gitter", &["gitter"], &[HEX40, URL40], "https://developer.gitter.im/docs/authentication"),
    token("twilio-key", "Twilio key", "Twilio", &["sk0", "sk1", "sk2", "sk3", "sk4", "sk5", "sk6", "sk7", "sk8", "sk9", "ska", "skb", "skc", "skd", "ske", "skf"], &[lit("SK"), run(HEX, 32)], TWILIO).check(Check::Random),
    named("twilio-auth-token", "Twilio auth token", "Twilio", &["twilio"], &[&[run(HEX, 32)]], TWILIO),
    token("sendgrid-key", "SendGrid key", "SendGrid", &["sg."], &[lit("SG."), run(URL, 22), lit("."), run(URL, 43)], "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys").check(Check::Random),
    token("brevo-key", "Brevo key", "Brevo", &["xkeysib-"], &[lit("xkeysib-"), run(HEX, 64), lit("-"), run(ALNUM, 16)], "https://developers.brevo.com/docs/getting-started").check(Check::Random),
    token("brevo-smtp-key", "Brevo mail key", "Brevo", &["xsmtpsib-"], &[lit("xsmtpsib-"), run(HEX, 64), lit("-"), run(ALNUM, 16)], "https://developers.brevo.com/docs/getting-started").check(Check::Random),
    token("mailchimp-key", "Mailchimp key", "Mailchimp", &["-us1", "-us2", "-us3", "-us4", "-us5", "-us6", "-us7", "-us8", "-us9"], &[run(HEX, 32), lit("-us"), span(DIGIT, 1, 2)], "https://mailchimp.com/developer/marketing/guides/quick-start/").back(32).check(Check::Random),
    token("mailgun-key", "Mailgun key", "Mailgun", &["key-"], &[lit("key-"), run(HEX, 32)], MAILGUN).check(Check::Random),
    token("mailgun-public-key", "public key of Mailgun", "Mailgun", &["pubkey-"], &[lit("pubkey-"), run(HEX, 32)], MAILGUN).public().check(Check::Random),
    named("mailgun-signing-key", "Mailgun signing key", "Mailgun", &["mailgun"], &[&[run(HEX, 32), lit("-"), run(HEX, 8), lit("-"), run(HEX, 8)]], MAILGUN),
    named("postmark-token", "Postmark token", "Postmark", &["postmark"], &[UUID], "https://postmarkapp.com/developer/api/overview"),
    named("resend-key", "Resend key", "Resend", &["resend"], &[&[lit("re_"), run(ALNUM, 8), lit("_"), run(ALNUM, 24)]], "https://resend.com/docs/dashboard/api-keys/introduction"),
    named("messagebird-token", "MessageBird token", "MessageBird", &["messagebird", "message-bird", "message_bird"], &[&[run(LOWER, 25)], &[run(ALNUM, 25)]], MESSAGEBIRD),
    named("messagebird-client-id", "MessageBird client id", "MessageBird", &["messagebird", "message-bird", "message_bird"], &[UUID], MESSAGEBIRD).public(),
    named("sendbird-token", "Sendbird token", "Sendbird", &["sendbird"], &[HEX40], SENDBIRD),
    named("sendbird-app-id", "Sendbird application id", "Sendbird", &["sendbird"], &[UUID], SENDBIRD).public(),
    named("zendesk-token", "Zendesk token", "Zendesk", &["zendesk"], &[ALNUM40], "https://developer.zendesk.com/api-reference/introduction/security-and-auth/"),
    named("intercom-token", "Intercom token", "Intercom", &["intercom"], &[&[run(URLPAD, 60)], UUID], "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication"),
    token("hubspot-token", "HubSpot token", "HubSpot", &["pat-na", "pat-eu"], &[lit("pat-"), span(LOWER, 3, 4), lit("-"), run(HEX, 8), lit("-"), run(HEX, 4), lit("-"), run(HEX, 4), lit("-"), run(HEX, 4), lit("-"), run(HEX, 12)], "https://developers.hubspot.com/docs/guides/apps/authentication/intro-to-auth").check(Check::Random),
    named("hubspot-key", "HubSpot key", "HubSpot", &["hubspot"], &[UUID], "https://developers.hubspot.com/docs/guides/apps/authentication/intro-to-auth"),
    named("freshbooks-token", "FreshBooks token", "FreshBooks", &["freshbooks"], &[ALNUM64], "https://www.freshbooks.com/api/authentication"),
    token("stripe-key", "Stripe secret key", "Stripe", &["sk_live_", "rk_live_", "sk_prod_"], &[run(LOWER, 2), lit("_"), run(LOWER, 4), lit("_"), span(ALNUM, 16, 250)], STRIPE).check(Check::Random),
    token("stripe-test-key", "Stripe secret key for tests", "Stripe", &["sk_test_", "rk_test_"], &[run(LOWER, 2), lit("_test_"), span(ALNUM, 16, 250)], STRIPE).check(Check::Random),
    token("stripe-webhook-secret", "signing secret of a Stripe webhook", "Stripe", &["whsec_"], &[lit("whsec_"), span(BASE64PAD, 32, 100)], STRIPE).check(Check::Random),
    token("stripe-publishable-key", "publishable Stripe key", "Stripe", &["pk_live_", "pk_test_"], &[lit("pk_"), run(LOWER, 4), lit("_"), span(ALNUM, 10, 250)], STRIPE).public().check(Check::Random),
    token("square-token", "Square access token", "Square", &["sq0atp-"], &[lit("sq0atp-"), run(URL, 22)], SQUARE).check(Check::Random),
    token("square-oauth-secret", "Square application secret", "Square", &["sq0csp-"], &[lit("sq0csp-"), run(URL, 43)], SQUARE).check(Check::Random),
    token("square-access-token", "Square access token", "Square", &["eaaa"], &[lit("EAAA"), run(URL, 60)], SQUARE).check(Check::Random),
    token("braintree-token", "Braintree access token", "PayPal", &["access_token$"], &[lit("access_token$"), span(LOWER, 7, 10), lit("$"), run(LOWER, 16), lit("$"), run(HEX, 32)], "https://developer.paypal.com/braintree/docs/guides/authorization/overview").check(Check::Random),
    token("shopify-token", "Shopify access token", "Shopify", &["shpat_", "shpca_", "shppa_", "shpss_"], &[lit("shp"), span(LOWER, 2, 2), lit("_"), run(ANYHEX, 32)], SHOPIFY).check(Check::Random),
    token("easypost-key", "EasyPost key", "EasyPost", &["ezak", "eztk"], &[lit("EZ"), run(UPPER, 2), run(ALNUM, 54)], "https://docs.easypost.com/docs/authentication").check(Check::Random),
    token("shippo-token", "Shippo token", "Shippo", &["shippo_live_", "shippo_test_"], &[lit("shippo_"), run(LOWER, 4), lit("_"), run(HEX, 40)], "https://docs.goshippo.com/docs/guides_general/authentication/").check(Check::Random),
    token("duffel-token", "Duffel token", "Duffel", &["duffel_"], &[lit("duffel_"), run(LOWER, 4), lit("_"), run(URLPAD, 43)], "https://duffel.com/docs/api/overview/making-requests").check(Check::Random),
    token("flutterwave-secret-key", "Flutterwave secret key", "Flutterwave", &["flwseck"], &[lit("FLWSECK"), span(Set::of(b"EETSTT__--"), 1, 6), run(ALNUM, 12)], FLUTTERWAVE).check(Check::Random),
    token("flutterwave-key", "Flutterwave secret key", "Flutterwave", &["flwseck"], &[lit("FLWSECK"), span(Set::of(b"EETSTT__--"), 1, 6), span(ALNUM, 32, 40), lit("-X")], FLUTTERWAVE).check(Check::Random),
    token("flutterwave-public-key", "public Flutterwave key", "Flutterwave", &["flwpubk"], &[lit("FLWPUBK"), span(Set::of(b"EETSTT__--"), 1, 6), span(ALNUM, 32, 40), lit("-X")], FLUTTERWAVE).public().check(Check::Random),
    named("gocardless-token", "GoCardless token", "GoCardless", &["gocardless"], &[&[lit("live_"), run(URL, 40)]], "https://developer.gocardless.com/getting-started/api/making-your-first-request"),
    token("gocardless-live-token", "GoCardless token", "GoCardless", &["live_"], &[lit("live_"), run(URLPAD, 40)], "https://developer.gocardless.com/getting-started/api/making-your-first-request").check(Check::Random),
    token("lob-key", "Lob key", "Lob", &["live_", "test_"], &[run(LOWER, 4), lit("_"), run(HEX, 35)], LOB).check(Check::Random),
    token("lob-public-key", "publishable Lob key", "Lob", &["live_pub_", "test_pub_"], &[run(LOWER, 4), lit("_pub_"), run(HEX, 31)], LOB).public().check(Check::Random),
    token("plaid-token", "Plaid access token", "Plaid", &["access-sandbox-", "access-development-", "access-production-"], &[lit("access-"), span(LOWER, 7, 11), lit("-"), run(HEX, 8), lit("-"), run(HEX, 4), lit("-"), run(HEX, 4), lit("-"), run(HEX, 4), lit("-"), run(HEX, 12)], PLAID).check(Check::Random),
    named("plaid-secret", "Plaid secret", "Plaid", &["plaid"], &[&[run(LOWER, 30)]], PLAID),
    named("plaid-client-id", "Plaid client id", "Plaid", &["plaid"], &[&[run(LOWER, 24)]], PLAID).public(),
    named("coinbase-token", "Coinbase token", "Coinbase", &["coinbase"], &[URL64], "https://docs.cdp.coinbase.com/"),
    named("kraken-key", "Kraken key", "Kraken", &["kraken"], &[&[span(BASE64PAD, 80, 90)]], "https://docs.kraken.com/api/docs/guides/spot-rest-auth/"),
    named("kucoin-key", "KuCoin key", "KuCoin", &["kucoin"], &[&[run(HEX, 24)]], KUCOIN),
    named("kucoin-secret", "KuCoin secret", "KuCoin", &["kucoin"], &[UUID], KUCOIN),
    named("bittrex-key", "Bittrex key", "Bittrex", &["bittrex"], &[LOWER32], "https://bittrex.github.io/api/v3"),
    named("binance-key", "Binance key", "Binance", &["binance"], &[ALNUM64], "https://developers.binance.com/docs/binance-spot-api-docs/rest-api"),
    named("finicity-secret", "Finicity secret", "Finicity", &["finicity"], &[ALNUM20], FINICITY),
    named("finicity-token", "Finicity token", "Finicity", &["finicity"], &[HEX32], FINICITY),
    named("finnhub-token", "Finnhub token", "Finnhub", &["finnhub"], &[ALNUM20, ALNUM40], "https://finnhub.io/docs/api/authentication"),
    token("adobe-client-secret", "Adobe client secret", "Adobe", &["p8e-"], &[lit("p8e-"), span(URL, 28, 32)], ADOBE).check(Check::Random),
    named("adobe-client-id", "Adobe client id", "Adobe", &["adobe"], &[HEX32], ADOBE).public(),
    token("facebook-page-token", "Facebook page token", "Meta", &["eaam", "eaac"], &[lit("EAA"), run(UPPER, 1), span(ALNUM, 100, 300)], FACEBOOK).check(Check::Random),
    named("facebook-access-token", "Facebook access token", "Meta", &["facebook", "fb_a", "fb_t", "fb_p", "fb_u", "fbaccess"], &[&[span(DIGIT, 15, 16), lit("|"), span(URL, 27, 40)]], FACEBOOK),
    named("facebook-secret", "Facebook app secret", "Meta", &["facebook", "fb_app", "fb_secret"], &[&[run(HEX, 32)]], FACEBOOK),
    named("twitter-key", "X key", "X", &["twitter"], &[&[run(ALNUM, 25)], &[run(ALNUM, 45)], &[run(ALNUM, 50)], &[span(DIGIT, 15, 25), lit("-"), span(ALNUM, 20, 40)], &[span(HEX, 35, 44)]], TWITTER),
    token("twitter-bearer-token", "X bearer token", "X", &["aaaaaaaaaaaaaaaaaaaaa"], &[span(Set::of(b"AA"), 20, 24), span(ALNUM.and(b"%"), 80, 100)], TWITTER).check(Check::Random),
    named("linkedin-secret", "LinkedIn client secret", "LinkedIn", &["linkedin", "linked-in", "linked_in"], &[&[run(ALNUM, 16)]], LINKEDIN),
    named("linkedin-client-id", "LinkedIn client id", "LinkedIn", &["linkedin", "linked-in", "linked_in"], &[&[run(LOWER, 14)]], LINKEDIN).public(),
    named("twitch-token", "Twitch token", "Twitch", &["twitch"], &[&[run(LOWER, 30)]], "https://dev.twitch.tv/docs/authentication/"),
    named("flickr-key", "Flickr key", "Flickr", &["flickr"], &[LOWER32], "https://www.flickr.com/services/api/auth.oauth.html"),
    named("etsy-token", "Etsy key", "Etsy", &["etsy"], &[&[run(LOWER, 24)]], "https://developers.etsy.com/documentation/essentials/authentication"),
    named("squarespace-token", "Squarespace token", "Squarespace", &["squarespace"], &[UUID], "https://developers.squarespace.com/commerce-apis/authentication-and-permissions"),
    named("nytimes-key", "New York Times key", "New York Times", &["nytimes", "new-york-times", "newyorktimes", "nyt_"], &[URL32], "https://developer.nytimes.com/get-started"),
    named("spotify-secret", "Spotify client secret", "Spotify", &["spotify"], &[&[run(HEX, 32)]], "https://developer.spotify.com/documentation/web-api/concepts/authorization"),
    named("yandex-translate-key", "Yandex key", "Yandex", &["trnsl."], &[&[lit("trnsl."), span(ALNUM.and(b"."), 60, 80)]], "https://yandex.com/dev/"),
];
