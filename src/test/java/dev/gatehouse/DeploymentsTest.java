package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What Pulumi Cloud does in our name. Neither its provider nor the YAML host run here: names and wiring are held to what is known. */
class DeploymentsTest {
    /** DOC "pulumiservice, DeploymentSettings" and "DriftSchedule": properties by path. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "pulumiservice:DeploymentSettings",
            Set.of(
                    "organization",
                    "project",
                    "stack",
                    "sourceContext.git.branch",
                    "github.repository",
                    "github.deployCommits",
                    "github.previewPullRequests",
                    "github.pullRequestTemplate",
                    "github.paths",
                    "operationContext.preRunCommands",
                    "operationContext.oidc.aws.roleARN",
                    "operationContext.oidc.aws.sessionName",
                    "operationContext.oidc.aws.duration",
                    "operationContext.options.deleteAfterDestroy",
                    "cacheOptions.enable"),
            "pulumiservice:DriftSchedule",
            Set.of("organization", "project", "stack", "scheduleCron", "autoRemediate"));

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");

    private String text = "";
    private Map<String, Object> program = Map.of();

    @BeforeEach
    @SuppressWarnings("unchecked")
    void read() throws Exception {
        text = Files.readString(Path.of("deployments/Pulumi.yaml"));
        program = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static Map<?, ?> map(Map<?, ?> parent, String name) {
        return (Map<?, ?>) parent.get(name);
    }

    private Map<?, ?> properties(String resource) {
        return map(map(map(program, "resources"), resource), "properties");
    }

    private static void flatten(String path, Object value, Map<String, Object> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> flatten(path.isEmpty() ? "" + name : path + "." + name, each, into));
        } else {
            into.put(path, value);
        }
    }

    @Test
    void writesKnownPropertiesOfKnownResourcesAlone() {
        map(program, "resources").values().forEach(each -> {
            Map<?, ?> resource = (Map<?, ?>) each;
            Map<String, Object> flat = new LinkedHashMap<>();
            flatten("", map(resource, "properties"), flat);
            assertThat(KNOWN).containsKey(String.valueOf(resource.get("type")));
            assertThat(KNOWN.get(String.valueOf(resource.get("type")))).containsAll(flat.keySet());
        });
    }

    @Test
    void namesNothingThatIsNotThere() {
        Set<String> known = new TreeSet<>(
                map(program, "config").keySet().stream().map(String::valueOf).toList());
        map(program, "resources").keySet().forEach(name -> known.add(String.valueOf(name)));
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            assertThat(known).contains(reference.group(1));
        }
    }

    @Test
    void deploysMainToDevAndNothingToProdByItself() {
        assertThat(map(properties("dev"), "github").get("deployCommits")).isEqualTo(true);
        assertThat(map(properties("prod"), "github").get("deployCommits")).isEqualTo(false);
        assertThat(map(properties("prod"), "github").get("pullRequestTemplate")).isEqualTo(false);
        assertThat(properties("prodDrift").get("autoRemediate")).isEqualTo(false);
    }

    @Test
    void everyStackFileHasSettingsAndADriftSchedule() {
        for (String stack : List.of("dev", "prod")) {
            assertThat(Path.of("Pulumi." + stack + ".yaml")).exists();
            assertThat(properties(stack).get("stack")).isEqualTo(stack);
            assertThat(properties(stack + "Drift").get("stack")).isEqualTo(stack);
        }
    }

    @Test
    void watchesPathsThatAreThere() {
        for (String stack : List.of("dev", "prod")) {
            assertThat((List<?>) map(properties(stack), "github").get("paths"))
                    .allSatisfy(path -> assertThat(Path.of(String.valueOf(path).replaceFirst("/\\*\\*$", "")))
                            .exists());
        }
    }

    /** A role is assumed by OpenID Connect. */
    @Test
    void keepsNoSecret() {
        assertThat(text).doesNotContainIgnoringCase("secretAccessKey", "accessKeyId", "password", "token:");
    }
}
