package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.attribute.FederatedUsers;
import dev.gatehouse.local.cognito.password.PasswordRecovery;
import dev.gatehouse.local.cognito.signup.HostedUiSignUp;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import dev.gatehouse.local.cognito.token.Discovery;
import dev.gatehouse.local.cognito.token.RefreshTokens;
import dev.gatehouse.local.cognito.token.TokenIssuer;
import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.cognito.user.SeedUser;
import dev.gatehouse.local.cognito.user.Sessions;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The declared user pools, with their users, keys and tokens. The entry point of this package. */
public final class UserPools {
    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(10);

    private final UserPoolServices services;
    private final Store store;
    private final JsonApi jsonApi;
    private final AtomicLong nextSweep = new AtomicLong();
    private final Consumer<String> notices;
    /** The names of the declared groups, by pool id. */
    private volatile Map<String, Set<String>> declaredGroups = Map.of();

    /**
     * Subscribes to changes of {@code cloud}. If a pool is added, its keys are generated in another thread. If a pool is
     * removed, its users and keys are deleted.
     *
     * @param base the URL of this server without a trailing slash; read at the first request
     * @param functions runs the Lambda triggers of the pools
     * @param notices receives a log line for each e-mail, without its code, and for each scope that a trigger suppresses
     */
    public UserPools(
            LocalCloud cloud,
            Supplier<URI> base,
            Store store,
            Clock clock,
            SecureRandom random,
            FunctionInvoker functions,
            Consumer<String> notices) {
        this.services = new UserPoolServices(cloud, base, store, clock, random, functions, notices);
        this.store = store;
        this.notices = notices;
        this.jsonApi = new JsonApi(Operations.all(services), services.ids);
        cloud.onChange(this::update);
        update(cloud.declared());
    }

    /**
     * Adds a confirmed user. Does nothing if a user with the address exists, so that a changed password is kept.
     *
     * @throws IllegalArgumentException if the pool is not declared
     */
    public void seed(String poolId, SeedUser seed) {
        UserPool pool = services.cloud
                .declared()
                .pool(poolId)
                .orElseThrow(() -> new IllegalArgumentException("no pool " + poolId + " is declared"));
        if (services.users.findByNameOrAlias(pool, seed.email()).isPresent()) {
            return;
        }
        String sub = services.ids.uuid();
        String username = username(pool, seed, sub);
        services.users.add(
                pool,
                User.create(
                                poolId,
                                username,
                                Map.of("sub", sub, "email", seed.email(), "email_verified", "true"),
                                User.Status.CONFIRMED,
                                services.passwords.hash(pool, username, seed.password()),
                                services.clock.millis())
                        .withGroups(seed.groups()));
        store.commit();
    }

    /** CHOICE: if e-mail is an alias, the user name of a seeded user is the part of the address before the at sign. */
    private static String username(UserPool pool, SeedUser seed, String sub) {
        if (UserStore.signsInByEmail(pool)) {
            return sub;
        }
        return pool.schema().aliases().contains("email")
                ? seed.email().substring(0, seed.email().indexOf('@'))
                : seed.email();
    }

    /**
     * Deletes the users only of a pool that was declared before and is not declared any more. While the local cloud
     * starts, it declares pools one after the other, so a pool that is not declared yet keeps its users.
     */
    private synchronized void update(Declared declared) {
        Set<String> declaredPools = declared.pools().keySet();
        for (String poolId : declaredGroups.keySet()) {
            if (!declaredPools.contains(poolId)) {
                services.removePool(poolId);
                store.commit();
            }
        }
        declaredPools.forEach(services.keys::prepare);
        declared.pools().values().forEach(this::updateGroups);
        declaredGroups = declared.pools().values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        UserPool::id, pool -> pool.groups().keySet()));
    }

    private void updateGroups(UserPool pool) {
        List<String> replaced = services.groups.replaceWithDeclared(pool);
        List<String> undeclared = declaredGroups.getOrDefault(pool.id(), Set.of()).stream()
                .filter(name -> !pool.groups().containsKey(name))
                .toList();
        undeclared.forEach(name -> services.groups.removeUndeclaredMemberships(pool, name));
        replaced.forEach(name -> notices.accept("warning: group " + LogText.of(name)
                + " was created at run time and is now declared: the declaration replaces it. AWS returns"
                + " GroupExistsException: delete the group before the program declares it"));
        if (!replaced.isEmpty() || !undeclared.isEmpty()) {
            store.commit();
        }
    }

    /**
     * Deletes expired data, at most once every ten minutes.
     *
     * @return whether this call deleted it
     */
    public boolean removeExpired() {
        long now = services.clock.millis();
        long due = nextSweep.get();
        if (now < due || !nextSweep.compareAndSet(due, now + SWEEP_INTERVAL.toMillis())) {
            return false;
        }
        services.removeExpired();
        return true;
    }

    /** Waits until the keys of all declared pools are generated and stored. */
    public void awaitKeys() {
        services.cloud.declared().pools().keySet().forEach(services.keys::await);
    }

    public RandomValues ids() {
        return services.ids;
    }

    public UserStore users() {
        return services.users;
    }

    public SignInServices signIns() {
        return services.signIns;
    }

    public HostedUiSignUp hostedUiSignUp() {
        return services.hostedUiSignUp;
    }

    public FederatedUsers federatedUsers() {
        return services.federatedUsers;
    }

    public PasswordRecovery passwordRecovery() {
        return services.passwordRecovery;
    }

    public Sessions sessions() {
        return services.sessions;
    }

    public RefreshTokens refreshTokens() {
        return services.refreshTokens;
    }

    public TokenIssuer tokens() {
        return services.tokens;
    }

    public AccessTokenVerifier accessTokens() {
        return services.accessTokens;
    }

    public Mailbox mailbox() {
        return services.mailbox;
    }

    public Discovery discovery() {
        return services.discovery;
    }

    public JsonApi jsonApi() {
        return jsonApi;
    }
}
