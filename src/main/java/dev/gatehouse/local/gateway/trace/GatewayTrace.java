package dev.gatehouse.local.gateway.trace;

import dev.gatehouse.local.http.RequestTrace;
import dev.gatehouse.local.state.Declared;
import java.time.Instant;
import java.util.Optional;

/**
 * How the gateway handled one request.
 *
 * @param requestId the id that the response names ({@code apigw-requestid} or {@code x-amzn-requestid})
 * @param declared the resources that were declared when the request arrived
 * @param routeKey the matched route or method, such as {@code GET /resources/{id}}; empty if none matched
 * @param function the invocation of the function; empty if the request was refused before it
 */
public record GatewayTrace(
        String requestId,
        Instant received,
        Declared declared,
        Optional<String> routeKey,
        Optional<FunctionCall> function)
        implements RequestTrace {

    /**
     * An invocation of a function.
     *
     * @param requestId the id of the invocation in the function's log; empty if it was not invoked
     * @param event the event as sent to the function; it has the caller's token
     * @param answer what the function returned; empty if it returned nothing
     * @param fault why there is no answer; empty if there is one
     */
    public record FunctionCall(
            String functionArn,
            Optional<String> requestId,
            byte[] event,
            Optional<byte[]> answer,
            Optional<String> fault) {}
}
