package dev.gatehouse.local.pulumi.type.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.UserPool;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lambda triggers of a pool: accepted inputs, refused inputs and the model. */
final class LambdaConfigTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:asked";

    private static Properties pool(Map<String, Object> config, String tier) {
        return new Properties(Map.of("name", "users", "userPoolTier", tier, "lambdaConfig", config));
    }

    private static Map<String, Object> preToken(Object arn, String version) {
        return Map.of("preTokenGenerationConfig", Map.of("lambdaArn", arn, "lambdaVersion", version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ESSENTIALS", "PLUS"})
    void acceptsTheAccessTokenEventInTheTiersThatHaveIt(String tier) {
        assertThat(new UserPoolType().validateInputs(pool(preToken(ARN, "V2_0"), tier)))
                .isEmpty();
    }

    @Test
    void refusesTheAccessTokenEventInLite() {
        assertThat(new UserPoolType().validateInputs(pool(preToken(ARN, "V2_0"), "LITE")))
                .containsExactly(new ValidationError(
                        "lambdaConfig.preTokenGenerationConfig",
                        "event V2_0 needs userPoolTier ESSENTIALS or PLUS, got LITE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1_0", "V3_0"})
    void refusesEventsThatAreNotImitated(String version) {
        assertThat(new UserPoolType().validateInputs(pool(preToken(ARN, version), "PLUS")))
                .containsExactly(new ValidationError(
                        "lambdaConfig.preTokenGenerationConfig.lambdaVersion",
                        "only V2_0 is imitated locally, got " + version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"preTokenGeneration", "preAuthentication", "customMessage", "userMigration"})
    void refusesTriggersThatAreNotImitated(String key) {
        assertThat(new UserPoolType().validateInputs(pool(Map.of(key, ARN), "PLUS")))
                .containsExactly(new ValidationError(
                        "lambdaConfig." + key,
                        "is not imitated locally, only preSignUp, postConfirmation and"
                                + " preTokenGenerationConfig are"));
    }

    @Test
    void modelContainsTheFunctions() {
        Map<String, Object> config = Map.of(
                "preSignUp",
                ARN + "1",
                "postConfirmation",
                ARN + "2",
                "preTokenGenerationConfig",
                Map.of("lambdaArn", ARN, "lambdaVersion", "V2_0"));
        assertThat(LambdaConfig.model(pool(config, "PLUS")))
                .isEqualTo(new UserPool.Triggers(Optional.of(ARN), Optional.of(ARN + "1"), Optional.of(ARN + "2")));
        assertThat(LambdaConfig.model(Properties.NONE)).isEqualTo(UserPool.Triggers.NONE);
    }

    @Test
    void acceptsAFunctionThatIsNotKnownYet() {
        Properties preview = pool(preToken(Properties.Unknown.VALUE, "V2_0"), "PLUS");
        assertThat(new UserPoolType().validateInputs(preview)).isEmpty();
        assertThat(LambdaConfig.model(preview)).isEqualTo(UserPool.Triggers.NONE);
    }
}
