package dev.gatehouse.conformance;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A stack that is accessed only through its outputs. */
record DeployedStack(JsonObject outputs) {
    /** RFC 7636 section 4.1: at least 43 characters. */
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-4321";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    static DeployedStack read(Path outputs) throws IOException {
        return new DeployedStack(
                JsonParser.parseString(Files.readString(outputs)).getAsJsonObject());
    }

    String text(String key) {
        return outputs.get(key).getAsString();
    }

    JsonObject client(String name) {
        return outputs.getAsJsonObject("clients").getAsJsonObject(name);
    }

    String clientId(String name) {
        return client(name).get("clientId").getAsString();
    }

    /** Returns the scope as it is in tokens, for its short name. */
    String scope(String name) {
        return outputs.getAsJsonObject("scopes").get(name).getAsString();
    }

    HttpResponse<String> api(String method, String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(text("apiUrl") + path))
                .method(
                        method,
                        method.equals("POST") ? BodyPublishers.ofString("{\"name\":\"one\"}") : BodyPublishers.noBody())
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** Signs a user in on the hosted pages with code and PKCE, and returns the token response. */
    JsonObject signIn(String clientName, String user, String password, String scopes)
            throws IOException, InterruptedException {
        Pages pages = new Pages(URI.create(text("authUrl")).getAuthority());
        String callback =
                client(clientName).getAsJsonArray("callbackUrls").get(0).getAsString();
        URI page = pages.follow(URI.create(text("authUrl") + "/oauth2/authorize?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        clientId(clientName),
                        "redirect_uri",
                        callback,
                        "scope",
                        scopes,
                        "state",
                        "s-1",
                        "code_challenge",
                        challenge(),
                        "code_challenge_method",
                        "S256"))));
        String html = pages.body();
        URI back = pages.submit(
                page.resolve(first(ACTION, html).replace("&amp;", "&")),
                Map.of("_csrf", first(CSRF, html), "username", user, "password", password));
        Map<String, String> answer = query(back);
        if (!back.toString().startsWith(callback) || !"s-1".equals(answer.get("state"))) {
            throw new AssertionError("no redirect to the app: " + back);
        }
        return token(
                clientName,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        answer.getOrDefault("code", ""),
                        "redirect_uri",
                        callback,
                        "code_verifier",
                        VERIFIER));
    }

    /** Calls the token endpoint as a client and returns the response, which must be successful. */
    JsonObject token(String clientName, Map<String, String> request) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(request);
        form.put("client_id", clientId(clientName));
        JsonObject secrets = outputs.getAsJsonObject("clientSecrets");
        if (secrets.has(clientName)) {
            form.put("client_secret", secrets.getAsJsonArray(clientName).get(0).getAsString());
        }
        HttpResponse<String> reply = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(text("authUrl") + "/oauth2/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form(form)))
                                .build(),
                        BodyHandlers.ofString());
        if (reply.statusCode() != 200) {
            throw new AssertionError("the token endpoint returned " + reply.statusCode() + " " + reply.body());
        }
        return JsonParser.parseString(reply.body()).getAsJsonObject();
    }

    static JsonObject claims(String jwt) {
        return JsonParser.parseString(
                        new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : uri.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    private static String first(Pattern pattern, String html) {
        Matcher matcher = pattern.matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + html);
        }
        return matcher.group(1);
    }
}
