package dev.gatehouse.settings.api;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;

/**
 * Options that only a REST API has.
 *
 * @param stage the first part of every path: 1 to 128 letters, digits and {@code _}; {@code v1} by default
 * @param logLevel of the execution log; errors by default
 * @param tracing whether X-Ray traces requests; on by default
 * @param metrics whether CloudWatch has metrics for each method; on by default
 * @param createsAccountRole whether the stack declares the role with which API Gateway writes logs, one for the account
 *     in each Region; by default the role exists already
 */
public record RestOptions(
        String stage, LogLevel logLevel, boolean tracing, boolean metrics, boolean createsAccountRole) {
    static final Schema KEYS =
            new Schema("Options that only a REST API has; they need `kind: rest`.", OtherClients.KEYS);

    /** MethodSetting, property loggingLevel. */
    public enum LogLevel {
        OFF,
        ERROR,
        INFO
    }

    /** Who creates the role with which API Gateway writes logs (UpdateAccount, cloudwatchRoleArn). */
    public enum AccountRole {
        EXISTING,
        MAKE
    }

    private static final TextPattern STAGE_NAME = KEYS.pattern(
            "[A-Za-z0-9_]{1,128}",
            "stage-name",
            "must be 1 to 128 letters, digits or _, without a hyphen",
            "write it like v1");

    private static final Key<String> STAGE = KEYS.text("stage", STAGE_NAME)
            .describe("the first part of every path")
            .source("API Gateway, CreateStage, stageName")
            .withDefault("v1");
    private static final Key<LogLevel> LOG_LEVEL = KEYS.choice("logLevel", LogLevel.class)
            .describe("the level of the execution log; it never contains request data, which includes tokens")
            .source("API Gateway, MethodSetting, loggingLevel")
            .withDefault(LogLevel.ERROR);
    private static final Key<Boolean> TRACING = KEYS.flag("tracing")
            .describe("whether X-Ray traces requests")
            .source("API Gateway, CreateStage, tracingEnabled")
            .withDefault(true);
    private static final Key<Boolean> METRICS = KEYS.flag("metrics")
            .describe("whether CloudWatch has metrics for each method")
            .source("API Gateway, MethodSetting, metricsEnabled")
            .withDefault(true);
    private static final Key<AccountRole> ACCOUNT_ROLE = KEYS.choice("accountRole", AccountRole.class)
            .describe(
                    "whether this stack creates the role with which API Gateway writes logs, one for each account and Region")
            .source("API Gateway, UpdateAccount, cloudwatchRoleArn")
            .withDefault(AccountRole.EXISTING);

    static RestOptions read(Section section) {
        return new RestOptions(
                section.get(STAGE),
                section.get(LOG_LEVEL),
                section.get(TRACING),
                section.get(METRICS),
                section.get(ACCOUNT_ROLE) == AccountRole.MAKE);
    }
}
