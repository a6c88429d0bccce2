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
 * @param makesAccountRole whether the stack declares the role by which API Gateway writes logs, one for the account in
 *     its region; by default it is there already
 */
public record RestOptions(String stage, LogLevel logLevel, boolean tracing, boolean metrics, boolean makesAccountRole) {
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

    private static final TextPattern STAGE_NAME = KEYS.form(
            "[A-Za-z0-9_]{1,128}",
            "stage-name",
            "must be 1 to 128 letters, digits or _, and no hyphen",
            "write it like v1");

    private static final Key<String> STAGE = KEYS.text("stage", STAGE_NAME)
            .says("first part of every path")
            .from("API Gateway, CreateStage, stageName")
            .byDefault("v1");
    private static final Key<LogLevel> LOG_LEVEL = KEYS.choice("logLevel", LogLevel.class)
            .says("what the execution log holds; never a request's own data, which has tokens in it")
            .from("API Gateway, MethodSetting, loggingLevel")
            .byDefault(LogLevel.ERROR);
    private static final Key<Boolean> TRACING = KEYS.flag("tracing")
            .says("whether X-Ray traces requests")
            .from("API Gateway, CreateStage, tracingEnabled")
            .byDefault(true);
    private static final Key<Boolean> METRICS = KEYS.flag("metrics")
            .says("whether each method is counted apart")
            .from("API Gateway, MethodSetting, metricsEnabled")
            .byDefault(true);
    private static final Key<AccountRole> ACCOUNT_ROLE = KEYS.choice("accountRole", AccountRole.class)
            .says("whether this stack makes the account's role for writing logs, one for each region")
            .from("API Gateway, UpdateAccount, cloudwatchRoleArn")
            .byDefault(AccountRole.GIVEN);

    static RestOptions read(Section section) {
        return new RestOptions(
                section.get(STAGE),
                section.get(LOG_LEVEL),
                section.get(TRACING),
                section.get(METRICS),
                section.get(ACCOUNT_ROLE) == AccountRole.MAKE);
    }
}
