package dev.gatehouse.cloud;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.identity.Client;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule about one argument of one type of AWS resource, named by the ids that auditors know it by
 * (controls-and-attacks.md, section 1).
 *
 * @param ids of Security Hub, cdk-nag, Prowler, Checkov, Trivy; or the RFC or AWS page it stands on
 * @param path of the argument: {@code passwordPolicy.minimumLength}; {@code [*]} stands for every item of a list
 * @param rule what must hold, for a person
 */
public record Control(String ids, String type, String path, String rule, Check check) {

    /** Whether the value of the argument, absent as null in {@link Seen#value()}, is as it must be. */
    @FunctionalInterface
    public interface Check {
        boolean holds(Seen seen);
    }

    /** An argument in its resource in its stack. */
    public record Seen(Optional<Object> value, Resource resource, Stack stack) {
        public boolean is(Object wanted) {
            return value.equals(Optional.of(wanted));
        }

        public boolean isOneOf(Object... wanted) {
            return value.isPresent() && List.of(wanted).contains(value.get());
        }

        public boolean isBetween(double least, double most) {
            return value.orElse("") instanceof Double number && number >= least && number <= most;
        }

        public boolean matches(String pattern) {
            return value.orElse(0) instanceof String text && text.matches(pattern);
        }

        public List<?> list() {
            return value.orElse(List.of()) instanceof List<?> list ? list : List.of();
        }
    }

    /** A declared resource, with its options beside its inputs so that both can be checked and changed alike. */
    public record Resource(String type, String name, Map<String, Object> inputs) {
        Optional<Object> at(String path) {
            Object value = inputs;
            for (String step : path.split("\\.(?![^\\[]*\\])", -1)) {
                Matcher matcher = STEP.matcher(step);
                if (!matcher.matches() || !(value instanceof Map<?, ?> map)) {
                    return Optional.empty();
                }
                value = map.get(matcher.group(1));
                if (matcher.group(2) != null) {
                    int index = Integer.parseInt(matcher.group(2));
                    value = value instanceof List<?> list && index < list.size() ? list.get(index) : null;
                }
            }
            return Optional.ofNullable(value);
        }
    }

    /** Everything a stack declares, beside what it was asked to. */
    public record Stack(Settings settings, List<Resource> resources) {
        boolean isProtected() {
            return settings.identity().protection();
        }

        public List<Resource> all(String type) {
            return resources.stream().filter(each -> each.type().equals(type)).toList();
        }

        /** The client that a resource was declared for. */
        Client client(Resource resource) {
            return settings.clients().stream()
                    .filter(client -> resource.name().equals("gatehouse-" + settings.stack() + "-" + client.name()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("whose client is " + resource.name()));
        }
    }

    private static final Pattern STEP = Pattern.compile("([^\\[]+)(?:\\[(\\d+)\\])?");

    public static Control of(String ids, String type, String path, String rule, Check check) {
        return new Control(ids, type, path, rule, check);
    }

    /** Only for stacks that guard their users. */
    public Control whenProtected() {
        return new Control(ids, type, path, rule, seen -> !seen.stack().isProtected() || check.holds(seen));
    }

    /** Only for resources of which this is true. */
    public Control where(Predicate<Seen> condition) {
        return new Control(ids, type, path, rule, seen -> !condition.test(seen) || check.holds(seen));
    }

    /** Which resources break it, each as a line for a person. */
    List<String> violations(Stack stack) {
        return stack.all(type).stream()
                .filter(resource -> !check.holds(new Seen(resource.at(path), resource, stack)))
                .map(resource -> ids + ": " + type + " '" + resource.name() + "' " + path + " " + rule + ", is "
                        + resource.at(path).map(String::valueOf).orElse("absent"))
                .toList();
    }
}
