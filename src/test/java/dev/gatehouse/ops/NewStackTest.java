package dev.gatehouse.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.StackFile;
import dev.gatehouse.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A third environment by one command. */
@Isolated("reads standard output")
class NewStackTest {
    @TempDir
    private Path folder;

    private String said = "";

    @BeforeEach
    void models() throws Exception {
        for (String model : List.of("dev", "prod")) {
            Files.copy(Path.of("Pulumi." + model + ".yaml"), folder.resolve("Pulumi." + model + ".yaml"));
        }
    }

    private int make(String... args) {
        List<String> all = new ArrayList<>(List.of("new-stack", "--folder", folder.toString()));
        all.addAll(List.of(args));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            return OpsMain.execute(all.toArray(String[]::new));
        } finally {
            System.setOut(out);
            System.setErr(err);
            said = bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private String text(String stack) throws Exception {
        return Files.readString(folder.resolve("Pulumi." + stack + ".yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void differsFromItsModelInThePrefixAloneAndIsTakenByEveryCheck(String model) throws Exception {
        assertThat(make("staging", "--like", model)).as(said).isZero();

        assertThat(text("staging")).isEqualTo(text(model).replace("gatehouse-" + model, "gatehouse-staging"));
        Settings settings = Settings.read("staging", StackFile.read(folder.resolve("Pulumi.staging.yaml")));
        assertThat(settings.domain().orElseThrow().prefix()).contains("gatehouse-staging");
        assertThat(said).contains("pulumi stack init staging", "pulumi up -s staging", "preflight --stack staging");
    }

    @Test
    void takesWhatIsItsOwn() throws Exception {
        assertThat(make(
                        "staging",
                        "--prefix",
                        "acme-staging",
                        "--account",
                        "210987654321",
                        "--region",
                        "eu-central-1",
                        "--replace",
                        "app.example.com=app.staging.example.com",
                        "--replace",
                        "arn:aws:ses:eu-west-1:123456789012=arn:aws:ses:eu-central-1:210987654321"))
                .as(said)
                .isZero();
        assertThat(text("staging"))
                .contains(
                        "aws:region: eu-central-1",
                        "aws:allowedAccountIds: ['210987654321']",
                        "{prefix: acme-staging}",
                        "cors: ['https://app.staging.example.com']",
                        "arn:aws:ses:eu-central-1:210987654321:identity/example.com")
                .doesNotContain("'https://app.example.com'");
    }

    @Test
    void neverOverwrites() throws Exception {
        Files.writeString(folder.resolve("Pulumi.staging.yaml"), "mine");
        assertThat(make("staging")).isEqualTo(2);
        assertThat(said).contains("Pulumi.staging.yaml is there already, and stays as it is");
        assertThat(text("staging")).isEqualTo("mine");
    }

    /** All of what is wrong at once, and nothing is written. */
    @Test
    void refusesANameThatIsNoneAndATextThatIsNotThere() {
        assertThat(make("../up", "--replace", "nowhere.example=x")).isEqualTo(2);
        assertThat(said)
                .contains("'../up' is no stack name", "--replace nowhere.example: no such text in Pulumi.prod.yaml");
        assertThat(folder.getParent().resolve("up.yaml")).doesNotExist();
    }

    @Test
    void leavesNothingOfAnAttemptThatTheChecksRefuse() {
        assertThat(make("staging", "--prefix", "aws-staging")).isEqualTo(2);
        assertThat(said).contains("[prefix-reserved]");
        assertThat(folder.resolve("Pulumi.staging.yaml")).doesNotExist();
    }

    @Test
    void saysWhichModelIsMissing() {
        assertThat(make("staging", "--like", "none")).isEqualTo(2);
        assertThat(said).contains("Pulumi.none.yaml: no such file").doesNotContain("Exception");
    }

    /** A host's name leads to one stack; a key opens one stack's values. */
    @Test
    void takesNoNameAndNoSecretOfAnother() throws Exception {
        String prod = text("prod")
                .replace(
                        "gatehouse:domain: {prefix: gatehouse-prod}",
                        "gatehouse:domain: {custom: auth.login.example.com, zone: example.com}");
        Files.writeString(folder.resolve("Pulumi.named.yaml"), prod);
        assertThat(make("staging", "--like", "named")).isEqualTo(2);
        assertThat(said).contains("'auth.login.example.com' is a name of stack named and can be no other's");
        assertThat(make("staging", "--like", "named", "--replace", "auth.login.example.com=auth.staging.example.com"))
                .as(said)
                .isZero();

        Files.writeString(
                folder.resolve("Pulumi.secret.yaml"),
                "encryptionsalt: v1:abc\n"
                        + text("dev")
                                .replace(
                                        "    groups: [admin]\n",
                                        "    groups: [admin]\n    providers: {google: {type:"
                                                + " google, clientId: id, clientSecret: {secure: v1:xyz}}}\n"));
        assertThat(make("other", "--like", "secret")).isEqualTo(2);
        assertThat(said).contains("holds encrypted values, which only that stack's key opens");
    }

    @Test
    void leavesTheKeyOfAnother() throws Exception {
        Files.writeString(folder.resolve("Pulumi.salted.yaml"), "encryptionsalt: v1:abc\n" + text("dev"));
        assertThat(make("other", "--like", "salted")).as(said).isZero();
        assertThat(text("other")).doesNotContain("encryptionsalt").contains("gatehouse-other");
    }
}
