package dev.gatehouse.ops;

import dev.gatehouse.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The file of a new stack, made from another's by edits of its YAML tree, so that its comments stay. What can belong to one
 * stack only gets another value: the sign-in prefix, and names of hosts.
 *
 * @param account whose credentials it takes; absent keeps the other's
 * @param region where it is declared; absent keeps the other's
 * @param replaced texts to put in place of others, in keys and values, such as the names of hosts
 */
record NewStack(
        String name,
        Optional<String> prefix,
        Optional<String> account,
        Optional<String> region,
        Map<String, String> replaced) {

    /** Pulumi's documentation of stack names, which are part of addresses. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /** What Pulumi writes of a stack's own encryption. */
    private static final List<String> ENCRYPTION = List.of("encryptionsalt", "secretsprovider", "encryptedkey");

    /** Parts of a value that lead to one account, host, pool or other resource. */
    private static final Pattern OWN = Pattern.compile(
            "arn:[a-z-]+:\\S+" // a resource
                    + "|(?<![0-9])[0-9]{12}(?![0-9])" // an account
                    + "|[a-z]{2}(?:-[a-z]+)+-[0-9]_[0-9A-Za-z]+" // a user pool
                    + "|(?<=://|@)(?!localhost\\b|127\\.0\\.0\\.1\\b)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+" // a host
                    + "|(?:[a-z0-9-]+\\.)*example\\.(?:com|org|net)"); // a host that is nobody's (RFC 2606)

    NewStack {
        replaced = Map.copyOf(replaced);
    }

    /** A text, or why there is none. */
    sealed interface Made {
        /** @param kept values that are still the model's and often must differ, each with its place */
        record File(String text, List<String> kept) implements Made {
            public File {
                kept = List.copyOf(kept);
            }
        }

        record Not(List<String> problems) implements Made {
            public Not {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * @param like the other stack, as its settings were read
     * @param text of its file
     */
    Made from(Settings like, String text) {
        List<String> problems = new ArrayList<>();
        String model = "Pulumi." + like.stack() + ".yaml";
        if (!NAME.matcher(name).matches()) {
            problems.add("'" + name + "' is no stack name: write 1 to 100 letters, digits, hyphens, underscores, dots");
        }
        Optional<YamlText> parsed = YamlText.parse(text);
        if (parsed.isEmpty()) {
            problems.add(model + " is not a YAML map in block style; write config: on a line of its own");
            return new Made.Not(problems);
        }
        YamlText yaml = parsed.get();
        List<String> encrypted = yaml.encrypted();
        if (!encrypted.isEmpty()) {
            problems.add(model + " holds encrypted values, which only that stack's key opens: "
                    + String.join(", ", encrypted) + "; copy the file yourself, take them out, and set each by"
                    + " pulumi config set --secret --path");
        }
        Set<String> before = yaml.scalars().stream()
                .map(NewStack::parts)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        edit(like, model, yaml, problems);
        String made = yaml.edited();
        YamlText after = YamlText.parse(made)
                .orElseThrow(() -> new IllegalStateException("the edits of " + model + " broke its YAML"));
        problems.addAll(stillTheModels(like, after));
        return problems.isEmpty() ? new Made.File(made, kept(after, before)) : new Made.Not(problems);
    }

    private void edit(Settings like, String model, YamlText yaml, List<String> problems) {
        ENCRYPTION.forEach(yaml::delete);
        replace(model, yaml, problems);
        like.domain()
                .flatMap(domain -> domain.prefix())
                .ifPresent(other -> yaml.at("config", "gatehouse:domain", "prefix")
                        .ifPresent(node -> yaml.write(node, ownPrefix(other))));
        region.ifPresent(wanted -> yaml.at("config", "aws:region").ifPresent(node -> yaml.write(node, wanted)));
        account.ifPresent(id -> yaml.at("config", "aws:allowedAccountIds")
                .ifPresentOrElse(
                        node -> yaml.writeList(node, id),
                        () -> yaml.at("config")
                                .filter(MappingNode.class::isInstance)
                                .ifPresent(config -> yaml.addList((MappingNode) config, "aws:allowedAccountIds", id))));
    }

    /** All at once, longer texts first, so that no replacement is replaced again. */
    private void replace(String model, YamlText yaml, List<String> problems) {
        Set<String> unused = new LinkedHashSet<>(replaced.keySet());
        if (unused.isEmpty()) {
            return;
        }
        Pattern any = Pattern.compile(replaced.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
        for (YamlText.Scalar each : yaml.scalars()) {
            Matcher found = any.matcher(each.value());
            if (found.find()) {
                yaml.write(each.node(), found.replaceAll(match -> {
                    unused.remove(match.group());
                    return Matcher.quoteReplacement(replaced.getOrDefault(match.group(), match.group()));
                }));
            }
        }
        unused.forEach(text -> problems.add("--replace " + text + ": no such text in a key or value of " + model));
    }

    /** What can be one stack's only, and is the other's. */
    private List<String> stillTheModels(Settings like, YamlText after) {
        List<String> problems = new ArrayList<>();
        like.domain()
                .flatMap(domain -> domain.prefix())
                .filter(other -> after.at("config", "gatehouse:domain", "prefix")
                        .filter(node -> node instanceof ScalarNode scalar
                                && scalar.getValue().equals(other))
                        .isPresent())
                .ifPresent(other -> problems.add("'" + other + "' is the sign-in prefix of stack " + like.stack()
                        + ", and one stack can have it: give --prefix <another>"));
        for (String host : ownNames(like)) {
            if (after.scalars().stream().anyMatch(each -> each.value().contains(host))) {
                problems.add("'" + host + "' is a name of stack " + like.stack()
                        + " and can be no other's: give --replace " + host + "=<a name of its own>");
            }
        }
        return problems;
    }

    private List<String> kept(YamlText after, Set<String> before) {
        return after.scalars().stream()
                .filter(each -> parts(each).stream().anyMatch(before::contains))
                .map(each -> "Pulumi." + name + ".yaml:" + each.place() + ": " + each.path()
                        + (each.key() ? " (the key)" : ": '" + each.value() + "'"))
                .toList();
    }

    /** Parts of a value by which it may belong to one stack only. */
    private static Set<String> parts(YamlText.Scalar scalar) {
        Set<String> parts = new HashSet<>();
        OWN.matcher(scalar.value()).results().map(MatchResult::group).forEach(part -> {
            parts.add(part);
            // An ARN names an account and perhaps a host as well.
            if (part.startsWith("arn:")) {
                OWN.matcher(part.substring("arn:".length()))
                        .results()
                        .map(MatchResult::group)
                        .forEach(parts::add);
            }
        });
        if (!scalar.key() && scalar.path().endsWith(".clientId")) {
            parts.add(scalar.path() + "=" + scalar.value());
        }
        return parts;
    }

    /** Names that lead to one place only. */
    private static List<String> ownNames(Settings like) {
        List<String> names = new ArrayList<>();
        like.domain().flatMap(domain -> domain.custom()).ifPresent(custom -> names.add(custom.host()));
        like.api().domain().ifPresent(domain -> names.add(domain.host()));
        return names;
    }

    /** The other's prefix with this stack's name in place of that one's, or after it. */
    private String ownPrefix(String other) {
        return prefix.orElseGet(() -> other.replaceFirst("-[a-z0-9]+$", "") + "-" + name.toLowerCase(Locale.ROOT));
    }
}
