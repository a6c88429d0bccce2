package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Events as gateways send them. */
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

    /** Of a REST API; with a version it is an HTTP API's in payload format 1.0. */
    public static APIGatewayProxyRequestEvent rest(String method, String resource, Map<String, ?> claims) {
        APIGatewayProxyRequestEvent.ProxyRequestContext context = new APIGatewayProxyRequestEvent.ProxyRequestContext();
        context.setAuthorizer(Map.of("claims", claims));
        APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
        event.setHttpMethod(method);
        event.setResource(resource);
        event.setRequestContext(context);
        return event;
    }

    /** As the managed runtime reads it. */
    public static <T> T read(Class<T> type, String json) {
        return LambdaEventSerializers.serializerFor(type, Events.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
