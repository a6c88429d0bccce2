package dev.gatehouse.settings.function;

import dev.gatehouse.settings.local.LocalSettings;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The function behind the API.
 *
 * @param memoryMegabytes 128 to 10 240; 512 by default
 * @param timeout 1 to 29 seconds, below the gateway's 30; 10 by default
 * @param environment variables; no secrets: they are readable by whoever may read the function's configuration
 * @param concurrency most requests at once, 1 to 1 000, kept free for it; by default it shares the account's
 * @param snapStart whether it starts from a snapshot; off by default: each deployment then waits a minute or two for
 *     one, and code that keeps connections or random state from its start must be made for it
 * @param tracing whether X-Ray sees its requests; on by default
 * @param table whether it has a DynamoDB table of its own; off by default: what it keeps is in memory then
 * @param permissionsBoundary ARN of the policy that bounds every role of the stack; none by default
 */
public record FunctionSettings(
        int memoryMegabytes,
        Duration timeout,
        Map<String, String> environment,
        Optional<Integer> concurrency,
        boolean snapStart,
        boolean tracing,
        boolean table,
        Optional<String> permissionsBoundary,
        FunctionProgram program) {
    public static final Schema KEYS =
            new Schema("The function behind the API.", FunctionVariables.KEYS, FunctionProgram.KEYS);

    private static final Key<Integer> MEMORY = KEYS.integer("memory", 128, 10_240)
            .describe("megabytes of memory; computing power grows with it")
            .source("Lambda quotas")
            .withDefault(512);
    private static final Key<Duration> TIMEOUT = KEYS.duration("timeout", Duration.ofSeconds(1), Duration.ofSeconds(29))
            .describe("how long one request may take; the gateway waits 30 seconds")
            .source("API Gateway quotas, maximum integration timeout of an HTTP API")
            .withDefault(Duration.ofSeconds(10));

    /** Lambda's own names (Using Lambda environment variables), and ours. */
    private static final TextPattern NAME = KEYS.pattern(
            "(?!AWS_|LAMBDA_|(?:TZ|PATH|LANG|LD_LIBRARY_PATH|ROUTE_GROUPS|CORS_ORIGIN|TABLE)$)[A-Za-z][A-Za-z0-9_]*",
            "environment-name",
            "must be letters, digits and _, a letter first, and no name that Lambda keeps for itself",
            "rename it");

    private static final Key<Map<String, String>> ENVIRONMENT = KEYS.textMap(
                    "environment", NAME, TextPattern.ANY, Limit.NONE)
            .describe("variables by name; no secrets, which whoever may read the function's configuration would see")
            .source("Lambda, using environment variables")
            .example(Map.of("LOG_LEVEL", "INFO"))
            .emptyByDefault();

    private static final Key<Optional<Integer>> CONCURRENCY = KEYS.integer("concurrency", 1, 1_000)
            .describe("most requests at once, kept free for it; AWS refuses what would leave the account fewer than 100")
            .source("Lambda, configuring reserved concurrency")
            .optional("shares the account's");
    private static final Key<Boolean> SNAP_START = KEYS.flag("snapStart")
            .describe(
                    "whether it starts from a snapshot, in a fraction of the time; deployments wait a minute or two for it")
            .source("Lambda, improving startup performance with SnapStart")
            .withDefault(false);
    private static final Key<Boolean> TRACING = KEYS.flag("tracing")
            .describe("whether X-Ray sees its requests")
            .source("Lambda, visualize function invocations using AWS X-Ray; Security Hub Lambda.7")
            .withDefault(true);
    private static final Key<Boolean> TABLE = KEYS.flag("table")
            .describe("whether it has a DynamoDB table of its own, named to it by the variable TABLE; else memory")
            .source("DynamoDB, on-demand capacity mode; Security Hub DynamoDB.1, DynamoDB.2, DynamoDB.6")
            .withDefault(false);

    private static final TextPattern POLICY = KEYS.pattern(
            "arn:aws[a-z-]*:iam::\\d{12}:policy/[A-Za-z0-9+=,.@_/-]{1,512}",
            "boundary",
            "must be the ARN of a managed policy of an account",
            "write it like arn:aws:iam::123456789012:policy/boundary-gatehouse-dev");
    private static final Key<Optional<String>> BOUNDARY = KEYS.text("boundary", POLICY)
            .describe(
                    "the permissions boundary of every role that the stack makes; the delivery stack's output boundaries names it")
            .source("IAM, permissions boundaries for IAM entities")
            .example("arn:aws:iam::123456789012:policy/boundary-gatehouse-dev")
            .optional("none");

    public FunctionSettings {
        environment = java.util.Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    public static FunctionSettings read(Section section) {
        return new FunctionSettings(
                section.get(MEMORY),
                section.get(TIMEOUT),
                section.get(ENVIRONMENT),
                section.get(CONCURRENCY),
                section.get(SNAP_START),
                section.get(TRACING),
                section.get(TABLE),
                section.get(BOUNDARY),
                FunctionProgram.read(section, section.get(SNAP_START)));
    }

    /** The local cloud imitates no table, and the function is not to believe that it has one. */
    public static void checkLocal(Section section) {
        if (section.get(TABLE)) {
            section.path(TABLE).report(LocalSettings.ABSENT, "on");
        }
    }

    /** Values may be private: names only. */
    @Override
    public String toString() {
        return "FunctionSettings[" + memoryMegabytes + " MB, " + timeout + ", " + environment.keySet() + "]";
    }
}
