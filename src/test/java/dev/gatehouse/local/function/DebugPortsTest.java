package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunctionBuilder;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The ports for debuggers of several functions. */
class DebugPortsTest {
    private final LambdaFunction trigger = LambdaFunctionBuilder.of("arn:a", "a-trigger")
            .permissions(List.of(permission("cognito-idp.amazonaws.com")))
            .build();
    private final LambdaFunction api = LambdaFunctionBuilder.of("arn:b", "b-function")
            .permissions(List.of(permission("apigateway.amazonaws.com")))
            .build();
    private final LambdaFunction other =
            LambdaFunctionBuilder.of("arn:c", "c-trigger").build();
    private final Declared declared = new Declared(
            Map.of(),
            Map.of(),
            List.of(),
            Map.of(other.arn(), other, api.arn(), api, trigger.arn(), trigger),
            List.of());

    private static LambdaFunction.InvokePermission permission(String principal) {
        return new LambdaFunction.InvokePermission(principal, "lambda:InvokeFunction", "");
    }

    @Test
    void beginWithTheFunctionOfTheApiAndFollowTheNames() {
        DebugPorts ports = new DebugPorts(OptionalInt.of(5005));

        assertThat(ports.of(api, declared)).hasValue(5005);
        assertThat(ports.of(trigger, declared)).hasValue(5006);
        assertThat(ports.of(other, declared)).hasValue(5007);
    }

    @Test
    void doNotExistWithoutDebug() {
        assertThat(new DebugPorts(OptionalInt.empty()).of(api, declared)).isEmpty();
    }
}
