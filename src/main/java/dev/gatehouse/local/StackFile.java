package dev.gatehouse.local;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * The tree below {@code config}, by full key.
     *
     * @throws UnreadableException in one line: no such file, no YAML, or a value that only the CLI can decrypt
     */
    public static Map<String, Object> read(Path file) throws UnreadableException {
        Object root = load(file);
        if (!(root instanceof Map<?, ?> map) || !(map.get("config") instanceof Map<?, ?> config)) {
            throw new UnreadableException(file + ": has no map named config; write config: and the settings below it");
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : config.entrySet()) {
            if (isEncrypted(entry.getValue())) {
                throw new UnreadableException(file + ": " + entry.getKey()
                        + " is encrypted, which only the Pulumi engine can undo; write it in clear, a local stack has"
                        + " nothing to hide");
            }
            if (entry.getValue() != null) {
                tree.put(String.valueOf(entry.getKey()), entry.getValue());
            }
        }
        return tree;
    }

    /** Pulumi encrypts whole values, and single ones within: {@code {secure: v1:…}}. */
    private static boolean isEncrypted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (map.keySet().equals(Set.of("secure")) && map.get("secure") instanceof String)
                    || map.values().stream().anyMatch(StackFile::isEncrypted);
        }
        return value instanceof List<?> list && list.stream().anyMatch(StackFile::isEncrypted);
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
