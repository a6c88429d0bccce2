package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.state.LocalCloud;

/** RespondToAuthChallenge: continues a sign-in with the response to a challenge. */
public final class RespondToAuthChallenge implements Operation {
    private final LocalCloud cloud;
    private final ChallengeDispatcher dispatcher;

    public RespondToAuthChallenge(LocalCloud cloud, ChallengeDispatcher dispatcher) {
        this.cloud = cloud;
        this.dispatcher = dispatcher;
    }

    @Override
    public String name() {
        return "RespondToAuthChallenge";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        String clientId = request.text("ClientId");
        return CallingClient.find(cloud.declared(), clientId)
                .map(caller -> answer(dispatcher, caller, request))
                .orElseGet(() -> CallingClient.clientNotFound(clientId));
    }

    static ApiAnswer answer(ChallengeDispatcher dispatcher, CallingClient caller, ApiRequest request) {
        String name = request.text("ChallengeName");
        return dispatcher.answer(caller, name, request.find("Session"), request.map("ChallengeResponses"));
    }
}
