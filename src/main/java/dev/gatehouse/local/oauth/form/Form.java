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
 * The parameters of a query or of a form, decoded.
 *
 * @param values by name, in the order sent; the first where a name came more than once
 * @param repeated names that came more than once: RFC 6749 section 3.1 forbids it
 */
public record Form(Map<String, String> values, List<String> repeated) {
    /** CHOICE: no OAuth request has so many; keeps a flood of parameters cheap. */
    private static final int MAX_PARAMETERS = 100;

    public static final String TYPE = "application/x-www-form-urlencoded";

    /** Empty when an escape is broken, the bytes are no UTF-8, or there are too many parameters. */
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

    /** Values may be codes, verifiers and secrets. */
    @Override
    public String toString() {
        return "Form" + values.keySet();
    }
}
