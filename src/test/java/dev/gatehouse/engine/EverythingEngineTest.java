package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.local.LocalProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the stacks for AWS declare, applied by the real Pulumi CLI to the local provider, which keeps what it does not
 * imitate: which changes are made in place, which replace, and what protection refuses.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EverythingEngineTest {
    private PulumiCli pulumi;
    private LocalProcess local;

    @BeforeAll
    void startTheLocalCloud(@TempDir Path scratch) throws Exception {
        if (PulumiCli.executable().isEmpty()) {
            if (Boolean.getBoolean("engine.required")) {
                fail("no pulumi on the PATH; ../shared/tools/pulumi-engine/build.sh makes one");
            }
            assumeTrue(false, "no pulumi on the PATH: the engine tests are skipped");
        }
        int port = LocalProcess.freePort();
        pulumi = PulumiCli.project(scratch, port);
        Path folder = LocalProcess.project(Files.createDirectories(scratch.resolve("cloud")));
        Path stack = folder.resolve("Pulumi.local.yaml");
        Files.writeString(stack, Files.readString(stack).replace("provider: 9403", "provider: " + port));
        local = LocalProcess.start(folder, "--engine", "pulumi");
        // Functions of somebody else are not there, and no permission can be given on them.
        Path everything = pulumi.file("Pulumi.everything.yaml");
        Files.writeString(everything, Files.readString(everything).replaceAll("(?m)^ +postConfirmation: .*\\n", ""));
        pulumi.run("stack", "init", "everything").ok();
    }

    @AfterAll
    void stopTheLocalCloud() {
        if (local != null) {
            local.close();
        }
    }

    @Test
    @Order(1)
    void everythingIsApplied() throws Exception {
        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", "everything")
                        .ok()
                        .output())
                .containsPattern("\\+ \\d+ created");
    }

    @Test
    @Order(2)
    void aSecondPreviewSeesNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "everything").ok();
    }

    @Test
    @Order(3)
    void whatMayChangeChangesInPlace() throws Exception {
        pulumi.replace("Pulumi.everything.yaml", "subject: Welcome", "subject: Hello");
        pulumi.replace("Pulumi.everything.yaml", "medium: mfa_required", "medium: block");
        pulumi.replace("Pulumi.everything.yaml", "read: Read access", "read: Read everything");
        pulumi.replace("Pulumi.everything.yaml", "accessToken: 5m", "accessToken: 10m");
        pulumi.replace("Pulumi.everything.yaml", "role/admins", "role/owners");
        pulumi.replace("Pulumi.everything.yaml", "method: post", "method: get");

        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", "everything")
                        .ok()
                        .output())
                .contains("~ 6 updated")
                .doesNotContain("replaced", "created", "deleted");
    }

    @Test
    @Order(4)
    void anotherWayOfSigningInIsAnnouncedAsANewPool() throws Exception {
        String before = Files.readString(pulumi.file("Pulumi.everything.yaml"));
        pulumi.replace("Pulumi.everything.yaml", "signIn: username", "signIn: email");

        assertThat(pulumi.run("preview", "--diff", "-s", "everything").ok().output())
                .containsPattern("\\+-aws:cognito/userPool:UserPool: \\(replace\\)");
        Files.writeString(pulumi.file("Pulumi.everything.yaml"), before);
    }

    /** It would send the old one's endpoints along, and the secret to them. */
    /** With the words that the provider has for it in the middle of an up (terraform-provider-aws 5.100.0). */
    @Test
    @Order(4)
    void anAttributeThatIsRemovedOrChangedIsRefusedInThePreview() throws Exception {
        String before = Files.readString(pulumi.file("Pulumi.everything.yaml"));
        pulumi.replace("Pulumi.everything.yaml", "      given_name: {required: on}\n", "");
        pulumi.replace("Pulumi.everything.yaml", "type: string, min: 1, max: 40", "type: string, min: 1, max: 50");

        PulumiCli.Run preview = pulumi.run("preview", "-s", "everything");

        assertThat(preview.exit()).isNotZero();
        assertThat(preview.output())
                .contains("cannot modify or remove schema items:")
                .contains("given_name: cannot be removed")
                .contains("tenant: stringAttributeConstraints.maxLength cannot change from 40 to 50");
        Files.writeString(pulumi.file("Pulumi.everything.yaml"), before);
    }

    @Test
    @Order(4)
    void anotherIssuerIsAnnouncedAsANewProvider() throws Exception {
        String before = Files.readString(pulumi.file("Pulumi.everything.yaml"));
        pulumi.replace("Pulumi.everything.yaml", "https://login.example.com", "https://id.example.com");

        assertThat(pulumi.run("preview", "--diff", "-s", "everything").ok().output())
                .containsPattern("\\+-aws:cognito/identityProvider:IdentityProvider: \\(replace\\)")
                .contains("+-1 to replace");
        Files.writeString(pulumi.file("Pulumi.everything.yaml"), before);
    }

    @Test
    @Order(4)
    void theSecretsOfProvidersAreNowhereInClear() throws Exception {
        assertThat(pulumi.run("stack", "export", "-s", "everything").ok().output())
                .contains("identityProvider:IdentityProvider")
                .doesNotContain("google-secret", "login-secret", "facebook-secret", "amazon-secret", "MIGTAgEA");
        assertThat(pulumi.run("stack", "export", "--show-secrets", "-s", "everything")
                        .ok()
                        .output())
                .contains("google-secret", "login-secret", "facebook-secret", "amazon-secret", "MIGTAgEA");
    }

    @Test
    @Order(4)
    void aSecretInClearIsRefusedUntilTheCommandThatTheReportNamesWasRun() throws Exception {
        pulumi.run("stack", "init", "dev").ok();
        pulumi.replace(
                "Pulumi.dev.yaml",
                "    signUp: open",
                "    signUp: open\n    providers: {google: {type: google, clientId: a, clientSecret: hush-hush}}");

        PulumiCli.Run refused = pulumi.run("preview", "-s", "dev");

        String key = "gatehouse:identity.providers.google.clientSecret";
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output())
                .contains(key + ": must be encrypted in a stack on AWS")
                .contains("run pulumi config set --secret --path '" + key + "'")
                .doesNotContain("hush-hush");

        pulumi.run("config", "set", "--secret", "--path", key, "hush-hush", "-s", "dev")
                .ok();
        pulumi.run("preview", "-s", "dev").ok();
    }

    @Test
    @Order(5)
    void aProtectedPoolIsNotReplaced() throws Exception {
        pulumi.run("stack", "init", "prod").ok();
        pulumi.run("up", "--yes", "--skip-preview", "-s", "prod").ok();
        pulumi.replace("Pulumi.prod.yaml", "signUp: invited", "signUp: invited\n    signIn: username");

        PulumiCli.Run up = pulumi.run("up", "--yes", "--skip-preview", "-s", "prod");

        assertThat(up.exit()).isNotZero();
        assertThat(up.output())
                .contains(
                        "unable to replace resource",
                        "userPool:UserPool::gatehouse-prod-users",
                        "marked for protection");
    }

    @Test
    @Order(6)
    void destroyLeavesNothing() throws Exception {
        assertThat(pulumi.run("destroy", "--yes", "--skip-preview", "-s", "everything")
                        .ok()
                        .output())
                .containsPattern("- \\d+ deleted");
    }
}
