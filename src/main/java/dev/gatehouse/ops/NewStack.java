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
 * Creates the file of a new stack from the file of another stack. It edits the YAML text, so that comments are preserved, and
 * changes values that only one stack can have: the sign-in prefix and custom domains.
 *
 * @param account of the new stack; absent: that of the other stack
 * @param region of the new stack; absent: that of the other stack
 * @param replaced new texts by old texts, for keys and values, such as host names
 */
record NewStack(
        String name,
        Optional<String> prefix,
        Optional<String> account,
        Optional<String> region,
        Map<String, String> replaced) {

    /** Stack names as Pulumi's documentation describes them. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /** The keys that Pulumi writes for the encryption of a stack. */
    private static final List<String> ENCRYPTION = List.of("encryptionsalt", "secretsprovider", "encryptedkey");

    /** Parts of a value that refer to one account, host, user pool or other resource. */
    private static final Pattern UNIQUE = Pattern.compile(
            "arn:[a-z-]+:\\S+" // a resource
                    + "|(?<![0-9])[0-9]{12}(?![0-9])" // an account
                    + "|[a-z]{2}(?:-[a-z]+)+-[0-9]_[0-9A-Za-z]+" // a user pool
                    + "|(?<=://|@)(?!localhost\\b|127\\.0\\.0\\.1\\b)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+" // a host
                    + "|(?:[a-z0-9-]+\\.)*example\\.(?:com|org|net)"); // a reserved example host (RFC 2606)

    NewStack {
        replaced = Map.copyOf(replaced);
    }

    /** The text of the new file, or the reasons why it cannot be created. */
    sealed interface Result {
        /** @param kept values of the other stack that often must differ, each with its line and column */
        record File(String text, List<String> kept) implements Result {
            public File {
                kept = List.copyOf(kept);
            }
        }

        record Rejected(List<String> problems) implements Result {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * @param like the settings of the other stack
     * @param text of the other stack's file
     */
    Result from(Settings like, String text) {
        List<String> problems = new ArrayList<>();
        String model = "Pulumi." + like.stack() + ".yaml";
        if (!NAME.matcher(name).matches()) {
            problems.add("'" + name
                    + "' is not a valid stack name: use 1 to 100 letters, digits, hyphens, underscores or dots");
        }
        Optional<YamlText> parsed = YamlText.parse(text);
        if (parsed.isEmpty()) {
            problems.add(model + " is not a YAML map in block style; write config: on a separate line");
            return new Result.Rejected(problems);
        }
        YamlText yaml = parsed.get();
        List<String> encrypted = yaml.encrypted();
        if (!encrypted.isEmpty()) {
            problems.add(
                    model + " contains encrypted values, which only that stack's key can decrypt: "
                            + String.join(", ", encrypted)
                            + "; copy the file yourself, delete these values, and set each with pulumi config set --secret --path");
        }
        Set<String> before = yaml.scalars().stream()
                .map(NewStack::parts)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        edit(like, model, yaml, problems);
        String made = yaml.edited();
        YamlText after = YamlText.parse(made)
                .orElseThrow(() -> new IllegalStateException("the edits of " + model + " broke its YAML"));
        problems.addAll(valuesOfOtherStack(like, after));
        return problems.isEmpty() ? new Result.File(made, kept(after, before)) : new Result.Rejected(problems);
    }

    private void edit(Settings like, String model, YamlText yaml, List<String> problems) {
        ENCRYPTION.forEach(yaml::delete);
        replace(model, yaml, problems);
        like.domain()
                .flatMap(domain -> domain.prefix())
                .ifPresent(other -> yaml.at("config", "gatehouse:domain", "prefix")
                        .ifPresent(node -> yaml.write(node, newPrefix(other))));
        region.ifPresent(wanted -> yaml.at("config", "aws:region").ifPresent(node -> yaml.write(node, wanted)));
        account.ifPresent(id -> yaml.at("config", "aws:allowedAccountIds")
                .ifPresentOrElse(
                        node -> yaml.writeList(node, id),
                        () -> yaml.at("config")
                                .filter(MappingNode.class::isInstance)
                                .ifPresent(config -> yaml.addList((MappingNode) config, "aws:allowedAccountIds", id))));
    }

    /** Replaces all texts in one pass, longer texts first, so that replaced text is not replaced again. */
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
        unused.forEach(
                text -> problems.add("--replace " + text + ": this text is not in any key or value of " + model));
    }

    /** Reports values of the other stack that only one stack can have. */
    private List<String> valuesOfOtherStack(Settings like, YamlText after) {
        List<String> problems = new ArrayList<>();
        like.domain()
                .flatMap(domain -> domain.prefix())
                .filter(other -> after.at("config", "gatehouse:domain", "prefix")
                        .filter(node -> node instanceof ScalarNode scalar
                                && scalar.getValue().equals(other))
                        .isPresent())
                .ifPresent(other -> problems.add("'" + other + "' is the sign-in prefix of stack " + like.stack()
                        + ", and only one stack can have it: use --prefix <another prefix>"));
        for (String host : customDomains(like)) {
            if (after.scalars().stream().anyMatch(each -> each.value().contains(host))) {
                problems.add("'" + host + "' is a domain of stack " + like.stack()
                        + " and only one stack can have it: use --replace " + host + "=<another domain>");
            }
        }
        return problems;
    }

    private List<String> kept(YamlText after, Set<String> before) {
        return after.scalars().stream()
                .filter(each -> parts(each).stream().anyMatch(before::contains))
                .map(each -> "Pulumi." + name + ".yaml:" + each.position() + ": " + each.path()
                        + (each.key() ? " (the key)" : ": '" + each.value() + "'"))
                .toList();
    }

    /** The parts of a value that may belong to only one stack. */
    private static Set<String> parts(YamlText.Scalar scalar) {
        Set<String> parts = new HashSet<>();
        UNIQUE.matcher(scalar.value()).results().map(MatchResult::group).forEach(part -> {
            parts.add(part);
            // An ARN names an account and perhaps a host as well.
            if (part.startsWith("arn:")) {
                UNIQUE.matcher(part.substring("arn:".length()))
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

    /** The custom domains of a stack. */
    private static List<String> customDomains(Settings like) {
        List<String> names = new ArrayList<>();
        like.domain().flatMap(domain -> domain.custom()).ifPresent(custom -> names.add(custom.host()));
        like.api().domain().ifPresent(domain -> names.add(domain.host()));
        return names;
    }

    /** The other stack's prefix with the new stack's name as its last part. */
    private String newPrefix(String other) {
        return prefix.orElseGet(() -> other.replaceFirst("-[a-z0-9]+$", "") + "-" + name.toLowerCase(Locale.ROOT));
    }
}
