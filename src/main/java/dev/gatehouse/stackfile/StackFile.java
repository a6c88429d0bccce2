package dev.gatehouse.stackfile;

import dev.gatehouse.settings.LocalStack;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.schema.EncryptedValue;
import dev.gatehouse.settings.schema.SettingsException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** A stack's configuration, read from its file without the Pulumi CLI. */
public final class StackFile {
    private static final Set<String> OUR_NAMESPACES = Set.of("gatehouse", "aws");

    private final Path file;
    private final Map<String, Object> tree;
    private final StackLines lines;

    private StackFile(Path file, Map<String, Object> tree, StackLines lines) {
        this.file = file;
        this.tree = tree;
        this.lines = lines;
    }

    /**
     * The tree below {@code config}, by key as written. Encrypted values are {@link EncryptedValue}.
     *
     * @throws UnreadableException as {@link #open}
     */
    public static Map<String, Object> read(Path file) throws UnreadableException {
        return open(file).tree();
    }

    /** @throws UnreadableException if there is no such file, it is not valid YAML, or a local stack has an encrypted value */
    public static StackFile open(Path file) throws UnreadableException {
        try {
            Optional<Node> root = compose(file);
            return new StackFile(file, tree(file, construct(file, root)), new StackLines(root));
        } catch (StackOverflowError e) {
            // An alias inside its own anchor is valid YAML with infinite depth.
            throw new UnreadableException(
                    file
                            + ": is nested too deeply, or an alias is inside its own anchor; write the value instead of the alias");
        }
    }

    /** The tree below {@code config}, by key as written. Encrypted values are {@link EncryptedValue}. */
    public Map<String, Object> tree() {
        return tree;
    }

    /**
     * The settings of the file.
     *
     * @param stack name of the stack
     * @throws SettingsException with all problems, each with file and line
     */
    public Settings settings(String stack) throws SettingsException {
        try {
            return Settings.read(stack, tree);
        } catch (SettingsException e) {
            throw withLines(e);
        }
    }

    /**
     * What the local cloud reads of the stack file of another program.
     *
     * @param stack name of the stack
     * @param project name of the program's project
     * @throws SettingsException with all problems, each with file and line
     */
    public LocalStack localStack(String stack, String project) throws SettingsException {
        try {
            return LocalStack.read(stack, project, tree);
        } catch (SettingsException e) {
            throw withLines(e);
        }
    }

    private SettingsException withLines(SettingsException e) {
        return e.withPlaces(
                path -> file + lines.line(path).map(line -> ":" + line).orElse(""));
    }

    /**
     * The name of the project that a stack file belongs to, from {@code Pulumi.yaml} in its folder.
     *
     * @return empty if there is no such file, or if it has no name
     */
    public static Optional<String> project(Path stackFile) throws UnreadableException {
        for (String name : List.of("Pulumi.yaml", "Pulumi.yml")) {
            Path file = stackFile.resolveSibling(name);
            if (Files.exists(file)) {
                return construct(file, compose(file)) instanceof Map<?, ?> map && map.get("name") instanceof String text
                        ? Optional.of(text)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> tree(Path file, Object root) throws UnreadableException {
        if (!(root instanceof Map<?, ?> map) || !(map.get("config") instanceof Map<?, ?> config)) {
            throw new UnreadableException(file + ": has no map named config; write config: and the settings below it");
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        boolean local = config.containsKey("gatehouse:local") || config.containsKey("local");
        for (Map.Entry<?, ?> entry : config.entrySet()) {
            Object value = replaceEncrypted(entry.getValue());
            if (local && isReadHere(String.valueOf(entry.getKey())) && !Objects.equals(value, entry.getValue())) {
                throw new UnreadableException(file + ": " + entry.getKey()
                        + " is encrypted, and only the Pulumi engine can decrypt it; use plain text in a local stack");
            }
            if (value != null) {
                tree.put(String.valueOf(entry.getKey()), value);
            }
        }
        return tree;
    }

    /** Only the Pulumi engine reads the settings of other programs, and it can decrypt them. */
    private static boolean isReadHere(String key) {
        int colon = key.indexOf(':');
        return colon < 0 || OUR_NAMESPACES.contains(key.substring(0, colon));
    }

    /** Replaces encrypted values, at any depth: {@code {secure: v1:…}}. */
    private static @Nullable Object replaceEncrypted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.keySet().equals(Set.of("secure")) && map.get("secure") instanceof String) {
                return EncryptedValue.VALUE;
            }
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, replaceEncrypted(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(replaceEncrypted(each)));
            return copy;
        }
        return value;
    }

    private static Optional<Node> compose(Path file) throws UnreadableException {
        try {
            return new Compose(yaml(file)).composeString(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new UnreadableException(
                    file + ": no such file; run the command in the project folder, or use --stack");
        } catch (MalformedInputException e) {
            throw new UnreadableException(file + ": is not UTF-8");
        } catch (IOException e) {
            throw new UnreadableException(file + ": cannot be read (" + e.getMessage() + ")");
        } catch (YamlEngineException e) {
            throw invalid(file, e);
        }
    }

    private static Object construct(Path file, Optional<Node> root) throws UnreadableException {
        try {
            Object values = new StandardConstructor(yaml(file)).constructSingleDocument(root);
            return values == null ? Map.of() : values;
        } catch (YamlEngineException e) {
            throw invalid(file, e);
        }
    }

    private static LoadSettings yaml(Path file) {
        return LoadSettings.builder()
                .setLabel(String.valueOf(file.getFileName()))
                .setAllowDuplicateKeys(false)
                .build();
    }

    private static UnreadableException invalid(Path file, YamlEngineException e) {
        if (!(e instanceof MarkedYamlEngineException marked)) {
            return new UnreadableException(file + ": is not valid YAML: " + e.getMessage());
        }
        String where = marked.getProblemMark()
                .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                .orElse("");
        return new UnreadableException(file + where + ": is not valid YAML: " + marked.getProblem());
    }

    /** The file cannot be read. The message is one line. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }
}
