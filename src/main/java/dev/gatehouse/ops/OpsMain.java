package dev.gatehouse.ops;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The door of those who run a stack: what {@code ./mvnw -Pops} runs. */
@Command(
        name = "./mvnw -q -Pops -Dops.args=\"...\"",
        description = "What those who run a stack do by hand or from a pipeline.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SmokeCommand.class,
            OpenApiCommand.class,
            DeployCommand.class,
            PreflightCommand.class,
            NewStackCommand.class
        })
public final class OpsMain {
    private OpsMain() {}

    public static void main(String[] args) {
        // The AWS SDK's own log has no reader here; SLF4J would say so in three lines.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(execute(args));
    }

    /** @return 0 when all went well, 1 when what was looked at is not as it must be, 2 on bad input */
    static int execute(String... args) {
        return new CommandLine(new OpsMain())
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof OutputsOption.UnusableException) {
                        command.getErr().println(exception.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    throw exception;
                })
                .execute(args);
    }
}
