package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.gatehouse.function.claims.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Sends sample requests to the API before SnapStart takes the snapshot, so that the snapshot contains the loaded
 * classes. These requests do not read the table, create an id or write to the log.
 */
final class SnapStartPriming implements Resource {
    private static final Map<String, String> CLAIMS =
            Map.of("sub", "priming", "username", "priming", "token_use", "access", "cognito:groups", "a,b");

    private final ExampleApi api;

    private SnapStartPriming(ExampleApi api) {
        this.api = api;
    }

    /** The caller must keep the result, because the CRaC context holds only a weak reference. */
    static SnapStartPriming of(ExampleApi api) {
        SnapStartPriming priming = new SnapStartPriming(api);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    /** DOC "Lambda SnapStart runtime hooks": runs before the snapshot is taken. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        prime();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing to renew: the function creates connections, ids and credentials when a request needs them.
    }

    List<ApiResponse> prime() {
        APIGatewayProxyRequestEvent.ProxyRequestContext context = new APIGatewayProxyRequestEvent.ProxyRequestContext();
        context.setAuthorizer(Map.of("claims", CLAIMS));
        APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
        event.setRequestContext(context);
        Optional<Claims> caller = Claims.of(event);
        List<ApiResponse> answers = new ArrayList<>(List.of(
                api.answer(ApiRequest.of("GET /health", Optional.empty())),
                api.answer(ApiRequest.of("GET /me", caller)),
                // Refused because of the body or the limit, before the store is used.
                api.answer(ApiRequest.of("POST /resources", caller)),
                api.answer(new ApiRequest(
                        "GET /resources", Map.of(), Map.of("limit", "0"), Map.of(), Optional.empty(), caller)),
                api.answer(ApiRequest.of("GET /resources", Optional.empty()))));
        api.mcp().samples().map(api::answer).forEach(answers::add);
        return answers;
    }
}
