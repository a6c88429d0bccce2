package dev.gatehouse.cli;

import dev.gatehouse.settings.AccessMatrix;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.schema.SettingsException;
import dev.gatehouse.stackfile.StackFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints which client can call which route. It reads only the stack file: the stack need not run. */
@Command(
        name = "access",
        description =
                "Prints which client can call which route, as a Markdown table; for local stacks and stacks on AWS.",
        mixinStandardHelpOptions = true)
final class AccessCommand implements Callable<Integer> {
    @Option(
            names = "--stack",
            defaultValue = "local",
            description = "the stack, whose file is Pulumi.<stack>.yaml (default: ${DEFAULT-VALUE})")
    private String stack = "local";

    @Override
    public Integer call() {
        try {
            System.out.print(
                    AccessMatrix.of(Settings.read(stack, StackFile.read(Path.of("Pulumi." + stack + ".yaml")))));
            return CommandLine.ExitCode.OK;
        } catch (StackFile.UnreadableException | SettingsException e) {
            System.err.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }
}
