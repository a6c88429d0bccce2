package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.LocalCloud;
import java.util.List;
import java.util.Optional;

/** RespondToAuthChallenge: the proof that a sign-in was still short of. */
final class RespondToAuthChallenge implements Operation {
    static final List<Field> FIELDS = List.of(
            Field.text("ClientId", 128),
            Field.text("ChallengeName", 0),
            Field.optionalText("Session", 2048),
            new Field("ChallengeResponses", Field.Kind.TEXT_MAP, false, 0),
            Field.metadata());

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
    public List<Field> fields() {
        return FIELDS;
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
        Optional<Refused> unknown = ChallengeReplies.unknown(name);
        return unknown.isPresent()
                ? unknown.get()
                : replies.answer(caller, name, request.find("Session"), request.map("ChallengeResponses"));
    }
}
