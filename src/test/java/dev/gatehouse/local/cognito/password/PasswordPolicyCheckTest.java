package dev.gatehouse.local.cognito.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.attribute.SignUpCheck.Candidate;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.PasswordPolicy;
import dev.gatehouse.local.state.UserPoolBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DOC "Adding user pool password requirements"; attack 58. */
final class PasswordPolicyCheckTest {
    private static final PasswordPolicy ALL = new PasswordPolicy(8, true, true, true, true, 1, 0);

    private static Optional<ApiAnswer.Refused> check(String password, PasswordPolicy policy) {
        UserPool strict = UserPoolBuilder.of(TestState.pool("http://issuer"))
                .passwordPolicy(policy)
                .build();
        CallingClient caller = new CallingClient(TestState.clients().get(0), strict);
        return new PasswordPolicyCheck()
                .refusal(new Candidate(caller, "new@example.com", Secret.of(password), Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Aa1!aaa|Password not long enough",
                "aaaaaa1!|Password must have uppercase characters",
                "AAAAAA1!|Password must have lowercase characters",
                "AAAAaaa!|Password must have numeric characters",
                "AAAAaaa1|Password must have symbol characters",
                // Full-width letters and digits, dotless i, a letter with an accent: they count for no rule.
                "ＡＡaaaa1!|Password must have uppercase characters",
                "AAıııı1!|Password must have lowercase characters",
                "AAaaaa１!|Password must have numeric characters",
                "AAaaaa1é|Password must have symbol characters",
                "AAaaaa1§|Password must have symbol characters"
            })
    void namesTheViolatedRule(String password, String rule) {
        ApiAnswer.Refused refused = check(password, ALL).orElseThrow();
        assertThat(refused.type()).isEqualTo("InvalidPasswordException");
        assertThat(refused.message()).isEqualTo("Password did not conform with policy: " + rule);
        assertThat(refused.reason()).doesNotContain(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " Aa1!aaaa",
                "Aa1!aaaa ",
                "\u00a0Aa1!aaaa",
                "Aa1!aaaa\u2003",
                "Aa1!\u0000aaaa",
                "Aa1!\naaaa",
                "Aa1!aaaa\ud800",
                "\udc00Aa1!aaaa"
            })
    void refusesSpacesAtTheEndsControlCharactersAndUnpairedSurrogates(String password) {
        assertThat(check(password, ALL))
                .get()
                .extracting(ApiAnswer.Refused::type)
                .isEqualTo("InvalidPasswordException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aa1!aaaa", "Aa1 aaaa", "Aa1!😀aaa", "Aa1~aaaa", "Aa1`aaaa", "Aa1+aaaa", "Aa1=aaaa"})
    void acceptsAPasswordThatConforms(String password) {
        assertThat(check(password, ALL)).isEmpty();
    }

    @Test
    void acceptsAtMost256Characters() {
        assertThat(check("Aa1!" + "a".repeat(252), ALL)).isEmpty();
        assertThat(check("Aa1!" + "a".repeat(253), ALL)).isPresent();
    }

    /** DOC API reference, PasswordType: no minimum length, so a short password violates the policy. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "aaaaa"})
    void refusesAVeryShortPasswordByThePolicy(String password) {
        PasswordPolicy none = new PasswordPolicy(6, false, false, false, false, 1, 0);
        assertThat(check("aaaaaa", none)).isEmpty();
        assertThat(check(password, none)).get().satisfies(refused -> {
            assertThat(refused.type()).isEqualTo("InvalidPasswordException");
            assertThat(refused.message()).isEqualTo("Password did not conform with policy: Password not long enough");
        });
    }
}
