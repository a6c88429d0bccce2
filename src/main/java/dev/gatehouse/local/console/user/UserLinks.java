package dev.gatehouse.local.console.user;

import dev.gatehouse.local.oauth.form.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Addresses of the page Users below {@code /console/}. All their parts are encoded. */
record UserLinks(PoolChoice choice) {
    static final String PAGE = "users";
    static final String USER = "user";
    static final String NEW = "new";
    static final String SEARCH = "q";
    static final String AFTER = "after";

    String list() {
        return with(PAGE, Map.of());
    }

    /** @param after the user name after which the list begins; empty for the beginning */
    String list(String search, String after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(SEARCH, search);
        query.put(AFTER, after);
        return with(PAGE, query);
    }

    String create() {
        return with(PAGE, Map.of(NEW, "1"));
    }

    /** The server refuses an encoded slash or backslash in a path, and a browser resolves a segment of dots. */
    String user(String username) {
        return username.contains("/")
                        || username.contains("\\")
                        || List.of(".", "..").contains(username)
                ? with(PAGE, Map.of(USER, username))
                : with(PAGE + "/" + Form.encode(username), Map.of());
    }

    private String with(String path, Map<String, String> query) {
        Map<String, String> all = new LinkedHashMap<>();
        if (choice.isNamed()) {
            all.put(PoolChoice.PARAMETER, choice.pool().id());
        }
        query.forEach((name, value) -> {
            if (!value.isEmpty()) {
                all.put(name, value);
            }
        });
        return all.isEmpty() ? path : path + "?" + new Form(all, List.of()).encoded();
    }
}
