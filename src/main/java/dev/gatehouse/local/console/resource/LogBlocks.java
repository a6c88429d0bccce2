package dev.gatehouse.local.console.resource;

import dev.gatehouse.local.console.resource.FunctionLogContent.Block;
import dev.gatehouse.local.function.InvocationId;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.recording.FunctionLogBuffer.Line;
import dev.gatehouse.local.recording.Masking;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Groups log lines by invocation: those of one invocation can be mixed with those of another process. */
final class LogBlocks {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** Colours for a terminal. They could also separate the name of a secret from its value. */
    private static final Pattern TERMINAL = Pattern.compile("\\x1b\\[[0-9;?]*[A-Za-z]");

    private LogBlocks() {}

    /** @param first the index of the first line, for lines without an invocation; else 0 */
    private record Key(String functionArn, Optional<InvocationId> invocation, int first) {}

    /**
     * Newest first. The lines of a block are oldest first, so that a stack trace can be read.
     *
     * @param lines oldest first
     */
    static List<Block> of(List<Line> lines, ZoneId zone) {
        Map<Key, List<Line>> groups = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Key key = key(lines, i);
            List<Line> group = Optional.ofNullable(groups.remove(key)).orElseGet(ArrayList::new);
            group.add(lines.get(i));
            // The group with the newest line is the last one.
            groups.put(key, group);
        }
        List<Block> blocks = new ArrayList<>();
        groups.values().forEach(group -> blocks.add(block(group, zone)));
        Collections.reverse(blocks);
        return blocks;
    }

    /** Lines without an invocation belong together only if no other line is between them. */
    private static Key key(List<Line> lines, int index) {
        Line line = lines.get(index);
        int first = line.invocation().isPresent() ? 0 : index;
        while (first > 0 && isLike(line, lines.get(first - 1))) {
            first--;
        }
        return new Key(line.functionArn(), line.invocation(), first);
    }

    private static boolean isLike(Line line, Line other) {
        return line.functionArn().equals(other.functionArn())
                && line.invocation().equals(other.invocation());
    }

    private static Block block(List<Line> group, ZoneId zone) {
        Line first = group.get(0);
        Optional<String> caller = first.invocation().flatMap(InvocationId::callerId);
        return new Block(
                name(first.functionArn()),
                caller.or(() -> first.invocation().map(id -> "invocation " + id.shortId()))
                        .orElse("outside of an invocation"),
                caller.map(id -> "/console/requests?id=" + Form.encode(id)).orElse(""),
                group.stream()
                        .map(line -> time(line, zone) + " "
                                + Masking.line(TERMINAL.matcher(line.text()).replaceAll("")))
                        .collect(Collectors.joining("\n")));
    }

    private static String time(Line line, ZoneId zone) {
        return TIME.format(line.time().atZone(zone));
    }

    /** The last part of an ARN: the function can be one that is no longer declared. */
    static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
