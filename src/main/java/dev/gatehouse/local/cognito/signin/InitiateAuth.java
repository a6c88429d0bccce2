package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.state.LocalCloud;

/** InitiateAuth: starts the sign-in of a user. */
public final class InitiateAuth implements Operation {
    private final LocalCloud cloud;
    private final AuthFlows flows;

    public InitiateAuth(LocalCloud cloud, AuthFlows flows) {
        this.cloud = cloud;
        this.flows = flows;
    }

    @Override
    public String name() {
        return "InitiateAuth";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        String requested = request.text("AuthFlow");
        if (AuthFlows.ADMIN_FLOWS.contains(requested)) {
            // Text R moto.
            return Refused.invalidParameter(
                    "Initiate Auth method not supported",
                    requested + " is a flow of AdminInitiateAuth; use USER_PASSWORD_AUTH here");
        }
        String clientId = request.text("ClientId");
        return CallingClient.find(cloud.declared(), clientId)
                .map(caller -> flows.answer(caller, requested, request.map("AuthParameters")))
                .orElseGet(() -> CallingClient.clientNotFound(clientId));
    }
}
