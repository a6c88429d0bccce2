package dev.gatehouse.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.LocalPulumiCommand;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.WorkspaceStack;
import dev.gatehouse.engine.EngineStack;
import dev.gatehouse.engine.PulumiCli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deploys the local stack with the real CLI. */
class DeploymentTest {
    @RegisterExtension
    static final EngineStack STACK = EngineStack.prepared(DeploymentTest::deployForTheFirstTime);

    private static String firstPreview = "";
    private static String outputsAfterTheFirstPreview = "";
    private static String firstDeployment = "";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PulumiCli pulumi = STACK.pulumi();
    private WorkspaceStack stack;

    /** Previews and deploys a new stack, and keeps what both print for the tests about a first deployment. */
    private static void deployForTheFirstTime(PulumiCli pulumi) throws Exception {
        WorkspaceStack stack = select(pulumi);
        try {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            Deployment deployment = new Deployment(
                    LocalPulumiCommand.create(),
                    stack,
                    Deployment.AllowedChanges.UPDATES_ONLY,
                    HttpClient.newHttpClient(),
                    new PrintStream(printed, true, UTF_8));
            assertThat(deployment.preview()).as(printed.toString(UTF_8)).isTrue();
            firstPreview = printed.toString(UTF_8);
            outputsAfterTheFirstPreview =
                    pulumi.run("stack", "output", "--json", "-s", "local").ok().output();
            printed.reset();
            assertThat(deployment.run()).as(printed.toString(UTF_8)).isTrue();
            firstDeployment = printed.toString(UTF_8);
        } finally {
            stack.close();
        }
    }

    private static WorkspaceStack select(PulumiCli pulumi) throws Exception {
        return LocalWorkspace.createOrSelectStack(
                "local",
                pulumi.file("."),
                LocalWorkspaceOptions.builder()
                        .environmentVariables(pulumi.environment())
                        .build());
    }

    @BeforeEach
    void selectTheStack() throws Exception {
        stack = select(pulumi);
    }

    @AfterEach
    void closeTheStack() throws Exception {
        stack.close();
    }

    private static final Deployment.AllowedChanges REPLACE = new Deployment.AllowedChanges(true, false);
    private static final Deployment.AllowedChanges DELETE = new Deployment.AllowedChanges(false, true);

    private Deployment deployment(Deployment.AllowedChanges permitted, PrintStream out) throws Exception {
        said.reset();
        STACK.changesResources();
        return new Deployment(LocalPulumiCommand.create(), stack, permitted, HttpClient.newHttpClient(), out);
    }

    private boolean deploy(Deployment.AllowedChanges permitted) throws Exception {
        return deployment(permitted, new PrintStream(said, true, UTF_8)).run();
    }

    /** Deploys, and changes the stack file as soon as the preview is done: between preview and update. */
    private boolean deployWhileTheFileChanges(String text, String by) throws Exception {
        return deployment(Deployment.AllowedChanges.UPDATES_ONLY, new PrintStream(said, true, UTF_8) {
                    @Override
                    public void println(String line) {
                        super.println(line);
                        if (line.startsWith("preview: ")) {
                            try {
                                pulumi.replace("Pulumi.local.yaml", text, by);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }
                    }
                })
                .run();
    }

    private String exported() throws Exception {
        return pulumi.run("stack", "export", "-s", "local").ok().output();
    }

    private static List<Path> planFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("gatehouse-plan"))
                    .toList();
        }
    }

    private String said() {
        return said.toString(UTF_8);
    }

    @Test
    void aPreviewChangesNothing() {
        assertThat(firstPreview).containsPattern("\npreview: \\d+ create\n$");
        assertThat(outputsAfterTheFirstPreview).isEqualTo("{}\n");
    }

    @Test
    void aFirstDeploymentIsTestedWithATokenFromTheStack() {
        assertThat(firstDeployment)
                .containsPattern("\n +\\+ \\d+ created\n")
                .containsPattern("\npassed  GET /resources accepts jobs +200\n")
                .endsWith("the stack is as declared\n");
    }

    @Test
    void noSecretIsSaidOrReadableInAPlan() throws Exception {
        Path file = pulumi.file("plan.json");
        pulumi.run("preview", "--save-plan", file.toString(), "-s", "local").ok();
        String plan = Files.readString(file);
        String secrets = pulumi.run("stack", "output", "clientSecrets", "--json", "--show-secrets", "-s", "local")
                .ok()
                .output();
        assertThat(secrets.split("\""))
                .filteredOn(text -> text.length() > 40)
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(firstDeployment).doesNotContain(secret))
                .allSatisfy(secret -> assertThat(plan).doesNotContain(secret));
    }

    @Test
    void whatWouldBeReplacedIsRefusedUnlessItIsAllowed() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "prefix: gatehouse-local", "prefix: gatehouse-other");
        assertThat(deploy(Deployment.AllowedChanges.UPDATES_ONLY)).isFalse();
        assertThat(said()).endsWith("""
                        would be replaced: aws:cognito/userPoolDomain:UserPoolDomain gatehouse-local-sign-in
                        rejected: resources to be replaced: 1; to allow this, add --allow-replace
                        nothing was changed
                        """);
        assertThat(deploy(REPLACE)).as(said()).isTrue();
        assertThat(said()).endsWith("the stack is as declared\n");
    }

    @Test
    void aFaultyFileChangesNothingAndSaysWhy() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "GET /health: {public: true}", "GET /health: {}");
        assertThat(deploy(Deployment.AllowedChanges.UPDATES_ONLY)).isFalse();
        assertThat(said())
                .contains("the preview failed; nothing was changed: ", "[route-open]")
                .doesNotContain("\tat ");
    }

    @Test
    void aStackThatDoesNotStandAsDeclaredSaysTheWayBack() throws Exception {
        pulumi.replace(
                "Pulumi.local.yaml",
                "GET /health: {public: true}",
                "GET /health: {public: true}\n    GET /nowhere: {public: true}");
        assertThat(deploy(Deployment.AllowedChanges.UPDATES_ONLY)).isFalse();
        assertThat(said())
                .containsPattern("\nfailed  GET /nowhere is public +401\n")
                .endsWith(
                        "the stack is not as declared; to return to the previous state: git checkout the commit of the last successful"
                                + " deployment (see pulumi stack history -s local) and deploy it\n");
    }

    @Test
    void aClientIsNotDeletedUnlessItIsAllowed() throws Exception {
        pulumi.replace("Pulumi.local.yaml", """
                    cli:
                      kind: native
                      callbacks: ['http://localhost:8976/callback']
                      logouts: ['http://localhost:8976/']
                      scopes: [openid, email, read, write, admin]
                      passwordSignIn: on
                """, "");
        String before = exported();
        List<Path> plans = planFolders();

        assertThat(deploy(REPLACE)).isFalse();
        assertThat(said()).endsWith("""
                        would be deleted: aws:cognito/userPoolClient:UserPoolClient gatehouse-local-cli
                        rejected: resources to be deleted: 1; to allow this, add --allow-delete
                        nothing was changed
                        """);
        assertThat(exported()).isEqualTo(before);

        assertThat(deploy(DELETE)).as(said()).isTrue();
        assertThat(exported()).doesNotContain("gatehouse-local-cli");
        assertThat(planFolders()).isEqualTo(plans);
    }

    /** What was looked at is what is done: neither another change nor a deletion slips in behind the preview. */
    @Test
    void whatChangedSinceThePreviewIsRefused() throws Exception {
        String file = Files.readString(pulumi.file("Pulumi.local.yaml"));
        pulumi.replace("Pulumi.local.yaml", "rate: 50", "rate: 40");
        String before = exported();

        assertThat(deployWhileTheFileChanges("rate: 40", "rate: 30")).isFalse();
        assertThat(said()).contains("violates plan").contains("up failed: ");
        assertThat(exported()).isEqualTo(before);

        Files.writeString(pulumi.file("Pulumi.local.yaml"), file.replace("rate: 50", "rate: 40"));
        assertThat(deployWhileTheFileChanges("    jobs:\n      kind: machine\n      scopes: [read]\n", ""))
                .isFalse();
        assertThat(said()).contains("violates plan");
        assertThat(exported()).isEqualTo(before);

        Files.writeString(pulumi.file("Pulumi.local.yaml"), file.replace("rate: 50", "rate: 40"));
        assertThat(deploy(Deployment.AllowedChanges.UPDATES_ONLY)).as(said()).isTrue();
        assertThat(exported()).isNotEqualTo(before);
    }

    /** As its user starts it: in the project's folder, which nobody names. */
    @Test
    void theCommandTakesTheFolderItIsStartedIn() throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.gatehouse.ops.OpsMain",
                        "deploy",
                        "--stack",
                        "local")
                .directory(pulumi.file(".").toFile())
                .redirectErrorStream(true);
        command.environment().putAll(pulumi.environment());
        Process process = command.start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).endsWith("the stack is as declared\n");
        assertThat(process.waitFor()).isZero();
    }
}
