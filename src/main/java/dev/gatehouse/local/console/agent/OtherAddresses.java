package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.console.agent.Step.Outcome;
import dev.gatehouse.local.console.agent.Step.Stage;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.recording.RecordedRequest;
import java.util.List;
import java.util.Optional;

/** Messages of clients whose address is not the MCP URL: no route answers there. */
final class OtherAddresses implements StepReader {
    @Override
    public Optional<Step> read(RecordedRequest recorded, McpStack server) {
        boolean unanswered = recorded.server().equals("api")
                && recorded.response().status() >= 400
                && recorded.response().trace().orElse(null) instanceof GatewayTrace trace
                && trace.routeKey().isEmpty();
        if (!unanswered || !isOfClient(recorded)) {
            return Optional.empty();
        }
        String path = recorded.request().path();
        return Optional.of(Step.of(
                        recorded,
                        Stage.CHALLENGE,
                        recorded.request().method() + " " + path,
                        Outcome.FAILED,
                        Step.reason(recorded).orElse(""))
                .lacking(List.of("the MCP URL " + server.url() + ": its path is another one")));
    }

    /** DOC MCP specification, Streamable HTTP: the client accepts both types. */
    private static boolean isOfClient(RecordedRequest recorded) {
        String accept = recorded.request().headers().first("accept").orElse("");
        return recorded.request().method().equals("POST")
                && accept.contains("text/event-stream")
                && accept.contains("application/json");
    }
}
