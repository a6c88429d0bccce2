package dev.gatehouse.local.cognito.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.RunningCognito;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of requests from AWS's service model, and the results of checking a request. */
final class ServiceModelTest {
    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }

    /** The message for an invalid request. For a valid request, the request as the operation reads it. */
    private static String check(String operation, String request) {
        Shape input = ServiceModel.COGNITO.call(operation).orElseThrow().input();
        RequestReader.Read read = RequestReader.read(input, json(request));
        if (read instanceof RequestReader.Read.Malformed malformed) {
            return malformed.refused().message();
        }
        JsonObject body = ((RequestReader.Read.Valid) read).body();
        return RequestConstraints.refusal(input, body)
                .map(ApiAnswer.Refused::message)
                .orElseGet(() -> body.toString().replace('"', '\''));
    }

    @Test
    void containsAllOperationsOfCognito() {
        assertThat(ServiceModel.COGNITO.names()).hasSize(153);
        try (RunningCognito cognito = new RunningCognito()) {
            assertThat(cognito.pools.jsonApi().operationSupport().values())
                    .contains("imitated", "refused: not imitated", "refused: change gatehouse:clients");
        }
    }

    /** API reference: operations of administrators require credentials, operations of an app do not. */
    @Test
    void knowsWhichOperationsRequireASignature() {
        assertThat(ServiceModel.COGNITO.call("SignUp").orElseThrow().signed()).isFalse();
        assertThat(ServiceModel.COGNITO
                        .call("GetTokensFromRefreshToken")
                        .orElseThrow()
                        .signed())
                .isFalse();
        for (String name : ServiceModel.COGNITO.names()) {
            if (name.startsWith("Admin") || name.startsWith("Describe") || name.startsWith("Create")) {
                assertThat(ServiceModel.COGNITO.call(name).orElseThrow().signed())
                        .as(name)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // OBS, in many client projects.
                "AdminGetUser | {'UserPoolId':'nopool','Username':'a'} | 1 validation error detected: Value 'nopool' at"
                        + " 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                        + " [\\w-]+_[0-9a-zA-Z]+",
                "SignUp | {'ClientId':'a','Username':'two words','Password':'aaaaaa'} | 1 validation error detected:"
                        + " Value at 'username' failed to satisfy constraint: Member must satisfy regular expression"
                        + " pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
                "SignUp | {'ClientId':'a','Username':'','Password':''} | 3 validation errors detected: Value at"
                        + " 'username' failed to satisfy constraint: Member must have length greater than or equal to 1;"
                        + " Value at 'username' failed to satisfy constraint: Member must satisfy regular expression"
                        + " pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+; Value at 'password' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$",
                "ConfirmSignUp | {'ClientId':'a','Username':'a','ConfirmationCode':'1 12 123'} | 1 validation error"
                        + " detected: Value '1 12 123' at 'confirmationCode' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: [\\S]+",
                "SignUp | {'ClientId':'a','Username':'a','UserAttributes':[{'Value':'x'}]} | 1 validation error"
                        + " detected: Value null at 'userAttributes.1.member.name' failed to satisfy constraint: Member"
                        + " must not be null",
                "SignUp | {'ClientId':'a','Username':'a','UserAttributes':[{'Name':'a'},{'Name':''}]} | 2 validation"
                        + " errors detected: Value '' at 'userAttributes.2.member.name' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 1; Value '' at"
                        + " 'userAttributes.2.member.name' failed to satisfy constraint: Member must satisfy regular"
                        + " expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+",
                "GetUser | {'AccessToken':''} | 1 validation error detected: Value at 'accessToken' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern: [A-Za-z0-9-_=.]+",
                // OBS, of other services.
                "ListUserPools | {'MaxResults':61} | 1 validation error detected: Value at 'maxResults' failed to satisfy"
                        + " constraint: Member must have value less than or equal to 60",
                "ListUserPools | {'MaxResults':0} | 1 validation error detected: Value at 'maxResults' failed to satisfy"
                        + " constraint: Member must have value greater than or equal to 1",
                "ListUserPools | {'MaxResults':1e400} | 1 validation error detected: Value at 'maxResults' failed to"
                        + " satisfy constraint: Member must have value less than or equal to 60",
                "ListUserPools | {'MaxResults':2.9} | {'MaxResults':2}",
                "ListUserPools | {'MaxResults':60} | {'MaxResults':60}",
                "AdminCreateUser | {'UserPoolId':'a_b','Username':'a','DesiredDeliveryMediums':['SMS','PIGEON']} |"
                        + " 1 validation error detected: Value '[SMS, PIGEON]' at 'desiredDeliveryMediums' failed to"
                        + " satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set:"
                        + " [SMS, EMAIL]]",
                "ListUsers | {'UserPoolId':'a_b','AttributesToGet':['email','']} | 1 validation error detected: Value"
                        + " '[email, ]' at 'attributesToGet' failed to satisfy constraint: Member must satisfy"
                        + " constraint: [Member must have length less than or equal to 32, Member must have length"
                        + " greater than or equal to 1, Member must satisfy regular expression pattern:"
                        + " [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+]",
                // No part of a sensitive value is shown.
                "InitiateAuth | {'ClientId':'a','AuthFlow':'USER_AUTH','UserContextData':{'IpAddress':'10.0.0.1',"
                        + "'EncodedData':'LONG'}} | 1 validation error detected: Value at 'userContextData.encodedData'"
                        + " failed to satisfy constraint: Member must have length less than or equal to 131072",
                // Nested null and unknown members.
                "InitiateAuth | {'ClientId':'a','AuthFlow':'REFRESH_TOKEN_AUTH','AuthParameters':{'REFRESH_TOKEN':'a',"
                        + "'DEVICE_KEY':null},'Session':null} | {'ClientId':'a','AuthFlow':'REFRESH_TOKEN_AUTH',"
                        + "'AuthParameters':{'REFRESH_TOKEN':'a'}}",
                "SignUp | {'ClientId':'a','Username':'a','UserAttributes':[null,{'Name':'a','Value':null,'Kind':1}]} |"
                        + " {'ClientId':'a','Username':'a','UserAttributes':[{'Name':'a'}]}",
                // A wrong type is reported before any constraint.
                "SignUp | {'ClientId':'','Username':'','UserAttributes':[{'Name':1}]} |"
                        + " NUMBER_VALUE can not be converted to a String",
            })
    void returnsTheMessagesOfAws(String operation, String request, String answer) {
        assertThat(check(operation, request.replace("LONG", "x".repeat(131_073))))
                .isEqualTo(answer);
    }

    /** The length of a string is counted in code points: both sides of a limit. */
    @ParameterizedTest
    @CsvSource({"a, 128, true", "a, 129, false", "😀, 128, true", "😀, 129, false"})
    void countsCodePoints(String character, int times, boolean valid) {
        String answer = check("AdminGetUser", "{'UserPoolId':'a_b','Username':'" + character.repeat(times) + "'}");
        if (valid) {
            assertThat(answer).startsWith("{");
        } else {
            assertThat(answer)
                    .isEqualTo("1 validation error detected: Value at 'username' failed to satisfy constraint:"
                            + " Member must have length less than or equal to 128");
        }
    }

    /** DOC "Adding user pool password requirements" for spaces inside; OBS for the pattern. Both sides of 256. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"~a~,true", "~a a~,true", "~ aa~,false", "~aa ~,false", "~ ~,false"})
    void aPasswordCanContainSpacesInside(String password, boolean valid) {
        String template = "{'UserPoolId':'a_b','Username':'a','Password':'%s'}";
        assertThat(check("AdminSetUserPassword", template.formatted(password)).startsWith("{"))
                .isEqualTo(valid);
        assertThat(check("AdminSetUserPassword", template.formatted("a".repeat(256))))
                .startsWith("{");
        assertThat(check("AdminSetUserPassword", template.formatted("a".repeat(257))))
                .isEqualTo("1 validation error detected: Value at 'password' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 256");
    }

    /** The response to a body with thousands of errors has only a few kilobytes. */
    @Test
    void reportsAtMostAHundredErrors() {
        String answer = check("SignUp", "{'UserAttributes':[" + "{},".repeat(9_999) + "{}]}");
        assertThat(answer).startsWith("100 validation errors detected: ").hasSizeLessThan(20_000);
    }

    /** Attack 82: a string for which a pattern tries every possible match. Only imitated operations read a request. */
    @Test
    void noPatternIsSlow() {
        List<Shape> formatted = new ArrayList<>();
        try (RunningCognito cognito = new RunningCognito()) {
            cognito.pools.jsonApi().operationSupport().forEach((name, treatment) -> {
                if (treatment.equals("imitated")) {
                    collect(ServiceModel.COGNITO.call(name).orElseThrow().input(), formatted);
                }
            });
        }
        assertThat(formatted).hasSizeGreaterThan(10);
        Set<String> pieces =
                Set.of("a", "A1", "_", "arn:aws:a:", "{####}", "{##a", " ", "-", "https://", "a@", "*", ":", "é", "0");
        for (Shape shape : formatted) {
            int length = (int) Math.min(shape.maximum().orElse(131_072L), 131_072L);
            for (String piece : pieces) {
                for (String end : new String[] {"\u0000", "\n", " ", "\ud800"}) {
                    String text = piece.repeat(length / piece.length() + 1).substring(0, length - 1) + end;
                    Assertions.assertThatCode(() -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                                    Duration.ofSeconds(1),
                                    () -> shape.format().orElseThrow().accepts(text)))
                            .as(shape.format().orElseThrow().shown() + " with " + piece)
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    private static void collect(Shape shape, List<Shape> found) {
        if (shape.format().isPresent() && !found.contains(shape)) {
            found.add(shape);
        }
        shape.members().values().forEach(member -> collect(member, found));
        shape.keys().ifPresent(key -> collect(key, found));
        shape.elements().ifPresent(element -> collect(element, found));
    }

    /** The log line of a refusal contains no value, because a value can be a password. */
    @Test
    void logsRulesWithoutValues() {
        Shape input = ServiceModel.COGNITO.call("ConfirmSignUp").orElseThrow().input();
        JsonObject body = json("{'ClientId':'a','Username':'a','ConfirmationCode':'12 34'}");
        assertThat(RequestConstraints.refusal(input, body).orElseThrow().reason())
                .isEqualTo("confirmationCode: Member must satisfy regular expression pattern: [\\S]+");
    }
}
