package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.gatehouse.function.claims.Claims;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The example API behind a REST API. Its event names no route, only the method and the resource that matched; and where
 * an HTTP API adds a page's origin to what the function answers, here the function does (Enable CORS for a REST API
 * resource: proxy integrations).
 */
public final class RestApiHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final ExampleApi api;
    private final CallLog log;
    private final Optional<String> origin;

    @SuppressWarnings("UnusedVariable") // Held for the platform, which keeps a weak reference alone.
    private final Priming priming;

    /** What Lambda calls. */
    public RestApiHandler() {
        this(ExampleApi.ofTheStack(), CallLog.toStandardOutput(), System.getenv("CORS_ORIGIN"));
    }

    /** @param origin whose pages may read the answers; none when absent */
    RestApiHandler(ExampleApi api, CallLog log, @Nullable String origin) {
        this.api = api;
        this.log = log;
        this.origin = Optional.ofNullable(origin).filter(text -> !text.isEmpty());
        this.priming = Priming.of(api);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        Call call = new Call(
                event.getHttpMethod() + " " + event.getResource(),
                Call.orEmpty(event.getPathParameters()),
                Call.orEmpty(event.getQueryStringParameters()),
                Call.headers(event.getHeaders()),
                Call.body(event.getBody(), event.getIsBase64Encoded()),
                Claims.of(event));
        Answer answer = log.around(call, context, () -> api.answer(call));
        APIGatewayProxyResponseEvent response = new APIGatewayProxyResponseEvent();
        response.setStatusCode(answer.status());
        response.setHeaders(
                origin.map(page -> readable(answer, page)).orElse(answer).headers());
        answer.body().ifPresent(response::setBody);
        return response;
    }

    /** A page sees the headers of an answer from elsewhere that are named to it (Fetch, CORS-safelisted headers). */
    private static Answer readable(Answer answer, String page) {
        Answer named = answer.with("access-control-allow-origin", page);
        return answer.headers().containsKey("etag") ? named.with("access-control-expose-headers", "etag") : named;
    }
}
