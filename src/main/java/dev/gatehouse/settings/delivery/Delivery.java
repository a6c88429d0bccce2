package dev.gatehouse.settings.delivery;

import dev.gatehouse.settings.aws.Partition;
import dev.gatehouse.settings.aws.RegionAndAccount;
import dev.gatehouse.settings.aws.Tags;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.SettingsException;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a delivery stack: who can deploy which stacks to an account. A delivery stack declares nothing else.
 *
 * @param account of the stacks
 * @param organization of Pulumi Cloud whose deployments can assume the roles
 * @param repository on GitHub, as {@code owner/name}, whose workflows can assume the roles
 * @param branch of the repository whose nightly drift check can read from AWS
 * @param stacks in the order written, at least one
 */
public record Delivery(
        String account,
        Optional<String> organization,
        Optional<String> repository,
        String branch,
        List<Stack> stacks,
        Tags tags) {

    /**
     * A stack that the delivery stack declares roles for.
     *
     * @param environment on GitHub whose jobs deploy the stack
     * @param boundary whether the roles of the stack must have the permissions boundary that the delivery stack declares
     * @param previews whether Pulumi Deployments can preview the stack with the role that deploys it
     */
    public record Stack(String name, String region, String environment, boolean boundary, boolean previews) {
        private static final Schema KEYS = new Schema("A stack that can be deployed, by its name.");

        private static final Key<Optional<String>> REGION = KEYS.text("region", RegionAndAccount.REGION)
                .describe("the AWS Region of the stack; by default the Region of the delivery stack")
                .example("eu-west-1")
                .optional("aws:region");
        private static final TextPattern ENVIRONMENT_FORM = KEYS.pattern(
                "[A-Za-z0-9_.-]{1,100}",
                "environment",
                "must be 1 to 100 letters, digits or any of _ . -",
                "rename the environment on GitHub");
        private static final Key<Optional<String>> ENVIRONMENT = KEYS.text("environment", ENVIRONMENT_FORM)
                .describe("the GitHub environment whose jobs deploy the stack; choose its branches and tags on GitHub")
                .source("GitHub, OpenID Connect reference: subject of a job with an environment")
                .example("prod")
                .optional("the stack's name");
        private static final Key<Boolean> BOUNDARY = KEYS.flag("boundary")
                .describe(
                        "whether its roles must have the permissions boundary declared here; set function.boundary in its stack file")
                .source("IAM, permissions boundaries for IAM entities")
                .withDefault(true);
        private static final Key<Boolean> PREVIEWS = KEYS.flag("previews")
                .describe(
                        "whether Pulumi Deployments may preview the stack; pull requests then run with the role that deploys")
                .source("Pulumi Deployments, operationContext.oidc.aws.roleARN")
                .withDefault(false);

        /** The AWS partition of the region. */
        public Partition partition() {
            return Partition.of(region).orElseThrow();
        }

        private static Stack read(String name, Section section, String region) {
            return new Stack(
                    name,
                    section.get(REGION).orElse(region),
                    section.get(ENVIRONMENT).orElse(name),
                    section.get(BOUNDARY),
                    section.get(PREVIEWS));
        }
    }

    public static final Schema KEYS =
            new Schema("Who can deploy which stacks to an account. A stack with this section declares"
                    + " the identity providers and roles for deployments, and nothing else.");

    static final String KEY = "gatehouse:delivery";

    private static final Key<Optional<String>> ACCOUNT = KEYS.text("account", RegionAndAccount.ACCOUNT)
            .describe("the AWS account of the stacks")
            .example("123456789012")
            .required("write the 12 digits in quotes");
    private static final TextPattern ORGANIZATION_FORM = KEYS.pattern(
            "[A-Za-z0-9_-]{1,40}",
            "organization",
            "must be 1 to 40 letters, digits or any of _ -",
            "write it as in app.pulumi.com/acme, in the same case");
    private static final Key<Optional<String>> ORGANIZATION = KEYS.text("organization", ORGANIZATION_FORM)
            .describe("the Pulumi Cloud organization whose deployments can assume the roles")
            .source("Pulumi Deployments, OpenID Connect integration: aud")
            .example("acme")
            .optional();
    private static final TextPattern REPOSITORY_FORM = KEYS.pattern(
            "[A-Za-z0-9-]{1,39}/[A-Za-z0-9_.-]{1,100}",
            "repository",
            "must be the owner/name of one repository",
            "write it like acme/payments");
    private static final Key<Optional<String>> REPOSITORY = KEYS.text("repository", REPOSITORY_FORM)
            .describe("the GitHub repository whose workflows can assume the roles")
            .source("GitHub, OpenID Connect reference: sub")
            .example("acme/payments")
            .optional();
    private static final TextPattern BRANCH_FORM = KEYS.pattern(
            "[A-Za-z0-9_./-]{1,200}",
            "branch",
            "must be 1 to 200 letters, digits or any of _ . / -",
            "write the name of one branch, without a wildcard");
    private static final Key<String> BRANCH = KEYS.text("branch", BRANCH_FORM)
            .describe("the branch whose nightly drift check can read from AWS")
            .withDefault("main");
    private static final TextPattern STACK_FORM = KEYS.pattern(
            "[A-Za-z0-9_-]{1,20}",
            "stack-name",
            "must be 1 to 20 letters, digits or any of _ -",
            "write the name of a stack of this program, short enough for role names");
    private static final Key<Optional<Map<String, Section>>> STACKS = KEYS.sectionMap(
                    "stacks", "stack", STACK_FORM, Stack.KEYS, Limit.atMost(50, "use another account"))
            .describe("the stacks that can be deployed, by name")
            .required("write stacks: {dev: {}}");

    private static final Rule NO_TRUST = KEYS.rule(
            "delivery-no-trust",
            "must have organization or repository",
            "write organization: acme, or repository: acme/payments");
    private static final Rule DELIVERY_ONLY = KEYS.rule(
            "delivery-exclusive",
            "must be the only gatehouse setting except tags: a delivery stack declares nothing else",
            "move it to a separate stack file");
    private static final Rule NAME_PREFIX = KEYS.rule(
            "delivery-within",
            "must not begin with another stack's name and a hyphen: the other stack's role could change its resources",
            "rename one of the two");

    /** The schema of the key itself. It is part of every stack's schema, so that a stack with other settings can reject it. */
    public static final Schema PART = Schema.part();

    private static final Key<Optional<Section>> SECTION = PART.section(KEY, KEYS)
            .describe("who can deploy which stacks; only in a separate stack, which also needs aws:region")
            .optional();
    private static final Schema ROOT = new Schema("", Tags.KEYS, PART);
    private static final Key<Optional<String>> REGION =
            ROOT.text("aws:region", RegionAndAccount.REGION).required("write aws:region: eu-west-1");

    public Delivery {
        stacks = List.copyOf(stacks);
    }

    /** Whether this is a delivery stack. Every other stack, including a mixture, is for {@link dev.gatehouse.settings.Settings}. */
    public static boolean isDeliveryStack(Map<String, ?> config) {
        return config.containsKey(KEY)
                && gatehouseKeys(config)
                        .keySet()
                        .equals(gatehouseKeys(deliveryKeys(config)).keySet());
    }

    /** @throws SettingsException with all problems */
    public static Delivery read(String stack, Map<String, ?> config) throws SettingsException {
        Problems problems = new Problems();
        Section root = new Section(new ConfigPath("", problems), ROOT, deliveryKeys(config));
        Optional<String> region = root.get(REGION);
        Tags tags = Tags.read(root);
        Optional<Delivery> delivery = root.get(SECTION).flatMap(section -> read(section, region, tags));
        if (!problems.found().isEmpty() || delivery.isEmpty()) {
            throw new SettingsException(stack, problems.found());
        }
        return delivery.get();
    }

    /**
     * Reads the section with the keys {@link #KEYS}; empty if a problem is reported.
     *
     * @param region of stacks that have none; empty if it is missing or wrong, which is already reported
     */
    public static Optional<Delivery> read(Section section, Optional<String> region, Tags tags) {
        check(section);
        Optional<String> account = section.get(ACCOUNT);
        Optional<Map<String, Section>> stacks = section.get(STACKS);
        if (region.isEmpty() || account.isEmpty() || stacks.isEmpty()) {
            return Optional.empty();
        }
        List<Stack> read = new ArrayList<>();
        stacks.get().forEach((name, each) -> read.add(Stack.read(name, each, region.get())));
        return Optional.of(new Delivery(
                account.get(), section.get(ORGANIZATION), section.get(REPOSITORY), section.get(BRANCH), read, tags));
    }

    /** Reports the delivery section in a stack that declares an API. */
    public static void rejectInApiStack(Section root) {
        root.get(SECTION).ifPresent(section -> {
            check(section);
            section.path().report(DELIVERY_ONLY, "a stack with other settings");
        });
    }

    private static void check(Section section) {
        if (!section.has(ORGANIZATION) && !section.has(REPOSITORY)) {
            section.path().report(NO_TRUST, "neither organization nor repository");
        }
        Map<String, Section> stacks = section.get(STACKS).orElse(Map.of());
        stacks.forEach((name, each) -> stacks.keySet().stream()
                .filter(other -> name.startsWith(other + "-"))
                .findFirst()
                .ifPresent(other -> each.path().report(NAME_PREFIX, name)));
    }

    private static Map<String, Object> deliveryKeys(Map<String, ?> config) {
        Map<String, Object> known = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (ROOT.keys().containsKey(key)) {
                known.put(key, value);
            }
        });
        return known;
    }

    private static Map<String, Object> gatehouseKeys(Map<String, ?> config) {
        Map<String, Object> own = new LinkedHashMap<>(config);
        own.keySet().removeIf(key -> !key.startsWith("gatehouse:"));
        return own;
    }
}
