package dev.gatehouse.local.oauth.form;

import dev.gatehouse.local.http.PercentEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The decoded parameters of a query string or a form.
 *
 * @param values by name, in the order sent; the first value of a repeated name
 * @param repeated names that occur more than once, which RFC 6749 section 3.1 forbids
 */
public record Form(Map<String, String> values, List<String> repeated) {
    /** CHOICE: more than any OAuth request has, and few enough to limit the cost of a flood of parameters. */
    private static final int MAX_PARAMETERS = 100;

    public static final String TYPE = "application/x-www-form-urlencoded";

    /** Empty if a percent-encoding or the UTF-8 is invalid, or if there are too many parameters. */
    public static Optional<Form> parse(String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> repeated = new ArrayList<>();
        int count = 0;
        int start = 0;
        while (start <= encoded.length() && !encoded.isEmpty()) {
            int end = encoded.indexOf('&', start);
            String pair = encoded.substring(start, end < 0 ? encoded.length() : end);
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                Optional<String> name = PercentEncoding.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
                Optional<String> value = PercentEncoding.decodeQuery(equals < 0 ? "" : pair.substring(equals + 1));
                count++;
                if (count > MAX_PARAMETERS || name.isEmpty() || value.isEmpty()) {
                    return Optional.empty();
                }
                if (values.putIfAbsent(name.get(), value.get()) != null) {
                    repeated.add(name.get());
                }
            }
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        return Optional.of(new Form(values, repeated));
    }

    /** RFC 6749 section 3.1: a parameter without a value counts as omitted. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    public String encoded() {
        return values.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Does not print values, which may be codes, verifiers or secrets. */
    @Override
    public String toString() {
        return "Form" + values.keySet();
    }
}
