package dev.gatehouse.local.cognito.account;

import static dev.gatehouse.local.RunningCognito.ADMIN;
import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.state.UserSchema;
import dev.gatehouse.local.state.UserSchema.Attribute;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Operations by which signed-in users change their account, called by the AWS SDK with an access token. */
final class UserAttributesTest {
    private static final String OTHER = "other@example.com";
    private static final UserSchema SCHEMA = UserSchema.of(
            List.of(
                    new Attribute("email", UserSchema.Type.STRING, true, true, 0, 2048),
                    new Attribute("custom:tenant", UserSchema.Type.STRING, false, false, 0, 10),
                    new Attribute("custom:team", UserSchema.Type.STRING, false, true, 2, 5),
                    new Attribute("custom:level", UserSchema.Type.NUMBER, false, true, 1, 9)),
            Set.of(),
            Set.of("email"));

    private final Sdk sdk = new Sdk();
    private String token = "";

    @BeforeEach
    void signIn() {
        declare(SCHEMA);
        token = sdk.login(USER, PASSWORD).accessToken();
    }

    @AfterEach
    void close() {
        sdk.close();
    }

    /** The client can write the attributes of these tests, but not nickname. */
    private void declare(UserSchema schema) {
        sdk.cognito.cloud.declare(TestState.with(
                TestState.with(TestState.pool(sdk.cognito.issuer()), schema, Set.of("email")),
                TestState.writing(Set.of("email", "name", "custom:team", "custom:tenant", "custom:level"))));
    }

    private List<CodeDeliveryDetailsType> update(AttributeType... attributes) {
        return sdk.app
                .updateUserAttributes(request -> request.accessToken(token).userAttributes(attributes))
                .codeDeliveryDetailsList();
    }

    private Map<String, String> attributes() {
        return Sdk.map(sdk.app.getUser(request -> request.accessToken(token)).userAttributes());
    }

    private void verify(String code) {
        sdk.app.verifyUserAttribute(
                request -> request.accessToken(token).attributeName("email").code(code));
    }

    @Nested
    final class UpdateUserAttributes {
        @Test
        void changesAttributesThatTheClientCanWrite() {
            assertThat(update(Sdk.attribute("name", "Ada"), Sdk.attribute("custom:team", "blue")))
                    .isEmpty();
            assertThat(attributes()).containsEntry("name", "Ada").containsEntry("custom:team", "blue");
            assertThat(RunningCognito.claims(sdk.login(USER, PASSWORD).idToken())
                            .get("custom:team")
                            .getAsString())
                    .isEqualTo("blue");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "nickname|x|NotAuthorizedException|A client attempted to write unauthorized attribute",
                    "email_verified|true|NotAuthorizedException|A client attempted to write unauthorized attribute",
                    "sub|x|NotAuthorizedException|A client attempted to write unauthorized attribute",
                    "custom:none|x|InvalidParameterException|Attributes did not conform to the schema:"
                            + " Type for attribute {custom:none} could not be determined",
                    "custom:tenant|x|InvalidParameterException|user.custom:tenant: Attribute cannot be updated.",
                    "custom:team|x|InvalidParameterException|Attributes did not conform to the schema:"
                            + " custom:team: String must be at least 2 characters",
                    "custom:team|sixsix|InvalidParameterException|Attributes did not conform to the schema:"
                            + " custom:team: String must be no longer than 5 characters",
                    "custom:level|0|InvalidParameterException|Attributes did not conform to the schema:"
                            + " custom:level: Number must be at least 1",
                    "custom:level|10|InvalidParameterException|Attributes did not conform to the schema:"
                            + " custom:level: Number must be no larger than 9",
                    "custom:level|high|InvalidParameterException|Attributes did not conform to the schema:"
                            + " custom:level: Attribute value is not a number",
                    "email|nobody|InvalidParameterException|Invalid email address format.",
                })
        void refusesOtherAttributes(String name, String value, String type, String message) {
            var reply = sdk.cognito.call(
                    "UpdateUserAttributes",
                    "{\"AccessToken\":\"" + token + "\",\"UserAttributes\":[{\"Name\":\"" + name + "\",\"Value\":\""
                            + value + "\"}]}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("__type").getAsString()).isEqualTo(type);
            assertThat(reply.json().get("message").getAsString()).isEqualTo(message);
        }

        @ParameterizedTest
        @CsvSource({"custom:team,ab", "custom:team,abcde", "custom:level,1", "custom:level,9"})
        void acceptsBothEndsOfALimit(String name, String value) {
            update(Sdk.attribute(name, value));
            assertThat(attributes()).containsEntry(name, value);
        }

        /** CHOICE: all or nothing. No source says that AWS applies a part of the request. */
        @Test
        void changesNothingIfOneAttributeIsInvalid() {
            sdk.refused(
                    InvalidParameterException.class,
                    "user.custom:tenant: Attribute cannot be updated.",
                    () -> update(Sdk.attribute("custom:team", "red"), Sdk.attribute("custom:tenant", "x")));
            assertThat(attributes()).doesNotContainKey("custom:team");
        }
    }

    @Nested
    final class NewAddress {
        /** DOC "UserAttributeUpdateSettingsType". */
        @Test
        void replacesTheOldAddressWhenItIsVerified() {
            List<CodeDeliveryDetailsType> sent = update(Sdk.attribute("email", OTHER));

            assertThat(sent)
                    .singleElement()
                    .satisfies(each -> assertThat(each.destination()).isEqualTo("o***@e***"));
            assertThat(sdk.newestMail().get("to").getAsString()).isEqualTo(OTHER);
            assertThat(attributes()).containsEntry("email", USER).containsEntry("email_verified", "true");
            assertThat(sdk.login(USER, PASSWORD).accessToken()).isNotEmpty();

            verify(sdk.newestCode());

            assertThat(attributes()).containsEntry("email", OTHER).containsEntry("email_verified", "true");
            assertThat(sdk.login(OTHER, PASSWORD).accessToken()).isNotEmpty();
            sdk.refused(
                    NotAuthorizedException.class, "Incorrect username or password.", () -> sdk.login(USER, PASSWORD));
        }

        /** DOC API reference UpdateUserAttributes, if the pool does not require verification first. */
        @Test
        void appliesAtOnceUnverifiedIfThePoolDoesNotRequireVerification() {
            declare(UserSchema.of(SCHEMA.attributes().values(), Set.of(), Set.of()));
            update(Sdk.attribute("email", OTHER));
            assertThat(attributes()).containsEntry("email", OTHER).containsEntry("email_verified", "false");
            verify(sdk.newestCode());
            assertThat(attributes()).containsEntry("email_verified", "true");
        }

        /** Text OBS. */
        @Test
        void isRefusedIfAnotherUserHasItAlsoAtTheVerification() {
            sdk.refused(
                    AliasExistsException.class,
                    "An account with the email already exists.",
                    () -> update(Sdk.attribute("email", ADMIN)));
            update(Sdk.attribute("email", OTHER));
            String code = sdk.newestCode();
            sdk.app.signUp(
                    request -> request.clientId(TestState.CLI).username(OTHER).password(PASSWORD));
            sdk.refused(AliasExistsException.class, "An account with the email already exists.", () -> verify(code));
            assertThat(attributes()).containsEntry("email", USER);
        }

        @Test
        void sendsNoCodeForTheSameAddress() {
            assertThat(update(Sdk.attribute("email", USER))).isEmpty();
            assertThat(sdk.mails()).isZero();
            assertThat(attributes()).containsEntry("email_verified", "true");
        }

        /** DOC API reference AdminUpdateUserAttributes: an administrator can set email_verified with the address. */
        @Test
        void appliesAtOnceIfTheAdministratorSetsEmailVerified() {
            adminUpdate(Sdk.attribute("email", OTHER), Sdk.attribute("email_verified", "true"));
            assertThat(attributes()).containsEntry("email", OTHER).containsEntry("email_verified", "true");
            assertThat(sdk.mails()).isZero();
        }

        @Test
        void mustBeVerifiedIfTheAdministratorDoesNotSetEmailVerified() {
            adminUpdate(Sdk.attribute("email", OTHER));
            assertThat(attributes()).containsEntry("email", USER);
            verify(sdk.newestCode());
            assertThat(attributes()).containsEntry("email", OTHER);
        }

        private void adminUpdate(AttributeType... attributes) {
            sdk.admin.adminUpdateUserAttributes(
                    request -> request.userPoolId(TestState.POOL).username(USER).userAttributes(attributes));
        }
    }

    @Nested
    final class VerificationCode {
        private CodeDeliveryDetailsType ask(String attribute) {
            return sdk.app
                    .getUserAttributeVerificationCode(
                            request -> request.accessToken(token).attributeName(attribute))
                    .codeDeliveryDetails();
        }

        @Test
        void isSentToTheUnverifiedAddressOrToTheCurrentAddress() {
            assertThat(ask("email").destination()).isEqualTo("u***@e***");
            update(Sdk.attribute("email", OTHER));
            assertThat(ask("email").destination()).isEqualTo("o***@e***");
            verify(sdk.newestCode());
            assertThat(attributes()).containsEntry("email", OTHER);
        }

        @Test
        void isRefusedIfWrongUsedOrExpired() {
            ask("email");
            String code = sdk.newestCode();
            sdk.refused(
                    CodeMismatchException.class,
                    "Invalid verification code provided, please try again.",
                    () -> verify(code.equals("000000") ? "000001" : "000000"));
            verify(code);
            sdk.refused(
                    ExpiredCodeException.class,
                    "Invalid code provided, please request a code again.",
                    () -> verify(code));
            ask("email");
            sdk.cognito.clock.advance(Duration.ofHours(24));
            token = sdk.login(USER, PASSWORD).accessToken();
            sdk.refused(
                    ExpiredCodeException.class,
                    "Invalid code provided, please request a code again.",
                    () -> verify(sdk.newestCode()));
        }

        /** CHOICE: five an hour. */
        @Test
        void isNotSentASixthTimeInAnHour() {
            for (int i = 0; i < 5; i++) {
                ask("email");
            }
            sdk.refused(
                    LimitExceededException.class,
                    "Attempt limit exceeded, please try after some time.",
                    () -> ask("email"));
        }

        @Test
        void isSentOnlyForEmail() {
            sdk.refused(CodeDeliveryFailureException.class, "Unable to deliver the code.", () -> ask("phone_number"));
            sdk.refused(InvalidParameterException.class, "Invalid attribute name: name", () -> ask("name"));
        }
    }

    @Nested
    final class DeleteUserAttributes {
        private void delete(String name) {
            sdk.app.deleteUserAttributes(request -> request.accessToken(token).userAttributeNames(name));
        }

        @Test
        void deletesAttributesThatTheClientCanWrite() {
            update(Sdk.attribute("custom:team", "blue"));
            delete("custom:team");
            assertThat(attributes()).doesNotContainKey("custom:team");
        }

        /** The first text OBS, the last assumed. */
        @Test
        void refusesToDeleteOtherAttributes() {
            sdk.refused(
                    NotAuthorizedException.class,
                    "A client attempted to write unauthorized attribute",
                    () -> delete("nickname"));
            sdk.refused(
                    InvalidParameterException.class,
                    "user.custom:tenant: Attribute cannot be updated.",
                    () -> delete("custom:tenant"));
            sdk.refused(
                    InvalidParameterException.class,
                    "Attributes did not conform to the schema: email: The attribute is required",
                    () -> delete("email"));
        }

        @Test
        void administratorDeletesAttributesThatTheClientCannotWrite() {
            sdk.admin.adminUpdateUserAttributes(request -> request.userPoolId(TestState.POOL)
                    .username(USER)
                    .userAttributes(
                            Sdk.attribute("phone_number", "+12065550100"),
                            Sdk.attribute("phone_number_verified", "true")));
            assertThat(attributes()).containsEntry("phone_number_verified", "true");
            sdk.admin.adminDeleteUserAttributes(
                    request -> request.userPoolId(TestState.POOL).username(USER).userAttributeNames("phone_number"));
            assertThat(attributes()).doesNotContainKeys("phone_number", "phone_number_verified");
        }
    }

    @Nested
    final class ChangePassword {
        private static final String NEXT = "AnotherPassword456";

        private void change(String previous, String next) {
            sdk.app.changePassword(request ->
                    request.accessToken(token).previousPassword(previous).proposedPassword(next));
        }

        @Test
        void requiresThePreviousPassword() {
            sdk.refused(
                    NotAuthorizedException.class,
                    "Incorrect username or password.",
                    () -> change("WrongPassword1", NEXT));
            change(PASSWORD, NEXT);
            assertThat(sdk.login(USER, NEXT).accessToken()).isNotEmpty();
            sdk.refused(
                    NotAuthorizedException.class, "Incorrect username or password.", () -> sdk.login(USER, PASSWORD));
        }

        @Test
        void checksPolicyAndHistory() {
            sdk.declare(pool -> TestState.remembering(pool, 1));
            sdk.refused(
                    InvalidPasswordException.class,
                    "Password did not conform with policy: Password not long enough",
                    () -> change(PASSWORD, "Short123"));
            sdk.refused(
                    PasswordHistoryPolicyViolationException.class,
                    "Password has previously been used.",
                    () -> change(PASSWORD, PASSWORD));
            change(PASSWORD, NEXT);
            // Only the newest is remembered.
            change(NEXT, PASSWORD);
        }

        /** CHOICE: five an hour; attack 57. */
        @Test
        void refusesTheRightPasswordAfterFiveWrongOnes() {
            for (int i = 0; i < 5; i++) {
                sdk.refused(
                        NotAuthorizedException.class,
                        "Incorrect username or password.",
                        () -> change("WrongPassword1", NEXT));
            }
            sdk.refused(
                    LimitExceededException.class,
                    "Attempt limit exceeded, please try after some time.",
                    () -> change(PASSWORD, NEXT));
        }
    }

    @Nested
    final class DeleteUser {
        @Test
        void deletesTheUserForever() {
            sdk.app.deleteUser(request -> request.accessToken(token));
            sdk.refused(
                    NotAuthorizedException.class, "Access Token has been revoked", UserAttributesTest.this::attributes);
            sdk.refused(
                    NotAuthorizedException.class, "Incorrect username or password.", () -> sdk.login(USER, PASSWORD));
            sdk.refused(
                    UserNotFoundException.class,
                    "User does not exist.",
                    () -> sdk.admin.adminGetUser(
                            request -> request.userPoolId(TestState.POOL).username(USER)));
        }
    }
}
