package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.AdminOperation;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sign-in by a server that has credentials of AWS. */
public final class AdminSignIn {
    private final PoolLookup calls;
    private final LocalCloud cloud;
    private final AuthFlows flows;
    private final ChallengeResponses replies;

    public AdminSignIn(PoolLookup calls, LocalCloud cloud, AuthFlows flows, ChallengeResponses replies) {
        this.calls = calls;
        this.cloud = cloud;
        this.flows = flows;
        this.replies = replies;
    }

    public List<Operation> operations() {
        return List.of(
                new AdminOperation(
                        "AdminInitiateAuth", request -> client(request, caller -> initiate(caller, request))),
                new AdminOperation(
                        "AdminRespondToAuthChallenge",
                        request -> client(request, caller -> RespondToAuthChallenge.answer(replies, caller, request))));
    }

    private ApiAnswer initiate(CallingClient caller, ApiRequest request) {
        String asked = request.text("AuthFlow");
        // DOC API reference AdminInitiateAuth names no USER_PASSWORD_AUTH. Text R moto.
        return asked.equals("USER_PASSWORD_AUTH")
                ? Refused.invalidParameter(
                        "Initiate Auth method not supported",
                        "USER_PASSWORD_AUTH belongs to InitiateAuth; use ADMIN_USER_PASSWORD_AUTH here")
                : flows.answer(caller, asked, request.map("AuthParameters"));
    }

    private ApiAnswer client(ApiRequest request, Function<CallingClient, ApiAnswer> call) {
        return calls.pool(
                request,
                pool -> of(pool, request.text("ClientId"))
                        .map(call)
                        .orElseGet(() -> CallingClient.clientNotFound(request.text("ClientId"))));
    }

    private Optional<CallingClient> of(UserPool pool, String clientId) {
        return CallingClient.find(cloud.declared(), clientId)
                .filter(caller -> caller.pool().id().equals(pool.id()));
    }
}
