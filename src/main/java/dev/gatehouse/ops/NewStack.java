package dev.gatehouse.ops;

import dev.gatehouse.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of a new stack, made from another's as a text, so that its remarks stay. What can be one stack's alone gets a
 * value of its own: the sign-in prefix, and names of hosts.
 *
 * @param account whose credentials it takes; absent keeps the other's
 * @param region where it is declared; absent keeps the other's
 * @param replaced texts to put in place of others, such as the names of hosts
 */
record NewStack(
        String name,
        Optional<String> prefix,
        Optional<String> account,
        Optional<String> region,
        Map<String, String> replaced) {

    /** Pulumi's documentation of stack names, which are part of addresses. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /** What Pulumi writes of a stack's own encryption, each a line by itself. */
    private static final Pattern ENCRYPTION =
            Pattern.compile("(?m)^(encryptionsalt|secretsprovider|encryptedkey):.*\\R?");

    private static final Pattern SECURE = Pattern.compile("(?m)^[^#\\n]*\\bsecure:\\s");
    private static final Pattern PREFIX = Pattern.compile("(gatehouse:domain:\\s*(?:\\{\\s*)?prefix:\\s*)([a-z0-9-]+)");
    private static final Pattern ACCOUNTS = Pattern.compile("(?m)^(\\s*aws:allowedAccountIds:).*$");
    private static final Pattern REGION = Pattern.compile("(?m)^(\\s*aws:region:\\s*)\\S+");

    NewStack {
        replaced = Map.copyOf(replaced);
    }

    /** A text, or why there is none. */
    sealed interface Made {
        record File(String text) implements Made {}

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
        if (!NAME.matcher(name).matches()) {
            problems.add("'" + name + "' is no stack name: write 1 to 100 letters, digits, hyphens, underscores, dots");
        }
        if (SECURE.matcher(text).find()) {
            problems.add(
                    "Pulumi." + like.stack() + ".yaml holds encrypted values, which only that stack's key opens: copy"
                            + " the file by hand, take them out, and set each by pulumi config set --secret --path");
        }
        String made = ENCRYPTION.matcher(text).replaceAll("");
        for (Map.Entry<String, String> each : replaced.entrySet()) {
            if (!made.contains(each.getKey())) {
                problems.add("--replace " + each.getKey() + ": no such text in Pulumi." + like.stack() + ".yaml");
            }
            made = made.replace(each.getKey(), each.getValue());
        }
        made = put(
                made, PREFIX, like.domain().flatMap(domain -> domain.prefix()).map(this::ownPrefix));
        made = put(made, ACCOUNTS, account.map(id -> " ['" + id + "']"));
        made = put(made, REGION, region);
        ownNames(like).stream()
                .filter(made::contains)
                .forEach(host -> problems.add("'" + host + "' is a name of stack " + like.stack()
                        + " and can be no other's: give --replace " + host + "=<a name of its own>"));
        return problems.isEmpty() ? new Made.File(made) : new Made.Not(problems);
    }

    /** Names that lead to one place alone. */
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

    private static String put(String text, Pattern where, Optional<String> value) {
        Matcher matcher = where.matcher(text);
        return value.isPresent() && matcher.find()
                ? matcher.replaceFirst(Matcher.quoteReplacement(Objects.requireNonNull(matcher.group(1)) + value.get()))
                : text;
    }
}
