package dev.gatehouse.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.stackfile.StackFile;
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
        assertThat(said).contains("Pulumi.staging.yaml already exists and was not changed");
        assertThat(text("staging")).isEqualTo("mine");
    }

    /** All of what is wrong at once, and nothing is written. */
    @Test
    void refusesANameThatIsNoneAndATextThatIsNotThere() {
        assertThat(make("../up", "--replace", "nowhere.example=x")).isEqualTo(2);
        assertThat(said)
                .contains(
                        "'../up' is not a valid stack name",
                        "--replace nowhere.example: this text is not in any key or value of Pulumi.prod.yaml");
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
        assertThat(said).contains("'auth.login.example.com' is a domain of stack named and only one stack can have it");
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
        assertThat(said).contains("contains encrypted values, which only that stack's key can decrypt");
    }

    @Test
    void leavesTheKeyOfAnother() throws Exception {
        Files.writeString(folder.resolve("Pulumi.salted.yaml"), "encryptionsalt: v1:abc\n" + text("dev"));
        assertThat(make("other", "--like", "salted")).as(said).isZero();
        assertThat(text("other")).doesNotContain("encryptionsalt").contains("gatehouse-other");
    }

    /** Each form that YAML has for the same map: a pattern that knows one keeps the model's prefix in the others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gatehouse:domain: {prefix: gatehouse-prod}",
                "gatehouse:domain: {pages: classic, prefix: gatehouse-prod}",
                "gatehouse:domain: { 'prefix' : \"gatehouse-prod\" }",
                "gatehouse:domain:\n    prefix: gatehouse-prod",
                "gatehouse:domain:\n    pages: classic # as before\n    prefix: 'gatehouse-prod' # mine",
                "gatehouse:domain:\n    # prefix: gatehouse-old\n    prefix:\n      gatehouse-prod",
                "gatehouse:domain:\n    \"prefix\": >-\n      gatehouse-prod",
                "'gatehouse:domain': {\n    prefix: gatehouse-prod\n  }",
                "gatehouse:domain: &d {prefix: gatehouse-prod}"
            })
    void givesAPrefixOfItsOwnHoweverTheModelIsWritten(String domain) throws Exception {
        model("written", text("prod").replace("gatehouse:domain: {prefix: gatehouse-prod}", domain));
        assertThat(make("staging", "--like", "written")).as(said).isZero();
        Settings settings = Settings.read("staging", StackFile.read(folder.resolve("Pulumi.staging.yaml")));
        assertThat(settings.domain().orElseThrow().prefix()).contains("gatehouse-staging");
        assertThat(text("staging")).contains("# Production on AWS: users are invited");
    }

    @Test
    void refusesThePrefixOfTheModel() {
        assertThat(make("staging", "--prefix", "gatehouse-prod")).isEqualTo(2);
        assertThat(said)
                .contains(
                        "'gatehouse-prod' is the sign-in prefix of stack prod, and only one stack can have it: use --prefix");
        assertThat(folder.resolve("Pulumi.staging.yaml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws:allowedAccountIds: ['123456789012']",
                "aws:allowedAccountIds: ['123456789012', '123456789013']",
                "aws:allowedAccountIds:\n    - '123456789012' # ours\n    - '123456789013'",
                "'aws:allowedAccountIds': [\n    '123456789012']",
                "# no account is named"
            })
    void takesItsAccountHoweverTheModelIsWritten(String accounts) throws Exception {
        model(
                "written",
                text("dev")
                        .replaceFirst("(?m)^  aws:allowedAccountIds:.*\\R", "")
                        .replace("  aws:region: eu-west-1\n", "  aws:region: \"eu-west-1\"\n  " + accounts + "\n"));
        assertThat(make("staging", "--like", "written", "--account", "210987654321", "--region", "eu-central-1"))
                .as(said)
                .isZero();
        var tree = StackFile.read(folder.resolve("Pulumi.staging.yaml"));
        assertThat(tree)
                .containsEntry("aws:allowedAccountIds", List.of("210987654321"))
                .containsEntry("aws:region", "eu-central-1");
    }

    /** What the new stack shares with the model by mistake: accounts, hosts, resources. */
    @Test
    void namesEachValueThatStillEqualsTheModels() throws Exception {
        assertThat(make("staging", "--account", "210987654321", "--replace", "app.example.com=app.staging.example.com"))
                .as(said)
                .isZero();
        assertThat(said)
                .contains(
                        "gatehouse:identity.mail.source: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com'",
                        "gatehouse:identity.mail.from: 'Example <no-reply@example.com>'",
                        "gatehouse:scopes.identifier: 'https://api.example.com'",
                        "gatehouse:clients.web.callbacks[0]: 'https://www.example.com/callback'",
                        "gatehouse:observability.alarms.mail[0]: 'ops@example.com'")
                .doesNotContain("app.staging.example.com", "aws:allowedAccountIds", "gatehouse:domain");
        assertThat(said).containsPattern("Pulumi.staging.yaml:14:20: gatehouse:identity.mail.source: ");
    }

    @Test
    void namesNothingWhereAllIsItsOwn() throws Exception {
        assertThat(make(
                        "staging",
                        "--account",
                        "210987654321",
                        "--replace",
                        "example.com=staging.acme.dev",
                        "--replace",
                        "arn:aws:ses:eu-west-1:123456789012:identity/example.com="
                                + "arn:aws:ses:eu-west-1:210987654321:identity/acme.dev"))
                .as(said)
                .isZero();
        assertThat(said).doesNotContain("These values name");
    }

    /** An account id in an ARN of the model's, where no other account is given. */
    @Test
    void namesTheAccountThatItShares() {
        assertThat(make("staging")).as(said).isZero();
        assertThat(said).contains("aws:allowedAccountIds[0]: '123456789012'");
    }

    @Test
    void replacementsAreMadeAtOnce() throws Exception {
        assertThat(make(
                        "staging",
                        "--replace",
                        "app.example.com=www.example.com",
                        "--replace",
                        "www.example.com=app.example.com"))
                .as(said)
                .isZero();
        assertThat(text("staging"))
                .contains(
                        "callbacks: ['https://www.example.com/callback']\n      logouts: ['https://www.example.com/']\n"
                                + "      scopes: [openid, email, profile, read, write]\n      refreshToken")
                .contains("cors: ['https://www.example.com']");
    }

    /** Comments are the owner's words: no edit is made in them. */
    @Test
    void leavesCommentsAlone() throws Exception {
        model("noted", "# \u00fc \ud83d\ude00 app.example.com, prefix: gatehouse-prod\n" + text("prod"));
        assertThat(make("staging", "--like", "noted", "--replace", "app.example.com=app.acme.dev"))
                .as(said)
                .isZero();
        assertThat(text("staging"))
                .startsWith("# \u00fc \ud83d\ude00 app.example.com, prefix: gatehouse-prod\n")
                .contains("{prefix: gatehouse-staging}", "cors: ['https://app.acme.dev']");
    }

    @Test
    void readsLinesOfWindows() throws Exception {
        model("windows", "encryptionsalt: v1:abc\r\n" + text("prod").replace("\n", "\r\n"));
        assertThat(make("staging", "--like", "windows")).as(said).isZero();
        assertThat(text("staging"))
                .isEqualTo(text("prod").replace("\n", "\r\n").replace("gatehouse-prod", "gatehouse-staging"));
    }

    /** In a comment or a longer word it encrypts nothing. */
    @Test
    void namesWhereSomethingIsEncrypted() throws Exception {
        model("commented", "# secure: nothing\n" + text("prod").replace("{owner: platform}", "{insecure: platform}"));
        assertThat(make("first", "--like", "commented")).as(said).isZero();
        model(
                "closed",
                text("dev")
                        .replace(
                                "    groups: [admin]\n",
                                "    groups: [admin]\n    providers: {google: {type: google, clientId: id,"
                                        + " clientSecret: {\"secure\" : v1:xyz}}}\n"));
        assertThat(make("second", "--like", "closed")).isEqualTo(2);
        assertThat(said)
                .contains(
                        "which only that stack's key can decrypt: gatehouse:identity.providers.google.clientSecret; ");
    }

    private void model(String name, String text) throws Exception {
        Files.writeString(folder.resolve("Pulumi." + name + ".yaml"), text);
    }
}
