package dev.gatehouse.local.cognito;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunction.InvokePermission;
import dev.gatehouse.local.state.LambdaFunctionBuilder;
import dev.gatehouse.local.state.UserPool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A declared function that a pool invokes as a trigger. It records the events and responds as a test requires. */
public final class TestTrigger implements FunctionInvoker {
    public static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:asked";
    public static final String POOL_ARN = "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/" + TestState.POOL;

    private final RunningCognito cognito;
    private final List<JsonObject> events = new ArrayList<>();
    private volatile Function<JsonObject, Invocation> behaviour =
            event -> new Invocation.Unavailable("the test set no response");

    public TestTrigger(RunningCognito cognito) {
        this.cognito = cognito;
        cognito.functions = this;
    }

    /** Declares the pool with these triggers, and the function with the permission for the pool to invoke it. */
    public void declare(UserPool.Triggers triggers) {
        declare(triggers, List.of(permission("cognito-idp.amazonaws.com", POOL_ARN)));
    }

    public void declare(UserPool.Triggers triggers, List<InvokePermission> permissions) {
        cognito.cloud.declare(declared(TestState.calling(TestState.pool(cognito.issuer()), triggers), permissions));
    }

    public static InvokePermission permission(String principal, String source) {
        return new InvokePermission(principal, "lambda:InvokeFunction", source);
    }

    public static Declared declared(UserPool pool, List<InvokePermission> permissions) {
        LambdaFunction function =
                LambdaFunctionBuilder.of(ARN, "asked").permissions(permissions).build();
        return new Declared(
                Map.of(pool.id(), pool),
                TestState.clients().stream().collect(Collectors.toMap(client -> client.id(), client -> client)),
                List.of(),
                Map.of(ARN, function),
                List.of());
    }

    /** Returns the event with this response. */
    public void answers(String response) {
        behaviour = event -> {
            event.add("response", JsonParser.parseString(response));
            return returned(event.toString());
        };
    }

    public void fails(String type, String message) {
        behaviour = event -> new Invocation.Failed(type, message);
    }

    public void does(Function<JsonObject, Invocation> other) {
        behaviour = other;
    }

    public static Invocation returned(String text) {
        return new Invocation.Returned(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized Invocation invoke(String arn, byte[] event) {
        events.add(JsonParser.parseString(new String(event, StandardCharsets.UTF_8))
                .getAsJsonObject());
        return behaviour.apply(events.get(events.size() - 1).deepCopy());
    }

    /** The newest event. */
    public synchronized JsonObject event() {
        return events.get(events.size() - 1);
    }

    public synchronized int calls() {
        return events.size();
    }
}
