package dev.gatehouse.settings.api;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;

/**
 * What a stack may choose of a REST API, beyond what an HTTP API has too.
 *
 * @param stage first part of every path, 1 to 128 letters, digits and {@code _}; {@code v1} by default
 * @param logLevel of the execution log; errors by default
 * @param tracing whether X-Ray traces requests; on by default
 * @param metrics whether each method is counted apart; on by default
 * @param createsAccountRole whether the stack declares the role by which API Gateway writes logs, one for the account in
 *     its region; by default it is there already
 */
public record RestOptions(String stage, LogLevel logLevel, boolean tracing, boolean metrics, boolean createsAccountRole) {
    static final Schema KEYS =
            new Schema("What a REST API has beyond an HTTP API; only beside `kind: rest`.", OtherClients.KEYS);

    /** MethodSetting, property loggingLevel. */
    public enum LogLevel {
        OFF,
        ERROR,
        INFO
    }

    private enum AccountRole {
        GIVEN,
        MAKE
    }

    private static final TextPattern STAGE_NAME = KEYS.pattern(
            "[A-Za-z0-9_]{1,128}",
            "stage-name",
            "must be 1 to 128 letters, digits or _, and no hyphen",
            "write it like v1");

    private static final Key<String> STAGE = KEYS.text("stage", STAGE_NAME)
            .describe("first part of every path")
            .source("API Gateway, CreateStage, stageName")
            .withDefault("v1");
    private static final Key<LogLevel> LOG_LEVEL = KEYS.choice("logLevel", LogLevel.class)
            .describe("what the execution log holds; never a request's own data, which has tokens in it")
            .source("API Gateway, MethodSetting, loggingLevel")
            .withDefault(LogLevel.ERROR);
    private static final Key<Boolean> TRACING = KEYS.flag("tracing")
            .describe("whether X-Ray traces requests")
            .source("API Gateway, CreateStage, tracingEnabled")
            .withDefault(true);
    private static final Key<Boolean> METRICS = KEYS.flag("metrics")
            .describe("whether each method is counted apart")
            .source("API Gateway, MethodSetting, metricsEnabled")
            .withDefault(true);
    private static final Key<AccountRole> ACCOUNT_ROLE = KEYS.choice("accountRole", AccountRole.class)
            .describe("whether this stack makes the account's role for writing logs, one for each region")
            .source("API Gateway, UpdateAccount, cloudwatchRoleArn")
            .withDefault(AccountRole.GIVEN);

    static RestOptions read(Section section) {
        return new RestOptions(
                section.get(STAGE),
                section.get(LOG_LEVEL),
                section.get(TRACING),
                section.get(METRICS),
                section.get(ACCOUNT_ROLE) == AccountRole.MAKE);
    }
}
