package dev.gatehouse.local.pulumi.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Main;
import dev.gatehouse.Stacks;
import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.pulumi.type.Scene;
import dev.gatehouse.local.pulumi.type.UserPoolClientType;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The repository's own program with its local settings, run by the embedded engine. */
class WholeProgramTest {
    private static final String CLIENT = UserPoolClientType.TOKEN;

    private final Scene scene = new Scene();
    private Settings settings;

    @BeforeEach
    void readTheSettings() throws Exception {
        settings = Stacks.settings("local");
    }

    private EmbeddedEngine.Run run() {
        return scene.run(context -> Main.stack(context, settings));
    }

    @Test
    void createsAllThatItNames() {
        EmbeddedEngine.Run run = run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.changes())
                .containsExactlyInAnyOrderElementsOf(scene.kept().stream()
                        .map(each -> "created " + each.type().replaceAll(".*:", "") + " " + each.name())
                        .toList());
        assertThat(scene.cloud.declared().pools()).hasSize(1);
        assertThat(scene.cloud.declared().clients()).hasSize(4);
        assertThat(scene.cloud.declared().functions()).hasSize(2);
        assertThat(scene.httpApi().routes())
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
    void changesNothingWhenItRunsAgain() {
        EmbeddedEngine.Run first = run();
        List<Resource> kept = scene.kept();
        EmbeddedEngine.Run second = run();
        assertThat(second.problems()).isEmpty();
        assertThat(second.changes()).isEmpty();
        assertThat(second.outputs()).isEqualTo(first.outputs());
        assertThat(scene.kept()).isEqualTo(kept);
    }

    @Test
    void givesSecretsInClearAndPrintsNoValue() {
        EmbeddedEngine.Run run = run();
        assertThat(run.outputs().get("clientSecrets")).isInstanceOf(Map.class);
        Map<?, ?> secrets = (Map<?, ?>) run.outputs().get("clientSecrets");
        Resource jobs = scene.kept().stream()
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
    void leavesNothingWhenTheProgramNamesNothing() {
        run();
        EmbeddedEngine.Run empty = scene.run(context -> {});
        assertThat(empty.problems()).isEmpty();
        assertThat(empty.changes()).isNotEmpty().allMatch(line -> line.startsWith("deleted "));
        assertThat(scene.kept()).isEmpty();
        assertThat(scene.cloud.declared().apis()).isEmpty();
    }
}
