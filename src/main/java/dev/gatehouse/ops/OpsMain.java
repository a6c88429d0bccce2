package dev.gatehouse.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point for operators of a stack: {@code ./mvnw -Pops} runs it. */
@Command(
        name = "./gatehouse",
        description = "Commands for operators of a stack, by hand or in a pipeline.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class OpsMain {
    private OpsMain() {}

    public static void main(String[] args) {
        // The AWS SDK's log is not shown; without this, SLF4J prints three lines about it.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(execute(args));
    }

    /** The commands in the order of the help. */
    public static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("smoke", SmokeCommand::new);
        commands.put("openapi", OpenApiCommand::new);
        commands.put("new-stack", NewStackCommand::new);
        commands.put("preflight", PreflightCommand::new);
        commands.put("deploy", DeployCommand::new);
        return commands;
    }

    /** @return 0 on success, 1 if a check failed, 2 for wrong input */
    static int execute(String... args) {
        CommandLine all = new CommandLine(new OpsMain());
        commands().forEach((name, command) -> all.addSubcommand(name, command.get()));
        return all.setExecutionExceptionHandler(OpsMain::onException).execute(args);
    }

    /** Prints the message of an expected exception, and returns the exit code. */
    public static int onException(Exception exception, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (exception instanceof OutputsOption.UnusableException) {
            command.getErr().println(exception.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw exception;
    }
}
