package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Events as API Gateway sends them. */
public final class Events {
    private Events() {}

    public static APIGatewayV2HTTPEvent http(String route, Map<String, String> claims) {
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(route)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                                .withJwt(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                                        .builder()
                                        .withClaims(claims)
                                        .build())
                                .build())
                        .build())
                .build();
    }

    /** The event of a REST API, or with a version of an HTTP API in payload format 1.0. */
    public static APIGatewayProxyRequestEvent rest(String method, String resource, Map<String, ?> claims) {
        APIGatewayProxyRequestEvent.ProxyRequestContext context = new APIGatewayProxyRequestEvent.ProxyRequestContext();
        context.setAuthorizer(Map.of("claims", claims));
        APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
        event.setHttpMethod(method);
        event.setResource(resource);
        event.setRequestContext(context);
        return event;
    }

    /** Reads an event as the managed runtime does. */
    public static <T> T read(Class<T> type, String json) {
        return LambdaEventSerializers.serializerFor(type, Events.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
