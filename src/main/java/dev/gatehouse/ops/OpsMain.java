package dev.gatehouse.ops;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The door of those who run a stack: what {@code ./mvnw -Pops} runs. */
@Command(
        name = "./mvnw -q -Pops -Dops.args=\"...\"",
        description = "What those who run a stack do by hand or from a pipeline.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = SmokeCommand.class)
public final class OpsMain {
    private OpsMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new OpsMain()).execute(args));
    }
}
