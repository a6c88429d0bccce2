package dev.gatehouse.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints a script with which bash and zsh complete the names of commands and options. */
@Command(
        name = "completion",
        description = {
            "Prints a script with which bash and zsh complete commands and options.",
            "Use it in the current shell: eval \"$$(./gatehouse completion)\""
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        // Shells look up the completion of ./gatehouse by its last part.
        System.out.print(AutoComplete.bash("gatehouse", GatehouseMain.commandLine()));
        return CommandLine.ExitCode.OK;
    }
}
