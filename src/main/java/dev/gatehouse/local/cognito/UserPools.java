package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.account.AttributeChanges;
import dev.gatehouse.local.cognito.account.DeleteUser;
import dev.gatehouse.local.cognito.account.DeleteUserAttributes;
import dev.gatehouse.local.cognito.account.GetUser;
import dev.gatehouse.local.cognito.account.GetUserAttributeVerificationCode;
import dev.gatehouse.local.cognito.account.GlobalSignOut;
import dev.gatehouse.local.cognito.account.RevokeToken;
import dev.gatehouse.local.cognito.account.UpdateUserAttributes;
import dev.gatehouse.local.cognito.account.UserDeletion;
import dev.gatehouse.local.cognito.account.VerifyUserAttribute;
import dev.gatehouse.local.cognito.admin.AdminAccounts;
import dev.gatehouse.local.cognito.admin.AdminAttributes;
import dev.gatehouse.local.cognito.admin.AdminCreateUser;
import dev.gatehouse.local.cognito.admin.AdminGroups;
import dev.gatehouse.local.cognito.admin.AdminPasswords;
import dev.gatehouse.local.cognito.admin.Invitations;
import dev.gatehouse.local.cognito.admin.ListUsers;
import dev.gatehouse.local.cognito.api.AttemptLimit;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.attribute.FederatedUsers;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.credential.TemporaryPasswords;
import dev.gatehouse.local.cognito.describe.DeclaredResourceOperations;
import dev.gatehouse.local.cognito.describe.DescribedClients;
import dev.gatehouse.local.cognito.describe.DescribedPools;
import dev.gatehouse.local.cognito.describe.DescribedServers;
import dev.gatehouse.local.cognito.mfa.AssociateSoftwareToken;
import dev.gatehouse.local.cognito.mfa.SetUserMfaPreference;
import dev.gatehouse.local.cognito.mfa.TokenOrSession;
import dev.gatehouse.local.cognito.mfa.VerifySoftwareToken;
import dev.gatehouse.local.cognito.password.ChangePassword;
import dev.gatehouse.local.cognito.password.ConfirmForgotPassword;
import dev.gatehouse.local.cognito.password.ForgotPassword;
import dev.gatehouse.local.cognito.password.PasswordChange;
import dev.gatehouse.local.cognito.password.PasswordReset;
import dev.gatehouse.local.cognito.signin.GetTokensFromRefreshToken;
import dev.gatehouse.local.cognito.signup.ConfirmSignUp;
import dev.gatehouse.local.cognito.signup.HostedSignUp;
import dev.gatehouse.local.cognito.signup.ResendConfirmationCode;
import dev.gatehouse.local.cognito.signup.SignUp;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import dev.gatehouse.local.cognito.token.Discovery;
import dev.gatehouse.local.cognito.token.RefreshTokens;
import dev.gatehouse.local.cognito.token.SigningKeys;
import dev.gatehouse.local.cognito.token.TokenIssuer;
import dev.gatehouse.local.cognito.trigger.PreTokenGenerationTrigger;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers;
import dev.gatehouse.local.cognito.trigger.TriggerInvoker;
import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.cognito.user.PoolGroups;
import dev.gatehouse.local.cognito.user.SeedUser;
import dev.gatehouse.local.cognito.user.Sessions;
import dev.gatehouse.local.cognito.user.SignInLockout;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The user pools that are declared now: their users, keys and tokens. The door to this room. */
public final class UserPools {
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

    private final LocalCloud cloud;
    private final Store store;
    private final Clock clock;
    private final RandomValues ids;
    private final UserStore users;
    private final PoolGroups groups;
    private final PasswordHasher passwords;
    private final SigningKeys keys;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final TokenIssuer tokens;
    private final AccessTokenVerifier accessTokens;
    private final Mailbox mailbox;
    private final SignInLockout lockout;
    private final ConfirmationCodes codes;
    private final PasswordChange passwordChange;
    private final AttemptLimit attempts;
    private final PasswordReset passwordReset;
    private final AttributeChanges attributeChanges;
    private final UserDeletion deletion;
    private final SignInServices signIns;
    private final SignUpTriggers signUpTriggers;
    private final HostedSignUp hostedSignUp;
    private final FederatedUsers federatedUsers;
    private final Discovery discovery;
    private final JsonApi jsonApi;
    private final AtomicLong nextSweep = new AtomicLong();
    private final Consumer<String> notices;
    /** Names of the declared groups, by pool. */
    private volatile Map<String, Set<String>> known = Map.of();

    /**
     * Listens to {@code cloud} from now on: keys of a new pool are made at once, beside the caller; a pool that goes
     * away takes its users and keys with it.
     *
     * @param base where this server answers, without a trailing slash; asked for when the first request comes
     * @param functions runs what pools call before and after they act
     * @param notices hears a line for each mail, without its code, and for each scope that a function withholds
     */
    public UserPools(
            LocalCloud cloud,
            Supplier<URI> base,
            Store store,
            Clock clock,
            SecureRandom random,
            FunctionInvoker functions,
            Consumer<String> notices) {
        this.cloud = cloud;
        this.store = store;
        this.clock = clock;
        this.ids = new RandomValues(random);
        this.users = new UserStore(store);
        this.groups = new PoolGroups(store, users, clock);
        this.notices = notices;
        this.passwords = new PasswordHasher(ids);
        this.keys = new SigningKeys(store, random);
        this.sessions = new Sessions(store, clock, ids);
        this.refreshTokens = new RefreshTokens(store, sessions, users, clock, ids);
        TriggerInvoker triggers = new TriggerInvoker(cloud, functions, TriggerInvoker.TIMEOUT);
        this.signUpTriggers = new SignUpTriggers(triggers);
        this.tokens = new TokenIssuer(
                keys, refreshTokens, new PreTokenGenerationTrigger(triggers, notices), groups, clock, ids);
        this.accessTokens = new AccessTokenVerifier(cloud, keys, sessions, users, clock);
        this.mailbox = new Mailbox(store, clock, notices);
        this.lockout = new SignInLockout(store, clock);
        this.attempts = new AttemptLimit(store, clock);
        this.codes = new ConfirmationCodes(store, mailbox, attempts, clock, ids);
        this.passwordChange = new PasswordChange(users, passwords, store, clock);
        this.passwordReset = new PasswordReset(users, codes, passwordChange, lockout);
        this.attributeChanges = new AttributeChanges(users, codes, clock);
        this.deletion = new UserDeletion(users, sessions, codes, passwordChange);
        this.signIns = new SignInServices(cloud, store, clock, ids, users, passwords, passwordChange, codes, lockout);
        this.hostedSignUp = new HostedSignUp(
                users,
                new SignUp(cloud, users, passwords, codes, signUpTriggers, clock, ids),
                new ConfirmSignUp(cloud, users, codes, signUpTriggers),
                new ResendConfirmationCode(cloud, users, codes));
        this.federatedUsers = new FederatedUsers(users, passwords, signUpTriggers, clock, ids);
        this.discovery = new Discovery(keys, base);
        this.jsonApi = new JsonApi(operations(), ids);
        cloud.onChange(this::changed);
        changed(cloud.declared());
    }

    private List<Operation> operations() {
        List<Operation> all = new ArrayList<>(appOperations());
        PoolLookup calls = new PoolLookup(cloud, users);
        all.addAll(signIns.operations(calls, sessions, refreshTokens, tokens));
        Invitations invitations = new Invitations(mailbox, new TemporaryPasswords(ids), passwordChange, users);
        all.add(new AdminCreateUser(calls, users, passwords, invitations, signUpTriggers, clock, ids));
        all.add(new ListUsers(calls, users));
        all.addAll(new AdminAccounts(calls, users, sessions, deletion, signUpTriggers, clock).operations());
        SetUserMfaPreference preference = new SetUserMfaPreference(accessTokens, users, clock);
        all.add(preference);
        all.addAll(preference.byAdministrators(calls, signIns.softwareTokens()));
        all.addAll(new AdminPasswords(calls, users, passwordChange, codes, clock).operations());
        all.addAll(new AdminAttributes(calls, attributeChanges).operations());
        all.addAll(new AdminGroups(calls, users, groups).operations());
        all.addAll(new DescribedPools(cloud, calls, users).operations());
        all.addAll(new DescribedClients(cloud, calls).operations());
        all.addAll(new DescribedServers(calls).operations());
        all.addAll(DeclaredResourceOperations.operations());
        return all;
    }

    private List<Operation> appOperations() {
        TokenOrSession asker = signIns.tokenOrSession(accessTokens);
        return List.of(
                new GetTokensFromRefreshToken(cloud, refreshTokens, tokens),
                new SignUp(cloud, users, passwords, codes, signUpTriggers, clock, ids),
                new ConfirmSignUp(cloud, users, codes, signUpTriggers),
                new ResendConfirmationCode(cloud, users, codes),
                new ForgotPassword(cloud, passwordReset),
                new ConfirmForgotPassword(cloud, passwordReset),
                new GetUser(accessTokens),
                new AssociateSoftwareToken(asker, signIns.softwareTokens()),
                new VerifySoftwareToken(asker, signIns.softwareTokens()),
                new ChangePassword(accessTokens, passwords, passwordChange, attempts),
                new UpdateUserAttributes(accessTokens, attributeChanges),
                new DeleteUserAttributes(accessTokens, attributeChanges),
                new GetUserAttributeVerificationCode(accessTokens, attributeChanges),
                new VerifyUserAttribute(accessTokens, attributeChanges),
                new DeleteUser(accessTokens, deletion),
                new RevokeToken(cloud, refreshTokens),
                new GlobalSignOut(accessTokens, sessions));
    }

    /**
     * Adds a confirmed user unless there is one of that address: called again, it changes nothing, so a changed
     * password stays.
     *
     * @throws IllegalArgumentException when the pool is not declared
     */
    public void seed(String poolId, SeedUser seed) {
        UserPool pool = cloud.declared()
                .pool(poolId)
                .orElseThrow(() -> new IllegalArgumentException("no pool " + poolId + " is declared"));
        if (users.findByNameOrAlias(pool, seed.email()).isPresent()) {
            return;
        }
        String sub = ids.uuid();
        String username = username(pool, seed, sub);
        users.add(
                pool,
                User.create(
                                poolId,
                                username,
                                Map.of("sub", sub, "email", seed.email(), "email_verified", "true"),
                                User.Status.CONFIRMED,
                                passwords.hash(pool, username, seed.password()),
                                clock.millis())
                        .withGroups(seed.groups()));
        store.commit();
    }

    /** CHOICE: where e-mail is an alias, a seeded user is called by what stands before the at sign. */
    private static String username(UserPool pool, SeedUser seed, String sub) {
        if (UserStore.signsInByEmail(pool)) {
            return sub;
        }
        return pool.schema().aliases().contains("email")
                ? seed.email().substring(0, seed.email().indexOf('@'))
                : seed.email();
    }

    /**
     * Only a pool that was there and is not any more loses its users: while the local cloud starts, pools are declared
     * one after the other, and a pool not yet declared is no deleted one.
     */
    private synchronized void changed(Declared declared) {
        Set<String> now = declared.pools().keySet();
        for (String gone : known.keySet()) {
            if (!now.contains(gone)) {
                users.removePool(gone);
                groups.removePool(gone);
                passwordChange.removePool(gone);
                sessions.removePool(gone);
                keys.removePool(gone);
                discovery.removePool(gone);
                signIns.removePool(gone);
                store.commit();
            }
        }
        now.forEach(keys::prepare);
        declared.pools().values().forEach(this::changedGroups);
        known = declared.pools().values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        UserPool::id, pool -> pool.groups().keySet()));
    }

    private void changedGroups(UserPool pool) {
        List<String> replaced = groups.replaceWithDeclared(pool);
        List<String> undeclared = known.getOrDefault(pool.id(), Set.of()).stream()
                .filter(name -> !pool.groups().containsKey(name))
                .toList();
        undeclared.forEach(name -> groups.removeUndeclaredMemberships(pool, name));
        replaced.forEach(name -> notices.accept("warning: group " + LogText.of(name)
                + " was created at run time and is declared now, so that the declaration replaces it; AWS would answer"
                + " GroupExistsException: delete the group before the program declares it"));
        if (!replaced.isEmpty() || !undeclared.isEmpty()) {
            store.commit();
        }
    }

    /**
     * Drops what has expired, now and then.
     *
     * @return whether this call did it
     */
    public boolean sweep() {
        long now = clock.millis();
        long due = nextSweep.get();
        if (now < due || !nextSweep.compareAndSet(due, now + BETWEEN_SWEEPS.toMillis())) {
            return false;
        }
        sessions.sweep();
        refreshTokens.sweep();
        lockout.sweep();
        codes.sweep();
        attempts.sweep();
        signIns.sweep();
        return true;
    }

    public RandomValues ids() {
        return ids;
    }

    public UserStore users() {
        return users;
    }

    public SignInServices signIns() {
        return signIns;
    }

    public HostedSignUp hostedSignUp() {
        return hostedSignUp;
    }

    public FederatedUsers federatedUsers() {
        return federatedUsers;
    }

    public PasswordReset passwordReset() {
        return passwordReset;
    }

    public Sessions sessions() {
        return sessions;
    }

    public RefreshTokens refreshTokens() {
        return refreshTokens;
    }

    public TokenIssuer tokens() {
        return tokens;
    }

    public AccessTokenVerifier accessTokens() {
        return accessTokens;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Discovery discovery() {
        return discovery;
    }

    public JsonApi jsonApi() {
        return jsonApi;
    }
}
