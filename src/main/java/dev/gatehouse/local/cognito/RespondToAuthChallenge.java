package dev.gatehouse.local.cognito;

import dev.gatehouse.local.state.LocalCloud;

/** RespondToAuthChallenge: the proof that a sign-in was still short of. */
final class RespondToAuthChallenge implements Operation {
    private final LocalCloud cloud;
    private final ChallengeReplies replies;

    RespondToAuthChallenge(LocalCloud cloud, ChallengeReplies replies) {
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
        return Caller.find(cloud.declared(), clientId)
                .map(caller -> answer(replies, caller, request))
                .orElseGet(() -> Caller.unknown(clientId));
    }

    static ApiAnswer answer(ChallengeReplies replies, Caller caller, ApiRequest request) {
        String name = request.text("ChallengeName");
        return replies.answer(caller, name, request.find("Session"), request.map("ChallengeResponses"));
    }
}
