package dev.gatehouse.settings;

import java.util.regex.Pattern;

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
    /** CreateStage, parameter stageName; a hyphen is refused. */
    private static final Pattern STAGE = Pattern.compile("[A-Za-z0-9_]{1,128}");

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

    static RestOptions read(Section section) {
        String stage = section.text("stage").orElse("v1");
        if (!STAGE.matcher(stage).matches()) {
            section.problems()
                    .add(
                            "stage-name",
                            section.path("stage"),
                            "must be 1 to 128 letters, digits or _, and no hyphen",
                            stage,
                            "write it like v1");
        }
        RestOptions options = new RestOptions(
                stage,
                section.choice("logLevel", LogLevel.class, LogLevel.ERROR),
                section.flag("tracing", true),
                section.flag("metrics", true),
                section.choice("accountRole", AccountRole.class, AccountRole.GIVEN) == AccountRole.MAKE);
        section.close();
        return options;
    }
}
