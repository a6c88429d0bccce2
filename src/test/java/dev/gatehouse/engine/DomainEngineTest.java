package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A stack with custom domains, run by the real Pulumi CLI, which starts a second provider for the region of the sign-in
 * certificate.
 */
class DomainEngineTest {
    @RegisterExtension
    static final EngineStack STACK = EngineStack.prepared(DomainEngineTest::copyStackFile, pulumi -> {
        pulumi.run("stack", "init", "domains").ok();
        up(pulumi);
    });

    private final PulumiCli pulumi = STACK.pulumi();

    private static void copyStackFile(PulumiCli pulumi) throws Exception {
        Files.copy(Path.of("src/test/stacks/Pulumi.domains.yaml"), pulumi.file("Pulumi.domains.yaml"));
    }

    private static String up(PulumiCli pulumi) throws Exception {
        return pulumi.run("up", "--yes", "--skip-preview", "--diff", "-s", "domains")
                .ok()
                .output();
    }

    private String output(String name) throws Exception {
        return pulumi.run("stack", "output", name, "-s", "domains").ok().output();
    }

    /** DNS does not point the custom domains to this machine, so the addresses are those that answer. */
    @Test
    void outputsNameTheAddressesOfTheLocalCloud() throws Exception {
        assertThat(output("authUrl")).isEqualToIgnoringNewLines(STACK.cognito());
        assertThat(output("apiUrl")).isEqualToIgnoringNewLines(STACK.api());
    }

    @Test
    void aFirstPreviewWarnsAboutManagedLogin() throws Exception {
        pulumi.run("stack", "init", "second").ok();
        Files.copy(
                pulumi.file("Pulumi.domains.yaml"),
                pulumi.file("Pulumi.second.yaml"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(pulumi.run("preview", "-s", "second").ok().output())
                .containsPattern("\\+ \\d+ to create")
                .contains("managed login shows an error page");
    }

    @Test
    void aSecondPreviewAndARefreshSeeNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "domains").ok();
        pulumi.run("refresh", "--yes", "--skip-preview", "--expect-no-changes", "-s", "domains")
                .ok();
    }

    @Test
    void theKindOfSignInPagesChangesInPlace() throws Exception {
        pulumi.replace("Pulumi.domains.yaml", "pages: managed", "pages: classic");

        assertThat(up(pulumi)).contains("~ 1 updated").doesNotContain("replaced");
    }

    @Test
    void anotherDomainIsRefusedWhileTheStackIsProtected() throws Exception {
        pulumi.replace("Pulumi.domains.yaml", "domain: api.example.com", "domain: api.eu.example.com");

        PulumiCli.Run preview = pulumi.run("preview", "-s", "domains");

        assertThat(preview.exit()).isNotZero();
        assertThat(preview.output()).contains("marked for protection");
    }

    @Test
    void anotherDomainReplacesItsCertificateItsRecordsAndItsMapping() throws Exception {
        pulumi.replace("Pulumi.domains.yaml", "protection: on", "protection: off");
        up(pulumi);

        pulumi.replace("Pulumi.domains.yaml", "domain: api.example.com", "domain: api.eu.example.com");

        // Certificate, validation record, validation, domain, mapping and alias record.
        assertThat(up(pulumi)).contains("+-6 replaced");
    }

    @Test
    void aStackMayMoveToAPrefixAndThenBeDestroyed() throws Exception {
        pulumi.replace("Pulumi.domains.yaml", "protection: on", "protection: off");
        up(pulumi);

        pulumi.replace(
                "Pulumi.domains.yaml",
                "{custom: auth.example.com, zone: example.com, parentRecord: make, pages: managed}",
                "{prefix: gatehouse-moved}");

        // The component stays. Provider, certificate with its component, validation record and validation, three
        // records
        // and the domain are deleted.
        assertThat(up(pulumi)).contains("+ 1 created").contains("- 9 deleted");
        assertThat(pulumi.run("destroy", "--yes", "--skip-preview", "-s", "domains")
                        .ok()
                        .output())
                .containsPattern("- \\d+ deleted");
    }
}
