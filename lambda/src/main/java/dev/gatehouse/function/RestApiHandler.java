package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.gatehouse.function.claims.Claims;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The example API behind a REST API. The event has no route key, only the method and the matched resource. An HTTP API
 * adds the CORS headers itself; behind a REST API the function adds them (Enable CORS for a REST API resource: proxy
 * integrations).
 */
public final class RestApiHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final ExampleApi api;
    private final RequestLog log;
    private final Optional<String> origin;

    @SuppressWarnings("UnusedVariable") // The CRaC context holds only a weak reference.
    private final SnapStartPriming priming;

    /** Lambda calls this constructor. */
    public RestApiHandler() {
        this(ExampleApi.create(), RequestLog.toStandardOutput(), System.getenv("CORS_ORIGIN"));
    }

    /** @param origin may read the responses (CORS); no origin may when null or empty */
    RestApiHandler(ExampleApi api, RequestLog log, @Nullable String origin) {
        this.api = api;
        this.log = log;
        this.origin = Optional.ofNullable(origin).filter(text -> !text.isEmpty());
        this.priming = SnapStartPriming.of(api);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        ApiRequest request = new ApiRequest(
                event.getHttpMethod() + " " + event.getResource(),
                ApiRequest.orEmpty(event.getPathParameters()),
                ApiRequest.orEmpty(event.getQueryStringParameters()),
                ApiRequest.headers(event.getHeaders(), event.getMultiValueHeaders()),
                ApiRequest.body(event.getBody(), event.getIsBase64Encoded()),
                Claims.of(event));
        ApiResponse answer = log.around(request, context, () -> api.answer(request));
        APIGatewayProxyResponseEvent response = new APIGatewayProxyResponseEvent();
        response.setStatusCode(answer.status());
        response.setHeaders(
                origin.map(page -> withCors(answer, page)).orElse(answer).headers());
        answer.body().ifPresent(response::setBody);
        return response;
    }

    /**
     * A page can read a header of a cross-origin response only if it is exposed (Fetch, CORS-safelisted response
     * headers).
     */
    private static ApiResponse withCors(ApiResponse answer, String page) {
        ApiResponse allowed = answer.with("access-control-allow-origin", page);
        return answer.headers().containsKey("etag") ? allowed.with("access-control-expose-headers", "etag") : allowed;
    }
}
