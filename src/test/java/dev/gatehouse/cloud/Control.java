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
 * A rule about one argument of one AWS resource type.
 *
 * @param source rule ids of auditors, or the RFC, AWS page or project rule that requires the value
 * @param path of the argument: {@code passwordPolicy.minimumLength}; {@code schemas[0].name} for an item of a list
 * @param rule the required value, for people
 */
public record Control(String source, String type, String path, String rule, Check check) {

    /** Checks the value of an argument. */
    @FunctionalInterface
    public interface Check {
        boolean holds(Argument argument);
    }

    /** An argument with its resource and stack. */
    public record Argument(Optional<Object> value, Resource resource, Stack stack) {
        public boolean is(Object expected) {
            return value.equals(Optional.of(expected));
        }

        public boolean isOneOf(Object... expected) {
            return value.isPresent() && List.of(expected).contains(value.get());
        }

        public boolean isBetween(double least, double most) {
            return value.orElse("") instanceof Double number && number >= least && number <= most;
        }

        public boolean matches(String pattern) {
            return value.orElse(0) instanceof String text && text.matches(pattern);
        }

        /** The stack's KMS key, as the value of an argument. */
        Optional<Object> kmsKey() {
            return stack.settings().observability().kmsKey().map(key -> key);
        }

        public List<?> list() {
            return value.orElse(List.of()) instanceof List<?> list ? list : List.of();
        }
    }

    /** A declared resource. The inputs include its resource options. */
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

    /** The declared resources of a stack, with its settings. */
    public record Stack(Settings settings, List<Resource> resources) {
        boolean isProtected() {
            return settings.identity().protection();
        }

        public List<Resource> all(String type) {
            return resources.stream().filter(each -> each.type().equals(type)).toList();
        }

        /** The client of an app client resource. */
        Client client(Resource resource) {
            return settings.clients().stream()
                    .filter(client -> resource.name().equals("gatehouse-" + settings.stack() + "-" + client.name()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no client for " + resource.name()));
        }
    }

    private static final Pattern STEP = Pattern.compile("([^\\[]+)(?:\\[(\\d+)\\])?");

    public static Control of(String source, String type, String path, String rule, Check check) {
        return new Control(source, type, path, rule, check);
    }

    /** Applies only to protected stacks. */
    public Control whenProtected() {
        return new Control(
                source, type, path, rule, argument -> !argument.stack().isProtected() || check.holds(argument));
    }

    /** Applies only if the condition is true. */
    public Control where(Predicate<Argument> condition) {
        return new Control(source, type, path, rule, argument -> !condition.test(argument) || check.holds(argument));
    }

    /** A message for each resource that violates the control. */
    List<String> violations(Stack stack) {
        return stack.all(type).stream()
                .filter(resource -> !check.holds(new Argument(resource.at(path), resource, stack)))
                .map(resource -> source + ": " + type + " '" + resource.name() + "' " + path + " " + rule + ", is "
                        + resource.at(path).map(String::valueOf).orElse("absent"))
                .toList();
    }
}
