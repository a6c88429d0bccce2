package dev.gatehouse.local.cognito;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.CheckedCall;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.RefusedOperation;
import dev.gatehouse.local.cognito.api.RequestReader;
import dev.gatehouse.local.cognito.api.RequestSignature;
import dev.gatehouse.local.cognito.api.ServiceModel;
import dev.gatehouse.local.cognito.describe.DeclaredResourceOperations;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpHandler;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The cognito-idp API: {@code POST /} with the operation in {@code X-Amz-Target} (AWS JSON 1.1). */
public final class JsonApi implements HttpHandler {
    private static final String JSON_1_1 = "application/x-amz-json-1.1";
    private static final Pattern TARGET =
            Pattern.compile("AWSCognitoIdentityProviderService\\.([A-Za-z]{1,64})", Pattern.DOTALL);
    private static final String ALLOWED_HEADERS = "authorization, cache-control, content-type, x-amz-target,"
            + " x-amz-user-agent, x-amz-security-token, x-amz-date, amz-sdk-invocation-id, amz-sdk-request";

    private static final String NOT_ONE_OBJECT = "the body must be one JSON object, nested at most 255 deep";
    /** CHOICE: a message can contain values from the request, and a header must stay short. */
    private static final int MAX_HEADER_CHARACTERS = 1024;

    private final Map<String, Operation> operations;
    private final RandomValues ids;

    JsonApi(List<Operation> operations, RandomValues ids) {
        this.operations = operations.stream().collect(Collectors.toMap(Operation::name, Function.identity()));
        this.ids = ids;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        return switch (request.method()) {
            case "OPTIONS" ->
                HttpResponse.of(
                        200,
                        Headers.of(
                                "access-control-allow-origin", "*",
                                "access-control-allow-methods", "POST, OPTIONS",
                                "access-control-allow-headers", ALLOWED_HEADERS,
                                "access-control-max-age", "600"),
                        "");
            case "POST" -> write(call(request));
            default ->
                HttpResponse.json(405, "{\"message\":\"Method Not Allowed\"}")
                        .with("allow", "POST, OPTIONS")
                        .withReason("the JSON API of Cognito accepts only POST /");
        };
    }

    private ApiAnswer call(HttpRequest request) {
        List<String> targets = request.headers().all("x-amz-target");
        Matcher target = TARGET.matcher(targets.size() == 1 ? targets.get(0) : "");
        if (!target.matches()) {
            // An exception of the protocol. AWS returns it without a message.
            return new ApiAnswer.Refused(
                    "UnknownOperationException",
                    "",
                    "X-Amz-Target must be AWSCognitoIdentityProviderService.<Operation>, once");
        }
        String name = target.group(1);
        Optional<ServiceModel.Call> call = ServiceModel.COGNITO.call(name);
        if (call.isEmpty()) {
            return new ApiAnswer.Refused("UnknownOperationException", "", "AWS has no operation " + name);
        }
        Operation operation = operations.get(name);
        if (operation == null) {
            return RefusedOperation.notImitated(name).refused();
        }
        // Before the body is read, as AWS does.
        Optional<ApiAnswer.Refused> unsigned =
                call.get().signed() ? RequestSignature.refusal(request) : Optional.empty();
        if (unsigned.isPresent()) {
            return unsigned.get();
        }
        if (operation instanceof RefusedOperation refused) {
            return refused.refused();
        }
        return parse(request.bodyText())
                .map(body -> body.isJsonObject()
                        ? CheckedCall.answer(operation, body.getAsJsonObject())
                        : RequestReader.serialization(
                                body.isJsonArray() ? RequestReader.UNEXPECTED_LIST : "", NOT_ONE_OBJECT))
                .orElseGet(() -> RequestReader.serialization("", NOT_ONE_OBJECT));
    }

    /**
     * Calls an operation in this process. It makes the same checks as a request that is signed.
     *
     * @param name an operation that the local cloud imitates, such as {@code AdminCreateUser}
     * @throws IllegalArgumentException if the local cloud does not imitate the operation
     */
    public ApiAnswer call(String name, JsonObject input) {
        Operation operation = operations.get(name);
        if (operation == null || !operation.imitated()) {
            throw new IllegalArgumentException("the local Cognito does not imitate the operation " + name);
        }
        return CheckedCall.answer(operation, input);
    }

    /** Parses exactly one value in strict mode. The reader limits the nesting. */
    private static Optional<JsonElement> parse(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement element = JsonParser.parseReader(reader);
            return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(element) : Optional.empty();
        } catch (JsonParseException | IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * How the local cloud handles each operation of AWS, sorted by name.
     *
     * @return {@code imitated}, {@code refused: change <setting>} or {@code refused: not imitated}
     */
    public Map<String, String> operationSupport() {
        Map<String, String> all = new TreeMap<>();
        for (String name : ServiceModel.COGNITO.names()) {
            Operation operation = operations.get(name);
            all.put(
                    name,
                    operation != null && operation.imitated()
                            ? "imitated"
                            : "refused: "
                                    + DeclaredResourceOperations.setting(name)
                                            .map(setting -> "change " + setting)
                                            .orElse("not imitated"));
        }
        return all;
    }

    /** The names of the operations in {@link Operations}. */
    public Set<String> operationNames() {
        return Set.copyOf(operations.keySet());
    }

    private HttpResponse write(ApiAnswer answer) {
        HttpResponse response;
        if (answer instanceof ApiAnswer.Done done) {
            response = HttpResponse.of(
                    200, Headers.of("content-type", JSON_1_1), done.body().toString());
        } else {
            ApiAnswer.Refused refused = (ApiAnswer.Refused) answer;
            JsonObject body = new JsonObject();
            body.addProperty("__type", refused.type());
            if (!refused.message().isEmpty()) {
                // OBS, measured at AWS: in this exception the member has a capital letter.
                body.addProperty(
                        refused.type().equals("SerializationException") ? "Message" : "message", refused.message());
            }
            response = HttpResponse.of(
                            400,
                            Headers.of(
                                    "content-type",
                                    JSON_1_1,
                                    "x-amzn-errortype",
                                    refused.type() + ":",
                                    "x-amzn-errormessage",
                                    printable(refused.message())),
                            body.toString())
                    .withReason(refused.reason());
        }
        return response.with("x-amzn-requestid", ids.uuid())
                .with("cache-control", "no-store")
                .with("access-control-allow-origin", "*")
                .with("access-control-expose-headers", "x-amzn-RequestId, x-amzn-ErrorType, x-amzn-ErrorMessage, Date");
    }

    /** A message can contain names from the request. A header takes only printable ASCII. */
    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), MAX_HEADER_CHARACTERS)).replaceAll("[^\\x20-\\x7E]", "?");
    }
}
