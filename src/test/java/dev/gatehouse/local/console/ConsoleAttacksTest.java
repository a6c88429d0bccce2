package dev.gatehouse.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.http.RawHttpClient.Answer;
import dev.gatehouse.testkit.TestCloud;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the console of a whole local cloud, over sockets. Its function answers and logs what the query says. */
class ConsoleAttacksTest {
    private static final String MARKUP =
            "'\"><img src=x onerror=alert(1)></title></textarea></pre><script>alert(1)</script>";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("/console/requests/(\\d+)\"");
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    @TempDir
    private static Path folder;

    private static TestCloud cloud;
    private static RawHttpClient cognito;
    private static RawHttpClient api;

    @BeforeAll
    static void startACloudWithAFunctionOfAnAttacker() throws Exception {
        Files.writeString(folder.resolve("app.py"), """
                def handler(event, context):
                    text = (event.get('queryStringParameters') or {}).get('say', '')
                    print(text)
                    return {'statusCode': 418, 'headers': {'content-type': 'text/html', 'x-said': text.replace('\\n', ' ')}, 'body': text}
                """);
        String stack = Files.readString(Path.of("Pulumi.local.yaml"));
        String declared = stack.replace(
                "{memory: 512, timeout: 10s, tracing: off}",
                "{tracing: off, runtime: python3.13, code: " + folder + ", handler: app.handler}");
        assertThat(declared).isNotEqualTo(stack);
        cloud = TestCloud.start(Files.writeString(folder.resolve("Pulumi.local.yaml"), declared));
        cognito = new RawHttpClient(cloud.cognito().getPort());
        api = new RawHttpClient(cloud.api().getPort());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void reset() {
        cloud.reset();
    }

    private static String page(String path) {
        Answer answer = cognito.get(path);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** The page of the newest request that the list shows. */
    private static String newest() {
        Matcher number = NUMBER.matcher(page("/console/requests"));
        assertThat(number.find()).isTrue();
        return page("/console/requests/" + number.group(1));
    }

    private static String formToken(String page) {
        Matcher token = FORM_TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static Answer post(String path, Map<String, String> fields, String... headers) {
        List<String> lines = new ArrayList<>(List.of(headers));
        lines.add(FORM);
        return cognito.send("POST", path, bytes(RunningCognito.encode(fields)), lines.toArray(String[]::new));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return RunningCognito.encode(Map.of("x", text)).substring("x=".length());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** No element except those of the templates, and no handler of an event. */
    private static void hasNoMarkupOfAnAttacker(String page) {
        assertThat(page).doesNotContain("<img", "<script>", "onerror=");
    }

    /** Attack 94. */
    @Nested
    class Markup {
        @Test
        void inAPathAQueryAHeaderAndAClaimIsText() {
            String claims = "{\"username\":\"" + json(MARKUP) + "\",\"client_id\":\"" + json(MARKUP) + "\",\""
                    + json(MARKUP) + "\":\"" + json(MARKUP) + "\",\"exp\":\"" + json(MARKUP) + "\"}";
            String token =
                    base64("{\"alg\":\"RS256\",\"kid\":\"" + json(MARKUP) + "\"}") + "." + base64(claims) + ".c2ln";
            api.get(
                    "/resources?a=" + encode(MARKUP) + "&" + encode(MARKUP) + "=b", "Authorization: Bearer " + token,
                    "User-Agent: " + MARKUP, "X-Test: " + MARKUP);
            String claim = newest();
            assertThat(claim).contains("&lt;img src");
            hasNoMarkupOfAnAttacker(claim);

            api.send("DELETE", "/resources/" + encode(MARKUP).replace("+", "%20"), new byte[0]);
            hasNoMarkupOfAnAttacker(newest());
            hasNoMarkupOfAnAttacker(page("/console/requests"));
            hasNoMarkupOfAnAttacker(page("/console/requests?fragment=1"));
        }

        @Test
        void inAFilterASearchAndAnUnknownNameIsText() {
            for (String path : List.of(
                    "requests?route=%s&client=%s&user=%s&id=%s&status=%s&server=%s",
                    "users?q=%s",
                    "mail?to=%s",
                    "users?user=%s",
                    "users?pool=%s",
                    "providers?pool=%s",
                    "requests/%s",
                    "users/%s",
                    "resources?type=%s&id=%s")) {
                Answer answer = cognito.get(
                        "/console/" + path.replace("%s", encode(MARKUP).replace("%2F", "-")));
                assertThat(answer.status()).as(path).isIn(200, 404);
                hasNoMarkupOfAnAttacker(answer.body());
            }
        }

        @Test
        void inTheNameOfAUserIsText() {
            String name = "\"<img/src=x/onerror=alert(1)>\"@example.com";
            Answer answer = post(
                    "/console/users?new=1",
                    Map.of(
                            "token",
                            formToken(page("/console/users?new=1")),
                            "username",
                            name,
                            "kind",
                            "temporary",
                            "password",
                            "SecurePassword123"));
            hasNoMarkupOfAnAttacker(answer.body());
            hasNoMarkupOfAnAttacker(page("/console/users"));
            hasNoMarkupOfAnAttacker(newest());
        }

        /** Attack 95. */
        @Test
        void inTheAnswerAndTheLogOfAFunctionIsText() {
            assertThat(api.get("/health?say=" + encode(MARKUP)).status()).isEqualTo(418);
            String page = newest();
            assertThat(page).contains("Log of the function");
            hasNoMarkupOfAnAttacker(page);
        }

        @Test
        void inAPastedTokenIsText() {
            String token = base64("{\"kid\":\"" + json(MARKUP) + "\"}") + "."
                    + base64("{\"iss\":\"" + json(MARKUP) + "\"}") + "." + MARKUP;
            for (String pasted : List.of(token, MARKUP)) {
                Answer answer = post(
                        "/console/token/explain", Map.of("token", formToken(page("/console/token")), "pasted", pasted));
                assertThat(answer.status()).isEqualTo(200);
                hasNoMarkupOfAnAttacker(answer.body());
            }
        }
    }

    @Nested
    class AForm {
        private final String path = "/console/users?new=1";

        private Map<String, String> fields(String token) {
            return Map.of(
                    "token",
                    token,
                    "username",
                    "forged@example.com",
                    "kind",
                    "permanent",
                    "password",
                    "SecurePassword123");
        }

        private void isRefused(Answer answer, int status) {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
            assertThat(page("/console/users")).doesNotContain("forged@example.com");
        }

        /** Attack 96. */
        @Test
        void withoutTheTokenOfThisRunIsRefused() {
            String other;
            try (TestCloud second = TestCloud.start(folder.resolve("Pulumi.local.yaml"))) {
                other = formToken(
                        new RawHttpClient(second.cognito().getPort()).get(path).body());
            }
            isRefused(post(path, fields("")), 403);
            isRefused(post(path, fields(other)), 403);
            isRefused(post(path, Map.of("username", "forged@example.com")), 403);
            isRefused(post(path + "&token=" + formToken(page(path)), fields("x")), 403);
        }

        /** Attack 97. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Origin: http://evil.example",
                    "Origin: null",
                    "Origin: http://localhost:9400",
                    "Origin: https://localhost",
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Site: same-site",
                    "Sec-Fetch-Site: SAME-ORIGIN"
                })
        void ofAnotherOriginIsRefusedEvenWithTheToken(String header) {
            isRefused(post(path, fields(formToken(page(path))), header), 403);
        }

        /** Attack 97. */
        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "application/json", ""})
        void inAnotherTypeIsRefused(String type) {
            byte[] body = bytes(RunningCognito.encode(fields(formToken(page(path)))));
            isRefused(cognito.send("POST", path, body, "Content-Type: " + type), 400);
        }

        @Test
        void ofThePageItselfIsAccepted() {
            Answer answer = post(
                    path,
                    fields(formToken(page(path))),
                    "Sec-Fetch-Site: same-origin",
                    "Origin: " + "http://localhost:" + cloud.cognito().getPort());
            assertThat(answer.status()).isEqualTo(303);
            assertThat(page("/console/users")).contains("forged@example.com");
        }
    }

    private static final List<String> PATHS = List.of(
            "/console/overview",
            "/console/requests?fragment=1",
            "/console/console.js",
            "/console",
            "/console/none",
            "/console/users?q=%ff",
            "/console/users?new=1");

    /** Attack 98. */
    @Test
    void aPageOfAnotherOriginCannotReadTheConsole() {
        for (String path : PATHS) {
            Answer answer = cognito.get(path, "Origin: http://evil.example");
            assertThat(answer.status()).as(path).isEqualTo(403);
            for (Answer each : List.of(answer, cognito.get(path))) {
                assertThat(each.headers().names()).as(path).noneMatch(name -> name.startsWith("access-control-"));
                assertThat(each.header("cross-origin-resource-policy")).as(path).isEqualTo("same-origin");
                assertThat(each.header("x-content-type-options")).as(path).isEqualTo("nosniff");
                assertThat(each.header("cache-control")).as(path).isEqualTo("no-store");
                assertThat(each.header("referrer-policy")).as(path).isEqualTo("same-origin");
            }
            for (String site : List.of("cross-site", "same-site")) {
                assertThat(cognito.get(path, "Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty")
                                .status())
                        .isEqualTo(403);
                assertThat(cognito.get(
                                        path,
                                        "Sec-Fetch-Site: " + site,
                                        "Sec-Fetch-Mode: no-cors",
                                        "Sec-Fetch-Dest: script")
                                .status())
                        .isEqualTo(403);
            }
        }
        assertThat(cognito.send(
                                "OPTIONS",
                                "/console/users",
                                new byte[0],
                                "Origin: http://evil.example",
                                "Access-Control-Request-Method: POST")
                        .status())
                .isEqualTo(403);
    }

    /** Attack 99. */
    @Test
    void noPageIsShownInAFrame() {
        for (String path : PATHS) {
            Answer answer = cognito.get(path);
            assertThat(answer.header("x-frame-options")).as(path).isEqualTo("DENY");
            assertThat(answer.header("cross-origin-opener-policy")).as(path).isEqualTo("same-origin");
            assertThat(answer.header("content-security-policy"))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .doesNotContain("unsafe", "*");
            assertThat(cognito.get(
                                    path,
                                    "Sec-Fetch-Site: cross-site",
                                    "Sec-Fetch-Mode: navigate",
                                    "Sec-Fetch-Dest: iframe")
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    /** Attack 100: DNS rebinding. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.nip.io",
                "localhost@evil.example",
                "LOCALHOST.",
                "0.0.0.0"
            })
    void anotherHostNameIsRefused(String host) {
        Answer answer = new RawHttpClient(cloud.cognito().getPort(), host).get("/console/requests");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Requests");
    }

    /** Attack 101. */
    @Test
    void aLinkForgesNoNotice() {
        for (String notice : List.of("The+user+was+deleted", "000000000000000000000000", encode(MARKUP))) {
            assertThat(page("/console/users?notice=" + notice))
                    .doesNotContain("role=\"status\"")
                    .doesNotContain("was+deleted");
        }
        Answer created = post(
                "/console/users?new=1",
                Map.of(
                        "token",
                        formToken(page("/console/users?new=1")),
                        "username",
                        "notice@example.com",
                        "kind",
                        "permanent",
                        "password",
                        "SecurePassword123"));
        assertThat(page(created.header("location"))).contains("role=\"status\"");
        assertThat(page(created.header("location"))).doesNotContain("role=\"status\"");
    }

    /** Attack 102. */
    @Test
    void noPageHasASecret() {
        String token = cloud.tokens().machine("jobs").token();
        String user = cloud.tokens().user("user@example.com").token();
        api.get("/resources?say=" + token, "Authorization: Bearer " + user, "Cookie: session=s3cr3t-cookie");
        // Short enough for a page to show its end.
        api.get("/eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.s3cr3t-signature");
        cognito.send(
                "POST",
                "/",
                bytes(
                        "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"" + cloud.clientId("cli")
                                + "\",\"AuthParameters\":{\"USERNAME\":\"user@example.com\",\"PASSWORD\":\"SecurePassword123\"}}"),
                "Content-Type: application/x-amz-json-1.1",
                "X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth");
        post("/console/token/explain", Map.of("token", formToken(page("/console/token")), "pasted", "Bearer " + user));
        String form = formToken(page("/console/token"));
        post(
                "/console/token/get",
                Map.of("token", form, "client", "spa", "user", "user@example.com", "password", "SecurePassword123"));
        Set<String> secrets =
                new HashSet<>(Set.of("SecurePassword123", "s3cr3t-cookie", signature(token), signature(user)));
        if (cloud.outputs().get("clientSecrets") instanceof Map<?, ?> all) {
            all.values().forEach(list -> ((List<?>) list).forEach(each -> secrets.add(String.valueOf(each))));
        }
        List<String> pages = new ArrayList<>(List.of(
                "overview", "requests", "token", "users", "mail", "providers", "access", "resources", "traffic"));
        Matcher links = Pattern.compile("href=\"/console/((?:requests|resources|users)[/?][^\"]+)\"")
                .matcher(page("/console/requests") + page("/console/resources") + page("/console/users"));
        while (links.find()) {
            pages.add(links.group(1).replace("&#x3D;", "=").replace("&amp;", "&"));
        }
        assertThat(pages).hasSizeGreaterThan(40);
        for (String path : pages) {
            String page = page("/console/" + path);
            assertThat(secrets).as(path).noneMatch(page::contains);
            assertThat(page).as(path).doesNotContain("s3cr3t-signature");
            assertThat(path.startsWith("requests") && page.contains(form))
                    .as(path + " has the form token")
                    .isFalse();
        }
        // The function itself prints a token.
        assertThat(cloud.log())
                .filteredOn(line -> !line.contains(" function "))
                .noneMatch(line -> line.contains(form) || secrets.stream().anyMatch(line::contains));
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    /** Attack 103. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/../oauth2/authorize",
                "/console/%2e%2e/mailbox",
                "/console%2frequests",
                "//console/requests",
                "/console/./requests",
                "/console/..;/requests",
                "/Console/requests",
                "/console;x/requests",
                "/console//requests",
                "/console/requests/",
                "/console/requests//1",
                "/console\\requests",
                "/console/requests%00",
                "/console/requests/../../console/users",
                "/console/%2f%2fevil.example",
                "http://evil.example/console/requests",
                "/console/requests/99999999999999999999",
                "/console/requests/-1",
                "/console/requests/1e3"
            })
    void anotherSpellingOfAPathOpensNothingElse(String path) {
        Answer answer = cognito.get(path);
        assertThat(answer.status()).isIn(200, 400, 404);
        assertThat(answer.header("location")).isEqualTo("absent");
        if (answer.status() == 200) {
            assertThat(answer.body()).contains("<h1>Request not found</h1>");
        }
    }

    /** Attack 104. */
    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "OPTIONS", "DELETE", "PATCH", "TRACE", "get", "PROPFIND"})
    void anotherMethodIsRefused(String method) {
        Answer answer = cognito.send(method, "/console/users", new byte[0]);
        assertThat(answer.status()).isIn(400, 405);
        assertThat(answer.headers().names()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(answer.body()).doesNotContain("user@example.com");
    }

    /** Attack 105. */
    @Test
    @Timeout(60)
    void aFloodOfLargeRequestsStaysWithinTheMemoryOfTheRecording() throws Exception {
        byte[] body = bytes("a".repeat(20_000));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                calls.add(() -> cognito.send("POST", "/oauth2/token", body, "Content-Type: text/plain")
                        .status());
            }
            for (var status : threads.invokeAll(calls)) {
                assertThat(status.get()).isEqualTo(400);
            }
        } finally {
            threads.shutdownNow();
        }
        int shown = 0;
        Matcher number = NUMBER.matcher(page("/console/requests") + page("/console/requests?before=4850"));
        while (number.find()) {
            shown++;
        }
        // 4 MiB of 16 KiB each.
        assertThat(shown).isBetween(200, 300);
    }

    static Stream<String> bodies() {
        return Stream.of(
                "x\"" + "a".repeat(16_000),
                "x\"" + "\\a".repeat(8_000),
                "x\"" + "\\\"".repeat(8_000),
                "eyJ".repeat(5_400),
                "[".repeat(16_000),
                "{\"a\":".repeat(3_200),
                "[".repeat(8_000) + "]".repeat(8_000),
                "?a".repeat(8_000),
                ",a".repeat(8_000),
                "&".repeat(16_000),
                "{\"a\":1e999999999}",
                "{\"a\":NaN}",
                "{\"password\":null}",
                "{\"isBase64Encoded\":[],\"body\":null}",
                "\"a\":" + "1".repeat(16_000),
                "\u0000\u202e\ufffd".repeat(2_000));
    }

    /** Attack 106. */
    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyMakesNoPageFailOrSlow(String body) {
        for (String type : List.of("application/json", "application/x-www-form-urlencoded", "text/plain")) {
            cognito.send("POST", "/oauth2/token", bytes(body), "Content-Type: " + type);
            long start = System.nanoTime();
            assertThat(newest()).contains("The same call");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    /** Attack 106: the log and the answer of a function. */
    @Test
    void aLineOfAFunctionMakesNoPageFail() {
        for (String text :
                List.of("\"" + "a".repeat(7_000), "{\"token\": null}", "eyJ".repeat(2_000), "[".repeat(2_000))) {
            assertThat(api.get("/health?say=" + encode(text)).status()).isEqualTo(418);
            assertThat(newest()).contains("Log of the function");
        }
    }

    /** Attack 107. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%0d%0aSet-Cookie:%20a=b",
                "%0aLocation:%20http://evil.example",
                "/evil.example",
                "%5cevil.example",
                "?notice=x",
                "%23x"
            })
    void aRedirectHasNoLineBreakAndNoOtherHost(String part) {
        for (String path : List.of("/console/users/" + part, "/console/users?user=" + part, "/console/" + part)) {
            Answer answer = post(path, Map.of("token", formToken(page("/console/users?new=1")), "action", "delete"));
            assertThat(answer.status()).as(path).isIn(303, 400, 404);
            assertThat(answer.header("set-cookie")).isEqualTo("absent");
            assertThat(answer.header("location")).as(path).matches("absent|/console/users\\?notice=[0-9a-f]{24}");
        }
    }

    /** Attack 108. */
    @Test
    @Timeout(30)
    void aHugeTokenIsExplainedOrRefused() {
        String form = formToken(page("/console/token"));
        String header = base64("{\"alg\":\"RS256\"}");
        for (String pasted : List.of(
                "A".repeat(1_000_000),
                ".".repeat(1_000_000),
                "eyJ".repeat(300_000),
                header + "." + base64("[".repeat(500_000)) + ".c2ln",
                header + "." + base64("{\"a\":".repeat(100_000)) + ".c2ln",
                header + "." + base64("{\"exp\":1e999999999,\"iat\":-1e308,\"nbf\":NaN}") + ".c2ln",
                header + "." + base64("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}") + ".c2ln",
                "\"".repeat(300_000),
                "",
                ".",
                "..",
                "Bearer ",
                "\u0000")) {
            Answer answer = post("/console/token/explain", Map.of("token", form, "pasted", pasted));
            assertThat(answer.status())
                    .as(pasted.substring(0, Math.min(20, pasted.length())))
                    .isEqualTo(200);
        }
        assertThat(cognito.send("POST", "/console/token/explain", new byte[2_000_000], FORM)
                        .status())
                .isEqualTo(413);
    }

    /** Attack 108. */
    @Test
    void aLongQueryIsShownOrRefused() {
        assertThat(cognito.get("/console/requests?route=" + "a".repeat(9_000)).status())
                .isEqualTo(200);
        assertThat(cognito.get("/console/requests?route=" + "a".repeat(20_000)).status())
                .isIn(414, 431);
        assertThat(cognito.get("/console/requests?" + "a=b&".repeat(2_000)).status())
                .isEqualTo(400);
    }
}
