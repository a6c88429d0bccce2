package dev.gatehouse.local.state;

import dev.gatehouse.local.state.UserPool.CimdPolicy;
import dev.gatehouse.local.state.UserPool.Group;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import dev.gatehouse.local.state.UserPool.Mfa;
import dev.gatehouse.local.state.UserPool.PasswordPolicy;
import dev.gatehouse.local.state.UserPool.ResourceServer;
import dev.gatehouse.local.state.UserPool.Triggers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds user pools for tests. Add a new component of {@link UserPool} here, with the value that most tests want. */
public final class UserPoolBuilder {
    private String id;
    private String arn;
    private String name;
    private String issuer;
    private boolean signUpOpen = true;
    private Set<String> usernameAttributes = Set.of("email");
    private Set<String> autoVerified = Set.of("email");
    private boolean caseSensitive = false;
    private PasswordPolicy passwordPolicy = new PasswordPolicy(12, true, true, true, false, 1, 0);
    private Mfa mfa = Mfa.OFF;
    private UserSchema schema = UserSchema.of(List.of(), Set.of(), Set.of());
    private Set<String> recovery = Set.of("verified_email");
    private Map<String, Group> groups = Map.of();
    private Map<String, ResourceServer> resourceServers = Map.of();
    private Optional<String> domain = Optional.empty();
    private boolean managedLogin = false;
    private Triggers triggers = Triggers.NONE;
    private PoolMails mails = PoolMails.COGNITO_DEFAULT;
    private String tier = "ESSENTIALS";
    private boolean deletionProtection = false;
    private Map<String, IdentityProvider> providers = Map.of();
    private List<CimdPolicy> cimdPolicies = List.of();

    private UserPoolBuilder(String id, String issuer) {
        this.id = id;
        this.issuer = issuer;
        arn = "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/" + id;
        name = "example-users";
    }

    private UserPoolBuilder(UserPool pool) {
        id = pool.id();
        arn = pool.arn();
        name = pool.name();
        issuer = pool.issuer();
        signUpOpen = pool.signUpOpen();
        usernameAttributes = pool.usernameAttributes();
        autoVerified = pool.autoVerified();
        caseSensitive = pool.caseSensitive();
        passwordPolicy = pool.passwordPolicy();
        mfa = pool.mfa();
        schema = pool.schema();
        recovery = pool.recovery();
        groups = pool.groups();
        resourceServers = pool.resourceServers();
        domain = pool.domain();
        managedLogin = pool.managedLogin();
        triggers = pool.triggers();
        mails = pool.mails();
        tier = pool.tier();
        deletionProtection = pool.deletionProtection();
        providers = pool.providers();
        cimdPolicies = pool.cimdPolicies();
    }

    /** A pool where users sign in by email address; without groups, scopes and a domain. */
    public static UserPoolBuilder of(String id, String issuer) {
        return new UserPoolBuilder(id, issuer);
    }

    /** Starts with the values of {@code pool}. */
    public static UserPoolBuilder of(UserPool pool) {
        return new UserPoolBuilder(pool);
    }

    public UserPoolBuilder id(String id) {
        this.id = id;
        return this;
    }

    public UserPoolBuilder arn(String arn) {
        this.arn = arn;
        return this;
    }

    public UserPoolBuilder name(String name) {
        this.name = name;
        return this;
    }

    public UserPoolBuilder issuer(String issuer) {
        this.issuer = issuer;
        return this;
    }

    public UserPoolBuilder signUpOpen(boolean signUpOpen) {
        this.signUpOpen = signUpOpen;
        return this;
    }

    public UserPoolBuilder usernameAttributes(Set<String> usernameAttributes) {
        this.usernameAttributes = usernameAttributes;
        return this;
    }

    public UserPoolBuilder autoVerified(Set<String> autoVerified) {
        this.autoVerified = autoVerified;
        return this;
    }

    public UserPoolBuilder caseSensitive(boolean caseSensitive) {
        this.caseSensitive = caseSensitive;
        return this;
    }

    public UserPoolBuilder passwordPolicy(PasswordPolicy passwordPolicy) {
        this.passwordPolicy = passwordPolicy;
        return this;
    }

    public UserPoolBuilder mfa(Mfa mfa) {
        this.mfa = mfa;
        return this;
    }

    public UserPoolBuilder schema(UserSchema schema) {
        this.schema = schema;
        return this;
    }

    public UserPoolBuilder recovery(Set<String> recovery) {
        this.recovery = recovery;
        return this;
    }

    public UserPoolBuilder groups(Map<String, Group> groups) {
        this.groups = groups;
        return this;
    }

    public UserPoolBuilder resourceServers(Map<String, ResourceServer> resourceServers) {
        this.resourceServers = resourceServers;
        return this;
    }

    public UserPoolBuilder domain(Optional<String> domain) {
        this.domain = domain;
        return this;
    }

    public UserPoolBuilder managedLogin(boolean managedLogin) {
        this.managedLogin = managedLogin;
        return this;
    }

    public UserPoolBuilder triggers(Triggers triggers) {
        this.triggers = triggers;
        return this;
    }

    public UserPoolBuilder mails(PoolMails mails) {
        this.mails = mails;
        return this;
    }

    public UserPoolBuilder tier(String tier) {
        this.tier = tier;
        return this;
    }

    public UserPoolBuilder deletionProtection(boolean deletionProtection) {
        this.deletionProtection = deletionProtection;
        return this;
    }

    public UserPoolBuilder providers(Map<String, IdentityProvider> providers) {
        this.providers = providers;
        return this;
    }

    public UserPoolBuilder cimdPolicies(List<CimdPolicy> cimdPolicies) {
        this.cimdPolicies = cimdPolicies;
        return this;
    }

    public UserPool build() {
        return new UserPool(
                id,
                arn,
                name,
                issuer,
                signUpOpen,
                usernameAttributes,
                autoVerified,
                caseSensitive,
                passwordPolicy,
                mfa,
                schema,
                recovery,
                groups,
                resourceServers,
                domain,
                managedLogin,
                triggers,
                mails,
                tier,
                deletionProtection,
                providers,
                cimdPolicies);
    }
}
