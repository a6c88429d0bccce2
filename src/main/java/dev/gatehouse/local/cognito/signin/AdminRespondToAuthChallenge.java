package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.LocalCloud;

/** AdminRespondToAuthChallenge: a server with AWS credentials continues a sign-in with the response to a challenge. */
public final class AdminRespondToAuthChallenge implements Operation {
    private final AdminClientLookup clients;
    private final ChallengeDispatcher dispatcher;

    public AdminRespondToAuthChallenge(PoolLookup pools, LocalCloud cloud, ChallengeDispatcher dispatcher) {
        this.clients = new AdminClientLookup(pools, cloud);
        this.dispatcher = dispatcher;
    }

    @Override
    public String name() {
        return "AdminRespondToAuthChallenge";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return clients.client(request, caller -> RespondToAuthChallenge.answer(dispatcher, caller, request));
    }
}
