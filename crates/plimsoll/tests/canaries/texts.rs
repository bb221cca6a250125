//! Dockerfiles, scripts, settings and code.

/// Files by their path.
pub const FILES: &[(&str, &str)] = &[
    ("docker/Dockerfile", DOCKERFILE),
    (".env", DOT_ENV),
    ("app/.env.production", DOT_ENV),
    ("app/prod.env", DOT_ENV),
    ("app/settings.py", SETTINGS),
    ("app/application.properties", PROPERTIES),
    ("app/deploy.sh", SCRIPT),
    ("app/config.toml", TOML),
    (".npmrc", "//registry.npmjs.org/:_authToken=@N@\nregistry=https://registry.npmjs.org\n"),
    (".netrc", "machine example.com login app password @S@\n"),
    (".pgpass", "db.example.com:5432:shop:app:@N@\n"),
];

const DOCKERFILE: &str = r#"FROM alpine:latest
ARG NPM_TOKEN=@S@
ENV DB_PASSWORD=@S@ API_TOKEN="@S@"
ENV OLD_PASSWORD @S@
ENV LEVEL=info
LABEL db.password=@N@
RUN echo "//registry.npmjs.org/:_authToken=@N@" > ~/.npmrc
RUN echo root:@N@ | chpasswd
RUN export TOKEN=@N@ && curl -u admin:@N@ https://example.com
RUN mysql -u root -p@N@ shop
RUN curl -H "Authorization: Bearer @N@" https://example.com
RUN wget --password=@N@ https://example.com/x
RUN <<EOF
export DB_PASSWORD=@N@
EOF
RUN git clone https://app:@N@@example.com/x.git
CMD ["run", "--password", "@N@"]
HEALTHCHECK CMD redis-cli -a @N@ ping
ONBUILD ENV SECRET_KEY=@S@
"#;

const DOT_ENV: &str =
    "BLAND=@S@\nGITHUB=ghp_16C7e42F292c6912E7710c838347Ae178B4a\nOTHER=\"@S@ @S@\"\nexport THIRD='@S@'\nLAST=@S@\n";

const SETTINGS: &str = r#"NAME = "shop"
DB_PASSWORD = "@N@"
GITHUB = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"
DATABASES = {"default": {"USER": "app", "PASSWORD": "@N@"}}
"#;

const PROPERTIES: &str = "spring.datasource.username=app\nspring.datasource.password=@N@\n\
    github=ghp_16C7e42F292c6912E7710c838347Ae178B4a\nspring.redis.password=@N@\n";

const SCRIPT: &str = "#!/bin/sh\nexport DB_PASSWORD=@N@\n\
    curl -H 'X: ghp_16C7e42F292c6912E7710c838347Ae178B4a' https://x\nmysql -p@N@ shop\n";

const TOML: &str = "[db]\npassword = \"@N@\"\ngithub = \"ghp_16C7e42F292c6912E7710c838347Ae178B4a\"\ntoken = '@N@'\n";
