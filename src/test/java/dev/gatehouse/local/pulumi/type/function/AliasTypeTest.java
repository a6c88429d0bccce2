package dev.gatehouse.local.pulumi.type.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Main;
import dev.gatehouse.Stacks;
import dev.gatehouse.local.pulumi.ResourceRegistry;
import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.settings.Settings;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A function with SnapStart is called by its alias, as on AWS. */
class AliasTypeTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:";
    private static final Addresses ADDRESSES =
            new Addresses("eu-west-1", URI.create("http://localhost:9400"), URI.create("http://localhost:9401"));

    private final LocalCloud cloud = new LocalCloud();
    private final ResourceRegistry registry =
            new ResourceRegistry(Store.inMemory(), cloud, ADDRESSES, new SecureRandom());
    private final EmbeddedEngine engine = new EmbeddedEngine(registry);

    private List<String> run(Map<String, Object> function) throws Exception {
        Map<String, Object> tree = Stacks.tree("local");
        tree.put("gatehouse:function", new TreeMap<>(function));
        Settings settings = Settings.read("local", tree);
        EmbeddedEngine.Run run = engine.run("gatehouse", "local", context -> Main.stack(context, settings));
        assertThat(run.problems()).isEmpty();
        return run.changes();
    }

    /** The function behind the API. The stack also has a function that the pool calls. */
    private LambdaFunction apiFunction() {
        List<LambdaFunction> found = cloud.declared().functions().values().stream()
                .filter(each -> each.name().startsWith("gatehouse-local-function"))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private Properties outputs(String type) {
        return registry.resources()
                .byName(type, "gatehouse-local-function")
                .orElseThrow()
                .outputs();
    }

    @Test
    void isUsedByTheGatewayAndByPermissions() throws Exception {
        run(Map.of("snapStart", "on"));

        LambdaFunction function = apiFunction();
        assertThat(function.arn()).startsWith(FUNCTION).endsWith(":live");
        assertThat(function.permissions()).hasSize(6);
        assertThat(((HttpApi) cloud.declared().apis().get(0)).integrations().values())
                .allSatisfy(integration -> assertThat(integration.functionArn()).isEqualTo(function.arn()));
    }

    @Test
    void movesToEachPublishedVersion() throws Exception {
        run(Map.of("snapStart", "on"));
        assertThat(outputs(AliasType.TOKEN).required("functionVersion")).isEqualTo("1");

        assertThat(run(Map.of("snapStart", "on", "memory", 1024)))
                .containsExactlyInAnyOrder(
                        "updated Function gatehouse-local-function (memorySize)",
                        "updated Alias gatehouse-local-function (functionVersion)");
        assertThat(outputs(AliasType.TOKEN).required("functionVersion")).isEqualTo("2");
        assertThat(outputs(FunctionType.TOKEN).required("qualifiedArn")).endsWith(":2");

        // Concurrency is not part of a version: no version is published.
        assertThat(run(Map.of("snapStart", "on", "memory", 1024, "concurrency", 5)))
                .containsExactly("updated Function gatehouse-local-function (reservedConcurrentExecutions)");
        assertThat(run(Map.of("snapStart", "on", "memory", 1024, "concurrency", 5)))
                .isEmpty();
    }

    @Test
    void isDeletedWithSnapStart() throws Exception {
        run(Map.of("snapStart", "on"));

        List<String> changes = run(Map.of("snapStart", "off"));

        assertThat(changes)
                .contains("deleted Alias gatehouse-local-function", "replaced Permission GET /resources (qualifier)");
        assertThat(apiFunction().arn()).doesNotEndWith(":live");
        assertThat(apiFunction().permissions()).hasSize(6);
    }

    @Test
    void isRefusedForAMissingVersionOrFunction() throws Exception {
        run(Map.of("snapStart", "on"));
        AliasType type = new AliasType();
        String name = outputs(FunctionType.TOKEN).required("name");

        assertThat(type.validate(alias(name, "1"), registry.resources())).isEmpty();
        assertThat(type.validate(alias(name, "$LATEST"), registry.resources())).isEmpty();
        assertThat(type.validate(alias(name, "7"), registry.resources()))
                .containsExactly(new ValidationError("functionVersion", "function " + name + " has no version 7"));
        assertThat(type.validate(alias("other", "1"), registry.resources()))
                .containsExactly(new ValidationError("functionName", "there is no function other"));
        assertThat(type.checkValues(alias(name, "1").with("name", "12")))
                .extracting(ValidationError::property)
                .containsExactly("name");
    }

    private static Properties alias(String function, String version) {
        return new Properties(Map.of("name", "next", "functionName", function, "functionVersion", version));
    }
}
