package dev.gatehouse.settings.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.function.FunctionProgram;
import dev.gatehouse.settings.function.FunctionSettings;
import dev.gatehouse.settings.identity.AttributePermissions;
import dev.gatehouse.settings.identity.DeprecatedFlows;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.identity.LambdaTriggers;
import dev.gatehouse.settings.identity.TokenLifetimes;
import dev.gatehouse.settings.monitoring.AlarmThresholds;
import dev.gatehouse.settings.monitoring.Observability;
import dev.gatehouse.settings.schema.StackTree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    /** Only what must be said. */
    private final StackTree stack = StackTree.holding(Map.of(
            "aws:region",
            "eu-west-1",
            "gatehouse:domain",
            Map.of("prefix", "my-api"),
            "gatehouse:scopes",
            Map.of("identifier", "https://api.example.com", "scopes", Map.of("read", "Read")),
            "gatehouse:clients",
            Map.of(
                    "app",
                    Map.of("kind", "spa", "callbacks", List.of("https://a.example.com/"), "scopes", List.of("read")),
                    "site",
                    Map.of("kind", "web", "callbacks", List.of("https://b.example.com/"), "scopes", List.of("read"))),
            "gatehouse:routes",
            Map.of("GET /x", Map.of("scopes", List.of("read")))));

    @Test
    void areTheSafeOnes() throws Exception {
        Settings settings = stack.read();
        assertThat(settings.identity())
                .isEqualTo(new Identity(
                        Optional.empty(),
                        false,
                        SignInName.EMAIL,
                        List.of(),
                        new PasswordPolicy(14, true, 5, Duration.ofDays(1)),
                        Mfa.OPTIONAL,
                        Set.of(MfaMethod.TOTP),
                        RememberDevices.OFF,
                        List.of(),
                        Map.of(),
                        new FeaturePlan(Tier.ESSENTIALS, ThreatProtection.OFF, Optional.empty()),
                        Optional.empty(),
                        new MessageTemplates(Optional.empty(), Optional.empty()),
                        LambdaTriggers.NONE,
                        List.of(),
                        Optional.empty(),
                        true));
        assertThat(settings.api())
                .isEqualTo(new ApiSettings(
                        List.of(),
                        new ApiSettings.Throttle(50, 100),
                        ApiSettings.PayloadFormat.V2,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(settings.function())
                .isEqualTo(new FunctionSettings(
                        512,
                        Duration.ofSeconds(10),
                        Map.of(),
                        Optional.empty(),
                        false,
                        true,
                        false,
                        Optional.empty(),
                        new FunctionProgram("java21", Optional.empty())));
        assertThat(settings.observability())
                .isEqualTo(new Observability(Duration.ofDays(365), Optional.empty(), Optional.empty(), false));
        assertThat(settings.tags().withStackTag("mine")).isEqualTo(Map.of("gatehouse:stack", "mine"));
        assertThat(settings.endpoints()).isEmpty();
        assertThat(settings.local()).isEmpty();
        assertThat(settings.client("app").orElseThrow().tokenLifetimes())
                .isEqualTo(new TokenLifetimes(
                        Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1), true, Duration.ofSeconds(10)));
        assertThat(settings.client("site").orElseThrow().tokenLifetimes().refresh())
                .isEqualTo(Duration.ofDays(30));
        assertThat(settings.client("site").orElseThrow().tokenLifetimes().rotation())
                .isFalse();
        assertThat(settings.client("app").orElseThrow().deprecatedFlows()).isEqualTo(DeprecatedFlows.NONE);
        assertThat(settings.client("app").orElseThrow().attributePermissions())
                .isEqualTo(new AttributePermissions(Optional.empty(), List.of("email")));
    }

    @Test
    void ofAFirewallAndAlarmsNameEveryNumber() throws Exception {
        stack.set("gatehouse:identity>firewall", Map.of());
        stack.set("gatehouse:observability>alarms", Map.of());

        Settings settings = stack.read();

        assertThat(settings.identity().firewall()).contains(new FirewallSettings(2_000));
        assertThat(settings.observability().alarms())
                .contains(new AlarmThresholds(List.of(), 100, 50, 5, Duration.ofSeconds(3), 10));
        assertThat(settings.warnings())
                .contains("gatehouse:observability.alarms.mail: alarms have no subscribers: mail is empty");
    }
}
