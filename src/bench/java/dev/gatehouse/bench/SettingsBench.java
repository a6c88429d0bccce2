package dev.gatehouse.bench;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import dev.gatehouse.Main;
import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Validates and declares a stack: the dev stack, and a stack at every quota (50 clients, 100 scopes, 300 routes). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SettingsBench {
    private Map<String, Object> small = Map.of();
    private Map<String, Object> large = Map.of();

    @Setup
    public void read() throws Exception {
        small = Stacks.tree("dev");
        large = Stacks.tree("dev");
        Map<String, Object> scopes = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            scopes.put("scope" + i, "Scope " + i);
        }
        large.put("gatehouse:scopes", Map.of("identifier", "https://api.example.com", "scopes", scopes));
        Map<String, Object> clients = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            clients.put(
                    "client" + i,
                    Map.of(
                            "kind",
                            "web",
                            "callbacks",
                            List.of("https://app" + i + ".example.com/callback"),
                            "scopes",
                            List.of("openid", "scope" + i, "scope" + (i + 50))));
        }
        large.put("gatehouse:clients", clients);
        Map<String, Object> routes = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            routes.put("GET /things" + i + "/{id}", Map.of("scopes", List.of("scope" + i % 100)));
        }
        large.put("gatehouse:routes", routes);
    }

    @Benchmark
    public Settings checkDev() throws SettingsException {
        return Settings.read("dev", small);
    }

    @Benchmark
    public Settings checkEveryQuota() throws SettingsException {
        return Settings.read("dev", large);
    }

    @Benchmark
    public int declareDev() throws SettingsException {
        return declare(Settings.read("dev", small));
    }

    @Benchmark
    public int declareEveryQuota() throws SettingsException {
        return declare(Settings.read("dev", large));
    }

    private static int declare(Settings settings) {
        try {
            return PulumiTest.withMocks(new Echo())
                    .withOptions(TestOptions.builder()
                            .projectName("gatehouse")
                            .stackName(settings.stack())
                            .preview(false)
                            .build())
                    .runTest(context -> Main.stack(context, settings))
                    .throwOnError()
                    .resources()
                    .size();
        } finally {
            PulumiTest.cleanup();
        }
    }

    /** Returns the inputs of each resource, with the few outputs that the program reads. */
    private static final class Echo implements Mocks {
        @Override
        public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
            Map<String, Object> state = new LinkedHashMap<>(args.inputs);
            state.putIfAbsent("name", args.name);
            state.put("arn", "arn:aws:test:::" + args.name);
            state.put("endpoint", "cognito-idp.eu-west-1.amazonaws.com/" + args.name);
            state.put("clientSecret", "secret");
            state.put("executionArn", "arn:aws:execute-api:::api");
            state.put("invokeUrl", "https://api.execute-api.eu-west-1.amazonaws.com/");
            return CompletableFuture.completedFuture(ResourceResult.of(Optional.of(args.name + "-id"), state));
        }

        @Override
        public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
            throw new IllegalStateException(args.token);
        }
    }
}
