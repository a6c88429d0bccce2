package dev.gatehouse.local.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.console.TestConsole;
import dev.gatehouse.testkit.TestCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on the page about MCP clients. The names of clients, of a document and of tools are those of an attacker. */
class AgentsPageAttacksTest {
    private static final String MARKUP = "'\"><img src=x onerror=alert(1)></details><script>alert(1)</script>";
    private static final String DOCUMENT = "https://tools.example.com/client.json";
    private static final String WITHOUT_CONTENT = "https://other.example.com/client.json";

    @TempDir
    private static Path folder;

    private static TestCloud cloud;
    private static TestConsole console;

    @BeforeAll
    static void startACloudWithAFunctionOfAnAttacker() throws Exception {
        Files.writeString(folder.resolve("app.py"), """
                import json
                MARKUP = %s

                def handler(event, context):
                    call = json.loads(event.get('body') or '{}')
                    answers = {
                        'tools/list': {'result': {'tools': [{'name': MARKUP}]}},
                        'tools/call': {'result': {'isError': True, 'content': [{'type': 'text', 'text': MARKUP + ' password=secret-of-a-tool'}]}},
                        'tools/odd': {'result': {'isError': 'yes', 'content': 'none', 'tools': [7, None, {'name': {}}]}},
                        'tools/deep': {'result': json.loads('[' * 500 + ']' * 500)},
                    }
                    answer = answers.get(call.get('method'), {'error': {'code': MARKUP, 'message': MARKUP}})
                    return {'statusCode': 200, 'headers': {'content-type': 'application/json'}, 'body': json.dumps(answer)}
                """.formatted(new JsonPrimitive(MARKUP)));
        String stack = Files.readString(Path.of("Pulumi.agents.yaml"));
        String declared = stack.replace(
                        "{memory: 512, timeout: 10s, tracing: off}",
                        "{tracing: off, runtime: python3.13, code: " + folder + ", handler: app.handler}")
                .replaceAll("(?s)    tools:\n.*?(?=    client: agents)", "")
                .replace("    client: agents\n", "    client: agents\n    registration: shared\n")
                .replaceAll("    documents: \\[.*", "    documents: ['" + DOCUMENT + "', '" + WITHOUT_CONTENT + "']")
                .replaceAll(
                        "      https://claude.*",
                        "      " + DOCUMENT + ": {name: '" + MARKUP.replace("'", "''") + "', callbacks: ['"
                                + TestAgent.CALLBACK + "', 'http://localhost:1/callback']}")
                .replace("        - http://127.0.0.1:6276/oauth/callback\n", "");
        cloud = TestCloud.start(Files.writeString(folder.resolve("Pulumi.agents.yaml"), declared));
        console = new TestConsole(cloud);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static String page() throws Exception {
        String page = console.open("agents").body();
        assertThat(page).doesNotContain("<img", "<script>", "onerror=alert(1)>");
        return page;
    }

    private static String token(TestAgent agent) throws Exception {
        return agent.redeem(agent.signIn(agent.parameters()), agent.verifier())
                .get("access_token")
                .getAsString();
    }

    /** Attack 94. */
    @Test
    void markupInTheUserAgentAndInParametersIsText() throws Exception {
        TestAgent agent = new TestAgent(cloud, MARKUP);
        agent.ask();
        agent.get("/.well-known/oauth-protected-resource/%3Cscript%3Ealert(1)%3C/script%3E");
        for (String name : new String[] {"client_id", "redirect_uri", "resource", "scope", "code_challenge"}) {
            Map<String, String> parameters = new HashMap<>(agent.parameters());
            parameters.put(name, MARKUP);
            agent.authorize(parameters);
        }
        agent.call(MARKUP, "initialize", "{}");
        assertThat(page()).contains("user agent &#x27;&quot;&gt;&lt;img src");
    }

    /** Attack 94. */
    @Test
    void markupInTheNameOfAClientOrADocumentIsText() throws Exception {
        TestAgent agent = new TestAgent(cloud, "names/1");
        agent.register("{\"client_name\":" + new JsonPrimitive(MARKUP) + ",\"redirect_uris\":[\"" + TestAgent.CALLBACK
                + "\"," + new JsonPrimitive(MARKUP) + "]}");
        assertThat(page()).contains("&lt;img src", "Shared client_id " + cloud.clientId("agents"));

        Map<String, String> parameters = new HashMap<>(agent.parameters());
        parameters.put("client_id", DOCUMENT);
        agent.authorize(parameters);
        agent.call(
                token(agent),
                "initialize",
                "{\"clientInfo\":{\"name\":" + new JsonPrimitive(MARKUP) + ",\"version\":" + new JsonPrimitive(MARKUP)
                        + "}}");
        page();
    }

    /** Attack 94. */
    @Test
    void markupInTheNameAndTheAnswerOfAToolIsText() throws Exception {
        TestAgent agent = new TestAgent(cloud, "tools/1");
        String token = token(agent);
        agent.call(token, "tools/list", "{}");
        agent.call(token, "tools/call", "{\"name\":" + new JsonPrimitive(MARKUP) + "}");
        agent.call(token, "tools/error", "{}");
        assertThat(page())
                .contains("Tools that the token may call: &#x27;&quot;&gt;&lt;img src")
                .contains("The tool answered with an error: &#x27;&quot;&gt;&lt;img src")
                .contains("JSON-RPC error &#x27;&quot;&gt;&lt;img src");
    }

    @Test
    @Timeout(60)
    void messagesOfAnotherShapeMakeThePageNeitherFailNorSlow() throws Exception {
        TestAgent agent = new TestAgent(cloud, "shapes/1");
        String token = token(agent);
        for (String params : new String[] {"[]", "7", "\"x\"", "{\"clientInfo\":7}", "{\"name\":{\"a\":[1]}}"}) {
            agent.call(token, "tools/odd", params);
            agent.call(token, "tools/deep", params);
            agent.call(token, "tools/call", params);
        }
        agent.call(token, "x".repeat(10_000), "{}");
        agent.register("[" + "{\"redirect_uris\":".repeat(200));
        long start = System.nanoTime();
        assertThat(page()).contains("tools/odd");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    /** Attack 102. */
    @Test
    void noTokenCodeVerifierOrPasswordIsOnThePage() throws Exception {
        TestAgent agent = new TestAgent(cloud, "secrets/1");
        agent.ask();
        Map<String, String> parameters = agent.parameters();
        parameters.put("scope", "openid " + agent.url() + "/read");
        String code = agent.signIn(parameters);
        var tokens = agent.redeem(code, agent.verifier());
        String access = tokens.get("access_token").getAsString();
        agent.call(access, "tools/call", "{\"name\":\"" + access + "\"}");
        agent.redeem(code, agent.verifier());
        String page = page();
        assertThat(page).contains("secrets/1");
        assertThat(page)
                .doesNotContain(
                        code,
                        agent.verifier(),
                        parameters.get("code_challenge"),
                        parameters.get("state"),
                        "SecurePassword123",
                        "secret-of-a-tool",
                        tokens.get("refresh_token").getAsString(),
                        signature(access),
                        signature(tokens.get("id_token").getAsString()));
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    @Test
    void anAttackersDocumentIsShownWithWhatMakesItUsable() throws Exception {
        assertThat(TestConsole.text(console.open("agents")))
                .contains("The app client does not have http://localhost:1/callback: add it to its callbacks.")
                .contains(WITHOUT_CONTENT
                        + "</th><td>agents</td><td> <span class=\"tag bad\">refused</span></td><td class=\"wide\">The stack"
                        + " file has no document for it, and the local cloud fetches none")
                .contains("Add the callback http://127.0.0.1:6276/oauth/callback to the app client agents first");
    }

    @Test
    void aRegistrationWithAForeignRedirectUriIsShownWithIt() throws Exception {
        new TestAgent(cloud, "foreign/1").register("{\"redirect_uris\":[\"http://evil.example/callback\"]}");
        assertThat(TestConsole.text(console.open("agents")))
                .contains("Lacks a declared redirect_uri: it sent [\"http://evil.example/callback\"].");
    }

    @Test
    void aFloodOfRequestsShowsTheLastOnes() throws Exception {
        TestAgent agent = new TestAgent(cloud, "flood/1");
        for (int i = 0; i < Flows.MAX_STEPS + 50; i++) {
            agent.get("/.well-known/oauth-authorization-server/" + i);
        }
        String page = page();
        assertThat(page.split("<li><span class=\"time\">")).hasSizeLessThanOrEqualTo(Flows.MAX_STEPS + 1);
        assertThat(page).contains("/oauth-authorization-server/" + (Flows.MAX_STEPS + 49) + "<");
    }
}
