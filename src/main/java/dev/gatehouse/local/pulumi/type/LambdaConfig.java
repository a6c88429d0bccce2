package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.List;

/** {@code lambdaConfig} of a user pool: the functions that it calls. */
public final class LambdaConfig {
    private static final String CONFIG = "lambdaConfig";
    private static final String PRE_TOKEN = "preTokenGenerationConfig";
    private static final String EVENT = "V2_0";

    private LambdaConfig() {}

    /** What AWS would refuse, and an event version that is not imitated. */
    static List<Finding> findings(Properties pool) {
        List<Finding> findings = new ArrayList<>();
        Properties config = pool.section(CONFIG);
        if (config.has(PRE_TOKEN)) {
            config.section(PRE_TOKEN)
                    .text("lambdaVersion")
                    .filter(version -> !version.equals(EVENT))
                    .ifPresent(version -> findings.add(new Finding(
                            CONFIG + "." + PRE_TOKEN + ".lambdaVersion",
                            "only " + EVENT + " is imitated locally, got " + version)));
            // AWS refuses it (controls page, tiers); without a word a pool is ESSENTIALS.
            if (pool.text("userPoolTier").filter("LITE"::equals).isPresent()) {
                findings.add(new Finding(
                        CONFIG + "." + PRE_TOKEN,
                        "event " + EVENT + " needs userPoolTier ESSENTIALS or PLUS, got LITE"));
            }
        }
        return findings;
    }

    public static UserPool.Triggers picture(Properties pool) {
        Properties config = pool.section(CONFIG);
        return new UserPool.Triggers(
                config.section(PRE_TOKEN).text("lambdaArn"), config.text("preSignUp"), config.text("postConfirmation"));
    }
}
