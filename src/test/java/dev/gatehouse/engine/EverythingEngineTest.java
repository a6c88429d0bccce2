package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The stacks for AWS, applied by the real Pulumi CLI to the local provider, which stores resources that it does not
 * imitate: which changes happen in place, which replace a resource, and which protection refuses.
 */
class EverythingEngineTest {
    @RegisterExtension
    static final EngineStack STACK = EngineStack.prepared(EverythingEngineTest::dropForeignFunction, pulumi -> {
        pulumi.run("stack", "init", "everything").ok();
        pulumi.run("up", "--yes", "--skip-preview", "-s", "everything").ok();
    });

    private final PulumiCli pulumi = STACK.pulumi();

    /** The function that this trigger names does not exist here, so the provider refuses a permission on it. */
    private static void dropForeignFunction(PulumiCli pulumi) throws Exception {
        Path everything = pulumi.file("Pulumi.everything.yaml");
        Files.writeString(everything, Files.readString(everything).replaceAll("(?m)^ +postConfirmation: .*\\n", ""));
    }

    @Test
    void aSecondPreviewSeesNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "everything").ok();
    }

    @Test
    void sixSettingsChangeInPlace() throws Exception {
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
    void anotherSignInNameIsAnnouncedAsANewPool() throws Exception {
        pulumi.replace("Pulumi.everything.yaml", "signIn: username", "signIn: email");

        assertThat(pulumi.run("preview", "--diff", "-s", "everything").ok().output())
                .containsPattern("\\+-aws:cognito/userPool:UserPool: \\(replace\\)");
    }

    /** The message is the one that the AWS provider gives during an update (terraform-provider-aws 5.100.0). */
    @Test
    void anAttributeThatIsRemovedOrChangedIsRefusedInThePreview() throws Exception {
        pulumi.replace("Pulumi.everything.yaml", "      given_name: {required: on}\n", "");
        pulumi.replace("Pulumi.everything.yaml", "type: string, min: 1, max: 40", "type: string, min: 1, max: 50");

        PulumiCli.Run preview = pulumi.run("preview", "-s", "everything");

        assertThat(preview.exit()).isNotZero();
        assertThat(preview.output())
                .contains("cannot modify or remove schema items:")
                .contains("given_name: cannot be removed")
                .contains("tenant: stringAttributeConstraints.maxLength cannot change from 40 to 50");
    }

    /** An update in place would keep the endpoints of the previous issuer and send the secret to them. */
    @Test
    void anotherIssuerIsAnnouncedAsANewProvider() throws Exception {
        pulumi.replace("Pulumi.everything.yaml", "https://login.example.com", "https://id.example.com");

        assertThat(pulumi.run("preview", "--diff", "-s", "everything").ok().output())
                .containsPattern("\\+-aws:cognito/identityProvider:IdentityProvider: \\(replace\\)")
                .contains("+-1 to replace");
    }

    @Test
    void theStateHoldsNoProviderSecretInClear() throws Exception {
        assertThat(pulumi.run("stack", "export", "-s", "everything").ok().output())
                .contains("identityProvider:IdentityProvider")
                .doesNotContain("google-secret", "login-secret", "facebook-secret", "amazon-secret", "MIGTAgEA");
        assertThat(pulumi.run("stack", "export", "--show-secrets", "-s", "everything")
                        .ok()
                        .output())
                .contains("google-secret", "login-secret", "facebook-secret", "amazon-secret", "MIGTAgEA");
    }

    @Test
    void aSecretInClearIsRefusedUntilTheCommandInTheReportWasRun() throws Exception {
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
    void destroyDeletesEverything() throws Exception {
        assertThat(pulumi.run("destroy", "--yes", "--skip-preview", "-s", "everything")
                        .ok()
                        .output())
                .containsPattern("- \\d+ deleted");
    }
}
