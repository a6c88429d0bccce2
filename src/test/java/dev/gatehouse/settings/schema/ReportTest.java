package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private StackTree stack = StackTree.of("dev");

    @Test
    void numbersEveryProblemWithPathRuleValueAndWayOut() {
        stack.set("gatehouse:clients>spa>callbacks", List.of("http://app.example.com/callback"));
        stack.set("gatehouse:identity>password>length", 7);
        stack.route("GET /open", Map.of());
        SettingsException refused = catchThrowableOfType(SettingsException.class, stack::read);
        assertThat(refused).hasMessage("""
                        stack 'dev' has 3 configuration problems (Pulumi.dev.yaml); nothing was declared:
                          1. gatehouse:identity.password.length: must be a whole number from 8 to 99, got 7; write a number in this range [range]
                          2. gatehouse:clients.spa.callbacks[0]: may use http only for localhost, 127.0.0.1 or [::1], got 'http://app.example.com/callback'; use https [url-http]
                          3. gatehouse:routes.GET /open: must have scopes or be public, got 'neither'; write scopes: [read], or public: true [route-open]""");
    }

    @Test
    void namesTheNearestKeyForAnUnknownOne() {
        stack.set("gatehouse:clients>spa>callback", List.of("https://app.example.com/"));
        assertThat(stack.problems())
                .singleElement()
                .hasToString(
                        "gatehouse:clients.spa.callback: is not a setting, got 'callback'; did you mean 'callbacks'? [unknown-key]");
    }

    @Test
    void seesUnknownKeysAtTheTop() {
        stack.set("gatehouse:observabillity", Map.of("retention", "14d"));
        assertThat(stack.problems())
                .singleElement()
                .hasToString(
                        "gatehouse:observabillity: is not a setting, got 'gatehouse:observabillity'; did you mean 'gatehouse:observability'? [unknown-key]");
    }

    @Test
    void leavesOtherProvidersKeysAlone() {
        stack.set("aws:profile", "x");
        stack.set("datadog:key", "y");
        stack.accepts();
    }

    @Test
    void namesWhatAPasswordLacksAndNeverShowsIt() throws Exception {
        stack = StackTree.of("local");
        stack.set("gatehouse:local>users>user@example.com>password", "hunter2");
        SettingsException refused = catchThrowableOfType(SettingsException.class, stack::read);
        assertThat(refused)
                .hasMessageContaining("gatehouse:local.users.user@example.com.password: must satisfy"
                        + " gatehouse:identity.password, got 'a password (not shown) with fewer than 8 characters,"
                        + " no upper-case letter'; use a stronger password")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void namesEveryKeyThatMustBeThere() {
        stack = StackTree.holding(Map.of());
        assertThat(stack.problems())
                .extracting(Problem::path)
                .containsExactly(
                        "aws:region",
                        "gatehouse:domain",
                        "gatehouse:scopes.scopes",
                        "gatehouse:clients",
                        "gatehouse:routes",
                        "gatehouse:scopes.identifier");
    }
}
