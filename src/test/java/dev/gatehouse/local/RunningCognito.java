package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.user.SeedUser;
import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.HttpServer;
import dev.gatehouse.local.oauth.CognitoServer;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The local Cognito on a free port, with two users and an HTTP client that does not follow redirects. */
public final class RunningCognito implements AutoCloseable {
    public static final String USER = "user@example.com";
    public static final String ADMIN = "admin@example.com";
    public static final String PASSWORD = "SecurePassword123";
    public static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more.";
    /** SHA-256 of {@link #VERIFIER}, base64url. */
    public static final String CHALLENGE = sha256(VERIFIER);

    private static final List<String> COPIED = List.of("cognito.users", "cognito.emails", "cognito.keys");
    /** Keys and password hashes take long to create: they are created once and copied into each store. */
    private static final Store TEMPLATE = template();

    public final SettableClock clock = new SettableClock();
    public final LocalCloud cloud = new LocalCloud();
    public final Store store = Store.inMemory();
    public final List<String> reasons = new CopyOnWriteArrayList<>();
    public final List<String> notices = new CopyOnWriteArrayList<>();
    /** Runs the Lambda triggers of the user pool. */
    public volatile FunctionInvoker functions = TestState.NO_FUNCTION;

    public final UserPools pools;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    private static Store template() {
        Store store = Store.inMemory();
        LocalCloud cloud = new LocalCloud();
        cloud.declare(TestState.declared(TestState.pool("http://unused")));
        UserPools pools = new UserPools(
                cloud,
                () -> URI.create("http://unused"),
                store,
                Clock.systemUTC(),
                new SecureRandom(),
                TestState.NO_FUNCTION,
                notice -> {});
        pools.seed(TestState.POOL, new SeedUser(USER, Secret.of(PASSWORD), List.of()));
        pools.seed(TestState.POOL, new SeedUser(ADMIN, Secret.of(PASSWORD), List.of("auditors", "gone", "admin")));
        pools.discovery()
                .answer(
                        new dev.gatehouse.local.http.HttpRequest(
                                "GET",
                                "/",
                                "",
                                dev.gatehouse.local.http.Headers.NONE,
                                new byte[0],
                                "127.0.0.1",
                                "HTTP/1.1"),
                        TestState.pool("http://unused"),
                        "/.well-known/jwks.json");
        return store;
    }

    public RunningCognito() {
        COPIED.forEach(name -> store.map(name).putAll(TEMPLATE.map(name)));
        pools = new UserPools(
                cloud,
                this::base,
                store,
                clock,
                new SecureRandom(),
                (arn, event) -> functions.invoke(arn, event),
                notices::add);
        CognitoServer cognito = new CognitoServer(cloud, pools, store, clock);
        try {
            server = HttpServer.start(
                    "cognito",
                    0,
                    CognitoServer.BODY_LIMIT,
                    request -> {
                        HttpResponse response = cognito.handle(request);
                        reasons.add(response.reason().orElse(""));
                        return response;
                    },
                    (name, request, response, took) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cloud.declare(TestState.declared(TestState.pool(issuer())));
    }

    public URI base() {
        return URI.create("http://localhost:" + server.port());
    }

    public String issuer() {
        return base() + "/" + TestState.POOL;
    }

    /** The logged reason of the last refusal. */
    public String reason() {
        return reasons.get(reasons.size() - 1);
    }

    /** Header pairs come after the body. */
    public Reply send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Reply(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Posts a form. */
    public Reply post(String path, Map<String, String> form, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "content-type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return send("POST", path, encode(form), all);
    }

    /** Calls the JSON API. */
    public Reply call(String operation, String json) {
        return send(
                "POST",
                "/",
                json,
                "content-type",
                "application/x-amz-json-1.1",
                "x-amz-target",
                "AWSCognitoIdentityProviderService." + operation);
    }

    /** The parameters of a valid authorization request, for a test to change. */
    public static Map<String, String> authorize(String client) {
        return form(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                TestState.CALLBACK,
                "scope",
                "openid email " + TestState.READ,
                "state",
                "a state/+&",
                "nonce",
                "n-1",
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256");
    }

    public Reply authorizePage(Map<String, String> parameters, String... headers) {
        return get("/oauth2/authorize?" + encode(parameters), headers);
    }

    /** Fills in the sign-in form and posts it. */
    public Reply signIn(Map<String, String> parameters, String name, String password) {
        String login = "/login?" + encode(parameters);
        Reply page = get(login);
        String xsrf = page.cookie("XSRF-TOKEN");
        return post(login, form("_csrf", xsrf, "username", name, "password", password), "cookie", "XSRF-TOKEN=" + xsrf);
    }

    public String code(Map<String, String> parameters, String name) {
        Reply back = signIn(parameters, name, PASSWORD);
        assertThat(back.status()).as(reason()).isEqualTo(303);
        return query(back.location()).getOrDefault("code", "");
    }

    /** The form of a valid token request with a code, for a test to change. */
    public static Map<String, String> redeem(String client, String code) {
        return form(
                "grant_type", "authorization_code",
                "client_id", client,
                "code", code,
                "redirect_uri", TestState.CALLBACK,
                "code_verifier", VERIFIER);
    }

    /** Authorizes, signs in and exchanges the code for tokens. */
    public JsonObject tokens(String client, String name, String scope) {
        Map<String, String> parameters = authorize(client);
        parameters.put("scope", scope);
        Map<String, String> redeem = redeem(client, code(parameters, name));
        if (client.equals(TestState.WEB)) {
            redeem.put("client_secret", TestState.WEB_SECRET);
        }
        Reply reply = post("/oauth2/token", redeem);
        assertThat(reply.status()).as(reason()).isEqualTo(200);
        return reply.json();
    }

    public static Map<String, String> form(String... pairs) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        return form;
    }

    public static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The decoded parameters of a URL: of its fragment if it has one, else of its query. */
    public static Map<String, String> query(String location) {
        int start = location.indexOf('#') >= 0 ? location.indexOf('#') : location.indexOf('?');
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : location.substring(start + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            all.put(
                    pair.substring(0, equals),
                    java.net.URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return all;
    }

    public static JsonObject part(String jwt, int which) {
        return JsonParser.parseString(
                        new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[which]), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    public static JsonObject claims(String jwt) {
        return part(jwt, 1);
    }

    private static String sha256(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Attack 37: no reason contains a secret, whatever the test did. */
    @Override
    public void close() {
        server.close();
        store.close();
        assertThat(reasons)
                .allSatisfy(reason -> assertThat(reason)
                        .doesNotContain(PASSWORD, TestState.WEB_SECRET, TestState.JOBS_SECRET, VERIFIER, "eyJ"));
        assertThat(reasons).noneMatch(reason -> reason.contains("internal error"));
    }

    /** A response. */
    public record Reply(java.net.http.HttpResponse<String> raw) {
        public int status() {
            return raw.statusCode();
        }

        public String body() {
            return raw.body();
        }

        public JsonObject json() {
            return JsonParser.parseString(raw.body()).getAsJsonObject();
        }

        public Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }

        public String location() {
            return header("location").orElse("");
        }

        /** The value of a cookie in the response. */
        public String cookie(String name) {
            return raw.headers().allValues("set-cookie").stream()
                    .filter(each -> each.startsWith(name))
                    .map(each -> each.substring(each.indexOf('=') + 1, each.indexOf(';')))
                    .findFirst()
                    .orElse("");
        }
    }
}
