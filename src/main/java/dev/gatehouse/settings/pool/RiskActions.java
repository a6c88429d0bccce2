package dev.gatehouse.settings.pool;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;

/**
 * How threat protection responds to a risky sign-in; needs the tier plus.
 *
 * @param blockCompromised whether compromised passwords are blocked; on by default
 * @param low the action for a sign-in of low risk; like {@code medium} and {@code high}. By default no action, MFA if
 *     configured, and block
 * @param notifyUsers whether Cognito notifies the user by e-mail; off by default
 * @param blocked IP address ranges that are always blocked, as CIDR, at most 200
 * @param allowed IP address ranges that are always allowed, as CIDR, at most 200
 */
public record RiskActions(
        boolean blockCompromised,
        Action low,
        Action medium,
        Action high,
        boolean notifyUsers,
        List<String> blocked,
        List<String> allowed) {
    static final Schema KEYS = new Schema("How threat protection responds to a risky sign-in; needs the tier plus.");

    /** The values of AccountTakeoverActionType. */
    public enum Action {
        NO_ACTION,
        MFA_IF_CONFIGURED,
        MFA_REQUIRED,
        BLOCK
    }

    private static final Key<Boolean> COMPROMISED = KEYS.flag("blockCompromised")
            .describe("whether compromised passwords are blocked")
            .source("Cognito, CompromisedCredentialsActionsType")
            .withDefault(true);
    private static final Key<Action> LOW = action("low", Action.NO_ACTION);
    private static final Key<Action> MEDIUM = action("medium", Action.MFA_IF_CONFIGURED);
    private static final Key<Action> HIGH = action("high", Action.BLOCK);
    private static final Key<Boolean> NOTIFY = KEYS.flag("notify")
            .describe("whether Cognito notifies the user by e-mail")
            .source("Cognito, NotifyConfigurationType")
            .withDefault(false);
    private static final TextPattern CIDR = KEYS.pattern(
            "(?:\\d{1,3}(?:\\.\\d{1,3}){3}/(?:\\d|[12]\\d|3[0-2])|[0-9A-Fa-f:]+/(?:\\d|[1-9]\\d|1[01]\\d|12[0-8]))",
            "cidr", "must be an IP address range in CIDR notation (RFC 4632)", "write it like 203.0.113.0/24");
    private static final Limit MAX_RANGES = Limit.atMost(200, "merge some");
    private static final Key<List<String>> BLOCKED = KEYS.textList("blocked", CIDR, MAX_RANGES)
            .describe("IP address ranges that are always blocked")
            .source("Cognito, RiskExceptionConfigurationType")
            .example(List.of("203.0.113.0/24"))
            .emptyByDefault();
    private static final Key<List<String>> ALLOWED = KEYS.textList("allowed", CIDR, MAX_RANGES)
            .describe("IP address ranges that are always allowed")
            .example(List.of("2001:db8::/32"))
            .emptyByDefault();

    public RiskActions {
        blocked = List.copyOf(blocked);
        allowed = List.copyOf(allowed);
    }

    private static Key<Action> action(String level, Action fallback) {
        return KEYS.choice(level, Action.class)
                .describe("the action for a sign-in of " + level + " risk")
                .source("Cognito, AccountTakeoverActionType")
                .withDefault(fallback);
    }

    static RiskActions read(Section section) {
        return new RiskActions(
                section.get(COMPROMISED),
                section.get(LOW),
                section.get(MEDIUM),
                section.get(HIGH),
                section.get(NOTIFY),
                section.get(BLOCKED),
                section.get(ALLOWED));
    }
}
