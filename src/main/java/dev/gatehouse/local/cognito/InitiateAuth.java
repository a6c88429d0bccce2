package dev.gatehouse.local.cognito;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.LocalCloud;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** InitiateAuth: picks the flow. */
final class InitiateAuth implements Operation {
    /** One way of signing in. */
    interface Flow {
        ApiAnswer answer(Caller caller, Map<String, String> parameters);
    }

    /** API reference: what AuthFlow may be. */
    private static final List<String> ALL = List.of(
            "USER_SRP_AUTH",
            "REFRESH_TOKEN_AUTH",
            "REFRESH_TOKEN",
            "CUSTOM_AUTH",
            "ADMIN_NO_SRP_AUTH",
            "USER_PASSWORD_AUTH",
            "ADMIN_USER_PASSWORD_AUTH",
            "USER_AUTH");

    private static final Set<String> ADMIN = Set.of("ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH");

    private final LocalCloud cloud;
    private final Map<String, Flow> flows;

    /** @param flows by the name without ALLOW_ */
    InitiateAuth(LocalCloud cloud, Map<String, Flow> flows) {
        this.cloud = cloud;
        this.flows = Map.copyOf(flows);
    }

    @Override
    public String name() {
        return "InitiateAuth";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.text("ClientId", 128),
                Field.text("AuthFlow", 0),
                new Field("AuthParameters", Field.Kind.TEXT_MAP, false, 0));
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        String asked = request.text("AuthFlow");
        if (!ALL.contains(asked)) {
            return Refused.invalidParameter(
                    "1 validation error detected: Value at 'authFlow' failed to satisfy constraint:"
                            + " Member must satisfy enum value set: [" + String.join(", ", ALL) + "]",
                    "AuthFlow is none that Cognito knows");
        }
        if (ADMIN.contains(asked)) {
            // Text R moto.
            return Refused.invalidParameter(
                    "Initiate Auth method not supported",
                    asked + " belongs to AdminInitiateAuth; use USER_PASSWORD_AUTH here");
        }
        String clientId = request.text("ClientId");
        Optional<Caller> caller = Caller.find(cloud.declared(), clientId);
        if (caller.isEmpty()) {
            return Caller.unknown(clientId);
        }
        String flow = asked.equals("REFRESH_TOKEN") ? "REFRESH_TOKEN_AUTH" : asked;
        Set<String> enabled = caller.get().client().explicitAuthFlows();
        if (!enabled.contains("ALLOW_" + flow)) {
            // OBS for USER_PASSWORD_AUTH; CHOICE: the same words for the others.
            return Refused.invalidParameter(
                    flow + " flow not enabled for this client",
                    "ExplicitAuthFlows of client " + caller.get().client().name() + " are " + enabled + ", ALLOW_"
                            + flow + " is not among them" + hint(caller.get(), flow));
        }
        Flow known = flows.get(flow);
        return known == null
                ? Refused.invalidParameter(
                        "not imitated locally: " + flow,
                        flow + " is enabled for this client but the local Cognito does not imitate it;"
                                + " use USER_PASSWORD_AUTH or the hosted endpoints")
                : known.answer(caller.get(), request.map("AuthParameters"));
    }

    private static String hint(Caller caller, String flow) {
        if (flow.equals("REFRESH_TOKEN_AUTH") && caller.client().rotationGrace().isPresent()) {
            return "; a client that rotates refresh tokens calls GetTokensFromRefreshToken instead";
        }
        return flow.equals("USER_PASSWORD_AUTH") ? "; set passwordSignIn for this client to switch it on" : "";
    }

    /** A parameter that the flow cannot do without. Text OBS for USERNAME, in client code. */
    static Refused missing(String parameter) {
        return Refused.invalidParameter(
                "Missing required parameter " + parameter, "AuthParameters has no " + parameter);
    }

    static ApiAnswer result(TokensMade made) {
        return made instanceof TokenSet tokens ? result(tokens) : ((TriggerRefusal) made).answer();
    }

    private static ApiAnswer result(TokenSet tokens) {
        JsonObject result = new JsonObject();
        result.addProperty("AccessToken", tokens.access());
        result.addProperty("ExpiresIn", tokens.life().toSeconds());
        tokens.id().ifPresent(id -> result.addProperty("IdToken", id));
        tokens.refresh().ifPresent(refresh -> result.addProperty("RefreshToken", refresh));
        result.addProperty("TokenType", "Bearer");
        JsonObject body = new JsonObject();
        body.add("AuthenticationResult", result);
        body.add("ChallengeParameters", new JsonObject());
        return new ApiAnswer.Done(body);
    }
}
