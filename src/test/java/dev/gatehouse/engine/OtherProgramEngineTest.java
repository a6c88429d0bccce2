package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.engine.program.OrdersProgram;
import dev.gatehouse.local.LocalProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program of another team on the local cloud, run by the real Pulumi CLI: two protected APIs in two regions. */
class OtherProgramEngineTest {
    private static final String STACK_FILE = EngineStack.otherStackFile("orders:bucketVersion: \"1\"");

    @RegisterExtension
    static final EngineStack STACK = EngineStack.otherProject("orders", OrdersProgram.class, STACK_FILE, pulumi -> {
        pulumi.run("stack", "init", "local").ok();
        pulumi.run("up", "--yes", "--skip-preview", "-s", "local").ok();
    });

    private final PulumiCli pulumi = STACK.pulumi();

    private JsonObject outputs() throws Exception {
        JsonObject outputs = LocalProcess.outputs(pulumi.file("."));
        if (!outputs.has("apiUrl")) {
            assertThat(STACK.localPrints("the outputs of the stack are in")).isTrue();
            outputs = LocalProcess.outputs(pulumi.file("."));
        }
        return outputs;
    }

    private DeployedStack instance(String name) throws Exception {
        return DeployedStack.parse(
                outputs().getAsJsonObject("instances").getAsJsonObject(name).toString());
    }

    @Test
    void bothApisAcceptOnlyTheTokensOfTheirOwnUserPool() throws Exception {
        DeployedStack orders = instance("orders");
        DeployedStack partner = instance("partner");
        Calls.assertThatEachAcceptsOnlyItsOwnTokens(orders, partner);
    }

    @Test
    void eachInstanceHasItsOwnAddressesAndRegion() throws Exception {
        DeployedStack orders = instance("orders");
        DeployedStack partner = instance("partner");

        assertThat(orders.issuer()).startsWith(STACK.cognito() + "/eu-west-1_");
        assertThat(partner.issuer()).startsWith(STACK.cognito() + "/us-east-1_");
        assertThat(new String[] {orders.apiUrl(), partner.apiUrl()})
                .containsOnlyOnce(STACK.api())
                .anyMatch(url -> url.matches(STACK.api() + "/_aws/execute-api/[a-z0-9]{10}"));
        assertThat(partner.scopes()).containsEntry("read", "https://partner.example.com/read");
        assertThat(partner.routes())
                .extracting(DeployedStack.Route::toString)
                .containsExactly("GET /health", "GET /resources");
        assertThat(partner.clients()).extracting(DeployedStack.Client::name).containsExactly("app", "jobs");
        assertThat(partner.clients()).extracting(DeployedStack.Client::kind).containsExactly("native", "machine");
        JsonObject outputs = outputs();
        assertThat(outputs.get("issuer").getAsString()).isEqualTo(orders.issuer());
        assertThat(JsonParser.parseString(Files.readString(pulumi.file(".gatehouse/outputs.partner.json"))))
                .isEqualTo(outputs.getAsJsonObject("instances").get("partner"));
        assertThat(Files.readString(pulumi.file(".gatehouse/env")))
                .contains("API_URL='" + orders.apiUrl() + "'", "PARTNER_API_URL='" + partner.apiUrl() + "'");
    }

    @Test
    void aSecondPreviewAndARefreshSeeNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "local").ok();
        pulumi.run("refresh", "--yes", "--skip-preview", "--expect-no-changes", "-s", "local")
                .ok();
    }

    @Test
    void keepsABucketWithoutEffect() throws Exception {
        JsonObject exported = JsonParser.parseString(pulumi.run("stack", "output", "--json", "-s", "local")
                        .ok()
                        .output())
                .getAsJsonObject();
        String id = exported.get("bucket").getAsString();

        assertThat(id).matches("invoices-[0-9a-f]{7}");
        assertThat(exported.get("bucketArn").getAsString()).isEqualTo("arn:aws:s3:::" + id);
        assertThat(exported.get("region").getAsString()).isEqualTo("eu-west-1");
        assertThat(console("resources"))
                .contains("aws:s3/bucketV2:BucketV2 <span class=\"tag\">kept without effect</span>", id);
        // Which inputs of a kept resource are secret is not known.
        assertThat(console("resources/one?type=aws%3As3%2FbucketV2%3ABucketV2&id=" + id))
                .contains("<dt>tags</dt><dd class=\"mono\">***</dd>", "arn:aws:s3:::" + id)
                .doesNotContain("version");
    }

    private static String console(String page) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(STACK.cognito() + "/console/" + page))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void theConsoleShowsTheClientsAndTheAccessOfTheFirstInstance() throws Exception {
        outputs();

        assertThat(console("token")).contains("app (native)", "jobs (machine)");
        assertThat(console("access"))
                .contains("<th scope=\"row\" class=\"mono\">GET /resources</th>", "jobs (machine)");
    }

    @Test
    void updatesAndDeletesAKeptBucket() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "orders:bucketVersion: \"1\"", "orders:bucketVersion: \"2\"");

        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", "local")
                        .ok()
                        .output())
                .contains("~  aws:s3:BucketV2 invoices updated");
        pulumi.run("preview", "--expect-no-changes", "-s", "local").ok();
        pulumi.run("destroy", "--yes", "--skip-preview", "-s", "local").ok();
    }

    @Test
    void refusesATypeThatNoSettingNames() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "orders:bucketVersion: \"1\"", "orders:queue: jobs");

        PulumiCli.Run run = pulumi.run("preview", "-s", "local");

        assertThat(run.exit()).isNotZero();
        assertThat(run.output())
                .contains("aws:sqs/queue:Queue: the local cloud does not support this type; to keep its resources"
                        + " without effect, write gatehouse:local: {otherResources: ['aws:sqs/queue:Queue']} in the"
                        + " stack file and restart the local cloud");
    }
}
