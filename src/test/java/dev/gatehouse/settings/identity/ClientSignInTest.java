package dev.gatehouse.settings.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.SettingsException;
import dev.gatehouse.settings.schema.StackTree;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a client's users sign in by password and refresh: by kind of client, in open and in protected stacks. */
class ClientSignInTest {
    private StackTree stack = StackTree.of("dev");

    private Client client(String name) throws SettingsException {
        return stack.read().client(name).orElseThrow();
    }

    @Nested
    class PasswordSignIns {
        @ParameterizedTest
        @CsvSource({
            "web, on, ON",
            "web, srp, SRP",
            "web, off, OFF",
            "cli, on, ON",
            "cli, srp, SRP",
            "cli, off, OFF",
            "spa, srp, SRP",
            "spa, off, OFF"
        })
        void areByWhatTheKindMayDo(String name, String written, PasswordSignIn read) throws Exception {
            stack.set("gatehouse:identity>passwordScopes", null);
            stack.set("gatehouse:clients>" + name + ">passwordSignIn", written);
            assertThat(client(name).deprecatedFlows().passwordSignIn()).isEqualTo(read);
            assertThat(client(name).passwordSignIn()).isEqualTo(read != PasswordSignIn.OFF);
        }

        @Test
        void takeBooleansAsBefore() throws Exception {
            stack.set("gatehouse:clients>cli>passwordSignIn", true);
            assertThat(client("cli").deprecatedFlows().passwordSignIn()).isEqualTo(PasswordSignIn.ON);
            stack.set("gatehouse:clients>cli>passwordSignIn", false);
            assertThat(client("cli").deprecatedFlows().passwordSignIn()).isEqualTo(PasswordSignIn.OFF);
        }

        @Test
        void areNeverInClearFromABrowser() {
            stack.set("gatehouse:clients>spa>passwordSignIn", "on");
            assertThat(stack.problems())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "gatehouse:clients.spa.passwordSignIn: must be srp or off for kind spa: with on, a browser would send passwords in plain text, got 'on'; write srp, or use the code flow [password-spa]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"on", "srp"})
        void areNotForAMachine(String written) {
            stack.set("gatehouse:clients>jobs>passwordSignIn", written);
            stack.refuses("password-kind", "gatehouse:clients.jobs.passwordSignIn");
        }

        @Test
        void areOneOfThreeWords() {
            stack.set("gatehouse:clients>cli>passwordSignIn", "SRP");
            stack.refuses("choice", "gatehouse:clients.cli.passwordSignIn");
        }

        @Test
        void areWarnedAboutBySrpToo() throws Exception {
            stack.set("gatehouse:identity>passwordScopes", null);
            stack.set("gatehouse:clients>spa>passwordSignIn", "srp");
            assertThat(stack.read().warnings())
                    .contains(
                            "gatehouse:clients.spa.passwordSignIn: the client handles users' passwords itself; its tokens contain none of your scopes except those of identity.passwordScopes");
        }

        @Test
        void needAReasonUnderProtectionBySrpToo() throws Exception {
            stack = StackTree.of("prod");
            stack.set("gatehouse:clients>spa>passwordSignIn", "srp");
            assertThat(stack.problems())
                    .extracting(Problem::toString)
                    .containsExactly("gatehouse:clients.spa.passwordSignIn: must be off in a protected stack (RFC 9700"
                            + " section 2.4), got 'srp'; use the code flow [password-protected]");
            stack.set("gatehouse:clients>spa>acceptRisk>passwordSignIn", "the sign-in form is Amplify's own");
            assertThat(stack.read().warnings())
                    .singleElement()
                    .asString()
                    .endsWith("; accepted because the sign-in form is Amplify's own");
        }
    }

    @Nested
    class Rotations {
        @ParameterizedTest
        @CsvSource({"spa, true", "web, false", "cli, false", "jobs, false"})
        void areTheDefaultOfASpaOnly(String name, boolean rotates) throws Exception {
            assertThat(client(name).tokenLifetimes().rotation()).isEqualTo(rotates);
        }

        @ParameterizedTest
        @ValueSource(strings = {"spa", "web", "cli"})
        void canBeWrittenForEachKindWithUsers(String name) throws Exception {
            stack.set("gatehouse:clients>" + name + ">rotation", "on");
            stack.set("gatehouse:clients>" + name + ">rotationGrace", "60s");
            assertThat(client(name).tokenLifetimes().rotation()).isTrue();
            assertThat(client(name).tokenLifetimes().rotationGrace()).isEqualTo(Duration.ofSeconds(60));
            stack.set("gatehouse:clients>" + name + ">rotationGrace", null);
            stack.set("gatehouse:clients>" + name + ">rotation", "off");
            assertThat(client(name).tokenLifetimes().rotation()).isFalse();
        }

        @Test
        void areNotWrittenForAMachine() {
            for (String key : List.of("rotation", "rotationGrace")) {
                stack = StackTree.of("dev");
                stack.set("gatehouse:clients>jobs>" + key, key.equals("rotation") ? "on" : "10s");
                stack.refuses("rotation-kind", "gatehouse:clients.jobs." + key);
            }
        }

        @Test
        void haveAGraceOnlyWhereTheyAreOn() {
            stack.set("gatehouse:clients>cli>rotationGrace", "5s");
            assertThat(stack.problems())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "gatehouse:clients.cli.rotationGrace: must be absent without rotation, got 'rotation: off'; write rotation: on, or delete it [rotation-grace]");
            stack.set("gatehouse:clients>cli>rotation", "on");
            stack.accepts();
            stack.set("gatehouse:clients>spa>rotation", "off");
            stack.set("gatehouse:clients>spa>rotationGrace", "5s");
            stack.refuses("rotation-grace", "gatehouse:clients.spa.rotationGrace");
        }

        @Test
        void areWarnedAboutWhereABrowserGoesWithout() throws Exception {
            stack.set("gatehouse:clients>spa>rotation", "off");
            assertThat(stack.read().warnings())
                    .contains(
                            "gatehouse:clients.spa.rotation: refresh tokens of a browser application do not rotate: a stolen token is valid until it expires and nothing detects it (RFC 9700 section 2.2.2); shorten"
                                    + " refreshToken");
            stack.set("gatehouse:clients>spa>rotation", null);
            assertThat(stack.read().warnings()).noneMatch(warning -> warning.contains("rotat"));
        }
    }
}
