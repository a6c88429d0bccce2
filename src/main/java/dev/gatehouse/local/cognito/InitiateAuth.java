package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.LocalCloud;

/** InitiateAuth: an application signs a user in. */
final class InitiateAuth implements Operation {
    private final LocalCloud cloud;
    private final AuthFlows flows;

    InitiateAuth(LocalCloud cloud, AuthFlows flows) {
        this.cloud = cloud;
        this.flows = flows;
    }

    @Override
    public String name() {
        return "InitiateAuth";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        String asked = request.text("AuthFlow");
        if (AuthFlows.ADMIN.contains(asked)) {
            // Text R moto.
            return Refused.invalidParameter(
                    "Initiate Auth method not supported",
                    asked + " belongs to AdminInitiateAuth; use USER_PASSWORD_AUTH here");
        }
        String clientId = request.text("ClientId");
        return Caller.find(cloud.declared(), clientId)
                .map(caller -> flows.answer(caller, asked, request.map("AuthParameters")))
                .orElseGet(() -> Caller.unknown(clientId));
    }
}
