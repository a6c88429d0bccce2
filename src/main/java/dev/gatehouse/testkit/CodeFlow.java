package dev.gatehouse.testkit;

import dev.gatehouse.local.EmbeddedCloud;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The authorization code flow with PKCE over HTTP, with the sign-in page filled in as a browser does. */
final class CodeFlow {
    private static final int MAX_REDIRECTS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EmbeddedCloud cloud;
    private final AppClient client;
    private final List<String> scopes;
    private final URI signIn;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    CodeFlow(EmbeddedCloud cloud, AppClient client, List<String> scopes) {
        this.cloud = cloud;
        this.client = client;
        this.scopes = scopes;
        this.signIn = URI.create(String.valueOf(cloud.outputs().get("authUrl")));
    }

    TokenSet signIn(String user, String password) {
        String verifier = random();
        String callback = client.callbacks().get(0);
        URI authorize = URI.create(signIn + "/oauth2/authorize?" + Http.encode(authorize(callback, verifier)));
        HttpResponse<String> page = follow(HttpRequest.newBuilder(authorize), callback);
        SignInForm form = SignInForm.find(page.body()).orElseThrow(() -> refused("no sign-in form", page));
        HttpResponse<String> answer =
                follow(Http.form(page.uri().resolve(form.action()), form.filledIn(user, password)), callback);
        String location = answer.headers().firstValue("location").orElse("");
        String code = Optional.ofNullable(query(location).get("code"))
                .filter(text -> location.startsWith(callback))
                .orElseThrow(() -> refused("no authorization code for " + user, answer));
        return new TokenRequest(cloud, client)
                .send(
                        Map.of(
                                "grant_type", "authorization_code",
                                "code", code,
                                "redirect_uri", callback,
                                "code_verifier", verifier),
                        List.of());
    }

    private Map<String, String> authorize(String callback, String verifier) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client.id());
        parameters.put("redirect_uri", callback);
        if (!scopes.isEmpty()) {
            parameters.put("scope", TokenRequest.expand(cloud, scopes));
        }
        parameters.put("state", random());
        parameters.put("code_challenge", sha256(verifier));
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    /** Sends a request, and follows redirects between the pages; not the one to the app. */
    private HttpResponse<String> follow(HttpRequest.Builder first, String callback) {
        HttpResponse<String> response = send(first);
        for (int i = 0; i < MAX_REDIRECTS && response.statusCode() / 100 == 3; i++) {
            String location = response.headers().firstValue("location").orElse("");
            if (location.startsWith(callback)) {
                return response;
            }
            response = send(HttpRequest.newBuilder(response.uri().resolve(location)));
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = Http.send(request.build());
        for (String cookie : response.headers().allValues("set-cookie")) {
            String pair = cookie.split(";", 2)[0];
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return response;
    }

    /** The redirect to an app carries error and description; a page carries its problem as text. */
    private IllegalStateException refused(String what, HttpResponse<String> response) {
        String location = response.headers().firstValue("location").orElse("");
        Map<String, String> query = query(location);
        String answer = query.containsKey("error")
                ? query.get("error") + " " + query.getOrDefault("error_description", "")
                : SignInForm.problem(response.body());
        return new IllegalStateException(what + " at the sign-in pages for app client " + client + ": "
                + response.statusCode() + " " + answer + "; " + TokenRequest.lastLine(cloud));
    }

    private static Map<String, String> query(String location) {
        Map<String, String> values = new LinkedHashMap<>();
        int start = location.indexOf('?');
        if (start >= 0) {
            for (String pair : location.substring(start + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                values.put(parts[0], parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
            }
        }
        return values;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    private static String sha256(String text) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
