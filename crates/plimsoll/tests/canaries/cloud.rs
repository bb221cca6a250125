//! CloudFormation, ECS in its own form, and Compose.

/// Files by their path.
pub const FILES: &[(&str, &str)] = &[
    ("cfn/stack.yaml", STACK),
    ("cfn/stack.json", STACK_JSON),
    ("ecs/task.json", TASK),
    ("ecs/described.json", DESCRIBED),
    ("compose/docker-compose.yml", COMPOSE),
    ("compose/.env", DOT_ENV),
    ("compose/web.env", WEB_ENV),
    ("compose/settings/prod", WEB_ENV),
];

const STACK: &str = r#"AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Bland: {Type: String, NoEcho: true, Default: @S@}
  DbPassword:
    Type: String
    Default: @S@
  Colour: {Type: String, Default: blue}
Mappings:
  Stages:
    prod: {dbPassword: @N@}
Resources:
  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      PubliclyAccessible: true
      MasterUserPassword: @S@
  Kept:
    Type: AWS::SecretsManager::Secret
    Properties:
      SecretString: @S@
  KeptJson:
    Type: AWS::SecretsManager::Secret
    Properties:
      SecretString: '{"user": "@S@", "bland": "@S@"}'
  KeptSub:
    Type: AWS::SecretsManager::Secret
    Properties:
      SecretString: !Sub '{"bland": "@S@", "host": "${Db.Endpoint.Address}"}'
  Made:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString:
        SecretStringTemplate: '{"bland": "@S@"}'
        GenerateStringKey: password
  Cache:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      AuthToken: @S@
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Environment:
            - {Value: @S@, Name: DB_PASSWORD}
            - Name: API_TOKEN
              Value: @N@
          Name: app
          Image: x
          Privileged: true
          Command: [run, --password, @N@]
  Machine:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: !Sub |
          #!/bin/bash
          export DB_PASSWORD=@N@
          echo ${AWS::Region}
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables: {DB_PASSWORD: @S@, LEVEL: info}
  Broker:
    Type: AWS::AmazonMQ::Broker
    Properties:
      PubliclyAccessible: true
      Users: [{Username: a, Password: @S@}]
Outputs:
  ApiToken: {Value: @S@}
"#;

const STACK_JSON: &str = r#"{"AWSTemplateFormatVersion": "2010-09-09",
 "Parameters": {"Bland": {"Type": "String", "NoEcho": "true", "Default": "@S@"}},
 "Resources": {
  "Kept": {"Type": "AWS::SecretsManager::Secret", "Properties": {"SecretString": {"Fn::Join": ["", ["{\"bland\": \"", "@S@", "\"}"]]}}},
  "Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"ContainerDefinitions": [
    {"Environment": [{"Value": "@S@", "Name": "DB_PASSWORD"}], "Name": "app", "Image": "x", "Privileged": true}]}},
  "Db": {"Type": "AWS::RDS::DBCluster", "Properties": {"MasterUserPassword": {"Fn::Sub": "@S@"}, "StorageEncrypted": false}}}}
"#;

const TASK: &str = r#"{
  "family": "shop",
  "containerDefinitions": [{
    "environment": [{"value": "@S@", "name": "DB_PASSWORD"}, {"name": "API_TOKEN", "value": "@N@"}],
    "name": "app",
    "image": "x",
    "privileged": true,
    "command": ["run", "--password", "@N@", "--api-token=@N@"],
    "entryPoint": ["sh", "-c", "mysql -p@N@ shop"],
    "healthCheck": {"command": ["CMD-SHELL", "curl -u admin:@N@ http://localhost"]},
    "dockerLabels": {"db-password": "@N@"},
    "logConfiguration": {"logDriver": "splunk", "options": {"splunk-token": "@S@"}}
  }]
}
"#;

const DESCRIBED: &str = r#"{"taskDefinition": {"family": "shop", "status": "ACTIVE", "revision": 1, "containerDefinitions": [
  {"name": "app", "image": "x", "environment": [{"name": "DB_PASSWORD", "value": "@S@"}], "privileged": true}]}}
"#;

const COMPOSE: &str = r#"services:
  web:
    image: example.com/web:${TAG}
    privileged: true
    environment:
      DB_PASSWORD: @S@
      API_TOKEN: "@N@"
      LEVEL: info
    env_file: [web.env, settings/prod]
    command: run --password @N@ --token=@N@
    build:
      context: .
      args:
        NPM_TOKEN: @S@
    labels:
      traefik.auth.password: @N@
    healthcheck:
      test: ["CMD", "redis-cli", "-a", "@N@", "ping"]
    container_name: web-${BLAND}
    hostname: ${OTHER:-none}
  db:
    image: postgres
    environment:
      - POSTGRES_PASSWORD=@S@
      - "PGTOKEN=@N@"
    build:
      context: .
      args: ["GITHUB_TOKEN=@N@"]
  quiet:
    image: "example.com/${OTHER}"
    environment: ["PASSWORD=${BLAND}"]
secrets:
  inline:
    content: @S@
"#;

const DOT_ENV: &str = "# a comment\nTAG=1.2.3\nBLAND=@S@\nOTHER='@S@'\nexport THIRD=\"@S@\"\nDB_PASSWORD=@S@\nSPACED = @S@ \n\
    GITHUB=ghp_16C7e42F292c6912E7710c838347Ae178B4a\nLAST=@S@\n";

const WEB_ENV: &str = "BLAND=@S@\nDB_PASSWORD=@S@\nGITHUB=ghp_16C7e42F292c6912E7710c838347Ae178B4a\nOTHER=@S@\n";
