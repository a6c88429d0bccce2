package dev.gatehouse.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option for the file with a stack's outputs. */
final class OutputsOption {
    @Option(
            names = "--outputs",
            defaultValue = ".gatehouse/outputs.json",
            description =
                    "file with the output of `pulumi stack output --json --show-secrets`; - is standard input (default: ${DEFAULT-VALUE} of the local cloud)")
    private String outputs = "";

    /** @throws UnusableException with a message of one line */
    DeployedStack stack() throws UnusableException {
        boolean piped = outputs.equals("-");
        String source = piped ? "standard input" : outputs;
        try {
            return DeployedStack.parse(
                    piped
                            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                            : Files.readString(Path.of(outputs)));
        } catch (IOException e) {
            throw new UnusableException(
                    source
                            + " cannot be read: start the local cloud, or write the output of `pulumi stack output --json --show-secrets` to it");
        } catch (IllegalArgumentException e) {
            throw new UnusableException(source + " " + e.getMessage());
        }
    }

    /** The outputs cannot be read. The message is one line. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }
}
