package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.schema.StackTree;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectedStackTest {
    private final StackTree stack = StackTree.of("prod");

    @Test
    void refusesPasswordSignIn() {
        stack.set("gatehouse:clients>web>passwordSignIn", true);
        stack.refuses("password-protected", "gatehouse:clients.web.passwordSignIn");
    }

    @Test
    void refusesCallbacksToADevelopersMachine() {
        stack.set("gatehouse:clients>web>callbacks", List.of("http://localhost:3000/callback"));
        stack.refuses("url-loopback", "gatehouse:clients.web.callbacks[0]");
    }

    @Test
    void refusesOriginsOfADevelopersMachine() {
        stack.set("gatehouse:api>cors", List.of("http://localhost:5173"));
        stack.refuses("cors-loopback", "gatehouse:api.cors[0]");
    }

    @Test
    void warnsWhereAnyAccountsCredentialsWouldBeTaken() throws Exception {
        String warning =
                "aws:allowedAccountIds: protection is on but aws:allowedAccountIds is not set: any AWS account would be accepted";
        assertThat(Settings.read("prod", stack.tree()).warnings()).doesNotContain(warning);
        stack.set("aws:allowedAccountIds", null);
        assertThat(Settings.read("prod", stack.tree()).warnings()).contains(warning);
        assertThat(Settings.read("dev", StackTree.of("dev").tree()).warnings()).doesNotContain(warning);
    }
}
