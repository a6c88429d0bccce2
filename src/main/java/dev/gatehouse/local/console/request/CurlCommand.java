package dev.gatehouse.local.console.request;

import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.recording.Masker;
import dev.gatehouse.local.recording.RecordedRequest;
import dev.gatehouse.local.recording.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as a curl command for a POSIX shell. Secrets are shell variables, such as {@code $TOKEN}; the shell expands
 * nothing else.
 */
final class CurlCommand {
    /** Headers that curl writes itself, or that belong to the connection. */
    private static final Set<String> LEFT_OUT = Set.of(
            "host", "content-length", "connection", "transfer-encoding", "expect", "user-agent", "accept-encoding");

    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._/-]+");

    /** A variable between characters that Unicode reserves for private use; they are removed from the request. */
    private static final Pattern VARIABLE = Pattern.compile("\uE000([A-Z_]+)\uE001");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\p{Cf}\\u2028\\u2029\\uFFFD]");

    private static final Masker MASKER = new Masker(
            new Replacement() {
                @Override
                public String secret(String name) {
                    return variable(name.equalsIgnoreCase("authorization") ? "CREDENTIALS" : name);
                }

                @Override
                public String token(String readable) {
                    return variable("TOKEN");
                }
            },
            false);

    private CurlCommand() {}

    static String of(RecordedRequest recorded) {
        HttpRequest request = recorded.request();
        List<String> words = new ArrayList<>(List.of("curl -i --globoff --path-as-is"));
        if (!request.method().equals("GET")) {
            words.add("-X " + quote(clean(request.method())));
        }
        words.add(quote(address(request)));
        for (Headers.Field field : request.headers().fields()) {
            if (!LEFT_OUT.contains(field.name().toLowerCase(Locale.ROOT))) {
                String value = MASKER.header(field.name(), clean(field.value()));
                words.add("-H " + quote(clean(field.name()) + (value.isEmpty() ? ";" : ": " + value)));
            }
        }
        if (recorded.requestBytes() > 0) {
            words.add(body(recorded));
        }
        return String.join(" \\\n  ", words);
    }

    private static String address(HttpRequest request) {
        String host = request.headers()
                .first("host")
                .filter(value -> LOOPBACK.matcher(value).matches())
                .orElse("localhost");
        String query = request.query().isEmpty() ? "" : "?" + MASKER.form(clean(request.query()));
        return "http://" + host + MASKER.text(clean(request.path())) + query;
    }

    /** {@code --data-raw} sends a body that starts with {@code @} as it is; {@code --data} would send a file. */
    private static String body(RecordedRequest recorded) {
        String text = recorded.request().bodyText();
        if (recorded.requestBytes() > recorded.request().body().length
                || CONTROL.matcher(text).find()) {
            return "--data-binary @body";
        }
        String type = recorded.request().headers().first("content-type").orElse("");
        return "--data-raw " + quote(MASKER.body(type, clean(text)));
    }

    private static String variable(String name) {
        String words = name.replaceAll("([a-z])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]", "_");
        String upper = words.toUpperCase(Locale.ROOT).replaceAll("[^A-Z_]", "").replaceAll("^_+", "");
        return "\uE000" + (upper.isEmpty() ? "SECRET" : upper) + "\uE001";
    }

    /** Control characters could act on the terminal into which the command is pasted. */
    private static String clean(String text) {
        return CONTROL.matcher(text.replaceAll("[\uE000\uE001]", "")).replaceAll("?");
    }

    /** One word of the shell: the variables are in double quotes, everything else in single quotes. */
    static String quote(String text) {
        Matcher variable = VARIABLE.matcher(text);
        StringBuilder word = new StringBuilder();
        int end = 0;
        while (variable.find()) {
            word.append(literal(text.substring(end, variable.start())))
                    .append("\"$")
                    .append(variable.group(1))
                    .append('"');
            end = variable.end();
        }
        String rest = literal(text.substring(end));
        return word.isEmpty() && rest.isEmpty() ? "''" : word.append(rest).toString();
    }

    private static String literal(String text) {
        return text.isEmpty() || SAFE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
