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
 * The Lambda function of the API.
 *
 * @param memoryMegabytes 128 to 10 240; 512 by default
 * @param timeout 1 to 29 seconds, below the gateway's 30; 10 by default
 * @param environment variables; not for secrets: anyone who can read the function's configuration can read them
 * @param concurrency reserved concurrency, 1 to 1 000; by default the function uses the account's unreserved concurrency
 * @param snapStart whether Lambda SnapStart is on; off by default: with it, each deployment waits a minute or two for a
 *     snapshot, and code that creates connections or random state at start must support snapshots
 * @param tracing whether X-Ray traces invocations; on by default
 * @param table whether it has its own DynamoDB table; off by default: the function then keeps data in memory only
 * @param permissionsBoundary ARN of the permissions boundary of every role of the stack; none by default
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
            new Schema("The Lambda function of the API.", FunctionVariables.KEYS, FunctionProgram.KEYS);

    private static final Key<Integer> MEMORY = KEYS.integer("memory", 128, 10_240)
            .describe("memory in megabytes; Lambda allocates CPU power in proportion")
            .source("Lambda quotas")
            .withDefault(512);
    private static final Key<Duration> TIMEOUT = KEYS.duration("timeout", Duration.ofSeconds(1), Duration.ofSeconds(29))
            .describe("how long one invocation may take; the gateway waits 30 seconds")
            .source("API Gateway quotas, maximum integration timeout of an HTTP API")
            .withDefault(Duration.ofSeconds(10));

    /** The stack must not set variables that Lambda reserves (Using Lambda environment variables) or that Gatehouse sets. */
    private static final TextPattern NAME = KEYS.pattern(
            "(?!AWS_|LAMBDA_|(?:TZ|PATH|LANG|LD_LIBRARY_PATH|ROUTE_GROUPS|CORS_ORIGIN|TABLE|MCP_URL|MCP_PATH|MCP_TOOLS|MCP_ORIGINS)$)[A-Za-z][A-Za-z0-9_]*",
            "environment-name",
            "must be letters, digits and _, begin with a letter, and not be a name that Lambda or Gatehouse reserves",
            "rename it");

    private static final Key<Map<String, String>> ENVIRONMENT = KEYS.textMap(
                    "environment", NAME, TextPattern.ANY, Limit.NONE)
            .describe("environment variables by name; not for secrets: the function's configuration shows them")
            .source("Lambda, using environment variables")
            .example(Map.of("LOG_LEVEL", "INFO"))
            .takesOutput()
            .emptyByDefault();

    private static final Key<Optional<Integer>> CONCURRENCY = KEYS.integer("concurrency", 1, 1_000)
            .describe("reserved concurrency; AWS keeps at least 100 of the account's concurrency unreserved")
            .source("Lambda, configuring reserved concurrency")
            .optional("unreserved");
    private static final Key<Boolean> SNAP_START = KEYS.flag("snapStart")
            .describe("whether SnapStart is on for faster starts; deployments then wait a minute or two for a snapshot")
            .source("Lambda, improving startup performance with SnapStart")
            .withDefault(false);
    private static final Key<Boolean> TRACING = KEYS.flag("tracing")
            .describe("whether X-Ray traces invocations")
            .source("Lambda, visualize function invocations using AWS X-Ray; Security Hub Lambda.7")
            .withDefault(true);
    private static final Key<Boolean> TABLE = KEYS.flag("table")
            .describe(
                    "whether the function has a DynamoDB table, named in its variable TABLE; otherwise data is in memory only")
            .source("DynamoDB, on-demand capacity mode; Security Hub DynamoDB.1, DynamoDB.2, DynamoDB.6")
            .withDefault(false);

    private static final TextPattern POLICY = KEYS.pattern(
            "arn:aws[a-z-]*:iam::\\d{12}:policy/[A-Za-z0-9+=,.@_/-]{1,512}",
            "boundary",
            "must be the ARN of a customer managed policy",
            "write it like arn:aws:iam::123456789012:policy/boundary-gatehouse-dev");
    private static final Key<Optional<String>> BOUNDARY = KEYS.text("boundary", POLICY)
            .describe(
                    "the permissions boundary of every role of the stack; see the output boundaries of the delivery stack")
            .source("IAM, permissions boundaries for IAM entities")
            .example("arn:aws:iam::123456789012:policy/boundary-gatehouse-dev")
            .takesOutput()
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

    /** Rejects the table in a local stack: the local cloud does not imitate DynamoDB. */
    public static void checkLocal(Section section) {
        if (section.get(TABLE)) {
            section.path(TABLE).report(LocalSettings.ABSENT, "on");
        }
    }

    /** Shows only the names of the environment variables, because the values may be private. */
    @Override
    public String toString() {
        return "FunctionSettings[" + memoryMegabytes + " MB, " + timeout + ", " + environment.keySet() + "]";
    }
}
