package dev.gatehouse.local.console.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.console.TestConsole;
import dev.gatehouse.testkit.GatehouseCloud;
import dev.gatehouse.testkit.TestCloud;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages about access and resources. */
@GatehouseCloud(stack = "Pulumi.local.yaml")
class StackPagesTest {
    private static final Pattern RESOURCE = Pattern.compile("/console/(resources/[^\"]+)\"");

    private final TestCloud cloud;
    private final TestConsole console;

    StackPagesTest(TestCloud cloud) {
        this.cloud = cloud;
        this.console = new TestConsole(cloud);
    }

    @Test
    void accessHasARowForEachRouteAndAColumnForEachClient() throws Exception {
        assertThat(console.text("access"))
                .contains(">spa (spa)</th>", ">jobs (machine)</th>")
                .containsPattern(
                        "(?s)<th scope=\"row\" class=\"mono\">GET /admin/report</th>.*?admin \\(group admin\\)")
                .contains("nothing: public");
    }

    @Test
    void resourcesAreListedByTypeWithWhatTheLocalCloudDoesWithThem() throws Exception {
        assertThat(console.text("resources"))
                .contains("aws:cognito/userPool:UserPool <span class=\"tag\">imitated</span>")
                .contains("aws:iam/role:Role <span class=\"tag\">stored without effect</span>")
                .contains(String.valueOf(cloud.outputs().get("userPoolId")));
    }

    @Test
    void everyResourceHasAPageAndNoneShowsASecret() throws Exception {
        Map<?, ?> secrets = (Map<?, ?>) cloud.outputs().get("clientSecrets");
        Matcher links = RESOURCE.matcher(console.text("resources"));
        int pages = 0;
        while (links.find()) {
            String page = console.text(links.group(1));
            for (Object values : secrets.values()) {
                assertThat(page).as(links.group(1)).doesNotContain(String.valueOf(((List<?>) values).get(0)));
            }
            pages++;
        }
        assertThat(pages).isGreaterThan(30);
    }

    @Test
    void aStackWithoutAnMcpServerHasNoPageForAgents() throws Exception {
        assertThat(console.text("overview")).doesNotContain("agents", "Agents");
        assertThat(console.open("agents").statusCode()).isEqualTo(404);
        assertThat(console.open("agents?fragment=1").statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownResourceIsNotFound() throws Exception {
        assertThat(console.open("resources/one?type=aws:x&id=y").statusCode()).isEqualTo(404);
        assertThat(console.open("resources/two").statusCode()).isEqualTo(404);
    }
}
