package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes with which a token would open more than it should: the control that is made for the change finds each. */
class McpControlsTest {
    private static final Map<String, Object> VALUES = Map.of(
            "both audiences",
            List.of("https://api.example.com/mcp", "gatehouse-mcp-spa-id"),
            "the MCP URL too",
            List.of("gatehouse-mcp-spa-id", "gatehouse-mcp-jobs-id", "https://api.example.com/mcp"),
            "an agent too",
            List.of("gatehouse-mcp-spa-id", "gatehouse-mcp-jobs-id", "gatehouse-mcp-agents-id"),
            "an ordinary scope too",
            List.of("openid", "https://api.example.com/mcp/read", "https://api.example.com/read"),
            "an MCP scope too",
            List.of("openid", "https://api.example.com/read", "https://api.example.com/mcp/read"),
            "code and implicit",
            List.of("code", "implicit"),
            "passwords too",
            List.of("ALLOW_CUSTOM_AUTH", "ALLOW_USER_SRP_AUTH"),
            "true",
            true);

    /** The stack mcp has neither pages nor registrations: an HTTP API with both fulfils the controls too. */
    @Test
    @SuppressWarnings("unchecked")
    void holdWithPagesAndRegistrations() throws Exception {
        Settings settings = NamedStacks.stack("mcp", tree -> {
            ((Map<String, Object>) tree.get("gatehouse:api")).put("cors", List.of("https://app.example.com"));
            Map<String, Object> mcp = (Map<String, Object>) tree.get("gatehouse:mcp");
            mcp.put("registration", "shared");
            mcp.put("acceptRisk", Map.of("sharedRegistration", "our agents cannot do anything else"));
        });
        assertThat(Controls.violations(Controls.declared(settings))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    aws:apigatewayv2/authorizer:Authorizer | gatehouse-mcp-api-mcp | audiences | both audiences | is only the MCP URL
                    aws:apigatewayv2/authorizer:Authorizer | gatehouse-mcp-api | audiences | the MCP URL too | does not contain the MCP URL on any other
                    aws:apigatewayv2/authorizer:Authorizer | gatehouse-mcp-api | audiences | an agent too | is exactly the stack's clients except agents
                    aws:cognito/userPoolClient:UserPoolClient | gatehouse-mcp-agents | allowedOauthScopes | an ordinary scope too | contains only scopes of the MCP server
                    aws:cognito/userPoolClient:UserPoolClient | gatehouse-mcp-spa | allowedOauthScopes | an MCP scope too | contains no scope of the MCP server
                    aws:cognito/userPoolClient:UserPoolClient | gatehouse-mcp-agents | allowedOauthFlows | code and implicit | is only code for the kind agent
                    aws:cognito/userPoolClient:UserPoolClient | gatehouse-mcp-agents | explicitAuthFlows | passwords too | contains no password sign-in
                    aws:cognito/userPoolClient:UserPoolClient | gatehouse-mcp-agents | generateSecret | true | is false for the kind agent
                    """)
    void findEachChange(String type, String name, String argument, String value, String rule) {
        Control.Stack stack = ControlsTest.declared("mcp");
        assertThat(Controls.violations(stack)).isEmpty();

        Control.Stack changed = new Control.Stack(
                stack.settings(),
                stack.resources().stream()
                        .map(each -> each.type().equals(type) && each.name().equals(name)
                                ? new Control.Resource(type, name, changed(each.inputs(), argument, VALUES.get(value)))
                                : each)
                        .toList());
        assertThat(Controls.violations(changed)).anyMatch(violation -> violation.contains(rule));
    }

    private static Map<String, Object> changed(Map<String, Object> inputs, String argument, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(inputs);
        if (argument.equals("audiences")) {
            Map<String, Object> jwt = new LinkedHashMap<>();
            ((Map<?, ?>) inputs.get("jwtConfiguration")).forEach((key, each) -> jwt.put(String.valueOf(key), each));
            jwt.put(argument, value);
            copy.put("jwtConfiguration", jwt);
        } else {
            copy.put(argument, value);
        }
        return copy;
    }
}
