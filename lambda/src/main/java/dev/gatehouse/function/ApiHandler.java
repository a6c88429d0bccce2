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
    private final CallLog log;

    @SuppressWarnings("UnusedVariable") // Held for the platform, which keeps a weak reference alone.
    private final Priming priming;

    /** What Lambda calls. */
    public ApiHandler() {
        this(ExampleApi.ofTheStack(), CallLog.toStandardOutput());
    }

    ApiHandler(ExampleApi api, CallLog log) {
        this.api = api;
        this.log = log;
        this.priming = Priming.of(api);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Call call = new Call(
                Optional.ofNullable(event.getRouteKey()).orElse(""),
                Call.orEmpty(event.getPathParameters()),
                Call.orEmpty(event.getQueryStringParameters()),
                Call.headers(event.getHeaders()),
                Call.body(event.getBody(), event.getIsBase64Encoded()),
                Claims.of(event));
        Answer answer = log.around(call, context, () -> api.answer(call));
        APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
        response.setStatusCode(answer.status());
        response.setHeaders(answer.headers());
        answer.body().ifPresent(response::setBody);
        return response;
    }
}
