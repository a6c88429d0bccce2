package dev.gatehouse.settings.delivery;

import dev.gatehouse.settings.Settings;
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
 * What a stack that declares delivery chooses: who may deploy which stacks to this account, and nothing else.
 *
 * @param account that the stacks live in
 * @param organization in Pulumi Cloud, whose deployments are trusted
 * @param repository on GitHub, as {@code owner/name}, whose workflows are trusted
 * @param branch of the repository, whose nightly look at AWS may read
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
     * A stack that is delivered.
     *
     * @param environment of GitHub, whose jobs deploy
     * @param boundary whether its roles must have the boundary that is declared for them
     * @param previews whether Pulumi Deployments previews it with the right to deploy
     */
    public record Stack(String name, String region, String environment, boolean boundary, boolean previews) {
        private static final Schema KEYS = new Schema("A stack that is delivered, by its name.");

        private static final Key<Optional<String>> REGION = KEYS.text("region", RegionAndAccount.REGION)
                .describe("where it is declared; without it where the delivery stack is")
                .example("eu-west-1")
                .optional("aws:region");
        private static final TextPattern ENVIRONMENT_FORM = KEYS.pattern(
                "[A-Za-z0-9_.-]{1,100}",
                "environment",
                "must be 1 to 100 letters, digits or any of _ . -",
                "rename the environment on GitHub");
        private static final Key<Optional<String>> ENVIRONMENT = KEYS.text("environment", ENVIRONMENT_FORM)
                .describe("the environment of GitHub whose jobs deploy it; its branches and tags are chosen there")
                .source("GitHub, OpenID Connect reference: subject of a job with an environment")
                .example("prod")
                .optional("the stack's name");
        private static final Key<Boolean> BOUNDARY = KEYS.flag("boundary")
                .describe(
                        "whether its roles must have the boundary that is declared here, which its own file names as function.boundary")
                .source("IAM, permissions boundaries for IAM entities")
                .withDefault(true);
        private static final Key<Boolean> PREVIEWS = KEYS.flag("previews")
                .describe(
                        "whether Pulumi Deployments may preview it with its one role; then pull requests run with the right to deploy")
                .source("Pulumi Deployments, operationContext.oidc.aws.roleARN")
                .withDefault(false);

        /** The part of AWS that the region belongs to. */
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

    static final Schema KEYS =
            new Schema("Who may deploy which stacks to an account. A stack with this section declares"
                    + " the identity providers and the roles for that, and nothing else.");

    static final String KEY = "gatehouse:delivery";

    private static final Key<Optional<String>> ACCOUNT = KEYS.text("account", RegionAndAccount.ACCOUNT)
            .describe("the account that the stacks live in")
            .example("123456789012")
            .required("write the 12 digits in quotes");
    private static final TextPattern ORGANIZATION_FORM = KEYS.pattern(
            "[A-Za-z0-9_-]{1,40}",
            "organization",
            "must be 1 to 40 letters, digits or any of _ -",
            "write it as in app.pulumi.com/acme, in the same case");
    private static final Key<Optional<String>> ORGANIZATION = KEYS.text("organization", ORGANIZATION_FORM)
            .describe("of Pulumi Cloud, whose deployments are trusted")
            .source("Pulumi Deployments, OpenID Connect integration: aud")
            .example("acme")
            .optional();
    private static final TextPattern REPOSITORY_FORM = KEYS.pattern(
            "[A-Za-z0-9-]{1,39}/[A-Za-z0-9_.-]{1,100}",
            "repository",
            "must be owner/name of one repository",
            "write it like acme/payments");
    private static final Key<Optional<String>> REPOSITORY = KEYS.text("repository", REPOSITORY_FORM)
            .describe("on GitHub, whose workflows are trusted")
            .source("GitHub, OpenID Connect reference: sub")
            .example("acme/payments")
            .optional();
    private static final TextPattern BRANCH_FORM = KEYS.pattern(
            "[A-Za-z0-9_./-]{1,200}",
            "branch",
            "must be 1 to 200 letters, digits or any of _ . / -",
            "name one branch, without a star");
    private static final Key<String> BRANCH = KEYS.text("branch", BRANCH_FORM)
            .describe("whose nightly look for drift may read")
            .withDefault("main");
    private static final TextPattern STACK_FORM = KEYS.pattern(
            "[A-Za-z0-9_-]{1,20}",
            "stack-name",
            "must be 1 to 20 letters, digits or any of _ -",
            "name a stack of this program: names of roles hold it");
    private static final Key<Optional<Map<String, Section>>> STACKS = KEYS.sectionMap(
                    "stacks", "stack", STACK_FORM, Stack.KEYS, Limit.atMost(50, "use another account"))
            .describe("that are delivered, by name")
            .required("write stacks: {dev: {}}");

    private static final Rule NOBODY = KEYS.rule(
            "delivery-nobody", "must trust somebody", "write organization: acme, or repository: acme/payments");
    private static final Rule ALONE = KEYS.rule(
            "delivery-alone",
            "must stand alone: a stack of delivery declares nothing else",
            "give it a stack file of its own");
    private static final Rule WITHIN = KEYS.rule(
            "delivery-within",
            "must not begin with another stack's name and a hyphen: that stack's role could change its resources",
            "rename one of the two");

    /** The key itself, which any stack may have: beside others it is refused. */
    public static final Schema PART = Schema.part();

    private static final Key<Optional<Section>> SECTION = PART.section(KEY, KEYS)
            .describe("who may deploy which stacks: a stack of its own, which needs of these keys aws:region alone")
            .optional();
    private static final Schema ROOT = new Schema("", Tags.KEYS, PART);
    private static final Key<Optional<String>> REGION =
            ROOT.text("aws:region", RegionAndAccount.REGION).required("write aws:region: eu-west-1");

    public Delivery {
        stacks = List.copyOf(stacks);
    }

    /** Whether the tree is of a stack that declares delivery alone; any other is for {@link Settings}, which refuses a mixture. */
    public static boolean isDeliveryStack(Map<String, ?> config) {
        return config.containsKey(KEY)
                && ours(config).keySet().equals(ours(only(config)).keySet());
    }

    /** @throws SettingsException with every problem there is */
    public static Delivery read(String stack, Map<String, ?> config) throws SettingsException {
        Problems problems = new Problems();
        Section root = new Section(new ConfigPath("", problems), ROOT, only(config));
        Optional<String> region = root.get(REGION);
        Tags tags = Tags.read(root);
        Optional<Section> section = root.get(SECTION);
        section.ifPresent(Delivery::check);
        if (!problems.found().isEmpty() || section.isEmpty() || region.isEmpty()) {
            throw new SettingsException(stack, problems.found());
        }
        Section own = section.get();
        List<Stack> stacks = new ArrayList<>();
        own.get(STACKS).orElseThrow().forEach((name, each) -> stacks.add(Stack.read(name, each, region.get())));
        return new Delivery(
                own.get(ACCOUNT).orElseThrow(),
                own.get(ORGANIZATION),
                own.get(REPOSITORY),
                own.get(BRANCH),
                stacks,
                tags);
    }

    /** In a stack that declares an API. */
    public static void rejectInApiStack(Section root) {
        root.get(SECTION).ifPresent(section -> {
            check(section);
            section.path().report(ALONE, "a stack with other settings");
        });
    }

    private static void check(Section section) {
        if (!section.has(ORGANIZATION) && !section.has(REPOSITORY)) {
            section.path().report(NOBODY, "neither organization nor repository");
        }
        Map<String, Section> stacks = section.get(STACKS).orElse(Map.of());
        stacks.forEach((name, each) -> stacks.keySet().stream()
                .filter(other -> name.startsWith(other + "-"))
                .findFirst()
                .ifPresent(other -> each.path().report(WITHIN, name)));
    }

    private static Map<String, Object> only(Map<String, ?> config) {
        Map<String, Object> only = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (ROOT.keys().containsKey(key)) {
                only.put(key, value);
            }
        });
        return only;
    }

    private static Map<String, Object> ours(Map<String, ?> config) {
        Map<String, Object> ours = new LinkedHashMap<>(config);
        ours.keySet().removeIf(key -> !key.startsWith("gatehouse:"));
        return ours;
    }
}
