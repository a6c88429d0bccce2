package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.gatehouse.function.claims.Claims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Before SnapStart takes its snapshot, answers made-up calls, so that the snapshot holds the classes of a real one. None
 * of them reaches the table, asks for an id, or writes to the log.
 */
final class Priming implements Resource {
    private static final Map<String, String> NOBODY =
            Map.of("sub", "priming", "username", "priming", "token_use", "access", "cognito:groups", "a,b");

    private final ExampleApi api;

    private Priming(ExampleApi api) {
        this.api = api;
    }

    /** The one that asks keeps it: the platform holds it by a weak reference. */
    static Priming of(ExampleApi api) {
        Priming priming = new Priming(api);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    /** DOC "Lambda SnapStart runtime hooks": runs before the snapshot is taken. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        answers();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing to renew: connections, ids and credentials are made when a call needs them.
    }

    List<Answer> answers() {
        APIGatewayProxyRequestEvent.ProxyRequestContext who = new APIGatewayProxyRequestEvent.ProxyRequestContext();
        who.setAuthorizer(Map.of("claims", NOBODY));
        APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
        event.setRequestContext(who);
        Optional<Claims> caller = Claims.of(event);
        return List.of(
                api.answer(Call.of("GET /health", Optional.empty())),
                api.answer(Call.of("GET /me", caller)),
                // Refused for its body, and for its limit, before anything is asked for.
                api.answer(Call.of("POST /resources", caller)),
                api.answer(
                        new Call("GET /resources", Map.of(), Map.of("limit", "0"), Map.of(), Optional.empty(), caller)),
                api.answer(Call.of("GET /resources", Optional.empty())));
    }
}
