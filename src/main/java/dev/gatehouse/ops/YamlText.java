package dev.gatehouse.ops;

import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML file as a tree with the position of each node in the text. Edits replace only these positions and keep comments. */
final class YamlText {
    /** Texts that mean the same with and without quotes, in block and flow collections. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/](?:[A-Za-z0-9_./@+-]|:(?=[^ ]))*");

    private final String text;
    private final MappingNode root;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    private record Edit(int end, String by) {}

    /**
     * A text of the file.
     *
     * @param path below {@code config}, such as {@code gatehouse:clients.web.callbacks[0]}
     * @param key whether it is the key of a map
     */
    record Scalar(String path, boolean key, ScalarNode node) {
        String value() {
            return node.getValue();
        }

        /** Line and column, from 1, as editors count. */
        String position() {
            Mark mark = node.getStartMark().orElseThrow();
            return (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
        }
    }

    private YamlText(String text, MappingNode root) {
        this.text = text;
        this.root = root;
    }

    /** Empty if the text is not valid YAML or not a map in block style. */
    static Optional<YamlText> parse(String text) {
        try {
            return compose(text)
                    .filter(MappingNode.class::isInstance)
                    .map(MappingNode.class::cast)
                    .filter(map -> map.getFlowStyle() == FlowStyle.BLOCK)
                    .map(map -> new YamlText(text, map));
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    private static Optional<Node> compose(String text) {
        return new Compose(LoadSettings.builder().build()).composeString(text);
    }

    /** The node below these keys. */
    Optional<Node> at(String... keys) {
        Optional<Node> found = Optional.of(root);
        for (String key : keys) {
            found = found.filter(MappingNode.class::isInstance)
                    .flatMap(map -> entry((MappingNode) map, key))
                    .map(NodeTuple::getValueNode);
        }
        return found;
    }

    private static Optional<NodeTuple> entry(MappingNode map, String key) {
        return map.getValue().stream()
                .filter(each -> each.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .findFirst();
    }

    /** All texts of the file, including keys, once each. A text that an alias repeats is listed at its anchor. */
    List<Scalar> scalars() {
        List<Scalar> all = new ArrayList<>();
        collect("", root, all, Collections.newSetFromMap(new IdentityHashMap<>()));
        return all;
    }

    private static void collect(String path, Node node, List<Scalar> all, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof MappingNode map) {
            for (NodeTuple each : map.getValue()) {
                if (each.getKeyNode() instanceof ScalarNode key) {
                    String name = key.getValue();
                    String below = path.isEmpty() ? (name.equals("config") ? "" : name) : path + "." + name;
                    all.add(new Scalar(below, true, key));
                    collect(below, each.getValueNode(), all, seen);
                }
            }
        } else if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                collect(path + "[" + i + "]", list.getValue().get(i), all, seen);
            }
        } else if (node instanceof ScalarNode scalar) {
            all.add(new Scalar(path, false, scalar));
        }
    }

    /** The paths of encrypted values: {@code {secure: v1:…}}. */
    List<String> encrypted() {
        return scalars().stream()
                .filter(each -> each.key() && each.value().equals("secure"))
                .map(each -> each.path().replaceFirst("\\.secure$", ""))
                .toList();
    }

    /** Deletes an entry of the root with its lines. */
    void delete(String key) {
        entry(root, key).ifPresent(entry -> {
            int start = start(entry.getKeyNode());
            int newline = text.indexOf('\n', Math.max(start, end(entry.getValueNode()) - 1));
            put(start, newline < 0 ? text.length() : newline + 1, "");
        });
    }

    /** Replaces a node by a text, in the style of the node if possible. */
    void write(Node node, String value) {
        if (!(node instanceof ScalarNode scalar)) {
            put(start(node), end(node), quoted(value));
            return;
        }
        switch (scalar.getScalarStyle()) {
            case PLAIN -> put(start(node), end(node), isPlain(value, scalar.getTag()) ? value : quoted(value));
            case SINGLE_QUOTED -> put(start(node), end(node), quoted(value));
            default -> put(start(node), end(node), escaped(value) + (isBlock(scalar) ? "\n" : ""));
        }
    }

    /** Replaces a node by a list of one text. */
    void writeList(Node node, String value) {
        // A block list can begin in the column of its key; a flow list cannot.
        boolean block = node instanceof SequenceNode list && list.getFlowStyle() == FlowStyle.BLOCK;
        put(start(node), end(node), block ? "- " + quoted(value) : "[" + quoted(value) + "]");
    }

    /** Adds an entry with a list of one text before the first entry of a map. */
    void addList(MappingNode map, String key, String value) {
        Node first = map.getValue().get(0).getKeyNode();
        int column = first.getStartMark().orElseThrow().getColumn();
        put(
                start(first),
                start(first),
                key + ": [" + quoted(value) + "]"
                        + (map.getFlowStyle() == FlowStyle.FLOW ? ", " : "\n" + " ".repeat(column)));
    }

    private void put(int start, int end, String by) {
        edits.put(start, new Edit(end, by));
    }

    /** The text with all edits. */
    String edited() {
        StringBuilder made = new StringBuilder();
        int from = 0;
        for (Map.Entry<Integer, Edit> each : edits.entrySet()) {
            if (each.getKey() < from) {
                // This edit is inside deleted text.
                continue;
            }
            made.append(text, from, each.getKey()).append(each.getValue().by());
            from = each.getValue().end();
        }
        return made.append(text, from, text.length()).toString();
    }

    /** Converts a mark, which counts code points, to an index of the text. */
    private int start(Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
    }

    /** A block list or map ends with its last text; its end mark is after the comments that follow.  */
    private int end(Node node) {
        if (node instanceof SequenceNode list
                && list.getFlowStyle() == FlowStyle.BLOCK
                && !list.getValue().isEmpty()) {
            return end(list.getValue().get(list.getValue().size() - 1));
        }
        if (node instanceof MappingNode map
                && map.getFlowStyle() == FlowStyle.BLOCK
                && !map.getValue().isEmpty()) {
            return end(map.getValue().get(map.getValue().size() - 1).getValueNode());
        }
        return text.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
    }

    private static boolean isBlock(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    }

    /** Whether the text can be written without quotes: {@code on} or {@code 012} would not. */
    private static boolean isPlain(String value, Tag tag) {
        return PLAIN.matcher(value).matches()
                && compose(value).filter(node -> node.getTag().equals(tag)).isPresent();
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(each -> each < ' ') ? escaped(value) : "'" + value.replace("'", "''") + "'";
    }

    /** YAML accepts JSON escapes in double quotes. */
    private static String escaped(String value) {
        return new GsonBuilder().disableHtmlEscaping().create().toJson(value);
    }
}
