package dev.gatehouse.stackfile;

import java.util.Comparator;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The lines of a stack file on which its settings are.
 *
 * @param root the whole file
 */
record StackLines(Optional<Node> root) {
    static final String CONFIG = "config";

    /**
     * The line of a setting, counted from 1.
     *
     * @param path such as {@code gatehouse:clients.web.callbacks[0]}; if the file does not contain it, the line is that of
     *     the nearest section around it
     */
    Optional<Integer> line(String path) {
        return root.flatMap(node -> line(node, CONFIG + "." + path));
    }

    private static Optional<Integer> line(Node node, String path) {
        if (node instanceof MappingNode map) {
            // A key may contain a dot, so the longest key is taken, not the text up to the next dot.
            return map.getValue().stream()
                    .filter(entry -> startsWith(path, name(entry)))
                    .max(Comparator.comparingInt(entry -> name(entry).length()))
                    .flatMap(entry ->
                            line(entry.getValueNode(), rest(path, name(entry))).or(() -> line(entry.getKeyNode())));
        }
        if (node instanceof SequenceNode list && path.startsWith("[")) {
            String index = path.substring(0, path.indexOf(']') + 1);
            for (int i = 0; i < list.getValue().size(); i++) {
                if (index.equals("[" + i + "]")) {
                    Node item = list.getValue().get(i);
                    return line(item, rest(path, index)).or(() -> line(item));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> line(Node node) {
        return node.getStartMark().map(Mark::getLine).map(line -> line + 1);
    }

    private static String name(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    private static boolean startsWith(String path, String name) {
        return !name.isEmpty()
                && path.startsWith(name)
                && (path.length() == name.length() || ".[".indexOf(path.charAt(name.length())) >= 0);
    }

    private static String rest(String path, String name) {
        String rest = path.substring(name.length());
        return rest.startsWith(".") ? rest.substring(1) : rest;
    }
}
