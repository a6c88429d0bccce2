package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.state.LocalCloud;

/** RespondToAuthChallenge: the proof that a sign-in was still short of. */
public final class RespondToAuthChallenge implements Operation {
    private final LocalCloud cloud;
    private final ChallengeResponses replies;

    public RespondToAuthChallenge(LocalCloud cloud, ChallengeResponses replies) {
        this.cloud = cloud;
        this.replies = replies;
    }

    @Override
    public String name() {
        return "RespondToAuthChallenge";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        String clientId = request.text("ClientId");
        return CallingClient.find(cloud.declared(), clientId)
                .map(caller -> answer(replies, caller, request))
                .orElseGet(() -> CallingClient.clientNotFound(clientId));
    }

    static ApiAnswer answer(ChallengeResponses replies, CallingClient caller, ApiRequest request) {
        String name = request.text("ChallengeName");
        return replies.answer(caller, name, request.find("Session"), request.map("ChallengeResponses"));
    }
}
