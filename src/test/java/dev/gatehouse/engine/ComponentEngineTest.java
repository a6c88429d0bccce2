package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.engine.program.ShopProgram;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A Java program that uses the component as a library, twice, with resource options: the real Pulumi CLI runs it on the
 * local cloud. {@link ShopProgram} says what it declares.
 */
class ComponentEngineTest {
    private static final String STACK_FILE = EngineStack.otherStackFile("shop:unused: x");

    @RegisterExtension
    static final EngineStack STACK = EngineStack.otherProject("shop", ShopProgram.class, STACK_FILE, pulumi -> {
        Files.copy(pulumi.file("Pulumi.local.yaml"), pulumi.file("Pulumi.fresh.yaml"));
        pulumi.run("stack", "init", "fresh").ok();
        pulumi.run("stack", "init", "local").ok();
        Files.writeString(
                pulumi.file("up.txt"),
                pulumi.run("up", "--yes", "--skip-preview", "-s", "local").ok().output());
    });

    private final PulumiCli pulumi = STACK.pulumi();

    private void setting(String text) throws Exception {
        pulumi.replace("Pulumi.local.yaml", "shop:unused: x", text);
    }

    private static JsonObject object(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private JsonObject outputs(String component) throws Exception {
        return object(pulumi.run("stack", "output", "--json", "--show-secrets", "-s", "local")
                        .ok()
                        .output())
                .getAsJsonObject(component);
    }

    private DeployedStack deployed(String component) throws Exception {
        return DeployedStack.parse(outputs(component).toString());
    }

    /** The resources in the state whose name begins with a name. */
    private List<JsonObject> resources(String name) throws Exception {
        List<JsonObject> all = new ArrayList<>();
        for (JsonElement each : object(
                        pulumi.run("stack", "export", "-s", "local").ok().output())
                .getAsJsonObject("deployment")
                .getAsJsonArray("resources")) {
            JsonObject resource = each.getAsJsonObject();
            if (name(resource).startsWith(name)) {
                all.add(resource);
            }
        }
        assertThat(all).as("resources of " + name).hasSizeGreaterThan(20);
        return all;
    }

    private static String name(JsonObject resource) {
        return resource.get("urn").getAsString().split("::", 4)[3];
    }

    @Test
    void bothComponentsAcceptOnlyTheTokensOfTheirOwnUserPool() throws Exception {
        Calls.assertThatEachAcceptsOnlyItsOwnTokens(deployed("api"), deployed("partner"));
    }

    @Test
    void allResourcesOfAComponentUseItsProvider() throws Exception {
        assertThat(resources("partner"))
                .filteredOn(each -> each.get("custom").getAsBoolean())
                .allSatisfy(each ->
                        assertThat(each.get("provider").getAsString()).contains("pulumi:providers:aws::virginia::"));
        assertThat(resources("api"))
                .filteredOn(each -> each.get("custom").getAsBoolean())
                .allSatisfy(each ->
                        assertThat(each.get("provider").getAsString()).contains("pulumi:providers:aws::default"));
    }

    @Test
    void theRegionOfTheOutputsIsThatOfTheProvider() throws Exception {
        assertThat(outputs("api").get("region").getAsString()).isEqualTo("eu-west-1");
        assertThat(outputs("partner").get("region").getAsString()).isEqualTo("us-east-1");
        assertThat(deployed("api").issuer()).startsWith(STACK.cognito() + "/eu-west-1_");
        assertThat(deployed("partner").issuer()).startsWith(STACK.cognito() + "/us-east-1_");
    }

    @Test
    void transformsChangeTheResourcesOfTheirComponentOnly() throws Exception {
        assertThat(inputs("api", "aws:cognito/userPool:UserPool", "deletionProtection"))
                .containsExactly("ACTIVE");
        assertThat(inputs("partner", "aws:cognito/userPool:UserPool", "deletionProtection"))
                .containsExactly("INACTIVE");
        assertThat(inputs("api", "aws:cloudwatch/logGroup:LogGroup", "retentionInDays"))
                .containsExactly("1", "1");
        assertThat(inputs("partner", "aws:cloudwatch/logGroup:LogGroup", "retentionInDays"))
                .doesNotContain("1");
    }

    private List<String> inputs(String component, String type, String input) throws Exception {
        return resources(component).stream()
                .filter(each -> each.get("type").getAsString().equals(type))
                .map(each -> each.getAsJsonObject("inputs").get(input).getAsString())
                .toList();
    }

    @Test
    void whatTheComponentDependsOnIsCreatedBeforeItsResources() throws Exception {
        List<String> lines = Files.readAllLines(pulumi.file("up.txt"));
        int table = indexOf(lines, "aws:dynamodb:Table items created");

        assertThat(indexOf(lines, "gatehouse:index:ProtectedApi api creating")).isGreaterThan(table);
        assertThat(resources("api"))
                .allSatisfy(each -> assertThat(indexOf(lines, " " + name(each) + " creating"))
                        .as(name(each))
                        .isGreaterThan(table));
    }

    private static int indexOf(List<String> lines, String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError(text + " is not in " + lines);
    }

    @Test
    void allResourcesInheritProtectAndRetainOnDelete() throws Exception {
        assertThat(resources("partner")).allSatisfy(each -> {
            assertThat(each.has("protect")).as(name(each)).isTrue();
            assertThat(each.has("retainOnDelete")).as(name(each)).isTrue();
        });
        assertThat(resources("api")).noneMatch(each -> each.has("protect") || each.has("retainOnDelete"));
    }

    @Test
    void destroyIsRefusedAndDeletesNothingOfAProtectedComponent() throws Exception {
        List<String> before = urns(resources("partner"));

        PulumiCli.Run run = pulumi.run(
                "destroy",
                "--yes",
                "--skip-preview",
                "-s",
                "local",
                "--target",
                "urn:pulumi:local::shop::gatehouse:index:ProtectedApi::partner",
                "--target-dependents");

        assertThat(run.exit()).isNotZero();
        assertThat(run.output())
                .contains("HttpApi$aws:apigatewayv2/stage:Stage::partner-api\" cannot be deleted")
                .contains("because it is protected");
        assertThat(urns(resources("partner"))).containsExactlyInAnyOrderElementsOf(before);
        Calls.assertThatEachAcceptsOnlyItsOwnTokens(deployed("api"), deployed("partner"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "urn"})
    void aRenamedComponentWithAnAliasKeepsAllResources(String alias) throws Exception {
        List<String> before = urns(resources("api"));
        setting("shop:name: shop-api\n  shop:alias: " + alias);

        JsonObject preview = object(pulumi.run("preview", "--json", "--show-sames", "-s", "local")
                .ok()
                .output());

        List<JsonObject> steps = new ArrayList<>();
        preview.getAsJsonArray("steps").forEach(step -> steps.add(step.getAsJsonObject()));
        assertThat(preview.getAsJsonObject("changeSummary").keySet())
                .containsExactlyInAnyOrder("same", "update", "replace");
        assertThat(steps)
                .filteredOn(step -> step.get("urn").getAsString().contains("::shop-api"))
                .map(step -> step.getAsJsonObject("oldState").get("urn").getAsString())
                .as("every resource of the former component is one of the renamed component")
                .containsOnlyOnceElementsOf(before);
        assertThat(steps)
                .filteredOn(step -> step.get("op").getAsString().equals("replace"))
                .map(step -> step.getAsJsonObject("oldState"))
                .allSatisfy(old -> assertThat(
                                old.getAsJsonObject("inputs").get("name").getAsString())
                        .as("its name on AWS contains the name of the component")
                        .matches("/aws/(?:lambda/shop-local-api-function|vendedlogs/shop-local-api-api)"));
    }

    private static List<String> urns(List<JsonObject> resources) {
        return resources.stream().map(each -> each.get("urn").getAsString()).toList();
    }

    @Test
    void aSecondPreviewSeesNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "local").ok();
    }

    @Test
    void outputsOfResourcesThatDoNotExistYetAreUnknownInAPreview() throws Exception {
        pulumi.replace("Pulumi.fresh.yaml", "shop:unused: x", "shop:pool: people");

        String preview = pulumi.run("preview", "-s", "fresh").ok().output();

        assertThat(preview)
                .contains("aws:lambda:Function api-function create")
                .contains("aws:cognito:UserPool people create")
                .contains("aws:apigatewayv2:Stage adopted-api create")
                .containsPattern("\\+ \\d+ to create\n")
                .doesNotContain("error", "warning: null");
    }

    @Test
    void refusesASecondComponentWithTheNameOfTheFirst() throws Exception {
        assertThat(refused("shop:again: api"))
                .contains("component 'api' has 1 problem in its arguments; nothing was declared:")
                .contains("1. name: must be unique among the components of the program");
    }

    @Test
    void refusesAComponentWithoutAName() throws Exception {
        assertThat(refused("shop:again: ''"))
                .contains("component '' has 1 problem in its arguments; nothing was declared:")
                .contains("1. name: must be 1 to 38 letters");
    }

    /** {@link dev.gatehouse.ProtectedApi} describes this limit of names. */
    @Test
    void pulumiRefusesAClientWithTheNameOfAClientOfAnotherComponent() throws Exception {
        assertThat(refused("shop:again: api-x\n  shop:client: x-jobs"))
                .containsPattern("Duplicate resource URN '.*::api-x-jobs'; try giving it a unique name");
    }

    /** Components without a known Region in common: only Cognito knows that another user pool has the domain. */
    @Test
    void cognitoRefusesADomainThatAnotherProviderHasInTheSameRegion() throws Exception {
        setting("shop:prefix: partner-auth");

        PulumiCli.Run run = pulumi.run("up", "--yes", "--skip-preview", "-s", "local");

        assertThat(run.exit()).isNotZero();
        assertThat(run.output())
                .contains(
                        "'api-sign-in': domain: InvalidParameterException: Domain already associated with another user"
                                + " pool.");
    }

    private String refused(String setting) throws Exception {
        setting(setting);
        PulumiCli.Run run = pulumi.run("preview", "-s", "local");
        assertThat(run.exit()).isNotZero();
        assertThat(run.output()).doesNotContain("\tat ", "Exception");
        return run.output();
    }
}
