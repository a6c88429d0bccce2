package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SDKs that the Pulumi CLI generates from the schema of the package. Skipped without {@code pulumi} or the language host on the
 * PATH; {@code .ci/consumers --tools} builds the hosts. With {@code -Dengine.required=true}, a missing one
 * fails.
 */
class PackageSdkEngineTest {
    private static final Path SCHEMA = Path.of("src/main/resources/dev/gatehouse/component/schema.json");

    /** Where {@code .ci/consumers} builds the hosts of Node.js and Python. */
    private static final String HOSTS = "hosts";

    @TempDir
    private Path scratch;

    private Path generate(String language) throws Exception {
        if (PulumiCli.executable().isEmpty()) {
            if (Boolean.getBoolean("engine.required")) {
                fail("no pulumi on the PATH; ../shared/tools/pulumi-engine/build.sh builds one");
            }
            assumeTrue(false, "no pulumi on the PATH: no SDK is generated");
        }
        Path pulumi = PulumiCli.executable().orElseThrow();
        String path = pulumi.resolveSibling(HOSTS) + File.pathSeparator + System.getenv("PATH");
        String host = "pulumi-language-" + language;
        if (Stream.of(path.split(File.pathSeparator, -1)).noneMatch(folder -> Files.exists(Path.of(folder, host)))) {
            if (Boolean.getBoolean("engine.required")) {
                fail("no " + host + " on the PATH; .ci/consumers --tools builds one");
            }
            assumeTrue(false, "no " + host + " on the PATH: no SDK is generated");
        }
        ProcessBuilder builder = new ProcessBuilder(
                        pulumi.toString(),
                        "package",
                        "gen-sdk",
                        "--language",
                        language,
                        "--out",
                        scratch.toString(),
                        SCHEMA.toString())
                .redirectErrorStream(true);
        builder.environment().put("PATH", path);
        builder.environment().put("PULUMI_HOME", scratch.resolve("home").toString());
        builder.environment().put("PULUMI_SKIP_UPDATE_CHECK", "true");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return scratch.resolve(language);
    }

    @Test
    void typeScriptHasTypedSectionsAndOutputs() throws Exception {
        Path sdk = generate("nodejs");

        assertThat(sdk.resolve("package.json")).content().contains("\"name\": \"@gatehouse/gatehouse\"");
        assertThat(sdk.resolve("protectedApi.ts"))
                .content()
                .contains(
                        "routes: {[key: string]: inputs.RouteArgs};",
                        "clients?: {[key: string]: inputs.ClientArgs};",
                        "tags?: {[key: string]: pulumi.Input<string>};",
                        "readonly apiUrl: pulumi.Output<string>;",
                        "readonly clients: pulumi.Output<{[key: string]: outputs.ClientSettings}>;",
                        "additionalSecretOutputs: [\"clientSecrets\"]");
        assertThat(sdk.resolve("types/input.ts"))
                .content()
                .contains(
                        "kind: enums.ClientKind;",
                        "implicitGrant?: boolean;",
                        "environment?: {[key: string]: pulumi.Input<string>};",
                        "clientSecret?: pulumi.Input<string | undefined>;",
                        "public?: boolean;");
        assertThat(sdk.resolve("types/enums/index.ts")).content().contains("NoAction: \"no_action\"");
    }

    @Test
    void pythonHasTheNamesOfTheDocs() throws Exception {
        Path sdk = generate("python").resolve("gatehouse_gatehouse");

        StringBuilder generated = new StringBuilder();
        try (Stream<Path> files = Files.list(sdk)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".py")).toList()) {
                generated.append(Files.readString(file));
            }
        }
        List<String> names = Pattern.compile("(?m)^\\| `.*?\\| `([a-z_]+)` \\|")
                .matcher(Files.readString(Path.of("docs/component.md")))
                .results()
                .map(MatchResult::group)
                .map(row -> row.substring(row.lastIndexOf("| `") + 3, row.length() - 3))
                .distinct()
                .toList();
        assertThat(names).contains("from_", "reply_to", "client_secret_arns").hasSizeGreaterThan(120);
        assertThat(names).allSatisfy(name -> assertThat(generated).contains("def " + name + "(self)"));
    }

    @Test
    void javaCanBeGeneratedToo() throws Exception {
        assertThat(generate("java").resolve("src/main/java/dev/gatehouse/sdk/gatehouse/ProtectedApi.java"))
                .exists();
    }
}
