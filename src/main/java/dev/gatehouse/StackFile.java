package dev.gatehouse;

import dev.gatehouse.settings.schema.EncryptedValue;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A stack's configuration, read from its file without the Pulumi CLI. */
public final class StackFile {
    private StackFile() {}

    /**
     * The tree below {@code config}, by full key. What only the CLI can decrypt stays closed, as {@link EncryptedValue}.
     *
     * @throws UnreadableException in one line: no such file, no YAML, or an encrypted value in a local stack
     */
    public static Map<String, Object> read(Path file) throws UnreadableException {
        try {
            return tree(file);
        } catch (StackOverflowError e) {
            // An alias inside its own anchor is valid YAML, and has no end.
            throw new UnreadableException(
                    file + ": is nested too deeply, or an alias stands for a value that holds it; write the value out");
        }
    }

    private static Map<String, Object> tree(Path file) throws UnreadableException {
        Object root = load(file);
        if (!(root instanceof Map<?, ?> map) || !(map.get("config") instanceof Map<?, ?> config)) {
            throw new UnreadableException(file + ": has no map named config; write config: and the settings below it");
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        boolean local = config.containsKey("gatehouse:local");
        for (Map.Entry<?, ?> entry : config.entrySet()) {
            Object value = closed(entry.getValue());
            if (local && !Objects.equals(value, entry.getValue())) {
                throw new UnreadableException(file + ": " + entry.getKey()
                        + " is encrypted, which only the Pulumi engine can undo; write it in clear, a local stack has"
                        + " nothing to hide");
            }
            if (value != null) {
                tree.put(String.valueOf(entry.getKey()), value);
            }
        }
        return tree;
    }

    /** Pulumi encrypts whole values, and single ones within: {@code {secure: v1:…}}. */
    private static @Nullable Object closed(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.keySet().equals(Set.of("secure")) && map.get("secure") instanceof String) {
                return EncryptedValue.VALUE;
            }
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, closed(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(closed(each)));
            return copy;
        }
        return value;
    }

    private static Object load(Path file) throws UnreadableException {
        try {
            String text = Files.readString(file);
            Object root = new Load(LoadSettings.builder()
                            .setLabel(String.valueOf(file.getFileName()))
                            .setAllowDuplicateKeys(false)
                            .build())
                    .loadFromString(text);
            return root == null ? Map.of() : root;
        } catch (NoSuchFileException e) {
            throw new UnreadableException(
                    file + ": no such file; run it in the project's folder, or name one by --stack");
        } catch (MalformedInputException e) {
            throw new UnreadableException(file + ": is not UTF-8");
        } catch (IOException e) {
            throw new UnreadableException(file + ": cannot be read (" + e.getMessage() + ")");
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            throw new UnreadableException(file + where + ": is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new UnreadableException(file + ": is no YAML: " + e.getMessage());
        }
    }

    /** The file cannot be used; the message is one line for a person. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }
}
