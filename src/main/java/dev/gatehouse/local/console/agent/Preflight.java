package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.console.agent.Step.Outcome;
import dev.gatehouse.local.console.agent.Step.Stage;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.recording.RecordedRequest;
import java.util.List;
import java.util.Optional;

/** A client in a web page asks first whether it may call another origin. */
final class Preflight {
    private Preflight() {}

    /** Empty if the page may call. */
    static Optional<Step> refused(RecordedRequest recorded, String path) {
        boolean allowed = recorded.response().status() < 400
                && recorded.response()
                        .headers()
                        .first("access-control-allow-origin")
                        .isPresent();
        if (allowed) {
            return Optional.empty();
        }
        String origin = recorded.request().headers().first("origin").orElse("none");
        return Optional.of(Step.of(
                        recorded,
                        Stage.CHALLENGE,
                        "preflight " + path,
                        Outcome.FAILED,
                        Step.reason(recorded)
                                .orElse("The browser sends no request after it: the answer allows no origin."))
                .lacking(List.of("the origin " + LogValue.of(origin) + " in gatehouse:api.cors")));
    }
}
