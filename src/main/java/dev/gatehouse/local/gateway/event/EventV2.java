package dev.gatehouse.local.gateway.event;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.QueryParameters;
import dev.gatehouse.local.gateway.request.RequestBody;
import dev.gatehouse.local.gateway.request.RouteMatch;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.PercentEncoding;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An event of payload format 2.0 (DOC "Create AWS Lambda proxy integrations for HTTP APIs"). */
public final class EventV2 {
    /** {@code jwt.scopes} is null, not absent. */
    private static final Gson JSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    /** Headers of a single connection (RFC 9110 section 7.6.1), and cookies, which have their own field. */
    private static final Set<String> DROPPED_HEADERS = Set.of(
            "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "cookie");

    private EventV2() {}

    public static byte[] of(
            GatewayCall call, HttpApi api, HttpApi.Stage stage, RouteMatch match, Optional<VerifiedToken> token) {
        HttpRequest request = call.request();
        JsonObject event = new JsonObject();
        event.addProperty("version", "2.0");
        event.addProperty("routeKey", match.route().key());
        String path = decodedPath(request);
        // OBS (frameworks that strip a base path): the path includes the stage if the request does.
        event.addProperty("rawPath", path);
        event.addProperty("rawQueryString", request.query());
        List<String> cookies = cookies(request.headers());
        if (!cookies.isEmpty()) {
            event.add("cookies", array(cookies));
        }
        event.add("headers", headers(call));
        // OBS ministack: empty maps and an empty body are left out, not null.
        addMap(event, "queryStringParameters", new QueryParameters(request.query()).joined());
        event.add("requestContext", context(call, path, api, stage, match.route(), token));
        addMap(event, "pathParameters", match.pathParameters());
        Optional<RequestBody> body = RequestBody.of(request);
        body.ifPresent(sent -> event.addProperty("body", sent.text()));
        event.addProperty("isBase64Encoded", body.filter(RequestBody::base64).isPresent());
        return JSON.toJson(event).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * OBS (AWS's test tool for Lambda functions, aws-lambda-dotnet, whose cases run against API Gateway too): both
     * paths are decoded once, the query string is not. CHOICE: an encoded question mark is decoded, too, although one
     * report says that API Gateway cuts the path there (middleapi/standard-server 93).
     */
    private static String decodedPath(HttpRequest request) {
        // RawPath has already refused a path that cannot be decoded.
        return PercentEncoding.decode(request.path()).orElse(request.path());
    }

    private static JsonObject headers(GatewayCall call) {
        HttpRequest request = call.request();
        JsonObject headers = new JsonObject();
        for (String name : request.headers().names()) {
            if (!DROPPED_HEADERS.contains(name)) {
                headers.addProperty(name, String.join(",", request.headers().all(name)));
            }
        }
        // OBS (events in public posts): these headers are always present. CHOICE: they replace the caller's values,
        // because there is no proxy between the caller and the local gateway.
        headers.addProperty("content-length", Integer.toString(request.body().length));
        headers.addProperty("x-amzn-trace-id", call.trace());
        headers.addProperty("x-forwarded-for", request.sourceIp());
        headers.addProperty("x-forwarded-port", call.port());
        headers.addProperty("x-forwarded-proto", "http");
        return headers;
    }

    private static List<String> cookies(Headers headers) {
        return headers.all("cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::trim)
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }

    private static JsonObject context(
            GatewayCall call,
            String path,
            HttpApi api,
            HttpApi.Stage stage,
            HttpApi.Route route,
            Optional<VerifiedToken> token) {
        JsonObject context = new JsonObject();
        context.addProperty("accountId", Addresses.ACCOUNT);
        context.addProperty("apiId", api.id());
        // OBS (floci, yulin): without an authorizer the key is absent. The key "authentication" is present only with
        // mutual TLS.
        token.ifPresent(verified -> context.add("authorizer", authorizer(verified, route)));
        context.addProperty("domainName", call.domainName());
        context.addProperty("domainPrefix", call.domainPrefix());
        JsonObject http = new JsonObject();
        http.addProperty("method", call.request().method());
        http.addProperty("path", path);
        http.addProperty("protocol", call.request().protocol());
        http.addProperty("sourceIp", call.request().sourceIp());
        http.addProperty("userAgent", call.userAgent());
        context.add("http", http);
        context.addProperty("requestId", call.id());
        context.addProperty("routeKey", route.key());
        context.addProperty("stage", stage.name());
        context.addProperty("time", call.time());
        context.addProperty("timeEpoch", call.received().toEpochMilli());
        return context;
    }

    /**
     * OBS floci, measured 2026-08: {@code scopes} is null on a route without scopes, otherwise it has all scopes of the
     * token. (In yulin it is null only if the token has none; this code follows the measurement on AWS.)
     */
    private static JsonObject authorizer(VerifiedToken token, HttpApi.Route route) {
        JsonObject jwt = new JsonObject();
        jwt.add("claims", HttpApiClaims.of(token.claims()));
        jwt.add("scopes", route.scopes().isEmpty() ? JsonNull.INSTANCE : array(token.scopes()));
        JsonObject authorizer = new JsonObject();
        authorizer.add("jwt", jwt);
        return authorizer;
    }

    private static void addMap(JsonObject event, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            JsonObject map = new JsonObject();
            values.forEach(map::addProperty);
            event.add(name, map);
        }
    }

    private static JsonElement array(List<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
