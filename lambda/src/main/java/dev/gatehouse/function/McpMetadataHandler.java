package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.JsonObject;
import dev.gatehouse.function.registration.RegistrationAnswer;
import dev.gatehouse.function.registration.SharedRegistration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The public documents that lead MCP clients to the sign-in of the API: protected resource metadata (RFC 9728) and
 * authorization server metadata (RFC 8414). The stack writes them; nothing in a request changes them. If the stack
 * declares it, the function also answers dynamic client registration (RFC 7591).
 *
 * <p>It reads events of HTTP APIs (payload format 2.0) and of REST APIs.
 */
public final class McpMetadataHandler implements RequestStreamHandler {
    private static final String RESOURCE = "/.well-known/oauth-protected-resource";

    private final Map<String, String> documents = new LinkedHashMap<>();
    private final Optional<SharedRegistration> registration;
    private final RequestLog log;

    /** Lambda calls this constructor. */
    public McpMetadataHandler() {
        this(System.getenv(), RequestLog.toStandardOutput());
    }

    /**
     * @param environment {@code MCP_PATH}, {@code MCP_RESOURCE}, {@code MCP_SERVER} and {@code MCP_REGISTRATION}; a
     *     document that is absent is not served
     */
    McpMetadataHandler(Map<String, String> environment, RequestLog log) {
        document(environment, "MCP_RESOURCE", RESOURCE);
        document(environment, "MCP_RESOURCE", RESOURCE + environment.getOrDefault("MCP_PATH", ""));
        document(environment, "MCP_SERVER", "/.well-known/oauth-authorization-server");
        this.registration = Optional.ofNullable(environment.get("MCP_REGISTRATION"))
                .filter(text -> !text.isEmpty())
                .map(SharedRegistration::of);
        this.log = log;
    }

    private void document(Map<String, String> environment, String variable, String path) {
        Optional.ofNullable(environment.get(variable)).ifPresent(text -> documents.put(path, text));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        GatewayEvent event = GatewayEvent.read(input);
        ApiResponse answer = log.around(ApiRequest.of(event.route(), Optional.empty()), context, () -> answer(event));
        JsonObject headers = new JsonObject();
        answer.headers().forEach(headers::addProperty);
        JsonObject response = new JsonObject();
        response.addProperty("statusCode", answer.status());
        response.add("headers", headers);
        response.addProperty("body", answer.body().orElse(""));
        response.addProperty("isBase64Encoded", false);
        output.write(response.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ApiResponse answer(GatewayEvent event) {
        String route = event.route();
        if (route.startsWith("OPTIONS ")) {
            // A CORS preflight of the MCP server that API Gateway passes to a function. The gateway adds the CORS
            // headers.
            return ApiResponse.noContent();
        }
        if (route.equals("POST /register") && registration.isPresent()) {
            return register(event, registration.get());
        }
        return Optional.ofNullable(documents.get(route.substring(route.indexOf(' ') + 1)))
                .filter(text -> route.startsWith("GET "))
                .map(McpMetadataHandler::served)
                .orElseGet(() -> ApiResponse.notFound("there is no such document"));
    }

    /** Any page may read the documents, because MCP clients run in browsers too. */
    private static ApiResponse served(String text) {
        return json(200, text).with("cache-control", "max-age=300").with("access-control-allow-origin", "*");
    }

    private static ApiResponse register(GatewayEvent event, SharedRegistration registration) {
        String type = event.header("content-type").orElse("").split(";", 2)[0].strip();
        RegistrationAnswer answer = type.toLowerCase(Locale.ROOT).equals("application/json")
                ? registration.answer(event.body())
                : RegistrationAnswer.notJson();
        return json(answer.status(), answer.body()).with("cache-control", "no-store");
    }

    private static ApiResponse json(int status, String body) {
        return new ApiResponse(status, Map.of("content-type", "application/json"), Optional.of(body));
    }
}
