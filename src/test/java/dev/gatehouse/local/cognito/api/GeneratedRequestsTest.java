package dev.gatehouse.local.cognito.api;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls every imitated operation with requests generated from AWS's service model: null, absent and unknown members,
 * and values of other types. A request names a client and a pool that do not exist, so that a valid request changes
 * nothing and its response can be compared.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GeneratedRequestsTest {
    private static final List<String> TEXTS = List.of(
            "abcdefghijklmnopqrstuvwx",
            "123456",
            "eu-west-1_Absent123",
            "eu-west-1_0a",
            "arn:aws:iam::000000000000:role/example");
    private static final String INTEGER = "an Integer";
    private static final String SIGNATURE =
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261129/eu-west-1/cognito-idp/aws4_request,"
                    + " SignedHeaders=host, Signature=" + "0".repeat(64);

    private final RunningCognito cognito = new RunningCognito();

    @AfterAll
    void close() {
        cognito.close();
    }

    Stream<String> imitated() {
        return cognito.pools.jsonApi().operationSupport().entrySet().stream()
                .filter(each -> each.getValue().equals("imitated"))
                .map(Map.Entry::getKey);
    }

    private Reply call(String operation, JsonElement body) {
        return cognito.send(
                "POST",
                "/",
                body.toString(),
                "content-type",
                "application/x-amz-json-1.1",
                "x-amz-target",
                "AWSCognitoIdentityProviderService." + operation,
                "authorization",
                SIGNATURE);
    }

    private static Shape input(String operation) {
        return ServiceModel.COGNITO.call(operation).orElseThrow().input();
    }

    /** A value that satisfies the shape. A structure contains only its required members. */
    private static JsonElement sample(Shape shape) {
        return switch (shape.type()) {
            case STRING ->
                new JsonPrimitive(
                        shape.enums().isEmpty()
                                ? TEXTS.stream()
                                        .filter(text -> satisfies(shape, text))
                                        .findFirst()
                                        .orElseThrow()
                                : shape.enums().get(0));
            case INTEGER, TIMESTAMP -> new JsonPrimitive(shape.minimum().orElse(1L));
            case BOOLEAN -> new JsonPrimitive(true);
            case BLOB -> new JsonPrimitive("YQ==");
            case LIST -> {
                JsonArray list = new JsonArray();
                list.add(sample(shape.elements().orElseThrow()));
                yield list;
            }
            case MAP -> {
                JsonObject map = new JsonObject();
                map.add("KEY", sample(shape.elements().orElseThrow()));
                yield map;
            }
            case STRUCTURE -> {
                JsonObject structure = new JsonObject();
                shape.members().forEach((name, member) -> {
                    if (shape.required().contains(name)) {
                        structure.add(name, sample(member));
                    }
                });
                yield structure;
            }
            case DOCUMENT -> new JsonObject();
        };
    }

    private static boolean satisfies(Shape shape, String text) {
        JsonObject body = new JsonObject();
        body.addProperty("X", text);
        Shape enclosing = new Shape(
                Shape.Type.STRUCTURE,
                Map.of("X", shape),
                Set.of(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                List.of(),
                false);
        return RequestConstraints.refusal(enclosing, body).isEmpty();
    }

    private static JsonObject with(JsonObject body, String name, JsonElement value) {
        JsonObject copy = body.deepCopy();
        copy.add(name, value);
        return copy;
    }

    /** OBS, measured on AWS: null counts as absent. */
    @ParameterizedTest
    @MethodSource("imitated")
    void nullIsAbsent(String operation) {
        Shape input = input(operation);
        JsonObject valid = (JsonObject) sample(input);
        input.members().forEach((name, member) -> {
            JsonObject absent = valid.deepCopy();
            absent.remove(name);
            assertThat(call(operation, with(valid, name, JsonNull.INSTANCE)).body())
                    .as(name)
                    .isEqualTo(call(operation, absent).body());
            nullInside(member)
                    .forEach((with, without) -> assertThat(call(operation, with(valid, name, with)))
                            .as(name + " " + with)
                            .extracting(Reply::body)
                            .isEqualTo(
                                    call(operation, with(valid, name, without)).body()));
        });
    }

    /** Values that contain a null, each with the equal value without it. */
    private static Map<JsonElement, JsonElement> nullInside(Shape shape) {
        if (shape.isScalar()) {
            return Map.of();
        }
        JsonElement with = sample(shape);
        JsonElement without = sample(shape);
        switch (shape.type()) {
            case LIST -> with.getAsJsonArray().add(JsonNull.INSTANCE);
            case MAP -> with.getAsJsonObject().add("ANOTHER", JsonNull.INSTANCE);
            case STRUCTURE ->
                shape.members().keySet().stream()
                        .filter(name -> !shape.required().contains(name))
                        .forEach(name -> with.getAsJsonObject().add(name, JsonNull.INSTANCE));
            default -> {
                return Map.of();
            }
        }
        return Map.of(with, without);
    }

    @ParameterizedTest
    @MethodSource("imitated")
    void aMissingRequiredMemberIsRefused(String operation) {
        Shape input = input(operation);
        JsonObject valid = (JsonObject) sample(input);
        for (String name : input.required()) {
            JsonObject absent = valid.deepCopy();
            absent.remove(name);
            Reply reply = call(operation, absent);
            assertThat(reply.json().get("__type").getAsString()).isEqualTo("InvalidParameterException");
            assertThat(reply.json().get("message").getAsString())
                    .isEqualTo("1 validation error detected: Value "
                            + (input.members().get(name).sensitive() ? "" : "null ") + "at '"
                            + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)
                            + "' failed to satisfy constraint: Member must not be null");
        }
    }

    @ParameterizedTest
    @MethodSource("imitated")
    void anUnknownMemberIsIgnored(String operation) {
        JsonObject valid = (JsonObject) sample(input(operation));
        String answer = call(operation, valid).body();
        for (String value : new String[] {"1", "null", "[{}]", "{\"Username\":[]}"}) {
            assertThat(call(operation, with(valid, "Unheard", com.google.gson.JsonParser.parseString(value)))
                            .body())
                    .isEqualTo(answer);
        }
    }

    /** OBS, measured on AWS, for the texts. */
    @ParameterizedTest
    @MethodSource("imitated")
    void aValueOfAnotherTypeIsRefused(String operation) {
        JsonObject valid = (JsonObject) sample(input(operation));
        JsonObject object = new JsonObject();
        object.addProperty("a", 1);
        JsonArray list = new JsonArray();
        list.add(object);
        input(operation).members().forEach((name, member) -> {
            String type = member.type().name();
            Map<JsonElement, String> wrong = switch (member.type()) {
                case STRING ->
                    Map.of(
                            new JsonPrimitive(1),
                            "NUMBER_VALUE can not be converted to a String",
                            new JsonPrimitive(1.5),
                            "NUMBER_VALUE can not be converted to a String",
                            new JsonPrimitive(true),
                            "TRUE_VALUE can not be converted to a String",
                            object,
                            "Start of structure or map found where not expected.",
                            list,
                            "Start of list found where not expected");
                case INTEGER ->
                    Map.of(
                            new JsonPrimitive("1"),
                            "STRING_VALUE can not be converted to " + INTEGER,
                            new JsonPrimitive(false),
                            "FALSE_VALUE can not be converted to " + INTEGER,
                            object,
                            "Start of structure or map found where not expected.");
                case BOOLEAN ->
                    Map.of(
                            new JsonPrimitive("true"),
                            "STRING_VALUE can not be converted to a Boolean",
                            new JsonPrimitive(0),
                            "NUMBER_VALUE can not be converted to a Boolean",
                            list,
                            "Start of list found where not expected");
                case LIST ->
                    Map.of(
                            new JsonPrimitive("x"),
                            "Expected list or null",
                            object,
                            "Start of structure or map found where not expected.");
                case MAP ->
                    Map.of(
                            new JsonPrimitive(1),
                            "Expected map or null",
                            list,
                            "Start of list found where not expected",
                            object,
                            "NUMBER_VALUE can not be converted to a String");
                case STRUCTURE ->
                    Map.of(new JsonPrimitive("x"), "Expected null", list, "Start of list found where not expected");
                default -> throw new IllegalStateException("no imitated operation has a member of type " + type);
            };
            wrong.forEach((value, text) -> {
                Reply reply = call(operation, with(valid, name, value));
                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.body())
                        .as(name + " " + value)
                        .isEqualTo("{\"__type\":\"SerializationException\",\"Message\":\"" + text + "\"}");
            });
        });
    }

    /** No operation depends on a member that the model does not require. */
    @ParameterizedTest
    @MethodSource("imitated")
    void theRequiredMembersAreSufficient(String operation) {
        try (RunningCognito real = new RunningCognito()) {
            JsonObject valid = (JsonObject) sample(input(operation));
            Map<String, String> known = Map.of(
                    "UserPoolId",
                    TestState.POOL,
                    "ClientId",
                    TestState.CLI,
                    "Username",
                    USER,
                    "Password",
                    PASSWORD,
                    "AccessToken",
                    real.call("InitiateAuth", """
                                    {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH",
                                     "AuthParameters":{"USERNAME":"%s","PASSWORD":"%s"}}
                                    """.formatted(TestState.CLI, USER, PASSWORD))
                            .json()
                            .getAsJsonObject("AuthenticationResult")
                            .get("AccessToken")
                            .getAsString());
            known.forEach((name, value) -> {
                if (valid.has(name)) {
                    valid.addProperty(name, value);
                }
            });
            Reply reply = real.send(
                    "POST",
                    "/",
                    valid.toString(),
                    "x-amz-target",
                    "AWSCognitoIdentityProviderService." + operation,
                    "authorization",
                    SIGNATURE);
            assertThat(reply.status()).as(reply.body() + real.reason()).isIn(200, 400);
        }
    }
}
