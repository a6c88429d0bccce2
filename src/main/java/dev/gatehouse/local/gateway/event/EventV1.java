package dev.gatehouse.local.gateway.event;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.request.BinaryMediaTypes;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.MethodMatch;
import dev.gatehouse.local.gateway.request.QueryParameters;
import dev.gatehouse.local.gateway.request.RequestBody;
import dev.gatehouse.local.gateway.request.RouteMatch;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.RestApi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An event of payload format 1.0: of a REST API (DOC "Lambda proxy integrations in API Gateway", input format), or of
 * an HTTP API with an integration that declares this format (DOC "Create AWS Lambda proxy integrations for HTTP APIs").
 * Empty values are null, not absent.
 */
public final class EventV1 {
    private static final Gson JSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    /** Headers of a single connection (RFC 9110 section 7.6.1), and headers that the gateway sets. */
    private static final Set<String> DROPPED_HEADERS = Set.of(
            "connection",
            "content-length",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "x-amzn-trace-id",
            "x-forwarded-for",
            "x-forwarded-port",
            "x-forwarded-proto");

    /** Fields about the signer of an IAM-authorized request; always null here. */
    private static final List<String> IDENTITY_FIELDS = List.of(
            "accessKey",
            "accountId",
            "caller",
            "cognitoAuthenticationProvider",
            "cognitoAuthenticationType",
            "cognitoIdentityId",
            "cognitoIdentityPoolId",
            "principalOrgId",
            "user",
            "userArn");

    private EventV1() {}

    /** @param path the path without the stage, as sent */
    public static byte[] forRestApi(
            GatewayCall call,
            String apiId,
            RestApi.Stage stage,
            MethodMatch match,
            String path,
            Optional<VerifiedToken> token) {
        RestApi.Method method = match.method();
        JsonObject context = context(call, apiId, stage.name(), method.path());
        context.addProperty("resourceId", method.resourceId());
        context.addProperty("deploymentId", stage.deployment().id());
        token.ifPresent(verified -> {
            JsonObject authorizer = new JsonObject();
            authorizer.add("claims", RestApiClaims.of(verified.claims()));
            context.add("authorizer", authorizer);
        });
        JsonObject event = new JsonObject();
        return write(
                event,
                call,
                method.path(),
                path,
                match.pathParameters(),
                context,
                BinaryMediaTypes.body(call.request(), stage.deployment().binaryTypes()));
    }

    public static byte[] forHttpApi(
            GatewayCall call, HttpApi api, HttpApi.Stage stage, RouteMatch match, Optional<VerifiedToken> token) {
        String key = match.route().key();
        String resource = key.substring(key.indexOf(' ') + 1);
        JsonObject context = context(call, api.id(), stage.name(), resource);
        context.add("resourceId", JsonNull.INSTANCE);
        JsonObject authorizer = new JsonObject();
        // DOC: both are null in the example of a route without an authorizer.
        authorizer.add(
                "claims",
                token.<JsonElement>map(verified -> HttpApiClaims.of(verified.claims()))
                        .orElse(JsonNull.INSTANCE));
        authorizer.add(
                "scopes",
                token.filter(verified -> !match.route().scopes().isEmpty())
                        .<JsonElement>map(verified -> array(verified.scopes()))
                        .orElse(JsonNull.INSTANCE));
        context.add("authorizer", authorizer);
        JsonObject event = new JsonObject();
        event.addProperty("version", "1.0");
        return write(
                event,
                call,
                resource,
                call.request().path(),
                match.pathParameters(),
                context,
                RequestBody.of(call.request()));
    }

    private static byte[] write(
            JsonObject event,
            GatewayCall call,
            String resource,
            String path,
            Map<String, String> variables,
            JsonObject context,
            Optional<RequestBody> body) {
        HttpRequest request = call.request();
        event.addProperty("resource", resource);
        // CHOICE: the path as sent, the path parameters decoded. In AWS's test tool (aws-lambda-dotnet) the path is
        // encoded on both kinds of API, and so are the parameters of a REST API; in middleapi/standard-server 93 the
        // path of an HTTP API is decoded.
        event.addProperty("path", path);
        event.addProperty("httpMethod", request.method());
        addBoth(event, "headers", "multiValueHeaders", headers(call));
        addBoth(
                event,
                "queryStringParameters",
                "multiValueQueryStringParameters",
                new QueryParameters(request.query()).lists());
        event.add("pathParameters", variables.isEmpty() ? JsonNull.INSTANCE : JSON.toJsonTree(variables));
        event.add("stageVariables", JsonNull.INSTANCE);
        event.add("requestContext", context);
        event.addProperty("body", body.map(RequestBody::text).orElse(null));
        event.addProperty("isBase64Encoded", body.filter(RequestBody::base64).isPresent());
        return JSON.toJson(event).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject context(GatewayCall call, String apiId, String stage, String resourcePath) {
        HttpRequest request = call.request();
        JsonObject context = new JsonObject();
        context.addProperty("accountId", Addresses.ACCOUNT);
        context.addProperty("apiId", apiId);
        context.addProperty("domainName", call.domainName());
        context.addProperty("domainPrefix", call.domainPrefix());
        context.addProperty("extendedRequestId", call.extendedId());
        context.addProperty("httpMethod", request.method());
        JsonObject identity = new JsonObject();
        IDENTITY_FIELDS.forEach(name -> identity.add(name, JsonNull.INSTANCE));
        identity.addProperty("sourceIp", request.sourceIp());
        identity.addProperty("userAgent", request.headers().first("user-agent").orElse(null));
        context.add("identity", identity);
        // As sent, with the stage.
        context.addProperty("path", request.path());
        context.addProperty("protocol", request.protocol());
        context.addProperty("requestId", call.id());
        context.addProperty("requestTime", call.time());
        context.addProperty("requestTimeEpoch", call.received().toEpochMilli());
        context.addProperty("resourcePath", resourcePath);
        context.addProperty("stage", stage);
        return context;
    }

    /** Header names as first sent, including cookies. */
    private static Map<String, List<String>> headers(GatewayCall call) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Headers.Field field : call.request().headers().fields()) {
            headers.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field.value());
        }
        DROPPED_HEADERS.forEach(headers::remove);
        Map<String, List<String>> complete = new LinkedHashMap<>(headers);
        // OBS (events in public posts): these headers are always present and replace the caller's values.
        complete.put("X-Amzn-Trace-Id", List.of(call.trace()));
        complete.put("X-Forwarded-For", List.of(call.request().sourceIp()));
        complete.put("X-Forwarded-Port", List.of(call.port()));
        complete.put("X-Forwarded-Proto", List.of("http"));
        return complete;
    }

    /** CHOICE: the single-value map has the last of several values; DOC has examples of both first and last. */
    private static void addBoth(JsonObject event, String name, String multiName, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.add(name, JsonNull.INSTANCE);
            event.add(multiName, JsonNull.INSTANCE);
            return;
        }
        JsonObject single = new JsonObject();
        JsonObject multi = new JsonObject();
        values.forEach((key, all) -> {
            single.addProperty(key, all.get(all.size() - 1));
            multi.add(key, array(all));
        });
        event.add(name, single);
        event.add(multiName, multi);
    }

    private static JsonArray array(List<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
