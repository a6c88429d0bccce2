package dev.gatehouse.ops;

import dev.gatehouse.client.DeployedStack;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where the outputs of a stack are. */
public final class OutputsOption {
    private static final String DEFAULT_FILE = ".gatehouse/outputs.json";
    private static final String STANDARD_INPUT = "-";

    @Option(
            names = "--outputs",
            paramLabel = "FILE",
            description =
                    "file with the output of `pulumi stack output --json --show-secrets`; - is standard input (default: "
                            + DEFAULT_FILE + " of the local cloud)")
    private Optional<String> outputs = Optional.empty();

    @Option(
            names = {"-s", "--stack"},
            paramLabel = "NAME",
            description = "a stack whose outputs the Pulumi CLI reads: runs `pulumi stack output` for it")
    private Optional<String> stack = Optional.empty();

    /** @throws UnusableException with a message of one line */
    public DeployedStack stack() throws UnusableException, InterruptedException {
        if (outputs.isPresent() && stack.isPresent()) {
            throw new UnusableException("--outputs and --stack both name a stack: use one of them");
        }
        return stack.isPresent() ? ofPulumi(stack.get()) : ofFile(outputs.orElse(DEFAULT_FILE));
    }

    /** The name of the stack, if the Pulumi CLI reads its outputs, without organization and project. */
    public Optional<String> stackName() {
        return stack.map(name -> name.substring(name.lastIndexOf('/') + 1));
    }

    /** The file with the outputs, unless they come from standard input or the Pulumi CLI. */
    public Optional<Path> file() {
        String name = outputs.orElse(DEFAULT_FILE);
        return stack.isPresent() || name.equals(STANDARD_INPUT) ? Optional.empty() : Optional.of(Path.of(name));
    }

    private static DeployedStack ofFile(String name) throws UnusableException {
        boolean piped = name.equals(STANDARD_INPUT);
        String source = piped ? "standard input" : name;
        try {
            return parse(
                    source,
                    piped
                            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                            : Files.readString(Path.of(name)));
        } catch (IOException | InvalidPathException e) {
            throw new UnusableException(
                    source
                            + " cannot be read: start the local cloud, or write the output of `pulumi stack output --json --show-secrets` to it");
        }
    }

    /** What the CLI reports, such as a missing passphrase, it writes to standard error, which it shares with this process. */
    private static DeployedStack ofPulumi(String name) throws UnusableException, InterruptedException {
        List<String> command =
                List.of("pulumi", "stack", "output", "--json", "--show-secrets", "--non-interactive", "--stack", name);
        try {
            Process pulumi = new ProcessBuilder(command)
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.INHERIT)
                    .start();
            String json = new String(pulumi.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = pulumi.waitFor();
            if (exit != 0) {
                throw new UnusableException("`pulumi stack output` of stack " + name + " failed with exit code " + exit
                        + ": see its message; `pulumi stack ls` lists the stacks");
            }
            return parse("stack " + name, json);
        } catch (IOException e) {
            throw new UnusableException(
                    "the Pulumi CLI cannot be started: install it, or write the outputs to a file and use --outputs");
        }
    }

    private static DeployedStack parse(String source, String json) throws UnusableException {
        try {
            return DeployedStack.parse(json);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(source + " " + e.getMessage());
        }
    }

    /** The outputs cannot be read. The message is one line. */
    public static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }
}
