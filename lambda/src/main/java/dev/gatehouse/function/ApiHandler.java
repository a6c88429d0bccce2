package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.gatehouse.function.claims.Claims;
import java.util.Optional;

/** The example API behind an HTTP API, for events of payload format 2.0. */
public final class ApiHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final ExampleApi api;
    private final RequestLog log;

    @SuppressWarnings("UnusedVariable") // The CRaC context holds only a weak reference.
    private final SnapStartPriming priming;

    /** Lambda calls this constructor. */
    public ApiHandler() {
        this(ExampleApi.create(), RequestLog.toStandardOutput());
    }

    ApiHandler(ExampleApi api, RequestLog log) {
        this.api = api;
        this.log = log;
        this.priming = SnapStartPriming.of(api);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        ApiRequest request = new ApiRequest(
                api.mcp().route(Optional.ofNullable(event.getRouteKey()).orElse(""), () -> method(event)),
                ApiRequest.orEmpty(event.getPathParameters()),
                ApiRequest.orEmpty(event.getQueryStringParameters()),
                ApiRequest.headers(event.getHeaders()),
                ApiRequest.body(event.getBody(), event.getIsBase64Encoded()),
                Claims.of(event));
        ApiResponse answer = log.around(request, context, () -> api.answer(request));
        APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
        response.setStatusCode(answer.status());
        response.setHeaders(answer.headers());
        answer.body().ifPresent(response::setBody);
        return response;
    }

    private static String method(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getHttp)
                .map(APIGatewayV2HTTPEvent.RequestContext.Http::getMethod)
                .orElse("");
    }
}
