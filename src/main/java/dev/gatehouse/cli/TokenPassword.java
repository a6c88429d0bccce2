package dev.gatehouse.cli;

import dev.gatehouse.client.NoTokenException;
import dev.gatehouse.client.Password;
import dev.gatehouse.ops.OutputsOption;
import dev.gatehouse.stackfile.StackFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the password of a user of the local cloud. */
final class TokenPassword {
    /** An argument would be visible to other processes and in the shell's history. */
    static final String VARIABLE = "GATEHOUSE_PASSWORD";

    private static final String USERS = "gatehouse:local";

    private TokenPassword() {}

    /**
     * The password of the environment variable; otherwise that of the stack file; otherwise the one typed.
     *
     * @param environment the value of a variable, empty if it is not set
     * @param typed asks for it; empty without a terminal
     */
    static Password of(
            String user, OutputsOption outputs, UnaryOperator<String> environment, Supplier<Optional<String>> typed)
            throws NoTokenException {
        String variable = environment.apply(VARIABLE);
        if (!variable.isEmpty()) {
            return new Password(variable, "the environment variable " + VARIABLE);
        }
        Path file = stackFile(outputs);
        Optional<String> declared = declared(file, user);
        if (declared.isPresent()) {
            return new Password(declared.get(), file.toString());
        }
        return typed.get()
                .map(text -> new Password(text, "the terminal"))
                .orElseThrow(() -> NoTokenException.wrongInput("there is no password of " + user + ": " + file
                        + " has no such user, and the command cannot ask for it without a terminal; set " + VARIABLE));
    }

    /** The file of the local stack: above the state folder with the outputs, or in the current folder. */
    private static Path stackFile(OutputsOption outputs) {
        Path name = Path.of("Pulumi." + outputs.stackName().orElse("local") + ".yaml");
        return outputs.file().map(Path::toAbsolutePath).map(Path::getParent).map(Path::getParent).stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(name);
    }

    /** Empty for a file that cannot be read: the local cloud reports its problems. */
    private static Optional<String> declared(Path file, String user) {
        try {
            return Stream.of(StackFile.read(file).get(USERS))
                    .map(local -> value(local, "users"))
                    .map(users -> value(users, user))
                    .map(each -> value(each, "password"))
                    .flatMap(password -> password instanceof String text ? Stream.of(text) : Stream.empty())
                    .findFirst();
        } catch (StackFile.UnreadableException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object value(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> values ? values.get(key) : null;
    }
}
