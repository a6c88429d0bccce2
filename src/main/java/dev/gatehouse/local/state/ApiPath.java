package dev.gatehouse.local.state;

import java.util.Optional;

/**
 * The path below which an API answers that is not the one at the root: {@code /_aws/execute-api/<id>}, as LocalStack writes
 * it. The API receives its requests without it.
 */
public final class ApiPath {
    private static final String PREFIX = "/_aws/execute-api/";

    private ApiPath() {}

    public static String of(String apiId) {
        return PREFIX + apiId;
    }

    /** The id of the API that a request's path names; empty for a path without the prefix. */
    public static Optional<String> apiId(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String rest = path.substring(PREFIX.length());
        int slash = rest.indexOf('/');
        return Optional.of(slash < 0 ? rest : rest.substring(0, slash));
    }

    /** The path that the API with this id receives. */
    public static String withoutPrefix(String path, String apiId) {
        String rest = path.substring(PREFIX.length() + apiId.length());
        return rest.isEmpty() ? "/" : rest;
    }
}
