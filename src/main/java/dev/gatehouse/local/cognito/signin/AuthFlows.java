package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import java.util.Map;
import java.util.Set;

/** The authentication flows: selects the flow that a request names, if the client allows it. */
public final class AuthFlows {
    static final Set<String> ADMIN_FLOWS = Set.of("ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH");

    /** DOC "Authentication flows": two flows have a second name. */
    private static final Map<String, String> SYNONYMS =
            Map.of("REFRESH_TOKEN", "REFRESH_TOKEN_AUTH", "ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH");

    private final Map<String, AuthFlow> flows;

    /** @param flows by their names without ALLOW_ */
    public AuthFlows(Map<String, AuthFlow> flows) {
        this.flows = Map.copyOf(flows);
    }

    ApiAnswer answer(CallingClient caller, String requested, Map<String, String> parameters) {
        String flow = SYNONYMS.getOrDefault(requested, requested);
        Set<String> enabled = caller.client().explicitAuthFlows();
        if (!enabled.contains("ALLOW_" + flow)) {
            // OBS for USER_PASSWORD_AUTH and for the flows of administrators. CHOICE: the same text for the other
            // flows.
            return Refused.invalidParameter(
                    ADMIN_FLOWS.contains(flow)
                            ? "Auth flow not enabled for this client"
                            : flow + " flow not enabled for this client",
                    "ExplicitAuthFlows of client " + caller.client().name() + " are " + enabled + ", without ALLOW_"
                            + flow + hint(caller, flow));
        }
        AuthFlow implementation = flows.get(flow);
        return implementation == null
                ? Refused.invalidParameter(
                        "not imitated locally: " + flow,
                        flow + " needs Lambda triggers that this project cannot declare: use USER_SRP_AUTH,"
                                + " USER_PASSWORD_AUTH or the hosted endpoints")
                : implementation.answer(caller, parameters);
    }

    private static String hint(CallingClient caller, String flow) {
        if (flow.equals("REFRESH_TOKEN_AUTH") && caller.client().rotationGrace().isPresent()) {
            return "; a client that rotates refresh tokens calls GetTokensFromRefreshToken instead";
        }
        return flow.equals("USER_PASSWORD_AUTH") || flow.equals("USER_SRP_AUTH")
                ? "; to enable it, set passwordSignIn for this client"
                : "";
    }

    /** The error for a missing required parameter. Text OBS for USERNAME, in client code. */
    static Refused missingParameter(String parameter) {
        return Refused.invalidParameter("Missing required parameter " + parameter, parameter + " is missing or empty");
    }
}
