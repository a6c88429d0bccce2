package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.pool.FeaturePlan;
import dev.gatehouse.settings.pool.FirewallSettings;
import dev.gatehouse.settings.pool.EmailConfiguration;
import dev.gatehouse.settings.pool.MessageTemplates;
import dev.gatehouse.settings.pool.Mfa;
import dev.gatehouse.settings.pool.MfaMethod;
import dev.gatehouse.settings.pool.PasswordPolicy;
import dev.gatehouse.settings.pool.RememberDevices;
import dev.gatehouse.settings.pool.SignInName;
import dev.gatehouse.settings.pool.UserAttribute;
import dev.gatehouse.settings.provider.IdentityProvider;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.NearestName;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users of a stack.
 *
 * @param pool id of one that is there already, of which nothing is declared; by default one is made
 * @param openSignUp whether anybody may sign up; by default users are invited
 * @param signIn by e-mail address by default
 * @param attributes beside the e-mail address, which is always there and required; none by default
 * @param mfa optional by default
 * @param mfaMethods one at least where {@code mfa} is not off; an authenticator app by default
 * @param groups names, lowest precedence number first
 * @param groupRoles ARN of an IAM role by group
 * @param plan what the pool's price includes
 * @param mail by SES; absent means Cognito's own sender, 50 mails a day
 * @param triggers functions that Cognito calls; none by default
 * @param providers other places where people sign in; none by default
 * @param firewall in front of the sign-in pages and the pool's API; none by default
 * @param protection whether the stack's users are guarded against loss: the pool's deletion protection, Pulumi's
 *     {@code protect} and {@code retainOnDelete}; on by default, and with it the conveniences of development are refused
 */
public record Identity(
        Optional<String> pool,
        boolean openSignUp,
        SignInName signIn,
        List<UserAttribute> attributes,
        PasswordPolicy password,
        Mfa mfa,
        Set<MfaMethod> mfaMethods,
        RememberDevices rememberDevices,
        List<String> groups,
        Map<String, String> groupRoles,
        FeaturePlan plan,
        Optional<EmailConfiguration> mail,
        MessageTemplates messages,
        LambdaTriggers triggers,
        List<IdentityProvider> providers,
        Optional<FirewallSettings> firewall,
        boolean protection) {
    public static final Schema KEYS =
            new Schema("The users of a stack.", FeaturePlan.KEYS, FirewallSettings.OF_POOL, IdentityProviderList.KEYS);

    private static final TextPattern POOL_ID = KEYS.pattern(
            "[a-z]{2}(?:-[a-z]+)+-\\d_[0-9A-Za-z]{1,45}",
            "pool-id", "must be the id of a user pool", "write it like eu-west-1_AbCdEfGhI");
    private static final Key<Optional<String>> POOL = KEYS.text("pool", POOL_ID)
            .describe(
                    "the id of a user pool that is there already: nothing of it is declared, and `groups` names those it has")
            .source("Cognito, UserPoolType, Id")
            .example("eu-west-1_AbCdEfGhI")
            .optional();
    private static final Rule ADOPTED = KEYS.rule(
            "pool-adopted",
            "must not stand beside pool, which is declared somewhere else",
            "delete it, or change it where the pool is declared");
    private static final Rule POOL_REGION =
            KEYS.rule("pool-region", "must be in the stack's region, <region>", "give the id of a pool there");

    private enum SignUp {
        INVITED,
        OPEN
    }

    private static final Key<SignUp> SIGN_UP = KEYS.choice("signUp", SignUp.class)
            .describe("who makes accounts: administrators invite, or anybody may sign up")
            .source("Cognito, AdminCreateUserConfigType, AllowAdminCreateUserOnly")
            .withDefault(SignUp.INVITED);
    private static final Key<SignInName> SIGN_IN = KEYS.choice("signIn", SignInName.class)
            .describe("what people type: their address, or a name with the address as alias; a change loses all users")
            .source("Cognito, CreateUserPool, UsernameAttributes and AliasAttributes")
            .withDefault(SignInName.EMAIL);
    private static final Key<Map<String, Section>> ATTRIBUTES = KEYS.sectionMap(
                    "attributes", "attribute", UserAttribute.NAME, UserAttribute.KEYS, Limit.atMost(50, "drop some"))
            .describe("attributes of users beside the e-mail address, which is always there and required")
            .source("Cognito, SchemaAttributeType; quota of 50 custom attributes")
            .emptyByDefault();
    private static final Key<Section> PASSWORD = KEYS.section("password", PasswordPolicy.KEYS)
            .describe("what a password must have")
            .emptyByDefault();
    private static final Key<Mfa> MFA = KEYS.choice("mfa", Mfa.class)
            .describe("whether users sign in with a second factor, an authenticator app")
            .source("Cognito, SetUserPoolMfaConfig")
            .withDefault(Mfa.OPTIONAL);

    private static final TextPattern METHOD =
            KEYS.pattern("totp|email", "mfa-method", "must be totp or email", "pick one of them");
    private static final Key<List<String>> MFA_METHODS = KEYS.textList("mfaMethods", METHOD, Limit.NONE)
            .describe(
                    "totp is an authenticator app; email needs SES, the tier essentials, and leaves no reset of passwords by mail")
            .source("Cognito, SetUserPoolMfaConfig")
            .withDefault(List.of("totp"));
    private static final Key<RememberDevices> REMEMBER_DEVICES = KEYS.choice("rememberDevices", RememberDevices.class)
            .describe("whether a device that signed in once counts as a factor")
            .source("Cognito, DeviceConfigurationType")
            .withDefault(RememberDevices.OFF);

    /** Cognito takes more; a blank, comma or bracket would make the gateway's {@code [a b]} claim ambiguous. */
    private static final TextPattern GROUP = KEYS.pattern(
            "[A-Za-z0-9_.:-]{1,128}",
            "group-name",
            "must be 1 to 128 letters, digits or any of _ . : -",
            "rename the group");

    private static final Key<List<String>> GROUPS = KEYS.textList("groups", GROUP, Limit.atMost(100, "merge some"))
            .describe("groups of users, by name; the first has the highest precedence")
            .source("Quotas in Amazon Cognito: 100 groups a user")
            .example(List.of("admin"))
            .emptyByDefault();
    private static final TextPattern ROLE = KEYS.pattern(
            "arn:aws[a-z-]*:iam::\\d{12}:role/\\S+",
            "role-arn",
            "must be the ARN of an IAM role",
            "write it like arn:aws:iam::123456789012:role/readers");
    private static final Key<Map<String, String>> GROUP_ROLES = KEYS.textMap(
                    "groupRoles", TextPattern.ANY, ROLE, Limit.NONE)
            .describe("IAM roles that an identity pool gives to members, by group")
            .source("Cognito, CreateGroup, RoleArn")
            .example(Map.of("admin", "arn:aws:iam::123456789012:role/admins"))
            .emptyByDefault();
    private static final Key<Optional<Section>> MAIL = KEYS.section("mail", EmailConfiguration.KEYS)
            .describe("mail by Amazon SES; without it Cognito's own sender, 50 a day")
            .source("Cognito, EmailConfigurationType")
            .optional();
    private static final Key<Section> MESSAGES = KEYS.section("messages", MessageTemplates.KEYS)
            .describe("the texts of the pool's mails")
            .emptyByDefault();
    private static final Key<Section> TRIGGERS = KEYS.section("triggers", LambdaTriggers.KEYS)
            .describe("functions that Cognito calls while it works")
            .source("Cognito, Customizing user pool workflows with Lambda triggers")
            .emptyByDefault();
    private static final Key<Section> PASSWORD_SCOPES = KEYS.section("passwordScopes", PasswordScopes.KEYS)
            .describe("the API's scopes that an access token gets at a password sign-in, which gives none by itself")
            .source("Cognito, Pre token generation Lambda trigger")
            .emptyByDefault();
    private static final Key<Boolean> PROTECTION = KEYS.flag("protection")
            .describe("whether users are guarded against loss; refuses the conveniences of development too")
            .source("Cognito, user pool deletion protection; Pulumi, protect and retainOnDelete")
            .withDefault(true);

    /** What may be said of a pool that is declared elsewhere. */
    private static final List<Key<?>> ADOPTABLE = List.of(POOL, GROUPS, PROTECTION);

    private static final Rule GROUP_UNKNOWN =
            KEYS.rule("group-unknown", "must be in gatehouse:identity.groups", "<nearest group>");

    /** OBS (amplify-backend #1781): creating the second one ends with GroupExistsException. */
    private static final Rule GROUP_CASE = KEYS.rule(
            "group-case",
            "must differ from <group> by more than capital letters, which Cognito does not tell apart",
            "rename one of them");

    private static final Rule MFA_NONE =
            KEYS.rule("mfa-none", "must name a method where mfa is not off", "write [totp]");
    private static final Rule MFA_MAIL = KEYS.rule("mfa-mail", "must have mail by SES beside email", "add mail");
    private static final String FEW_MAILS =
            KEYS.warning("without mail by SES Cognito sends 50 messages a day and no more");

    public Identity {
        attributes = List.copyOf(attributes);
        mfaMethods = Set.copyOf(mfaMethods);
        groups = List.copyOf(groups);
        providers = List.copyOf(providers);
        groupRoles = Collections.unmodifiableMap(new LinkedHashMap<>(groupRoles));
    }

    /** What nobody signs up without. */
    public List<String> requiredAttributes() {
        return UserAttribute.required(attributes);
    }

    /** Whether the pool has an attribute of this name. */
    public boolean hasAttribute(String name) {
        return UserAttribute.isKnown(name, attributes);
    }

    /**
     * @param region empty where it is missing or wrong, and reported
     * @param scopeGroups whether gatehouse:scopes grants a scope by group
     */
    public static Identity read(Section section, Optional<String> region, boolean scopeGroups) {
        Optional<EmailConfiguration> mail = section.get(MAIL).flatMap(EmailConfiguration::read);
        FeaturePlan plan = FeaturePlan.read(section, section.has(MAIL));
        PasswordPolicy password = PasswordPolicy.read(section.get(PASSWORD), plan);
        List<UserAttribute> attributes = attributes(section);
        Identity identity = new Identity(
                section.get(POOL),
                section.get(SIGN_UP) == SignUp.OPEN,
                section.get(SIGN_IN),
                attributes,
                password,
                section.get(MFA),
                mfaMethods(section, plan),
                section.get(REMEMBER_DEVICES),
                section.get(GROUPS),
                section.get(GROUP_ROLES),
                plan,
                mail,
                MessageTemplates.read(section.get(MESSAGES)),
                LambdaTriggers.read(section.get(TRIGGERS), section.get(PASSWORD_SCOPES), plan, scopeGroups),
                IdentityProviderList.read(section, attributes),
                FirewallSettings.ofPool(section, region),
                section.get(PROTECTION));
        identity.groupRoles
                .keySet()
                .forEach(group -> identity.checkGroup(group, section.path(GROUP_ROLES).key(group)));
        checkGroupCase(identity.groups, section.path(GROUPS));
        identity.pool.ifPresent(id -> adopted(id, section, region));
        return identity;
    }

    private static void checkGroupCase(List<String> groups, ConfigPath path) {
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            ConfigPath here = path.item(i);
            groups.subList(0, i).stream()
                    .filter(other -> other.equalsIgnoreCase(group) && !other.equals(group))
                    .findFirst()
                    .ifPresent(other -> here.report(GROUP_CASE, group, other));
        }
    }

    public void warnAboutEmailQuota(ConfigPath path) {
        if (pool.isEmpty() && protection && mail.isEmpty()) {
            path.key(MAIL.name()).warn(FEW_MAILS);
        }
    }

    /** Whoever declares the pool chooses for it; what is written here would be thought to count. */
    private static void adopted(String id, Section section, Optional<String> region) {
        KEYS.keys().values().stream()
                .filter(key -> !ADOPTABLE.contains(key) && section.has(key))
                .forEach(key -> section.path(key).report(ADOPTED, "a choice for the pool"));
        region.filter(own -> !id.startsWith(own + "_"))
                .ifPresent(own -> section.path(POOL).report(POOL_REGION, id, own));
    }

    /** Where a section says more than a stack without a user pool has use for. */
    public static List<ConfigPath> userPoolPaths(Section section) {
        return KEYS.keys().values().stream()
                .filter(key -> !key.name().equals(PROTECTION.name()) && section.has(key))
                .map(section::path)
                .toList();
    }

    private static List<UserAttribute> attributes(Section section) {
        List<UserAttribute> attributes = new ArrayList<>();
        section.get(ATTRIBUTES).forEach((name, each) -> attributes.add(UserAttribute.read(name, each)));
        return attributes;
    }

    private static Set<MfaMethod> mfaMethods(Section section, FeaturePlan plan) {
        Set<MfaMethod> methods = new LinkedHashSet<>();
        section.get(MFA_METHODS).forEach(text -> MfaMethod.of(text).ifPresent(methods::add));
        ConfigPath path = section.path(MFA_METHODS);
        if (methods.isEmpty() && section.get(MFA) != Mfa.OFF) {
            path.report(MFA_NONE, section.get(MFA_METHODS));
        }
        boolean mails = methods.contains(MfaMethod.EMAIL);
        plan.requireEssentials(mails, path, "email");
        if (mails && !section.has(MAIL)) {
            path.report(MFA_MAIL, "no mail");
        }
        return methods;
    }

    /** Reports a group that does not exist at the place that names it. */
    public void checkGroup(String group, ConfigPath path) {
        if (!groups.contains(group)) {
            path.report(GROUP_UNKNOWN, group, NearestName.hint(group, groups, "add it there"));
        }
    }
}
