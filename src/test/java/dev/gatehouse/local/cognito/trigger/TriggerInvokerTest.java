package dev.gatehouse.local.cognito.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.TestTrigger;
import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.state.LambdaFunction.InvokePermission;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The results that the invocation of a pool's function can have. */
final class TriggerInvokerTest {
    private static final UserPool POOL = TestState.pool("http://localhost:1/" + TestState.POOL);
    private static final String EVENT =
            "{\"version\":\"1\",\"triggerSource\":\"PreSignUp_SignUp\",\"region\":\"eu-west-1\","
                    + "\"userPoolId\":\"" + TestState.POOL + "\",\"userName\":\"u-1\","
                    + "\"callerContext\":{\"awsSdkVersion\":\"aws-sdk-unknown-unknown\",\"clientId\":\"" + TestState.CLI
                    + "\"},"
                    + "\"request\":{},\"response\":{}}";

    private final LocalCloud cloud = new LocalCloud();

    private TriggerInvoker.Outcome call(FunctionInvoker functions, Duration timeout, InvokePermission... permissions) {
        cloud.declare(TestTrigger.declared(POOL, List.of(permissions)));
        return new TriggerInvoker(cloud, functions, timeout)
                .invoke(
                        POOL,
                        TestTrigger.ARN,
                        TriggerEvent.of(
                                "PreSignUp",
                                "1",
                                "PreSignUp_SignUp",
                                TestState.POOL,
                                TestState.CLI,
                                "u-1",
                                new JsonObject(),
                                new JsonObject()));
    }

    private TriggerInvoker.Outcome permitted(Invocation invocation) {
        return call(
                (arn, event) -> invocation,
                TriggerInvoker.TIMEOUT,
                TestTrigger.permission("cognito-idp.amazonaws.com", TestTrigger.POOL_ARN));
    }

    private static void refused(TriggerInvoker.Outcome outcome, String type, String message) {
        assertThat(outcome).isInstanceOf(TriggerFailure.class);
        assertThat(((TriggerFailure) outcome).type()).isEqualTo(type);
        assertThat(((TriggerFailure) outcome).message()).isEqualTo(message);
    }

    @Test
    void hasATimeoutOfFiveSeconds() {
        assertThat(TriggerInvoker.TIMEOUT).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void acceptsTheEventWithAResponse() {
        TriggerInvoker.Outcome outcome =
                permitted(TestTrigger.returned(EVENT.replace("\"response\":{}", "\"response\":{\"a\":1}")));
        assertThat(((TriggerInvoker.Answered) outcome).response()).hasToString("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{}", "{\"response\":{}}"})
    void refusesAnyOtherResponse(String response) {
        refused(
                permitted(TestTrigger.returned(response)),
                "InvalidLambdaResponseException",
                "Unrecognizable lambda output");
    }

    @ParameterizedTest
    @CsvSource({"version", "triggerSource", "userPoolId", "userName", "response"})
    void refusesAResponseWithoutAMemberOfTheEvent(String field) {
        refused(
                permitted(TestTrigger.returned(EVENT.replace("\"" + field + "\"", "\"lost\""))),
                "InvalidLambdaResponseException",
                "Unrecognizable lambda output");
    }

    @Test
    void returnsTheMessageOfAFunctionThatThrows() {
        refused(
                permitted(new Invocation.Failed("E", "Not from here")),
                "UserLambdaValidationException",
                "PreSignUp failed with error Not from here.");
    }

    @Test
    void returnsTheTimeoutOfTheFunctionItself() {
        refused(
                permitted(new Invocation.TimedOut(Duration.ofSeconds(3))),
                "UserLambdaValidationException",
                "PreSignUp failed with error Task timed out after 3.00 seconds.");
    }

    @Test
    void refusesIfThereIsNoFunction() {
        refused(
                permitted(new Invocation.Unavailable("there is no function")),
                "UnexpectedLambdaException",
                "PreSignUp invocation failed due to error ResourceNotFoundException.");
    }

    @Test
    void refusesIfTheFunctionDoesNotRespondInTime() {
        List<Duration> timeouts = new ArrayList<>();
        FunctionInvoker hanging = new FunctionInvoker() {
            @Override
            public Invocation invoke(String arn, byte[] event) {
                throw new AssertionError("called without a timeout");
            }

            @Override
            public Invocation invoke(String arn, byte[] event, Duration timeout) {
                timeouts.add(timeout);
                return new Invocation.Unanswered(timeout);
            }
        };

        refused(
                call(
                        hanging,
                        Duration.ofMillis(20),
                        TestTrigger.permission("cognito-idp.amazonaws.com", TestTrigger.POOL_ARN)),
                "UnexpectedLambdaException",
                "Socket timeout while invoking Lambda function");
        assertThat(timeouts).containsExactly(Duration.ofMillis(20));
    }

    /** Attack 79. */
    @Test
    void refusesIfTheFunctionIsThrottled() {
        refused(
                permitted(new Invocation.Throttled("Rate Exceeded.")),
                "UnexpectedLambdaException",
                "PreSignUp invocation failed due to error TooManyRequestsException.");
    }

    @ParameterizedTest
    @CsvSource({
        "apigateway.amazonaws.com, arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_Ab12Cd34E",
        "cognito-idp.amazonaws.com, arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_Other1234",
        "cognito-idp.amazonaws.com, arn:aws:cognito-idp:eu-west-2:000000000000:userpool/eu-west-1_Ab12Cd34E"
    })
    void requiresPermissionToInvokeTheFunction(String principal, String source) {
        refused(
                call(TestState.NO_FUNCTION, TriggerInvoker.TIMEOUT, TestTrigger.permission(principal, source)),
                "UnexpectedLambdaException",
                "PreSignUp invocation failed due to error AccessDeniedException.");
    }

    @Test
    void refusesAfterAnInternalError() {
        refused(
                call(
                        (arn, event) -> {
                            throw new IllegalStateException("broken");
                        },
                        TriggerInvoker.TIMEOUT,
                        TestTrigger.permission("cognito-idp.amazonaws.com", TestTrigger.POOL_ARN)),
                "UnexpectedLambdaException",
                "PreSignUp invocation failed due to error InternalServerException.");
    }
}
