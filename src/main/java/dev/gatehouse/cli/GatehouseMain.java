package dev.gatehouse.cli;

import dev.gatehouse.local.LocalMain;
import dev.gatehouse.ops.OpsMain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The main class of {@code ./gatehouse}. */
@Command(
        name = "./gatehouse",
        description = "An OAuth 2.0 protected API: run it on this machine, check it, deploy it.",
        mixinStandardHelpOptions = true,
        version = GatehouseMain.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {})
public final class GatehouseMain {
    static final String VERSION = "gatehouse 0.1.0";

    /** Shown by {@code --help} of each command. */
    private static final Map<String, String> EXIT_CODES = exitCodes();

    private GatehouseMain() {}

    public static void main(String[] args) {
        long start = System.nanoTime();
        // Without it, the Pulumi SDK livelocks on JDK 25 with two cores (pulumi-java issue 2270).
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "16");
        // The libraries' logs are not shown; without this, SLF4J prints three lines about it.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        StartArchive.deleteIfOfAnotherJdk();
        System.exit(execute(start, args));
    }

    /**
     * @param start {@link System#nanoTime} at the start of the process
     * @return 0 on success, 1 if a check failed or the local cloud cannot start, 2 for wrong input
     */
    static int execute(long start, String... args) {
        Map<String, Supplier<Object>> commands = commands(start);
        if (args.length > 0 && commands.containsKey(args[0])) {
            // picocli reads the annotations of each command that it gets: with one of them, the start is faster.
            commands.keySet().retainAll(java.util.Set.of(args[0]));
        }
        return commandLine(commands).execute(args);
    }

    /** The command with all its subcommands. */
    static CommandLine commandLine() {
        return commandLine(commands(System.nanoTime()));
    }

    /** The subcommands in the order of the help. */
    private static Map<String, Supplier<Object>> commands(long start) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("local", () -> LocalMain.command(start, System.out));
        commands.put("token", TokenCommand::new);
        commands.put("access", AccessCommand::new);
        commands.put("logs", LogsCommand::new);
        commands.putAll(OpsMain.commands());
        commands.put("completion", CompletionCommand::new);
        return commands;
    }

    private static CommandLine commandLine(Map<String, Supplier<Object>> commands) {
        CommandLine all = new CommandLine(new GatehouseMain());
        commands.forEach((name, command) -> all.addSubcommand(name, command.get()));
        addExitCodes(all);
        all.getSubcommands().values().forEach(GatehouseMain::addExitCodes);
        return all.setParameterExceptionHandler(GatehouseMain::refuse)
                .setExecutionExceptionHandler(OpsMain::onException);
    }

    private static void addExitCodes(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES);
    }

    /** Prints one block: what is wrong, the nearest names, and where to read on. picocli would print the whole help. */
    private static int refuse(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        Help.ColorScheme colors = command.getColorScheme();
        command.getErr().println(colors.errorText(String.valueOf(wrong.getMessage())));
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr()
                .println("Run " + command.getCommandSpec().qualifiedName() + " --help for all options and commands.");
        return CommandLine.ExitCode.USAGE;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "success");
        codes.put("1", "a check failed, the local cloud cannot start, or the program could not be built");
        codes.put("2", "wrong input: an unknown option, or a file that cannot be used");
        return codes;
    }
}
