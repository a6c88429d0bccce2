package dev.gatehouse.local.console.request;

import dev.gatehouse.local.gateway.TokenExplainer;
import dev.gatehouse.local.gateway.TokenExplainer.RouteChecks;
import dev.gatehouse.local.gateway.trace.CheckResult;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.recording.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the checks of the authorizer again that a request passed or did not pass. */
final class AuthorizerChecks {
    private final TokenExplainer explainer;

    AuthorizerChecks(TokenExplainer explainer) {
        this.explainer = explainer;
    }

    /** Empty if no route matched. */
    Optional<DetailParts.Checks> of(RecordedRequest recorded, GatewayTrace trace) {
        return trace.routeKey()
                .flatMap(key -> explainer.request(trace.declared(), key, recorded.request(), trace.received()))
                .map(route -> checks(recorded, route));
    }

    private static DetailParts.Checks checks(RecordedRequest recorded, RouteChecks route) {
        List<DetailParts.Check> checks = new ArrayList<>();
        boolean reached = true;
        for (CheckResult check : route.checks()) {
            String state = !reached ? "not reached" : check.passed() ? "passed" : "refused";
            checks.add(new DetailParts.Check(check.name(), check.expected(), check.received(), state));
            reached = reached && check.passed();
        }
        return new DetailParts.Checks(route.routeKey(), checks, note(recorded, route));
    }

    private static String note(RecordedRequest recorded, RouteChecks route) {
        Optional<String> refusal = route.checks().stream()
                .flatMap(check -> check.refusal().stream())
                .findFirst();
        Optional<String> reason = recorded.response().reason();
        boolean refused = recorded.response().status() >= 400;
        if (route.checks().isEmpty()) {
            return "";
        }
        if (refusal.isPresent() && (!refused || reason.isEmpty())) {
            return "The gateway accepted the token. One of these checks refuses it now, because the keys of the issuer"
                    + " have changed since.";
        }
        boolean same = refusal.flatMap(first -> reason.filter(why -> RefusalReason.sameCheck(first, why)))
                .isPresent();
        return refused && reason.isPresent() && !same
                ? "The recorded reason is not one of these checks: the request was refused before or after them."
                : "";
    }
}
