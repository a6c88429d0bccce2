package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import java.util.Optional;

/** The example API behind an HTTP API, for events of payload format 2.0. */
public final class ApiHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final ExampleApi api;

    /** What Lambda calls. */
    public ApiHandler() {
        this(ExampleApi.ofTheStack());
    }

    ApiHandler(ExampleApi api) {
        this.api = api;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Answer answer = api.answer(new Call(
                Optional.ofNullable(event.getRouteKey()).orElse(""),
                Optional.ofNullable(event.getPathParameters()).orElse(Map.of()),
                event.getBody(),
                Claims.of(event)));
        APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
        response.setStatusCode(answer.status());
        answer.type().ifPresent(type -> response.setHeaders(Map.of("content-type", type)));
        answer.body().ifPresent(response::setBody);
        return response;
    }
}
