package dev.gatehouse.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** From where a command takes a stack's outputs. */
final class OutputsOption {
    @Option(
            names = "--outputs",
            defaultValue = ".gatehouse/outputs.json",
            description = "what `pulumi stack output --json --show-secrets` printed; - is the standard input"
                    + " (${DEFAULT-VALUE}: the local cloud's)")
    private String outputs = "";

    /** @throws UnusableException in one line for a person */
    DeployedStack stack() throws UnusableException {
        boolean piped = outputs.equals("-");
        String source = piped ? "the standard input" : outputs;
        try {
            return DeployedStack.parse(
                    piped
                            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                            : Files.readString(Path.of(outputs)));
        } catch (IOException e) {
            throw new UnusableException(source + " cannot be read: start the local cloud, or write there what"
                    + " `pulumi stack output --json --show-secrets` prints");
        } catch (IllegalArgumentException e) {
            throw new UnusableException(source + " " + e.getMessage());
        }
    }

    /** The input cannot be used; the message is one line for a person. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }
}
