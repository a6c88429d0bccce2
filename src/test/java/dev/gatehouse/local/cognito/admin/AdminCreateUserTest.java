package dev.gatehouse.local.cognito.admin;

import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.TestTrigger;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedUserStateException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** AdminCreateUser. */
final class AdminCreateUserTest {
    private final Sdk sdk = new Sdk();
    private final AdminCalls admin = new AdminCalls(sdk);

    @AfterEach
    void close() {
        sdk.close();
    }

    /** DOC API reference AdminCreateUser; default mail DOC "Creating user accounts as administrator". */
    @Test
    void createsAUserWithATemporaryPasswordAndSendsAnInvitation() {
        UserType user = admin.createUser(request -> request.temporaryPassword("Temporary12345"));

        assertThat(user.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(user.enabled()).isTrue();
        assertThat(user.userCreateDate()).isEqualTo(sdk.cognito.clock.instant());
        assertThat(user.userLastModifiedDate()).isEqualTo(sdk.cognito.clock.instant());
        assertThat(Sdk.map(user.attributes()))
                .isEqualTo(Map.of("email", AdminCalls.INVITED, "email_verified", "false", "sub", user.username()));
        assertThat(sdk.newestMail().get("to").getAsString()).isEqualTo(AdminCalls.INVITED);
        assertThat(sdk.newestMail().get("subject").getAsString()).isEqualTo("Your temporary password");
        assertThat(sdk.newestMail().get("body").getAsString())
                .isEqualTo("Your username is new@example.com and temporary password is Temporary12345.");
        assertThat(sdk.cognito.notices).noneMatch(notice -> notice.contains("Temporary12345"));
    }

    @Test
    void generatesAPasswordThatConformsToThePolicy() {
        admin.createUser(request -> {});
        String generated = sdk.newestCode();
        assertThat(generated).hasSize(12);
        admin.setPassword(USER, generated, true);
        assertThat(sdk.login(USER, generated).accessToken()).isNotEmpty();
    }

    @Test
    void sendsNoInvitationIfSuppressed() {
        admin.createUser(request -> request.messageAction(MessageActionType.SUPPRESS));
        assertThat(sdk.mails()).isZero();
    }

    @Test
    void storesTheAttributesInTheRequest() {
        UserType user = admin.createUser(request -> request.userAttributes(
                Sdk.attribute("email", AdminCalls.INVITED),
                Sdk.attribute("email_verified", "true"),
                Sdk.attribute("nickname", "Newton")));
        assertThat(Sdk.map(user.attributes()))
                .containsEntry("email_verified", "true")
                .containsEntry("nickname", "Newton");
    }

    /** Text OBS, in public issues. */
    @Test
    void refusesAUserNameThatIsInUse() {
        admin.createUser(request -> {});
        sdk.refused(
                UsernameExistsException.class,
                "User account already exists",
                () -> admin.createUser(request -> request.username("NEW@example.com")));
    }

    /** Text OBS data-dot-all/dataall #690. */
    @Test
    void refusesAWeakPasswordAndCreatesNoUser() {
        sdk.refused(
                InvalidPasswordException.class,
                "Password did not conform with password policy: Password not long enough",
                () -> admin.createUser(request -> request.temporaryPassword("Short1")));
        sdk.refused(UserNotFoundException.class, "User does not exist.", () -> admin.getUser(AdminCalls.INVITED));
    }

    @Test
    void refusesAUserNameThatIsNotAnAddressAndAttributesThatCognitoSets() {
        sdk.refused(
                InvalidParameterException.class,
                "Username should be an email.",
                () -> admin.createUser(request -> request.username("someone")));
        sdk.refused(
                InvalidParameterException.class,
                "Cannot modify the non-mutable attribute sub",
                () -> admin.createUser(request -> request.userAttributes(Sdk.attribute("sub", "mine"))));
    }

    /** DOC API reference AdminCreateUser, MessageAction: the user must exist, and the expiry restarts. */
    @Test
    void resendsTheInvitation() {
        admin.createUser(request -> request.temporaryPassword("Temporary12345"));
        sdk.cognito.clock.advance(Duration.ofDays(1));
        UserType user = admin.createUser(
                request -> request.messageAction(MessageActionType.RESEND).temporaryPassword("Temporary67890"));

        assertThat(sdk.mails()).isEqualTo(2);
        assertThat(sdk.newestCode()).isEqualTo("Temporary67890");
        assertThat(user.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(user.userLastModifiedDate()).isEqualTo(sdk.cognito.clock.instant());
    }

    @Test
    void resendsNoInvitationToAnUnknownUserOrAConfirmedUser() {
        sdk.refused(
                UserNotFoundException.class,
                "User does not exist.",
                () -> admin.createUser(request -> request.messageAction(MessageActionType.RESEND)));
        sdk.refused(
                UnsupportedUserStateException.class,
                "Resend not possible. User status is CONFIRMED.",
                () -> admin.createUser(request -> request.username(USER).messageAction(MessageActionType.RESEND)));
    }

    /** CHOICE: the local cloud sends no text messages. */
    @Test
    void refusesIfTextMessageIsTheOnlyMedium() {
        sdk.refused(
                CodeDeliveryFailureException.class,
                "Unable to deliver the invitation.",
                () -> admin.createUser(request -> request.desiredDeliveryMediums(DeliveryMediumType.SMS)));
        admin.createUser(request -> request.desiredDeliveryMediums(DeliveryMediumType.SMS, DeliveryMediumType.EMAIL));
        assertThat(sdk.mails()).isOne();
    }

    /** DOC "Pre sign-up Lambda trigger": AdminCreateUser calls it too. */
    @Test
    void invokesThePreSignUpTrigger() {
        TestTrigger trigger = new TestTrigger(sdk.cognito);
        trigger.declare(new UserPool.Triggers(Optional.empty(), Optional.of(TestTrigger.ARN), Optional.empty()));
        trigger.answers("{\"autoConfirmUser\":false,\"autoVerifyEmail\":false}");
        admin.createUser(request -> {});
        assertThat(trigger.event().get("triggerSource").getAsString()).isEqualTo("PreSignUp_AdminCreateUser");
        assertThat(trigger.event()
                        .getAsJsonObject("callerContext")
                        .get("clientId")
                        .getAsString())
                .isEqualTo("CLIENT_ID_NOT_APPLICABLE");
        trigger.fails("Refused", "not this one");
        assertThat(sdk.cognito.call("AdminCreateUser", "{}").status()).isEqualTo(400);
    }

    /** DOC API reference AdminCreateUser, ForceAliasCreation. */
    @Test
    void movesAnAliasOnlyIfForced() {
        sdk.declare(pool -> TestState.with(pool, UserSchema.of(List.of(), Set.of("email"), Set.of()), Set.of()));
        admin.createUser(request -> request.username("first").userAttributes(verified()));
        sdk.refused(
                AliasExistsException.class,
                "An account with the email already exists.",
                () -> admin.createUser(request -> request.username("second").userAttributes(verified())));
        admin.createUser(
                request -> request.username("second").forceAliasCreation(true).userAttributes(verified()));
        assertThat(admin.getUser("shared@example.com").username()).isEqualTo("second");
        assertThat(Sdk.map(admin.getUser("first").userAttributes())).containsEntry("email_verified", "false");
    }

    private List<AttributeType> verified() {
        return List.of(Sdk.attribute("email", "shared@example.com"), Sdk.attribute("email_verified", "true"));
    }
}
