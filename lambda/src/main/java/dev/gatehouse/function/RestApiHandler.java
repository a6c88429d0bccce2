package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The example API behind a REST API. Its event names no route, only the method and the resource that matched; and where
 * an HTTP API adds a page's origin to what the function answers, here the function does (Enable CORS for a REST API
 * resource: proxy integrations).
 */
public final class RestApiHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final ExampleApi api;
    private final Optional<String> origin;

    /** What Lambda calls. */
    public RestApiHandler() {
        this(ExampleApi.ofTheStack(), System.getenv("CORS_ORIGIN"));
    }

    /** @param origin whose pages may read the answers; none when absent */
    RestApiHandler(ExampleApi api, @Nullable String origin) {
        this.api = api;
        this.origin = Optional.ofNullable(origin).filter(text -> !text.isEmpty());
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        Answer answer = api.answer(new Call(
                event.getHttpMethod() + " " + event.getResource(),
                Optional.ofNullable(event.getPathParameters()).orElse(Map.of()),
                event.getBody(),
                Claims.of(event)));
        Map<String, String> headers = new LinkedHashMap<>();
        answer.type().ifPresent(type -> headers.put("content-type", type));
        origin.ifPresent(page -> headers.put("access-control-allow-origin", page));
        APIGatewayProxyResponseEvent response = new APIGatewayProxyResponseEvent();
        response.setStatusCode(answer.status());
        response.setHeaders(headers);
        answer.body().ifPresent(response::setBody);
        return response;
    }
}
