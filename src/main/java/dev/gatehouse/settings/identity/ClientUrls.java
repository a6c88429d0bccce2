package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for callback and logout URLs. Cognito compares them as texts, so they must be exact. */
final class ClientUrls {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern CUSTOM_SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
    private static final Pattern REVERSE_DOMAIN = Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+");

    /** Schemes that a browser or the system handles itself: a code sent there does not reach an app, or runs as a script. */
    private static final Set<String> RESERVED_SCHEMES = Set.of(
            "about",
            "blob",
            "chrome",
            "chrome-extension",
            "cid",
            "content",
            "data",
            "dns",
            "facetime",
            "file",
            "filesystem",
            "ftp",
            "ftps",
            "geo",
            "gopher",
            "imap",
            "intent",
            "jar",
            "javascript",
            "ldap",
            "ldaps",
            "livescript",
            "mailto",
            "market",
            "mid",
            "moz-extension",
            "ms-appx",
            "ms-settings",
            "news",
            "nntp",
            "resource",
            "sftp",
            "shell",
            "sip",
            "sips",
            "sms",
            "smsto",
            "ssh",
            "tel",
            "telnet",
            "urn",
            "vbscript",
            "view-source",
            "ws",
            "wss",
            "xmpp");

    private static final int MAX_LENGTH = 1024;

    static final Schema KEYS = Schema.part();

    static final Key<List<String>> CALLBACKS = KEYS.textList(
                    "callbacks", TextPattern.ANY, Limit.atMost(100, "delete some"))
            .describe("redirect URIs for authorization codes, compared exactly; required for every kind except machine")
            .source("RFC 6749 section 3.1.2; Cognito, CreateUserPoolClient, CallbackURLs")
            .example(List.of("https://app.example.com/callback"))
            .emptyByDefault();
    static final Key<List<String>> LOGOUTS = KEYS.textList("logouts", TextPattern.ANY, Limit.atMost(100, "delete some"))
            .describe("redirect URIs for /logout, compared exactly")
            .source("Cognito, CreateUserPoolClient, LogoutURLs")
            .example(List.of("https://app.example.com/"))
            .emptyByDefault();

    private static final Rule FORM =
            KEYS.rule("url-form", "must be an absolute URL", "write it like https://app.example.com/callback");
    private static final Rule HOST =
            KEYS.rule("url-form", "must have a host", "write it like https://app.example.com/callback");
    private static final Rule LENGTH =
            KEYS.rule("url-length", "must have at most " + MAX_LENGTH + " characters", "shorten it");
    private static final Rule WILDCARD =
            KEYS.rule("url-wildcard", "must be exact: Cognito does not support wildcards", "list each URL");
    private static final Rule FRAGMENT =
            KEYS.rule("url-fragment", "must have no fragment (RFC 6749 section 3.1.2)", "delete it from # on");
    private static final Rule USER = KEYS.rule("url-user", "must have no user information", "delete the part before @");
    private static final Rule HTTP =
            KEYS.rule("url-http", "may use http only for localhost, 127.0.0.1 or [::1]", "use https");
    private static final Rule PROTECTED_LOOPBACK = KEYS.rule(
            "url-loopback", "must not be a loopback address in a protected stack", "use it in the dev stack only");
    private static final Rule SCHEME = KEYS.rule(
            "url-scheme", "must be https", "use https; only the kinds native and agent can use a custom scheme");
    private static final Rule NATIVE_SCHEME = KEYS.rule(
            "url-scheme",
            "must have a custom scheme in lower case, followed by a path or a host",
            "write it like com.example.app:/callback, or myapp://callback");

    /** DOC "CreateUserPoolClient", CallbackURLs: "App callback URLs such as myapp://example are also supported". */
    private static final String SHORT_SCHEME = KEYS.warning(
            "another app on the device can also register the scheme of this URL; RFC 8252 section 7.1 requires your"
                    + " domain name in reverse order, as in com.example.app:/callback");

    private ClientUrls() {}

    static List<String> read(Section client, Key<List<String>> key, ClientKind kind, boolean protection) {
        List<String> urls = client.get(key);
        for (int i = 0; i < urls.size(); i++) {
            check(client.path(key).item(i), urls.get(i), kind, protection);
        }
        return urls;
    }

    private static void check(ConfigPath path, String text, ClientKind kind, boolean protection) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            path.report(FORM, text);
            return;
        }
        if (text.length() > MAX_LENGTH) {
            path.report(LENGTH, text);
        }
        if (!uri.isAbsolute()) {
            path.report(FORM, text);
            return;
        }
        if (text.contains("*")) {
            path.report(WILDCARD, text);
        }
        if (uri.getRawFragment() != null) {
            path.report(FRAGMENT, text);
        }
        if (uri.getRawUserInfo() != null) {
            path.report(USER, text);
        }
        switch (uri.getScheme()) {
            case "https" -> {
                if (uri.getHost() == null) {
                    path.report(HOST, text);
                }
            }
            case "http" -> {
                if (uri.getHost() == null || !LOOPBACK.contains(uri.getHost())) {
                    path.report(HTTP, text);
                } else if (protection && !kind.isOnDevice()) {
                    path.report(PROTECTED_LOOPBACK, text);
                }
            }
            default -> {
                if (!kind.isOnDevice()) {
                    path.report(SCHEME, text);
                } else {
                    checkCustomScheme(path, uri, text);
                }
            }
        }
    }

    private static void checkCustomScheme(ConfigPath path, URI uri, String text) {
        String scheme = uri.getScheme();
        if (REVERSE_DOMAIN.matcher(scheme).matches()) {
            return;
        }
        if (!CUSTOM_SCHEME.matcher(scheme).matches() || uri.isOpaque() || RESERVED_SCHEMES.contains(scheme)) {
            path.report(NATIVE_SCHEME, text);
        } else {
            path.warn(SHORT_SCHEME);
        }
    }
}
