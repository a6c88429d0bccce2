package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stack that adopts another stack's user pool, and one with an external issuer, run by the real Pulumi CLI. */
class OtherIssuersEngineTest {
    @RegisterExtension
    static final EngineStack STACK = EngineStack.prepared(OtherIssuersEngineTest::copyStackFiles, pulumi -> {
        for (String each : List.of("local", "adopted", "foreign")) {
            pulumi.run("stack", "init", each).ok();
        }
        pulumi.run("up", "--yes", "--skip-preview", "-s", "local").ok();
    });

    private final PulumiCli pulumi = STACK.pulumi();

    private String output(String key, String stack) throws Exception {
        return pulumi.run("stack", "output", key, "-s", stack).ok().output().strip();
    }

    private static void copyStackFiles(PulumiCli pulumi) throws Exception {
        for (String other : List.of("adopted", "foreign")) {
            Files.copy(Path.of("src/test/stacks/Pulumi." + other + ".yaml"), pulumi.file("Pulumi." + other + ".yaml"));
        }
    }

    /** Deploys the stack "adopted" on the user pool of the stack "local", and returns the pool's id. */
    private String adoptThePool() throws Exception {
        String pool = output("userPoolId", "local");
        pulumi.replace("Pulumi.adopted.yaml", "eu-west-1_AbCdEfGhI", pool);
        // The pool already has the prefix domain and the resource server of the stack "local".
        pulumi.replace(
                "Pulumi.adopted.yaml",
                "gatehouse:domain: {prefix: gatehouse-adopted}",
                "gatehouse:domain: {custom: auth.example.com, certificate: '"
                        + "arn:aws:acm:us-east-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012',"
                        + " parentRecord: skip}");
        pulumi.replace("Pulumi.adopted.yaml", "https://api.example.com", "https://other.example.com");
        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", "adopted")
                        .ok()
                        .output())
                .containsPattern("\\+ \\d+ created");
        return pool;
    }

    @Test
    void aPreviewNamesAPoolThatDoesNotExist() throws Exception {
        pulumi.replace("Pulumi.adopted.yaml", "eu-west-1_AbCdEfGhI", "eu-west-1_NotThere1");

        PulumiCli.Run preview = pulumi.run("preview", "-s", "adopted");

        assertThat(preview.exit()).isNotZero();
        assertThat(preview.output()).contains("eu-west-1_NotThere1").doesNotContain("\tat ");
    }

    @Test
    void theOtherStacksPoolIsAdoptedAndKeepsItsId() throws Exception {
        String pool = adoptThePool();

        assertThat(output("userPoolId", "adopted")).isEqualTo(pool);
        assertThat(output("issuer", "adopted")).endsWith("/" + pool);
        pulumi.run("preview", "--expect-no-changes", "-s", "adopted").ok();
        pulumi.run("refresh", "--yes", "--skip-preview", "--expect-no-changes", "-s", "adopted")
                .ok();
    }

    @Test
    void destroyingTheStackLeavesTheAdoptedPoolAsItWas() throws Exception {
        adoptThePool();

        pulumi.run("destroy", "--yes", "--skip-preview", "-s", "adopted").ok();

        pulumi.run("refresh", "--yes", "--skip-preview", "--expect-no-changes", "-s", "local")
                .ok();
    }

    @Test
    void anExternalIssuerIsDeclaredWithoutCognitoResources() throws Exception {
        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", "foreign")
                        .ok()
                        .output())
                .containsPattern("\\+ \\d+ created")
                .doesNotContain("aws:cognito");
        pulumi.run("preview", "--expect-no-changes", "-s", "foreign").ok();
        assertThat(output("issuer", "foreign")).isEqualTo("https://idp.example.com/tenant/");
        pulumi.run("destroy", "--yes", "--skip-preview", "-s", "foreign").ok();
    }
}
