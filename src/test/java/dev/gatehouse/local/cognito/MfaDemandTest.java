package dev.gatehouse.local.cognito;

import static dev.gatehouse.local.cognito.Factor.EMAIL_OTP;
import static dev.gatehouse.local.cognito.Factor.SOFTWARE_TOKEN_MFA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.Picture;
import dev.gatehouse.local.cognito.MfaDemand.Choice;
import dev.gatehouse.local.cognito.MfaDemand.Code;
import dev.gatehouse.local.cognito.MfaDemand.Impossible;
import dev.gatehouse.local.cognito.MfaDemand.Nothing;
import dev.gatehouse.local.cognito.MfaDemand.SetUp;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.UserPool;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DOC "Adding MFA to a user pool", details of MFA logic at user runtime. */
final class MfaDemandTest {
    private static final SecondFactors NONE = SecondFactors.NONE;
    private static final SecondFactors APP = NONE.offering(new byte[32]).verified(1, "");
    private static final SecondFactors APP_ON = APP.with(SOFTWARE_TOKEN_MFA);
    private static final SecondFactors BOTH_ON = APP_ON.with(EMAIL_OTP);

    private static UserPool pool(String mode, boolean app, boolean mail, String... recovery) {
        Optional<PoolMails.Message> message = mail ? Optional.of(PoolMails.SIGN_IN) : Optional.empty();
        return Picture.recovering(
                Picture.with(Picture.pool("http://unused"), new UserPool.Mfa(mode, app, message)), Set.of(recovery));
    }

    private static User user(SecondFactors factors) {
        return user(Map.of("sub", "1", "email", "ada@example.com")).with(factors);
    }

    private static User user(Map<String, String> attributes) {
        PasswordHash none = new Passwords(new Ids(new SecureRandom())).matchingNothing();
        return User.fresh(Picture.POOL, "1", attributes, User.Status.CONFIRMED, none, 0);
    }

    @Nested
    final class WhereItIsOff {
        @Test
        void asksForNothingWhateverAUserHas() {
            UserPool off = Picture.with(Picture.pool("http://unused"), UserPool.Mfa.OFF);
            assertThat(MfaDemand.of(off, user(BOTH_ON.preferring(Optional.of(SOFTWARE_TOKEN_MFA)))))
                    .isEqualTo(new Nothing());
        }
    }

    @Nested
    final class WhereItIsOptional {
        private final UserPool pool = pool("OPTIONAL", true, true, "admin_only");

        @Test
        void asksForNothingOfWhoHasSwitchedNoneOn() {
            assertThat(MfaDemand.of(pool, user(NONE))).isEqualTo(new Nothing());
            assertThat(MfaDemand.of(pool, user(APP))).isEqualTo(new Nothing());
        }

        @Test
        void asksForTheOneThatIsOn() {
            assertThat(MfaDemand.of(pool, user(APP_ON))).isEqualTo(new Code(SOFTWARE_TOKEN_MFA));
            assertThat(MfaDemand.of(pool, user(NONE.with(EMAIL_OTP)))).isEqualTo(new Code(EMAIL_OTP));
        }

        @Test
        void asksForThePreferredOfTwoAndLetsChooseWithoutAPreference() {
            assertThat(MfaDemand.of(pool, user(BOTH_ON.preferring(Optional.of(EMAIL_OTP)))))
                    .isEqualTo(new Code(EMAIL_OTP));
            assertThat(MfaDemand.of(pool, user(BOTH_ON))).isEqualTo(new Choice(List.of(EMAIL_OTP, SOFTWARE_TOKEN_MFA)));
        }

        @Test
        void asksForNoCodeThatCannotCome() {
            User noAddress = user(Map.of("sub", "1")).with(BOTH_ON.preferring(Optional.of(EMAIL_OTP)));
            assertThat(MfaDemand.of(pool, noAddress)).isEqualTo(new Code(SOFTWARE_TOKEN_MFA));
            UserPool withoutMail = pool("OPTIONAL", true, false, "admin_only");
            assertThat(MfaDemand.of(withoutMail, user(NONE.with(EMAIL_OTP)))).isEqualTo(new Nothing());
            assertThat(MfaDemand.of(pool, user(NONE.with(SOFTWARE_TOKEN_MFA)))).isEqualTo(new Nothing());
        }

        /** DOC "TOTP software token MFA": who has an app uses it also where the pool takes no new ones. */
        @Test
        void asksForAnAppThatThePoolTakesNoLonger() {
            assertThat(MfaDemand.of(pool("OPTIONAL", false, true), user(APP_ON)))
                    .isEqualTo(new Code(SOFTWARE_TOKEN_MFA));
        }
    }

    @Nested
    final class WhereItIsRequired {
        @Test
        void asksForThePreferredOne() {
            assertThat(MfaDemand.of(
                            pool("ON", true, true, "admin_only"),
                            user(BOTH_ON.preferring(Optional.of(SOFTWARE_TOKEN_MFA)))))
                    .isEqualTo(new Code(SOFTWARE_TOKEN_MFA));
        }

        @Test
        void asksForAnAppEvenWhereItIsNotSwitchedOn() {
            assertThat(MfaDemand.of(pool("ON", true, false), user(APP))).isEqualTo(new Code(SOFTWARE_TOKEN_MFA));
        }

        @Test
        void letsChooseBetweenAppAndMail() {
            assertThat(MfaDemand.of(pool("ON", true, true, "admin_only"), user(APP)))
                    .isEqualTo(new Choice(List.of(EMAIL_OTP, SOFTWARE_TOKEN_MFA)));
        }

        @Test
        void sendsACodeToWhoHasAnAddressAndNoApp() {
            assertThat(MfaDemand.of(pool("ON", true, true, "admin_only"), user(NONE)))
                    .isEqualTo(new Code(EMAIL_OTP));
        }

        /** What recovers the password is no second factor; no way named means the address. */
        @ParameterizedTest
        @ValueSource(strings = {"", "verified_email"})
        void sendsNoCodeWhereMailRecoversThePassword(String recovery) {
            String[] ways = recovery.isEmpty() ? new String[0] : new String[] {recovery};
            assertThat(MfaDemand.of(pool("ON", true, true, ways), user(NONE)))
                    .isEqualTo(new SetUp(List.of(SOFTWARE_TOKEN_MFA)));
            assertThat(MfaDemand.of(pool("ON", true, true, ways), user(APP))).isEqualTo(new Code(SOFTWARE_TOKEN_MFA));
            assertThat(MfaDemand.of(pool("ON", false, true, ways), user(NONE)))
                    .isInstanceOfSatisfying(
                            Impossible.class,
                            no -> assertThat(no.reason()).contains("example-users", "name totp in mfaMethods"));
        }

        @Test
        void setsUpOneOfThePoolsForWhoHasNone() {
            User bare = user(Map.of("sub", "1"));
            assertThat(MfaDemand.of(pool("ON", true, false), user(NONE)))
                    .isEqualTo(new SetUp(List.of(SOFTWARE_TOKEN_MFA)));
            assertThat(MfaDemand.of(pool("ON", true, true, "admin_only"), bare))
                    .isEqualTo(new SetUp(List.of(EMAIL_OTP, SOFTWARE_TOKEN_MFA)));
            assertThat(MfaDemand.of(pool("ON", false, true, "admin_only"), bare))
                    .isEqualTo(new SetUp(List.of(EMAIL_OTP)));
        }

        /** Who signs in at another place proves more there. */
        @Test
        void asksFederatedUsersForNothing() {
            assertThat(MfaDemand.of(pool("ON", true, true), user(APP_ON).with(User.Status.EXTERNAL_PROVIDER)))
                    .isEqualTo(new Nothing());
        }
    }
}
