package dev.gatehouse.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for callback and logout URLs: Cognito compares them as texts, so each must be exact. */
final class ClientUrls {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern OWN_SCHEME = Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+");
    private static final int MOST = 100;
    private static final int LONGEST = 1024;

    private ClientUrls() {}

    static List<String> read(Section client, String key, ClientKind kind, boolean protection) {
        List<String> urls = client.list(key);
        for (int i = 0; i < urls.size(); i++) {
            check(client, client.path(key) + "[" + i + "]", urls.get(i), kind, protection);
        }
        if (urls.size() > MOST) {
            client.problems().add("quota", client.path(key), "must be at most " + MOST, urls.size(), "delete some");
        }
        return urls;
    }

    static boolean isLoopback(URI uri) {
        return uri.getHost() != null && LOOPBACK.contains(uri.getHost());
    }

    private static void check(Section client, String path, String text, ClientKind kind, boolean protection) {
        Problems problems = client.problems();
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            problems.add(
                    "url-form",
                    path,
                    "must be an absolute URL",
                    text,
                    "write it like https://app.example.com/callback");
            return;
        }
        if (text.length() > LONGEST) {
            problems.add("url-length", path, "must have at most " + LONGEST + " characters", text, "shorten it");
        }
        if (!uri.isAbsolute()) {
            problems.add(
                    "url-form",
                    path,
                    "must be an absolute URL",
                    text,
                    "write it like https://app.example.com/callback");
            return;
        }
        if (text.contains("*")) {
            problems.add("url-wildcard", path, "must be exact: Cognito knows no wildcards", text, "list each URL");
        }
        if (uri.getRawFragment() != null) {
            problems.add("url-fragment", path, "must have no fragment (RFC 6749 section 3.1.2)", text, "cut it at #");
        }
        if (uri.getRawUserInfo() != null) {
            problems.add("url-user", path, "must have no user part", text, "delete what stands before @");
        }
        switch (uri.getScheme()) {
            case "https" -> {
                if (uri.getHost() == null) {
                    problems.add("url-form", path, "must name a host", text, "write https://app.example.com/callback");
                }
            }
            case "http" -> {
                if (!isLoopback(uri)) {
                    problems.add(
                            "url-http", path, "may use http only for localhost, 127.0.0.1 or [::1]", text, "use https");
                } else if (protection && kind != ClientKind.NATIVE) {
                    problems.add(
                            "url-loopback",
                            path,
                            "must not lead to a developer's machine from a protected stack",
                            text,
                            "keep it in the dev stack");
                }
            }
            default -> {
                if (kind != ClientKind.NATIVE) {
                    problems.add("url-scheme", path, "must be https", text, "only kind native may use its own scheme");
                } else if (!OWN_SCHEME.matcher(uri.getScheme()).matches()) {
                    problems.add(
                            "url-scheme",
                            path,
                            "must use a scheme of your own in reverse domain form (RFC 8252 section 7.1)",
                            text,
                            "write it like com.example.app:/callback");
                }
            }
        }
    }
}
