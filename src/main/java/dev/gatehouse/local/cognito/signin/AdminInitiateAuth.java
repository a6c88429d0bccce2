package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.LocalCloud;

/** AdminInitiateAuth: a server with AWS credentials starts the sign-in of a user. */
public final class AdminInitiateAuth implements Operation {
    private final AdminClientLookup clients;
    private final AuthFlows flows;

    public AdminInitiateAuth(PoolLookup pools, LocalCloud cloud, AuthFlows flows) {
        this.clients = new AdminClientLookup(pools, cloud);
        this.flows = flows;
    }

    @Override
    public String name() {
        return "AdminInitiateAuth";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return clients.client(request, caller -> initiate(caller, request));
    }

    private ApiAnswer initiate(CallingClient caller, ApiRequest request) {
        String requested = request.text("AuthFlow");
        // DOC API reference AdminInitiateAuth does not list USER_PASSWORD_AUTH. Text R moto.
        return requested.equals("USER_PASSWORD_AUTH")
                ? Refused.invalidParameter(
                        "Initiate Auth method not supported",
                        "USER_PASSWORD_AUTH is a flow of InitiateAuth; use ADMIN_USER_PASSWORD_AUTH here")
                : flows.answer(caller, requested, request.map("AuthParameters"));
    }
}
