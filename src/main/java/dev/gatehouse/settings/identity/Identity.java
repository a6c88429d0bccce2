package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.pool.EmailConfiguration;
import dev.gatehouse.settings.pool.FeaturePlan;
import dev.gatehouse.settings.pool.FirewallSettings;
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
import dev.gatehouse.settings.schema.PendingText;
import dev.gatehouse.settings.schema.Problems;
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
 * @param pool id of an existing user pool, of which nothing is declared; by default the stack declares one
 * @param openSignUp whether anyone can sign up; by default administrators invite users
 * @param signIn by e-mail address by default
 * @param attributes in addition to the e-mail address, which always exists and is required; none by default
 * @param mfa optional by default
 * @param mfaMethods at least one if {@code mfa} is not off; an authenticator app by default
 * @param groups names, lowest precedence number first
 * @param groupRoles ARN of an IAM role by group
 * @param plan the feature plan of the user pool
 * @param mail with Amazon SES; absent: Cognito's default e-mail, 50 messages a day
 * @param triggers Lambda triggers; none by default
 * @param providers external identity providers; none by default
 * @param firewall web ACL for the sign-in pages and the user pool API; none by default
 * @param protection whether the users are protected against deletion: the user pool's deletion protection, Pulumi's
 *     {@code protect} and {@code retainOnDelete}; on by default. Settings for development are then rejected
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
    public static final Schema KEYS = new Schema(
            "The users of a stack.", FeaturePlan.KEYS, FirewallSettings.POOL_KEYS, IdentityProviderList.KEYS);

    public static final TextPattern POOL_ID = KEYS.pattern(
            "[a-z]{2}(?:-[a-z]+)+-\\d_[0-9A-Za-z]{1,45}",
            "pool-id", "must be the id of a user pool", "write it like eu-west-1_AbCdEfGhI");
    private static final Key<Optional<String>> POOL = KEYS.text("pool", POOL_ID)
            .describe(
                    "the id of an existing user pool; the stack declares nothing of it, and `groups` lists its groups")
            .source("Cognito, UserPoolType, Id")
            .example("eu-west-1_AbCdEfGhI")
            .takesOutput()
            .optional();
    private static final Rule ADOPTED = KEYS.rule(
            "pool-adopted",
            "must be absent with pool, whose settings are declared elsewhere",
            "delete it, or set it where the pool is declared");
    public static final Rule POOL_REGION =
            KEYS.rule("pool-region", "must be in the stack's Region, <region>", "write the id of a user pool there");

    /** Who creates accounts (AdminCreateUserConfigType, AllowAdminCreateUserOnly). */
    public enum SignUp {
        INVITED,
        OPEN
    }

    private static final Key<SignUp> SIGN_UP = KEYS.choice("signUp", SignUp.class)
            .describe("who creates accounts: administrators by invitation, or users by signing up")
            .source("Cognito, AdminCreateUserConfigType, AllowAdminCreateUserOnly")
            .withDefault(SignUp.INVITED);
    private static final Key<SignInName> SIGN_IN = KEYS.choice("signIn", SignInName.class)
            .describe(
                    "what users enter: the e-mail address, or a user name with it as alias; a change deletes all users")
            .source("Cognito, CreateUserPool, UsernameAttributes and AliasAttributes")
            .withDefault(SignInName.EMAIL);
    private static final Key<Map<String, Section>> ATTRIBUTES = KEYS.sectionMap(
                    "attributes", "attribute", UserAttribute.NAME, UserAttribute.KEYS, Limit.atMost(50, "delete some"))
            .describe("attributes of users in addition to the e-mail address, which always exists and is required")
            .source("Cognito, SchemaAttributeType; quota of 50 custom attributes")
            .emptyByDefault();
    private static final Key<Section> PASSWORD = KEYS.section("password", PasswordPolicy.KEYS)
            .describe("the password policy")
            .emptyByDefault();
    private static final Key<Mfa> MFA = KEYS.choice("mfa", Mfa.class)
            .describe("whether users sign in with a second factor")
            .source("Cognito, SetUserPoolMfaConfig")
            .withDefault(Mfa.OPTIONAL);

    private static final TextPattern METHOD =
            KEYS.pattern("totp|email", "mfa-method", "must be totp or email", "choose one of them");
    private static final Key<List<String>> MFA_METHODS = KEYS.textList("mfaMethods", METHOD, Limit.NONE)
            .describe(
                    "totp: authenticator app; email: code, needs SES and tier essentials, and disables password reset by e-mail")
            .source("Cognito, SetUserPoolMfaConfig")
            .withDefault(List.of("totp"));
    private static final Key<RememberDevices> REMEMBER_DEVICES = KEYS.choice("rememberDevices", RememberDevices.class)
            .describe("whether a device that signed in before counts as a factor")
            .source("Cognito, DeviceConfigurationType")
            .withDefault(RememberDevices.OFF);

    /** Cognito allows more; a space, comma or bracket would make the gateway's claim {@code [a b]} ambiguous. */
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
            .describe("IAM roles that an identity pool gives to the members of a group, by group")
            .source("Cognito, CreateGroup, RoleArn")
            .example(Map.of("admin", "arn:aws:iam::123456789012:role/admins"))
            .takesOutput()
            .emptyByDefault();
    private static final Key<Optional<Section>> MAIL = KEYS.section("mail", EmailConfiguration.KEYS)
            .describe("e-mail with Amazon SES; without this section Cognito sends at most 50 messages a day")
            .source("Cognito, EmailConfigurationType")
            .optional();
    private static final Key<Section> MESSAGES = KEYS.section("messages", MessageTemplates.KEYS)
            .describe("the texts of e-mail messages")
            .emptyByDefault();
    private static final Key<Section> TRIGGERS = KEYS.section("triggers", LambdaTriggers.KEYS)
            .describe("Lambda triggers of the user pool")
            .source("Cognito, Customizing user pool workflows with Lambda triggers")
            .emptyByDefault();
    private static final Key<Section> PASSWORD_SCOPES = KEYS.section("passwordScopes", PasswordScopes.KEYS)
            .describe(
                    "scopes that are added to access tokens of a password sign-in, which otherwise contain none of the API's")
            .source("Cognito, Pre token generation Lambda trigger")
            .emptyByDefault();
    private static final Key<Boolean> PROTECTION = KEYS.flag("protection")
            .describe("whether users are protected against deletion; settings for development are then rejected")
            .source("Cognito, user pool deletion protection; Pulumi, protect and retainOnDelete")
            .withDefault(true);

    /** The keys that are allowed with a user pool that is declared elsewhere. */
    private static final List<Key<?>> ALLOWED_WITH_POOL = List.of(POOL, GROUPS, PROTECTION);

    private static final Rule GROUP_UNKNOWN =
            KEYS.rule("group-unknown", "must be in gatehouse:identity.groups", "<nearest group>");

    /** OBS (amplify-backend #1781): creating the second group fails with GroupExistsException. */
    private static final Rule GROUP_CASE = KEYS.rule(
            "group-case",
            "must differ from <group> in more than upper and lower case, which Cognito ignores",
            "rename one of them");

    private static final Rule MFA_NONE =
            KEYS.rule("mfa-none", "must contain a method if mfa is not off", "write [totp]");
    private static final Rule MFA_MAIL = KEYS.rule("mfa-mail", "must not contain email without mail", "add mail");
    private static final String EMAIL_QUOTA = KEYS.warning("without mail, Cognito sends at most 50 messages a day");

    public Identity {
        attributes = List.copyOf(attributes);
        mfaMethods = Set.copyOf(mfaMethods);
        groups = List.copyOf(groups);
        providers = List.copyOf(providers);
        groupRoles = Collections.unmodifiableMap(new LinkedHashMap<>(groupRoles));
    }

    /** The attributes that every user must have. */
    public List<String> requiredAttributes() {
        return UserAttribute.required(attributes);
    }

    /** Whether the pool has an attribute with this name. */
    public boolean hasAttribute(String name) {
        return UserAttribute.isKnown(name, attributes);
    }

    /**
     * @param region empty if it is missing or wrong, which is already reported
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
                .forEach(group ->
                        identity.checkGroup(group, section.path(GROUP_ROLES).key(group)));
        checkGroupCase(identity.groups, section.path(GROUPS));
        identity.pool.ifPresent(id -> checkAdoptedPool(id, section, region));
        return identity;
    }

    /**
     * The users of a user pool of which a component knows nothing.
     *
     * @param protection as for a user pool that the component declares
     */
    public static Identity unknown(boolean protection) {
        ConfigPath scratch = new ConfigPath("", new Problems());
        Map<String, Object> written = Map.of(PROTECTION.name(), protection);
        return read(new Section(scratch, KEYS, written), Optional.empty(), false);
    }

    /** Reports settings of other sections than this one in a component that declares only the user pool. */
    public static void rejectOtherParts(Section section, Rule pool, Rule scopes) {
        if (section.has(POOL)) {
            section.path(POOL).report(pool, "the id of a user pool");
        }
        if (section.has(PASSWORD_SCOPES)) {
            section.path(PASSWORD_SCOPES).report(scopes, "a setting about scopes");
        }
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
            path.key(MAIL.name()).warn(EMAIL_QUOTA);
        }
    }

    /** Reports settings that have no effect on a user pool that is declared elsewhere. */
    private static void checkAdoptedPool(String id, Section section, Optional<String> region) {
        KEYS.keys().values().stream()
                .filter(key -> !ALLOWED_WITH_POOL.contains(key) && section.has(key))
                .forEach(key -> section.path(key).report(ADOPTED, "a setting of the user pool"));
        region.filter(own -> !PendingText.isPlaceholder(id) && !id.startsWith(own + "_"))
                .ifPresent(own -> section.path(POOL).report(POOL_REGION, id, own));
    }

    /** The paths of keys that have no meaning without a user pool. */
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
        boolean email = methods.contains(MfaMethod.EMAIL);
        plan.requireEssentials(email, path, "email");
        if (email && !section.has(MAIL)) {
            path.report(MFA_MAIL, "no mail");
        }
        return methods;
    }

    /** Reports a group that does not exist, at the path that refers to it. */
    public void checkGroup(String group, ConfigPath path) {
        if (!groups.contains(group)) {
            path.report(GROUP_UNKNOWN, group, NearestName.hint(group, groups, "add the group there"));
        }
    }
}
