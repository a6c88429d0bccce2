package dev.gatehouse.ops;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point for operators of a stack: {@code ./mvnw -Pops} runs it. */
@Command(
        name = "./mvnw -q -Pops -Dops.args=\"...\"",
        description = "Commands for operators of a stack, by hand or in a pipeline.",
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
        // The AWS SDK's log is not shown; without this, SLF4J prints three lines about it.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(execute(args));
    }

    /** @return 0 on success, 1 if a check failed, 2 for wrong input */
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
