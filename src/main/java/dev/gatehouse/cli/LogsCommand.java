package dev.gatehouse.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the log of the local cloud: a line for each request, and what its functions print. */
@Command(
        name = "logs",
        description = "Prints the log of the local cloud: requests, and what functions print.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    /** The source of a function's lines, after the time. */
    private static final String FUNCTION = "function";

    private final PrintStream out;

    @Option(names = "--function", description = "print only what functions print")
    private boolean function;

    @Option(names = "--follow", description = "print new lines as they are logged, until Ctrl-C")
    private boolean follow;

    @Option(
            names = "--state",
            defaultValue = ".gatehouse",
            description = "folder of the local cloud's state, which contains the log (default: ${DEFAULT-VALUE})")
    private Path state = Path.of(".gatehouse");

    LogsCommand() {
        // Not closed: this is standard output.
        this(new PrintStream(System.out, false, StandardCharsets.UTF_8));
    }

    LogsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path file = state.resolve("requests.log");
        try (GrowingFile log = GrowingFile.open(file)) {
            log.readTo(this::print);
            out.flush();
            // A closed pipe, as of `logs | head`, ends the command.
            while (follow && !out.checkError()) {
                log.awaitMore();
                log.readTo(this::print);
            }
            return CommandLine.ExitCode.OK;
        } catch (NoSuchFileException e) {
            System.err.println(file + ": no such file; start the local cloud with ./gatehouse local, or use --state");
        } catch (IOException e) {
            System.err.println(file + ": cannot be read (" + e.getMessage() + ")");
        }
        return CommandLine.ExitCode.USAGE;
    }

    private void print(String line) {
        if (!function || isOfFunction(line)) {
            out.println(line);
        }
    }

    /** A line is {@code 12:34:56 function  text}. */
    private static boolean isOfFunction(String line) {
        int source = line.indexOf(' ') + 1;
        return source > 0 && line.startsWith(FUNCTION + " ", source);
    }
}
