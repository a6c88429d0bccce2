package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.identity.ClientKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The stacks dev and prod, one with every option, one with a REST API, two with an MCP server and others fulfil every control; {@code
 * -Dstack=NAME} adds your own stack file.
 */
class ControlsTest {
    static final List<String> ALL =
            List.of("dev", "prod", "everything", "rest", "domains", "adopted", "foreign", "script", "mcp", "mcp-rest");

    /** Rule ids of Security Hub, Checkov, Trivy, cdk-nag, Serverless Rules, Prowler and CloudFormation Guard. */
    private static final Pattern AUDITOR = Pattern.compile(
            "\\b(?:Cognito|APIGateway|Lambda|WAF|SNS|CloudWatch|DynamoDB|ACM)\\.\\d+|CKV2?_AWS_\\d+|\\bAWS-\\d{4}"
                    + "|\\b(?:COG|APIG|L)\\d\\b|Lambda(?:Default|Star)\\w+|APIGW\\w+"
                    + "|\\bprowler |\\b(?:cognito|apigatewayv2|apigateway)_\\w+|\\bguard |API_GW_\\w+");

    private static List<String> stacks() {
        String own = System.getProperty("stack", "");
        return own.isEmpty() ? ALL : Stream.concat(ALL.stream(), Stream.of(own)).toList();
    }

    @Test
    void onlyControlsOfAuditorsNameAnAuditorsRule() {
        assertThat(Controls.AUDITED)
                .extracting(Control::source)
                .allMatch(source -> AUDITOR.matcher(source).find());
        assertThat(Controls.PINNED)
                .extracting(Control::source)
                .noneMatch(source -> AUDITOR.matcher(source).find());
    }

    @TestFactory
    Stream<DynamicTest> everyControlHolds() {
        return stacks().stream().flatMap(name -> {
            Control.Stack stack = declared(name);
            return Controls.ALL.stream()
                    .map(control -> DynamicTest.dynamicTest(
                            name + ": " + control.source() + ": " + control.path() + " " + control.rule(),
                            () -> assertThat(control.violations(stack)).isEmpty()));
        });
    }

    @Test
    void everyControlHasAResource() {
        Set<String> declared = Stream.of("everything", "rest", "domains", "mcp")
                .flatMap(name -> declared(name).resources().stream())
                .map(Control.Resource::type)
                .collect(Collectors.toSet());

        assertThat(Controls.ALL)
                .extracting(Control::type)
                .filteredOn(type -> !declared.contains(type))
                .isEmpty();
    }

    @Test
    void devHasEveryKindOfClientExceptAgents() {
        assumeThat(stacks()).isEqualTo(ALL);

        assertThat(ClientControls.kinds(declared("dev")))
                .containsExactlyInAnyOrder(ClientKind.SPA, ClientKind.WEB, ClientKind.NATIVE, ClientKind.MACHINE);
    }

    static Control.Stack declared(String name) {
        try {
            return Controls.declared(Stacks.settings(name));
        } catch (Exception e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
