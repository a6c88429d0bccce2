package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import java.util.Map;
import java.util.Set;

/** The ways in which a sign-in begins: picks the one that was asked for, where the client allows it. */
public final class AuthFlows {
    static final Set<String> ADMIN = Set.of("ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH");

    /** DOC "Authentication flows": two flows have two names. */
    private static final Map<String, String> OLD_NAMES =
            Map.of("REFRESH_TOKEN", "REFRESH_TOKEN_AUTH", "ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH");

    private final Map<String, Flow> flows;

    /** One way of signing in. */
    public interface Flow {
        ApiAnswer answer(CallingClient caller, Map<String, String> parameters);
    }

    /** @param flows by the name without ALLOW_ */
    public AuthFlows(Map<String, Flow> flows) {
        this.flows = Map.copyOf(flows);
    }

    ApiAnswer answer(CallingClient caller, String asked, Map<String, String> parameters) {
        String flow = OLD_NAMES.getOrDefault(asked, asked);
        Set<String> enabled = caller.client().explicitAuthFlows();
        if (!enabled.contains("ALLOW_" + flow)) {
            // OBS for USER_PASSWORD_AUTH and for those of administrators; CHOICE: the same words for the others.
            return Refused.invalidParameter(
                    ADMIN.contains(flow)
                            ? "Auth flow not enabled for this client"
                            : flow + " flow not enabled for this client",
                    "ExplicitAuthFlows of client " + caller.client().name() + " are " + enabled + ", ALLOW_" + flow
                            + " is not among them" + hint(caller, flow));
        }
        Flow known = flows.get(flow);
        return known == null
                ? Refused.invalidParameter(
                        "not imitated locally: " + flow,
                        flow + " needs Lambda triggers that this project cannot declare: use USER_SRP_AUTH,"
                                + " USER_PASSWORD_AUTH or the hosted endpoints")
                : known.answer(caller, parameters);
    }

    private static String hint(CallingClient caller, String flow) {
        if (flow.equals("REFRESH_TOKEN_AUTH") && caller.client().rotationGrace().isPresent()) {
            return "; a client that rotates refresh tokens calls GetTokensFromRefreshToken instead";
        }
        return flow.equals("USER_PASSWORD_AUTH") || flow.equals("USER_SRP_AUTH")
                ? "; set passwordSignIn for this client to switch it on"
                : "";
    }

    /** A parameter that the flow cannot do without. Text OBS for USERNAME, in client code. */
    static Refused missing(String parameter) {
        return Refused.invalidParameter("Missing required parameter " + parameter, parameter + " is missing, or empty");
    }
}
