package dev.gatehouse.local.pulumi.type.cognito;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.List;

/** The Lambda triggers of a user pool: its input {@code lambdaConfig}. */
final class LambdaConfig {
    private static final String CONFIG = "lambdaConfig";
    private static final String PRE_TOKEN = "preTokenGenerationConfig";
    private static final String EVENT = "V2_0";

    private LambdaConfig() {}

    /** Errors that AWS returns, and event versions that are not imitated. */
    static List<ValidationError> validate(Properties pool) {
        List<ValidationError> errors = new ArrayList<>();
        Properties config = pool.section(CONFIG);
        if (config.has(PRE_TOKEN)) {
            config.section(PRE_TOKEN)
                    .text("lambdaVersion")
                    .filter(version -> !version.equals(EVENT))
                    .ifPresent(version -> errors.add(new ValidationError(
                            CONFIG + "." + PRE_TOKEN + ".lambdaVersion",
                            "only " + EVENT + " is imitated locally, got " + version)));
            // DOC "User pool feature plans": LITE does not have this event. The default plan is ESSENTIALS.
            if (pool.text("userPoolTier").filter("LITE"::equals).isPresent()) {
                errors.add(new ValidationError(
                        CONFIG + "." + PRE_TOKEN,
                        "event " + EVENT + " needs userPoolTier ESSENTIALS or PLUS, got LITE"));
            }
        }
        return errors;
    }

    static UserPool.Triggers model(Properties pool) {
        Properties config = pool.section(CONFIG);
        return new UserPool.Triggers(
                config.section(PRE_TOKEN).text("lambdaArn"), config.text("preSignUp"), config.text("postConfirmation"));
    }
}
