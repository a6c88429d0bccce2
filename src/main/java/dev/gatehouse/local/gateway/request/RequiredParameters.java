package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.state.RestApi;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * DOC "Request validation for REST APIs": required parameters must be present and not blank. Path parameters are always
 * present if the path matches.
 */
public final class RequiredParameters {
    private static final String QUERY = "method.request.querystring.";
    private static final String HEADER = "method.request.header.";

    private RequiredParameters() {}

    /** The names of the missing parameters. */
    public static SortedSet<String> missing(HttpRequest request, RestApi.Method method) {
        SortedSet<String> missing = new TreeSet<>();
        QueryParameters query = new QueryParameters(request.query());
        for (String parameter : method.required()) {
            if (parameter.startsWith(QUERY)) {
                String name = parameter.substring(QUERY.length());
                if (query.all(name).stream().allMatch(String::isBlank)) {
                    missing.add(name);
                }
            } else if (parameter.startsWith(HEADER)) {
                String name = parameter.substring(HEADER.length());
                if (request.headers().all(name).stream().allMatch(String::isBlank)) {
                    missing.add(name);
                }
            }
        }
        return missing;
    }
}
