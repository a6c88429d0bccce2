package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.http.PercentEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a raw query string, in the order sent. */
public final class QueryParameters {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    public QueryParameters(String query) {
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
            }
        }
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Map<String, List<String>> lists() {
        return values;
    }

    /** DOC "Lambda proxy integrations for HTTP APIs": duplicates are combined with commas. */
    public Map<String, String> joined() {
        Map<String, String> joined = new LinkedHashMap<>();
        values.forEach((name, all) -> joined.put(name, String.join(",", all)));
        return joined;
    }

    /** CHOICE: a name or value that cannot be decoded is passed unchanged. */
    private static String decoded(String text) {
        return PercentEncoding.decodeQuery(text).orElse(text);
    }
}
