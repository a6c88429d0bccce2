package dev.gatehouse.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.resource.JsonText;
import dev.gatehouse.local.pulumi.type.rest.DeployedTypes;
import dev.gatehouse.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The deployment trigger changes exactly when a resource changes that the local cloud includes in a deployment. If the
 * trigger missed an option of a route, API Gateway would keep serving the old value.
 */
class RestDeploymentTest {
    private static final String DEPLOYMENT = "aws:apigateway/deployment:Deployment";
    private static final String API = "aws:apigateway/restApi:RestApi";

    /** Options that do not affect the resources of a REST API. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("api.kind", "api.payload", "api.rest", "api.rest.acceptRisk");

    private static final Map<String, Object> READ = Map.of("scopes", List.of("read"));

    /** A change of one option. */
    record Change(String option, Consumer<Tree> before, Consumer<Tree> after) {
        @Override
        public String toString() {
            return option;
        }
    }

    /** The settings of a stack. */
    record Tree(Map<String, Object> all) {
        @SuppressWarnings("unchecked")
        Map<String, Object> section(String name) {
            return (Map<String, Object>) all.get("gatehouse:" + name);
        }

        void route(Map<String, Object> options) {
            section("routes").put("GET /tried/{id}", options);
        }

        void api(String option, Object value) {
            section("api").put(option, value);
        }

        void rest(String option, Object value) {
            api("rest", Map.of(option, value));
        }

        void domain(String option, Object value) {
            api("domain", "api.example.com");
            api("zone", "Z0123456789ABC");
            api(option, value);
        }
    }

    static Stream<Change> changes() {
        return Stream.of(
                new Change("routes", tree -> {}, tree -> tree.route(READ)),
                route("public", Map.of("public", true)),
                route("scopes", Map.of("scopes", List.of("read", "write"))),
                route("group", Map.of("scopes", List.of("read"), "group", "admin")),
                route("throttle", Map.of("scopes", List.of("read"), "throttle", Map.of("rate", 3, "burst", 4))),
                api("cors", List.of("https://other.example.com")),
                api("cors", List.of()),
                api("throttle", Map.of("rate", 3, "burst", 4)),
                api("firewall", Map.of("rate", 2_000)),
                new Change("api.domain", tree -> {}, tree -> tree.domain("domain", "api.example.com")),
                new Change(
                        "api.zone",
                        tree -> tree.domain("zone", "Z0123456789ABC"),
                        tree -> tree.domain("zone", "Z0123456789ABD")),
                new Change(
                        "api.certificate",
                        tree -> tree.domain("domain", "api.example.com"),
                        tree -> tree.domain(
                                "certificate",
                                "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555")),
                rest("stage", "v2"),
                rest("logLevel", "off"),
                rest("tracing", "off"),
                rest("metrics", "off"),
                rest("accountRole", "make"),
                new Change(
                        "scopes.identifier",
                        tree -> {},
                        tree -> tree.section("scopes").put("identifier", "https://other.example.com")));
    }

    private static Change route(String option, Map<String, Object> after) {
        return new Change("routes." + option, tree -> tree.route(READ), tree -> tree.route(after));
    }

    private static Change api(String option, Object after) {
        return new Change("api." + option, tree -> {}, tree -> tree.api(option, after));
    }

    private static Change rest(String option, Object after) {
        return new Change(
                "api.rest." + option, tree -> tree.rest("logLevel", "info"), tree -> tree.rest(option, after));
    }

    /** The resources of the REST stack with a change. */
    private static Declaration declared(Consumer<Tree> change) throws Exception {
        Tree tree = new Tree(Stacks.tree("rest"));
        change.accept(tree);
        return Declaration.update(Settings.read("rest", tree.all()));
    }

    /** The inputs of the resources that a deployment contains. */
    private static Map<String, Map<String, Object>> deployed(Declaration declaration) {
        Map<String, Map<String, Object>> deployed = new TreeMap<>();
        declaration.all().stream()
                .filter(each ->
                        DeployedTypes.all().contains(each.type()) || each.type().equals(API))
                .forEach(each -> deployed.put(each.type() + " " + each.nameInParent(), new TreeMap<>(each.inputs())));
        return deployed;
    }

    private static Object fingerprint(Declaration declaration) {
        return declaration.only(DEPLOYMENT).input("triggers");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void triggersADeploymentExactlyWhenItsContentChanges(Change change) throws Exception {
        Declaration before = declared(change.before());
        Declaration after = declared(change.after());
        boolean changed = !deployed(before).equals(deployed(after));
        assertThat(!fingerprint(before).equals(fingerprint(after)))
                .as("the deployment's resources %s", changed ? "changed" : "stayed")
                .isEqualTo(changed);
    }

    /** Every new option of a route or of the API needs a line above. */
    @Test
    void everyOptionOfRoutesAndTheApiIsTested() throws Exception {
        JsonObject settings = JsonParser.parseString(Files.readString(Path.of("docs/stack.schema.json")))
                .getAsJsonObject()
                .getAsJsonObject("properties")
                .getAsJsonObject("config")
                .getAsJsonObject("properties");
        JsonObject api = settings.getAsJsonObject("gatehouse:api").getAsJsonObject("properties");
        Set<String> options = new TreeSet<>();
        names("api.", api, options);
        names("api.rest.", api.getAsJsonObject("rest").getAsJsonObject("properties"), options);
        names(
                "routes.",
                settings.getAsJsonObject("gatehouse:routes")
                        .getAsJsonObject("additionalProperties")
                        .getAsJsonObject("properties"),
                options);
        options.removeAll(WITHOUT_EFFECT);
        assertThat(changes().map(Change::option).collect(Collectors.toSet())).containsAll(options);
    }

    private static void names(String prefix, JsonObject section, Set<String> options) {
        section.keySet().forEach(name -> options.add(prefix + name));
    }

    /** Values that no setting affects: bodies, headers and timeouts. */
    @Test
    void theRevisionIncreasesWhenTheProgramDeclaresSomethingElse() throws Exception {
        // The fake ids contain resource names, which are not part of a deployment.
        String text = JsonText.of(deployed(declared(tree -> {}))).replace("gatehouse-rest-rest /", "/");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertThat(RestDeploymentTrigger.REVISION + " "
                        + HexFormat.of().formatHex(hash).substring(0, 16))
                .as(
                        "increase RestDeploymentTrigger.REVISION, so that existing stacks create a new deployment, and write the"
                                + " new value here (if only Pulumi.rest.yaml has changed, do not increase REVISION)")
                .isEqualTo("1 9b139b37bf26e859");
    }
}
