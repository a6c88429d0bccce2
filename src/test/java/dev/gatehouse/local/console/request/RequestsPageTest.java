package dev.gatehouse.local.console.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.function.InvocationId;
import dev.gatehouse.local.function.LogLine;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.recording.FunctionLogBuffer;
import dev.gatehouse.local.recording.RequestRecorder;
import dev.gatehouse.local.state.Store;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RequestsPageTest {
    private static final String ATTACK = "<img src=x onerror=alert(1)>\"'><script>";

    private final TestApi api =
            new TestApi().open("GET /health", "POST /health").closed("GET /things/{id}", TestApi.READ);
    private final RequestRecorder recorder = new RequestRecorder(api.clock);
    private final FunctionLogBuffer log = new FunctionLogBuffer(api.clock);
    private final StackInfo stack = new StackInfo();
    private final Names names = new Names(stack, api.cloud, new UserStore(Store.inMemory()));
    private final RequestsPage page = new RequestsPage(
            recorder,
            names,
            new RequestDetail(names, api.gateway.explainer(), log, ZoneOffset.UTC),
            stack,
            ZoneOffset.UTC);

    @AfterEach
    void close() {
        api.close();
    }

    /** Calls the API and records the call. */
    private HttpResponse call(HttpRequest request) {
        HttpResponse response = api.gateway.handle(request);
        recorder.answered("api", request, response, Duration.ofMillis(12));
        return response;
    }

    private HttpResponse get(String path, String token) {
        return call(Recorded.request("GET", path, "", "", "Authorization", "Bearer " + token));
    }

    private void record(HttpRequest request, HttpResponse response) {
        recorder.answered("cognito", request, response, Duration.ofMillis(3));
    }

    private static HttpRequest operation(String name, String body) {
        return Recorded.request("POST", "/", "", body, "x-amz-target", "AWSCognitoIdentityProviderService." + name);
    }

    private ConsoleAnswer answer(String path, String query) {
        List<String> segments = path.isEmpty() ? List.of() : Arrays.asList(path.split("/", -1));
        return page.get(new ConsoleRequest(
                segments, Form.parse(query).orElseThrow(), Form.parse("").orElseThrow(), "form-token"));
    }

    private String html(String path, String query) {
        return ((ConsoleAnswer.Page) answer(path, query)).main();
    }

    private String list(String query) {
        return html("", query);
    }

    /** The last request, as its page. */
    private String detail() {
        return html(String.valueOf(recorder.all().get(0).number()), "");
    }

    /** The text of the page without its tags, with single spaces. */
    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replace("&#x3D;", "=")
                .replaceAll("\\s+", " ");
    }

    private static void assertThatNothingIsInjected(String html) {
        assertThat(html.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<img")
                .doesNotContain("<script")
                .doesNotContain("'><");
    }

    @Nested
    class Requests {
        @Test
        void areNewestFirstWithStatusAndReason() {
            api.declare();
            get("/health", api.token());
            api.clock.advance(Duration.ofSeconds(1));
            get("/things/7", "no-token");
            assertThat(text(list("")))
                    .containsSubsequence(
                            "07:00:00.988 401 GET /things/7 format: a JWT must have three segments",
                            "06:59:59.988 200 GET /health",
                            TestApi.CLIENT + " GET /health 12");
        }

        @Test
        void sayWhatToDoIfThereAreNone() {
            assertThat(text(list("")))
                    .contains("No request has arrived in this run. Send the first one: curl -i http://");
        }

        @Test
        void areLoadedAgainWithTheFilterOfThePage() {
            record(operation("SignUp", "{\"Username\":\"ann\"}"), HttpResponse.json(200, "{}"));
            record(operation("SignUp", "{\"Username\":\"bob\"}"), HttpResponse.json(200, "{}"));
            assertThat(list("user=ann&server=cognito"))
                    .contains(
                            "data-live=\"/console/requests?fragment&#x3D;1&amp;server&#x3D;cognito&amp;user&#x3D;ann\"");
            ConsoleAnswer fragment = answer("", "fragment=1&server=cognito&user=ann");
            assertThat(((ConsoleAnswer.Fragment) fragment).html())
                    .startsWith("<div")
                    .contains("ann")
                    .doesNotContain("bob");
        }

        @Test
        void areFiltered() {
            api.declare();
            get("/health", api.token());
            get("/things/7", "no-token");
            record(operation("SignUp", "{\"ClientId\":\"c1\",\"Username\":\"Ann\"}"), HttpResponse.json(500, "{}"));
            assertThat(text(list("server=api"))).contains("/health", "/things").doesNotContain("SignUp 3");
            assertThat(list("server=cognito")).contains(">SignUp<").doesNotContain(">GET /health<");
            assertThat(list("status=ok")).contains(">GET /health<").doesNotContain(">SignUp<", ">GET /things/7<");
            assertThat(list("status=refused"))
                    .contains(">SignUp<", ">GET /things/7<")
                    .doesNotContain(">GET /health<");
            assertThat(list("status=errors")).contains(">SignUp<").doesNotContain(">GET /things/7<");
            assertThat(list("route=things")).contains(">GET /things/7<").doesNotContain(">SignUp<");
            assertThat(list("route=signup")).contains(">SignUp<").doesNotContain(">GET /things/7<");
            assertThat(list("client=c1")).contains(">SignUp<").doesNotContain(">GET /health<");
            assertThat(list("user=ann")).contains(">SignUp<").doesNotContain(">GET /health<");
            assertThat(list("user=xyz"))
                    .contains("No request matches the filter", "<a href=\"/console/requests\">Reset");
        }

        @Test
        void areFoundByTheIdOfTheResponse() {
            api.declare();
            HttpResponse response = get("/health", api.token());
            get("/things/7", "no-token");
            String id = response.headers().first("apigw-requestid").orElseThrow();
            assertThat(list("id=" + Form.encode(id))).contains(">GET /health<").doesNotContain(">GET /things/7<");
            assertThat(text(html("1", ""))).contains("Request ID " + id);
        }

        @Test
        void areShownInPartsOfTwoHundred() {
            for (int i = 0; i < 201; i++) {
                record(operation("SignUp", "{}"), HttpResponse.json(200, "{}"));
            }
            assertThat(list(""))
                    .contains("href=\"/console/requests?before&#x3D;2\">Older")
                    .contains("requests/2\"");
            assertThat(list("before=2")).contains("requests/1\"").doesNotContain("requests/2\"", "data-live");
            assertThat(list("before=x")).contains("requests/201\"");
        }
    }

    @Nested
    class WhyARequestWasRefused {
        @Test
        void isSplitIntoWhatMustHoldWhatCameAndHowToFixIt() {
            api.declare();
            JsonObject claims = api.claims();
            claims.addProperty("scope", "openid");
            get("/things/7", TestIssuer.signed(claims));
            assertThat(text(detail()))
                    .contains("GET /things/7 403 Forbidden")
                    .contains("Why Check scope Expected the token must have the scope " + TestApi.READ
                            + " Received only openid (client " + TestApi.CLIENT + ") How to fix it request the scope")
                    .contains("expiry passed", "scope refused one of " + TestApi.READ + " openid")
                    .contains("The token was verified.")
                    .doesNotContain("not reached", "The recorded reason is not one of these checks");
        }

        @Test
        void theChecksAfterTheFirstRefusalAreNotReached() {
            api.declare();
            JsonObject claims = api.claims();
            claims.addProperty("iss", "https://other.example.com");
            get("/things/7", TestIssuer.signed(claims));
            assertThat(text(detail()))
                    .contains("signature passed", "issuer refused", "audience not reached", "expiry not reached")
                    .contains("Not verified: this is what the token says of itself.")
                    .contains("(as the token says, not verified)");
        }

        @Test
        void aRequestWithoutTokenFailsTheTokenCheck() {
            api.declare();
            call(Recorded.request("GET", "/things/7", "", ""));
            assertThat(text(detail()))
                    .contains("token refused a token in $request.header.Authorization none")
                    .doesNotContain("The recorded reason is not one of these checks");
        }

        @Test
        void aReasonThatIsNoneOfTheChecksSaysSo() {
            api.permissions().declare();
            get("/things/7", api.token());
            assertThat(text(detail()))
                    .contains("500 Internal Server Error", "scope passed")
                    .contains("The recorded reason is not one of these checks");
        }

        @Test
        void aPathWithoutRouteShowsTheDeclaredRoutes() {
            api.declare();
            get("/nothing", api.token());
            assertThat(text(detail()))
                    .contains("Route none matched; declared: GET /health, GET /things/{id}, POST /health")
                    .doesNotContain("Checks of the authorizer");
        }

        @Test
        void aPublicRouteHasNoChecks() {
            api.declare();
            get("/health", "no-token");
            assertThat(text(detail())).contains("The route GET /health has no authorizer: every caller may call it.");
        }

        @Test
        void anInternalErrorShowsItsStackTraceWithoutMessages() {
            api.function(event -> {
                throw new IllegalStateException("s3cr3t", new IllegalArgumentException("s3cr3t too"));
            });
            api.declare();
            get("/health", api.token());
            String trace = detail().substring(detail().indexOf("id=\"trace\""));
            assertThat(trace)
                    .contains("java.lang.IllegalStateException\n    at dev.gatehouse.")
                    .contains("Caused by: java.lang.IllegalArgumentException")
                    .doesNotContain("s3cr3t too");
        }
    }

    @Nested
    class AFunctionOfARequest {
        private String requestId() {
            GatewayTrace trace =
                    (GatewayTrace) recorder.all().get(0).response().trace().orElseThrow();
            return trace.function().orElseThrow().requestId().orElseThrow();
        }

        private void logs(String text) {
            log.line(new LogLine(TestApi.FUNCTION, Optional.of(new InvocationId(requestId(), Optional.empty())), text));
        }

        @Test
        void isShownWithEventAnswerAndTheLogOfThisInvocationOnly() {
            api.returns("{\"statusCode\":201,\"body\":\"made\"}").declare();
            get("/health", api.token());
            logs("hello {\"password\":\"s3cr3t\"}");
            log.line(new LogLine(
                    TestApi.FUNCTION, Optional.of(new InvocationId("another", Optional.empty())), "of another"));
            assertThat(detail())
                    .contains(TestApi.FUNCTION, requestId(), "07:00:00.000 hello")
                    .contains("&quot;statusCode&quot;: 201", "&quot;routeKey&quot;: &quot;GET /health&quot;")
                    .doesNotContain("of another", "s3cr3t");
        }

        @Test
        void saysWhyItDidNotAnswer() {
            api.function(event -> new Invocation.Failed("Error", "s3cr3t")).declare();
            get("/health", api.token());
            assertThat(text(detail()))
                    .contains("Received the error Error How to fix it see the log lines of the function")
                    .doesNotContain("s3cr3t");
        }

        @Test
        void thatRefusesIsNamed() {
            api.returns("{\"statusCode\":409}").declare();
            get("/health", api.token());
            assertThat(text(detail())).contains("The function answered with this status");
            assertThat(text(list(""))).contains("409 GET /health the function answered with this status");
        }
    }

    @Nested
    class Secrets {
        @Test
        void ofTheApiAreNotOnThePage() {
            String token = api.token();
            api.returns("{\"statusCode\":200,\"headers\":{\"set-cookie\":\"s=s3cr3t\"},"
                            + "\"body\":\"{\\\"password\\\":\\\"s3cr3t\\\"}\"}")
                    .declare();
            call(Recorded.request(
                    "POST",
                    "/health",
                    "code=s3cr3t&token=" + token,
                    "{\"password\":\"s3cr3t\",\"nested\":{\"refresh_token\":\"s3cr3t\"}}",
                    "content-type",
                    "application/json",
                    "Authorization",
                    "Bearer " + token,
                    "Cookie",
                    "a=s3cr3t"));
            String signature = token.substring(token.lastIndexOf('.') + 1);
            assertThat(detail()).doesNotContain("s3cr3t").doesNotContain(signature);
        }

        @Test
        void ofCognitoAreNotOnThePage() {
            record(
                    operation("InitiateAuth", "{\"AuthParameters\":{\"USERNAME\":\"ann\",\"PASSWORD\":\"s3cr3t\"}}"),
                    HttpResponse.json(
                            200,
                            "{\"AuthenticationResult\":{\"AccessToken\":\"" + Recorded.token("{\"sub\":\"a\"}")
                                    + "\",\"RefreshToken\":\"s3cr3t\"},\"Session\":\"s3cr3t\"}"));
            assertThat(detail())
                    .contains("&quot;USERNAME&quot;: &quot;ann&quot;")
                    .doesNotContain("s3cr3t", "c2lnbmF0dXJl");
            record(
                    operation("DescribeUserPoolClient", "{}"),
                    HttpResponse.json(200, "{\"UserPoolClient\":{\"ClientSecret\":\"s3cr3t\"}}"));
            assertThat(detail()).doesNotContain("s3cr3t");
            record(operation("AssociateSoftwareToken", "{}"), HttpResponse.json(200, "{\"SecretCode\":\"s3cr3t\"}"));
            assertThat(detail()).doesNotContain("s3cr3t");
            record(
                    Recorded.request("GET", "/mailbox", "", ""),
                    HttpResponse.json(200, "[{\"code\":\"482913\",\"body\":\"Your code is 482913\"}]"));
            assertThat(detail()).contains("Your code is ***").doesNotContain("482913");
        }

        @Test
        void ofTheHostedPagesAreNotOnThePage() {
            record(
                    Recorded.request(
                            "POST",
                            "/login",
                            "client_id=web",
                            "username=ann&password=s3cr3t&_csrf=s3cr3t",
                            "content-type",
                            "application/x-www-form-urlencoded",
                            "cookie",
                            "s3cr3t"),
                    HttpResponse.of(
                            302,
                            dev.gatehouse.local.http.Headers.of(
                                    "location", "http://localhost/callback?code=s3cr3t", "set-cookie", "s3cr3t"),
                            ""));
            assertThat(detail())
                    .contains("sign-in page: submit", "username&#x3D;ann")
                    .doesNotContain("s3cr3t");
            record(
                    Recorded.request("GET", "/inbox", "", ""),
                    HttpResponse.of(
                            200,
                            dev.gatehouse.local.http.Headers.of("content-type", "text/html; charset=utf-8"),
                            "<b>482913</b>"));
            assertThat(text(detail()))
                    .contains("A page of 13 bytes. It is not shown")
                    .doesNotContain("482913");
        }
    }

    @Nested
    class Attacks {
        @Test
        void byPathQueryHeaderAndBodyStayText() {
            api.declare();
            call(Recorded.request(
                    "GET" + ATTACK,
                    "/" + ATTACK,
                    "q=" + ATTACK,
                    ATTACK,
                    "X-" + ATTACK,
                    ATTACK,
                    "content-type",
                    ATTACK,
                    "Authorization",
                    ATTACK));
            assertThatNothingIsInjected(detail());
            assertThatNothingIsInjected(list(""));
        }

        @Test
        void byClaimsStayText() {
            api.declare();
            JsonObject claims = api.claims();
            claims.addProperty("username", ATTACK);
            claims.addProperty("client_id", ATTACK);
            claims.addProperty("iss", ATTACK);
            claims.addProperty(ATTACK, ATTACK);
            get("/things/7", TestIssuer.signed(claims));
            assertThatNothingIsInjected(detail());
            assertThatNothingIsInjected(list(""));
            assertThat(list("")).contains("&lt;img src");
        }

        @Test
        void byUserNameOperationAndReasonStayText() {
            record(
                    operation("SignUp" + ATTACK, "{\"Username\":\"" + ATTACK.replace("\"", "\\\"") + "\"}"),
                    HttpResponse.json(400, ATTACK).withReason(ATTACK + ": a, got " + ATTACK + "; " + ATTACK));
            record(
                    Recorded.request(
                            "POST",
                            "/oauth2/token",
                            "",
                            "grant_type=" + Form.encode(ATTACK) + "&client_id=" + Form.encode(ATTACK),
                            "content-type",
                            "application/x-www-form-urlencoded"),
                    HttpResponse.json(400, "{}").withReason("check: " + ATTACK + ", got " + ATTACK + "; " + ATTACK));
            assertThatNothingIsInjected(detail());
            assertThatNothingIsInjected(html("1", ""));
            assertThatNothingIsInjected(list(""));
        }

        @Test
        void byTheAnswerAndTheLogOfTheFunctionStayText() {
            api.returns("{\"statusCode\":400,\"headers\":{\"x\":\"" + ATTACK.replace("\"", "\\\"") + "\"},\"body\":\""
                            + ATTACK.replace("\"", "\\\"") + "\"}")
                    .declare();
            get("/health", api.token());
            GatewayTrace trace =
                    (GatewayTrace) recorder.all().get(0).response().trace().orElseThrow();
            Optional<InvocationId> id = trace.function()
                    .flatMap(GatewayTrace.FunctionCall::requestId)
                    .map(text -> new InvocationId(text, Optional.empty()));
            log.line(new LogLine(TestApi.FUNCTION, id, ATTACK));
            log.line(new LogLine(TestApi.FUNCTION, id, "{\"a\":\"" + ATTACK.replace("\"", "\\\"") + "\"}"));
            assertThat(detail()).contains("07:00:00.000 &lt;img");
            assertThatNothingIsInjected(detail());
        }

        @Test
        void byTheFilterStayText() {
            String attack = Form.encode(ATTACK);
            String query = "server=" + attack + "&status=" + attack + "&route=" + attack + "&client=" + attack
                    + "&user=" + attack + "&id=" + attack + "&before=" + attack;
            assertThatNothingIsInjected(list(query));
            assertThat(list(query)).contains("value=\"&lt;img");
            assertThatNothingIsInjected(html(ATTACK, ""));
        }
    }

    @Test
    void aRequestThatIsNotInMemoryIsExplained() {
        for (String number : List.of("7", "0", "-1", "x", "99999999999999999999")) {
            assertThat(text(html(number, ""))).contains("Request " + number + " is not in memory.");
        }
        assertThat(answer("1/2", "")).isInstanceOf(ConsoleAnswer.NotFound.class);
    }

    @Test
    void aCutBodySaysHowLongItWas() {
        record(operation("SignUp", "{\"Username\":\"" + "x".repeat(20_000) + "\"}"), HttpResponse.json(400, "{}"));
        assertThat(text(detail())).contains("Cut at 16 KB, 20015 bytes in all.");
    }

    @Test
    void aBinaryBodyIsNotShown() {
        record(Recorded.request("POST", "/login", "", "\0\1\2"), HttpResponse.json(400, "{}"));
        assertThat(text(detail())).contains("Binary, 3 bytes in all.");
    }

    @Test
    void theTokenOfAnOperationIsDecodedAndItsAnswerSaysWhetherItWasVerified() {
        String body = "{\"AccessToken\":\"" + Recorded.token("{\"username\":\"ann\",\"exp\":1795420800}") + "\"}";
        record(operation("GetUser", body), HttpResponse.json(200, "{}"));
        assertThat(text(detail()))
                .contains("GetUser 200 OK Cognito, POST /, request 1 of this run")
                .contains("The token was verified.", "exp 1795420800 2026-11-23 08:00:00, in 60 min at the request");
        record(operation("GetUser", body), HttpResponse.json(400, "{}"));
        assertThat(text(detail())).contains("Not verified: this is what the token says of itself.");
    }

    @Test
    void showsTheSameCallAsACurlCommand() {
        record(operation("SignUp", "{\"Password\":\"s3cr3t\"}"), HttpResponse.json(400, "{}"));
        assertThat(detail())
                .contains("<pre id=\"curl-command\">curl -i --globoff --path-as-is")
                .contains("data-copy=\"curl-command\"")
                .contains("$PASSWORD");
    }
}
