package dev.gatehouse.local.pulumi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Main;
import dev.gatehouse.Stacks;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolClientType;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The embedded engine runs this repository's program with its local settings. */
class WholeProgramTest {
    private static final String CLIENT = UserPoolClientType.TOKEN;

    private final CloudFixture fixture = new CloudFixture();
    private Settings settings;

    @BeforeEach
    void readTheSettings() throws Exception {
        settings = Stacks.settings("local");
    }

    private EmbeddedEngine.Run run() {
        return fixture.run(context -> Main.stack(context, settings));
    }

    @Test
    void createsAllDeclaredResources() {
        EmbeddedEngine.Run run = run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.changes())
                .containsExactlyInAnyOrderElementsOf(fixture.resources().stream()
                        .map(each -> "created " + each.type().replaceAll(".*:", "") + " "
                                + each.name().replaceFirst("^gatehouse-local-(?:api|rest) ", ""))
                        .toList())
                .contains("created Route GET /resources", "created Permission GET /resources");
        assertThat(fixture.cloud.declared().pools()).hasSize(1);
        assertThat(fixture.cloud.declared().clients()).hasSize(4);
        assertThat(fixture.cloud.declared().functions()).hasSize(2);
        assertThat(fixture.httpApi().routes())
                .extracting(HttpApi.Route::key)
                .containsExactlyInAnyOrder(
                        "GET /resources",
                        "POST /resources",
                        "DELETE /resources/{id}",
                        "GET /admin/report",
                        "GET /me",
                        "GET /health");
    }

    @Test
    void changesNothingInASecondRun() {
        EmbeddedEngine.Run first = run();
        List<Resource> before = fixture.resources();
        EmbeddedEngine.Run second = run();
        assertThat(second.problems()).isEmpty();
        assertThat(second.changes()).isEmpty();
        assertThat(second.outputs()).isEqualTo(first.outputs());
        assertThat(fixture.resources()).isEqualTo(before);
    }

    @Test
    void returnsSecretsInPlainTextAndDoesNotPrintThem() {
        EmbeddedEngine.Run run = run();
        assertThat(run.outputs().get("clientSecrets")).isInstanceOf(Map.class);
        Map<?, ?> secrets = (Map<?, ?>) run.outputs().get("clientSecrets");
        Resource jobs = fixture.resources().stream()
                .filter(each -> each.type().equals(CLIENT) && each.name().endsWith("jobs"))
                .findFirst()
                .orElseThrow();
        String secret = jobs.outputs().required("clientSecret");
        assertThat(secret).matches("[a-z0-9]{51}");
        assertThat(secrets.get("jobs")).isEqualTo(List.of(secret));
        assertThat(run.toString())
                .contains("clientSecrets", "apiUrl")
                .doesNotContain(secret)
                .doesNotContain("http://");
    }

    @Test
    void deletesEverythingIfTheProgramIsEmpty() {
        run();
        EmbeddedEngine.Run empty = fixture.run(context -> {});
        assertThat(empty.problems()).isEmpty();
        assertThat(empty.changes()).isNotEmpty().allMatch(line -> line.startsWith("deleted "));
        assertThat(fixture.resources()).isEmpty();
        assertThat(fixture.cloud.declared().apis()).isEmpty();
    }
}
