package dev.gatehouse.local.cognito.admin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.Picture;
import dev.gatehouse.local.cognito.Asked;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.state.UserSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedUserStateException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** What administrators do to users, called by the AWS SDK with credentials. */
final class AdminUsersTest {
    private static final String NEXT = "AnotherPassword456";
    private static final String INVITED = "new@example.com";
    private static final String NO_ADDRESS =
            "Cannot reset password for the user as there is no registered/verified email or phone_number";

    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private UserType create(java.util.function.Consumer<AdminCreateUserRequest.Builder> more) {
        return sdk.admin
                .adminCreateUser(
                        request -> more.accept(request.userPoolId(Picture.POOL).username(INVITED)))
                .user();
    }

    private AdminGetUserResponse get(String name) {
        return sdk.admin.adminGetUser(
                request -> request.userPoolId(Picture.POOL).username(name));
    }

    private void set(String name, String password, boolean permanent) {
        sdk.admin.adminSetUserPassword(request -> request.userPoolId(Picture.POOL)
                .username(name)
                .password(password)
                .permanent(permanent));
    }

    @Nested
    final class AdminCreateUser {
        /** DOC API reference AdminCreateUser; default mail DOC "Creating user accounts as administrator". */
        @Test
        void makesAUserWithATemporaryPasswordAndInvitesByMail() {
            UserType user = create(request -> request.temporaryPassword("Temporary12345"));

            assertThat(user.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
            assertThat(user.enabled()).isTrue();
            assertThat(user.userCreateDate()).isEqualTo(sdk.cognito.clock.instant());
            assertThat(user.userLastModifiedDate()).isEqualTo(sdk.cognito.clock.instant());
            assertThat(Sdk.map(user.attributes()))
                    .isEqualTo(Map.of("email", INVITED, "email_verified", "false", "sub", user.username()));
            assertThat(sdk.newestMail().get("to").getAsString()).isEqualTo(INVITED);
            assertThat(sdk.newestMail().get("subject").getAsString()).isEqualTo("Your temporary password");
            assertThat(sdk.newestMail().get("body").getAsString())
                    .isEqualTo("Your username is new@example.com and temporary password is Temporary12345.");
            assertThat(sdk.cognito.notices).noneMatch(notice -> notice.contains("Temporary12345"));
        }

        @Test
        void makesUpAPasswordThatThePolicyTakes() {
            create(request -> {});
            String made = sdk.newestCode();
            assertThat(made).hasSize(12);
            set(USER, made, true);
            assertThat(sdk.login(USER, made).accessToken()).isNotEmpty();
        }

        @Test
        void sendsNothingWhenSuppressed() {
            create(request -> request.messageAction(MessageActionType.SUPPRESS));
            assertThat(sdk.mails()).isZero();
        }

        @Test
        void keepsWhatTheAdministratorVouchesFor() {
            UserType user = create(request -> request.userAttributes(
                    Sdk.attribute("email", INVITED),
                    Sdk.attribute("email_verified", "true"),
                    Sdk.attribute("nickname", "Newton")));
            assertThat(Sdk.map(user.attributes()))
                    .containsEntry("email_verified", "true")
                    .containsEntry("nickname", "Newton");
        }

        /** Text OBS, in public issues. */
        @Test
        void refusesANameThatIsTaken() {
            create(request -> {});
            sdk.refused(
                    UsernameExistsException.class,
                    "User account already exists",
                    () -> create(request -> request.username("NEW@example.com")));
        }

        @Test
        void refusesAWeakPasswordAndAddsNobody() {
            sdk.refused(
                    InvalidPasswordException.class,
                    "Password did not conform with policy: Password not long enough",
                    () -> create(request -> request.temporaryPassword("Short1")));
            sdk.refused(UserNotFoundException.class, "User does not exist.", () -> get(INVITED));
        }

        @Test
        void refusesWhatIsNoAddressAndWhatCognitoKeepsForItself() {
            sdk.refused(
                    InvalidParameterException.class,
                    "Username should be an email.",
                    () -> create(request -> request.username("someone")));
            sdk.refused(
                    InvalidParameterException.class,
                    "Cannot modify the non-mutable attribute sub",
                    () -> create(request -> request.userAttributes(Sdk.attribute("sub", "mine"))));
        }

        /** DOC API reference AdminCreateUser, MessageAction: the user must exist, and the expiry is set anew. */
        @Test
        void invitesAgain() {
            create(request -> request.temporaryPassword("Temporary12345"));
            sdk.cognito.clock.advance(Duration.ofDays(1));
            UserType user = create(
                    request -> request.messageAction(MessageActionType.RESEND).temporaryPassword("Temporary67890"));

            assertThat(sdk.mails()).isEqualTo(2);
            assertThat(sdk.newestCode()).isEqualTo("Temporary67890");
            assertThat(user.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
            assertThat(user.userLastModifiedDate()).isEqualTo(sdk.cognito.clock.instant());
        }

        @Test
        void invitesNobodyAgainWhoIsNotThereOrHasAPasswordOfHisOwn() {
            sdk.refused(
                    UserNotFoundException.class,
                    "User does not exist.",
                    () -> create(request -> request.messageAction(MessageActionType.RESEND)));
            sdk.refused(
                    UnsupportedUserStateException.class,
                    "Resend not possible. User status is CONFIRMED.",
                    () -> create(request -> request.username(USER).messageAction(MessageActionType.RESEND)));
        }

        /** CHOICE: text messages alone would leave nobody told. */
        @Test
        void refusesTextMessagesAlone() {
            sdk.refused(
                    CodeDeliveryFailureException.class,
                    "Unable to deliver the invitation.",
                    () -> create(request -> request.desiredDeliveryMediums(DeliveryMediumType.SMS)));
            create(request -> request.desiredDeliveryMediums(DeliveryMediumType.SMS, DeliveryMediumType.EMAIL));
            assertThat(sdk.mails()).isOne();
        }

        /** DOC "Pre sign-up Lambda trigger": AdminCreateUser calls it too. */
        @Test
        void asksThePoolsFunction() {
            Asked asked = new Asked(sdk.cognito);
            asked.declare(new dev.gatehouse.local.state.UserPool.Triggers(
                    java.util.Optional.empty(), java.util.Optional.of(Asked.ARN), java.util.Optional.empty()));
            asked.answers("{\"autoConfirmUser\":false,\"autoVerifyEmail\":false}");
            create(request -> {});
            assertThat(asked.event().get("triggerSource").getAsString()).isEqualTo("PreSignUp_AdminCreateUser");
            assertThat(asked.event()
                            .getAsJsonObject("callerContext")
                            .get("clientId")
                            .getAsString())
                    .isEqualTo("CLIENT_ID_NOT_APPLICABLE");
            asked.fails("Refused", "not this one");
            assertThat(sdk.cognito.call("AdminCreateUser", "{}").status()).isEqualTo(400);
        }

        /** DOC API reference AdminCreateUser, ForceAliasCreation. */
        @Test
        void movesAnAliasOnlyWhenForced() {
            sdk.declare(pool -> Picture.with(pool, UserSchema.of(List.of(), Set.of("email"), Set.of()), Set.of()));
            create(request -> request.username("first").userAttributes(verified()));
            sdk.refused(
                    AliasExistsException.class,
                    "An account with the email already exists.",
                    () -> create(request -> request.username("second").userAttributes(verified())));
            create(request ->
                    request.username("second").forceAliasCreation(true).userAttributes(verified()));
            assertThat(get("shared@example.com").username()).isEqualTo("second");
            assertThat(Sdk.map(get("first").userAttributes())).containsEntry("email_verified", "false");
        }

        private List<software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType> verified() {
            return List.of(Sdk.attribute("email", "shared@example.com"), Sdk.attribute("email_verified", "true"));
        }
    }

    @Nested
    final class AdminSetUserPassword {
        /** DOC API reference AdminSetUserPassword. */
        @Test
        void confirmsWhenPermanent() {
            create(request -> {});
            set(INVITED, NEXT, true);
            assertThat(get(INVITED).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
            assertThat(sdk.login(INVITED, NEXT).accessToken()).isNotEmpty();
        }

        @Test
        void confirmsAlsoWhoNeverConfirmedTheSignUp() {
            sdk.app.signUp(
                    request -> request.clientId(Picture.CLI).username(INVITED).password(PASSWORD));
            set(INVITED, NEXT, true);
            assertThat(sdk.login(INVITED, NEXT).accessToken()).isNotEmpty();
        }

        @Test
        void makesItTemporaryOtherwise() {
            set(USER, NEXT, false);
            assertThat(get(USER).userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
            assertThat(get(USER).userLastModifiedDate()).isEqualTo(sdk.cognito.clock.instant());
        }

        /** CHOICE: the history is asked of permanent ones alone. */
        @Test
        void asksPolicyAndHistory() {
            sdk.declare(pool -> Picture.remembering(pool, 1));
            sdk.refused(
                    InvalidPasswordException.class,
                    "Password did not conform with policy: Password must have uppercase characters",
                    () -> set(USER, "nouppercase123", true));
            sdk.refused(
                    PasswordHistoryPolicyViolationException.class,
                    "Password has previously been used.",
                    () -> set(USER, PASSWORD, true));
            set(USER, PASSWORD, false);
        }

        /** DOC password policy, TemporaryPasswordValidityDays; text OBS. At the very end it is over. */
        @Test
        void aTemporaryPasswordExpires() {
            set(USER, NEXT, false);
            sdk.cognito.clock.advance(Duration.ofDays(1));
            sdk.refused(
                    NotAuthorizedException.class,
                    "Temporary password has expired and must be reset by an administrator.",
                    () -> sdk.login(USER, NEXT));
            sdk.refused(
                    NotAuthorizedException.class,
                    "Incorrect username or password.",
                    () -> sdk.login(USER, "WrongPassword1"));
        }
    }

    @Nested
    final class AdminResetUserPassword {
        private void reset(String name) {
            sdk.admin.adminResetUserPassword(
                    request -> request.userPoolId(Picture.POOL).username(name));
        }

        /** DOC API reference AdminResetUserPassword; text OBS. */
        @Test
        void leavesOnlyTheWayByCode() {
            reset(USER);
            assertThat(get(USER).userStatus()).isEqualTo(UserStatusType.RESET_REQUIRED);
            sdk.refused(
                    PasswordResetRequiredException.class,
                    "Password reset required for the user",
                    () -> sdk.login(USER, PASSWORD));
            sdk.app.confirmForgotPassword(request -> request.clientId(Picture.CLI)
                    .username(USER)
                    .confirmationCode(sdk.newestCode())
                    .password(NEXT));
            assertThat(get(USER).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
            assertThat(sdk.login(USER, NEXT).accessToken()).isNotEmpty();
        }

        @Test
        void aSecondCodeCanBeAskedFor() {
            reset(USER);
            sdk.app.forgotPassword(request -> request.clientId(Picture.CLI).username(USER));
            assertThat(sdk.mails()).isEqualTo(2);
        }

        /** Texts OBS. */
        @Test
        void isRefusedWhereNoCodeWouldHelp() {
            create(request -> {});
            sdk.refused(
                    NotAuthorizedException.class,
                    "User password cannot be reset in the current state.",
                    () -> reset(INVITED));
            set(INVITED, NEXT, true);
            sdk.refused(InvalidParameterException.class, NO_ADDRESS, () -> reset(INVITED));
        }
    }

    @Nested
    final class DisablingAndDeleting {
        private void disable() {
            sdk.admin.adminDisableUser(
                    request -> request.userPoolId(Picture.POOL).username(USER));
        }

        /** DOC API reference AdminDisableUser. CHOICE: only who knows the password hears of it. */
        @Test
        void aDisabledUserIsOutUntilEnabled() {
            String token = sdk.login(USER, PASSWORD).accessToken();
            disable();

            assertThat(get(USER).enabled()).isFalse();
            sdk.refused(NotAuthorizedException.class, "User is disabled.", () -> sdk.login(USER, PASSWORD));
            sdk.refused(
                    NotAuthorizedException.class,
                    "Incorrect username or password.",
                    () -> sdk.login(USER, "WrongPassword1"));
            sdk.refused(
                    NotAuthorizedException.class,
                    "Access Token has been revoked",
                    () -> sdk.app.getUser(request -> request.accessToken(token)));

            sdk.admin.adminEnableUser(
                    request -> request.userPoolId(Picture.POOL).username(USER));
            assertThat(sdk.login(USER, PASSWORD).accessToken()).isNotEmpty();
        }

        /** DOC "Managing error responses": as who is not there. */
        @Test
        void aDisabledUserGetsNoPasswordCode() {
            disable();
            assertThat(sdk.app
                            .forgotPassword(
                                    request -> request.clientId(Picture.CLI).username(USER))
                            .codeDeliveryDetails()
                            .destination())
                    .isEqualTo("u***@e***");
            assertThat(sdk.mails()).isZero();
            sdk.refused(
                    NotAuthorizedException.class,
                    "User is disabled.",
                    () -> sdk.app.forgotPassword(
                            request -> request.clientId(Picture.OLD).username(USER)));
        }

        @Test
        void aDisabledUsersCookieOpensNothing() {
            Map<String, String> parameters = dev.gatehouse.local.RunningCognito.authorize(Picture.CLI);
            String cookie = "cognito-Ab12Cd34E="
                    + sdk.cognito.signIn(parameters, USER, PASSWORD).cookie("cognito-");
            assertThat(sdk.cognito.authorizePage(parameters, "cookie", cookie).location())
                    .contains("code=");
            disable();
            assertThat(sdk.cognito.authorizePage(parameters, "cookie", cookie).location())
                    .contains("/login?");
        }

        @Test
        void aDeletedUserIsGoneWithHisSessionsAndTheAddressIsFree() {
            String token = sdk.login(USER, PASSWORD).accessToken();
            sdk.admin.adminDeleteUser(
                    request -> request.userPoolId(Picture.POOL).username(USER));

            sdk.refused(UserNotFoundException.class, "User does not exist.", () -> get(USER));
            sdk.refused(
                    NotAuthorizedException.class,
                    "Access Token has been revoked",
                    () -> sdk.app.getUser(request -> request.accessToken(token)));
            sdk.app.signUp(
                    request -> request.clientId(Picture.CLI).username(USER).password(PASSWORD));
            assertThat(get(USER).userStatus()).isEqualTo(UserStatusType.UNCONFIRMED);
        }

        /** DOC API reference AdminUserGlobalSignOut. */
        @Test
        void anAdministratorEndsAllSessions() {
            var tokens = sdk.login(USER, PASSWORD);
            sdk.admin.adminUserGlobalSignOut(
                    request -> request.userPoolId(Picture.POOL).username(USER));
            sdk.refused(
                    NotAuthorizedException.class,
                    "Access Token has been revoked",
                    () -> sdk.app.getUser(request -> request.accessToken(tokens.accessToken())));
            sdk.refused(
                    NotAuthorizedException.class,
                    "Refresh Token has been revoked",
                    () -> sdk.app.initiateAuth(request -> request.clientId(Picture.CLI)
                            .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                            .authParameters(Map.of("REFRESH_TOKEN", tokens.refreshToken()))));
        }
    }

    @Nested
    final class AdminConfirmSignUp {
        private void confirm(String name) {
            sdk.admin.adminConfirmSignUp(
                    request -> request.userPoolId(Picture.POOL).username(name));
        }

        /** DOC API reference AdminConfirmSignUp: the address is not verified by it. */
        @Test
        void letsTheUserInAndLeavesTheAddressAsItWas() {
            sdk.app.signUp(
                    request -> request.clientId(Picture.CLI).username(INVITED).password(PASSWORD));
            confirm(INVITED);
            assertThat(get(INVITED).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
            assertThat(Sdk.map(get(INVITED).userAttributes())).containsEntry("email_verified", "false");
            assertThat(sdk.login(INVITED, PASSWORD).accessToken()).isNotEmpty();
        }

        /** Text OBS. */
        @Test
        void isRefusedForWhoWaitsForNoConfirmation() {
            sdk.refused(
                    NotAuthorizedException.class,
                    "User cannot be confirmed. Current status is CONFIRMED",
                    () -> confirm(USER));
        }
    }

    @Nested
    final class Naming {
        @Test
        void anUnknownPoolIsNamed() {
            sdk.refused(
                    ResourceNotFoundException.class,
                    "User pool eu-west-1_Zz99Zz99Z does not exist.",
                    () -> sdk.admin.adminGetUser(
                            request -> request.userPoolId("eu-west-1_Zz99Zz99Z").username(USER)));
        }

        @Test
        void whatIsNoPoolIdIsRefusedByItsForm() {
            sdk.refused(
                    InvalidParameterException.class,
                    "1 validation error detected: Value 'nopool' at 'userPoolId' failed to satisfy constraint:"
                            + " Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
                    () -> sdk.admin.adminGetUser(
                            request -> request.userPoolId("nopool").username(USER)));
        }

        @Test
        void aUserIsFoundByAddressAndByUsername() {
            String username = get(USER).username();
            assertThat(username).hasSize(36);
            assertThat(get(username).username()).isEqualTo(username);
            assertThat(Sdk.map(get("USER@EXAMPLE.COM").userAttributes())).containsEntry("email", USER);
        }
    }
}
