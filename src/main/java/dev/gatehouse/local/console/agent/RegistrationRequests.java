package dev.gatehouse.local.console.agent;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.console.agent.Step.Outcome;
import dev.gatehouse.local.console.agent.Step.Stage;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.recording.Masking;
import dev.gatehouse.local.recording.RecordedRequest;
import java.util.List;
import java.util.Optional;

/** Registrations of clients (RFC 7591). */
final class RegistrationRequests implements StepReader {
    @Override
    public Optional<Step> read(RecordedRequest recorded, McpStack server) {
        if (!recorded.server().equals("api")
                || !recorded.request().path().equals("/register")
                || !recorded.request().method().equals("POST")) {
            return Optional.empty();
        }
        JsonObject sent = Json.object(recorded.request().body());
        JsonObject answer = Json.object(recorded.response().body());
        int status = recorded.response().status();
        Step step;
        if (status == 404) {
            step = step(
                            recorded,
                            Outcome.FAILED,
                            "The stack registers no clients. Type a client id into the client, let it send the URL of an"
                                    + " accepted document, or set gatehouse:mcp.registration: shared.")
                    .lacking(List.of("a client_id"));
        } else if (status >= 400) {
            String error = Masking.text((Json.text(answer, "error") + ": " + Json.text(answer, "error_description")));
            step = step(recorded, Outcome.FAILED, Step.reason(recorded).orElse(error))
                    .lacking(
                            Json.text(answer, "error").equals("invalid_redirect_uri")
                                    ? List.of("a declared redirect_uri: it sent "
                                            + LogValue.of(
                                                    sent.get("redirect_uris") instanceof JsonArray uris
                                                            ? uris.toString()
                                                            : "none"))
                                    : List.of());
        } else {
            step = step(
                    recorded,
                    Outcome.DONE,
                    "Shared client_id " + Json.text(answer, "client_id") + ", callbacks "
                            + LogValue.of(answer.get("redirect_uris")));
        }
        return Optional.of(step.named(Json.text(sent, "client_name")));
    }

    private static Step step(RecordedRequest recorded, Outcome outcome, String note) {
        return Step.of(recorded, Stage.REGISTRATION, "POST /register", outcome, note);
    }
}
