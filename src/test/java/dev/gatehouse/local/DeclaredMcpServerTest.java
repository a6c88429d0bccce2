package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testkit.TestCloud;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The MCP server of a whole stack, as the stack file declares it, of both kinds of API. */
class DeclaredMcpServerTest {
    private static final Path STACKS = Path.of("src/test/mcp-clients/stacks");
    private static final String REGISTRATION =
            "{\"client_name\":\"x\",\"redirect_uris\":[\"http://localhost:38976/callback\"]}";

    private final HttpClient http = HttpClient.newHttpClient();

    /** Attack 117. */
    @ParameterizedTest
    @ValueSource(strings = {"Pulumi.http.yaml", "Pulumi.rest.yaml"})
    void registrationsWithoutEndAreRefusedAndCreateNothing(String stack) throws Exception {
        try (TestCloud cloud = TestCloud.start(STACKS.resolve(stack))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(cloud.api() + "/register"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(REGISTRATION))
                    .build();
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < 200 || (!answers.contains(429) && i < 10_000); i++) {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                answers.add(answer.statusCode());
                if (answer.statusCode() == 201) {
                    assertThat(answer.body())
                            .contains("\"client_id\":\"" + cloud.clientId("agents") + "\"")
                            .doesNotContain("client_secret");
                }
            }

            assertThat(answers).containsOnly(201, 429);
            assertThat((Map<?, ?>) cloud.outputs().get("clients")).hasSize(2);
        }
    }
}
