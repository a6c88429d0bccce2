package dev.gatehouse.local.cognito.attribute;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers.Caller;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers.PreSignUpResult;
import dev.gatehouse.local.cognito.user.NameNormalization;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Users who sign in with an identity provider. DOC "User pool sign-in with third party identity providers": Cognito
 * creates a profile at the first sign-in and updates its mapped attributes at each sign-in.
 */
public final class FederatedUsers {
    public static final String IDENTITIES = "identities";

    /** The attribute that the provider's id of the user is mapped to. The mapping of a stack cannot change it. */
    private static final String USERNAME = "username";

    private final UserStore users;
    private final PasswordHasher passwords;
    private final SignUpTriggers triggers;
    private final Clock clock;
    private final RandomValues random;
    private final RecentFederatedSignIns recent = new RecentFederatedSignIns();

    public FederatedUsers(
            UserStore users, PasswordHasher passwords, SignUpTriggers triggers, Clock clock, RandomValues random) {
        this.users = users;
        this.passwords = passwords;
        this.triggers = triggers;
        this.clock = clock;
        this.random = random;
    }

    /** The result of a sign-in with an identity provider. */
    public sealed interface Outcome {
        record Success(User user) implements Outcome {}

        record Failure(Refused refused) implements Outcome {}
    }

    /**
     * @param subject the provider's id of the user
     * @param claims the provider's claims, by the provider's names
     */
    public Outcome signIn(
            UserPool pool, AppClient client, IdentityProvider provider, String subject, Map<String, String> claims) {
        Outcome outcome = attempt(pool, client, provider, subject, claims);
        recent.add(new FederatedSignIn(
                clock.instant(),
                pool.id(),
                client.name(),
                provider.name(),
                subject,
                claims,
                mapClaims(provider, claims),
                outcome));
        return outcome;
    }

    private Outcome attempt(
            UserPool pool, AppClient client, IdentityProvider provider, String subject, Map<String, String> claims) {
        String name = username(provider, subject);
        Map<String, String> mapped = mapClaims(provider, claims);
        Optional<User> known = users.find(pool, name);
        Map<String, String> changed = new TreeMap<>(mapped);
        known.ifPresent(user -> changed.entrySet().removeAll(user.attributes().entrySet()));
        Optional<Refused> refusal = checkRequired(pool, known, mapped)
                .or(() -> known.isPresent()
                        ? AttributeRules.checkChange(pool, Optional.empty(), changed)
                        : AttributeRules.checkNew(pool, Optional.empty(), changed));
        if (refusal.isPresent()) {
            return new Outcome.Failure(refusal.get());
        }
        return known.map(user -> updateProfile(pool, user, changed))
                .orElseGet(() -> createProfile(pool, client, provider, subject, mapped));
    }

    /** The last sign-ins of all pools, for the console. */
    public RecentFederatedSignIns recent() {
        return recent;
    }

    /** The users who have signed in with the provider, in the order of their names. */
    public Stream<User> list(UserPool pool, IdentityProvider provider) {
        String start = username(provider, "");
        return users.listAfter(pool, start)
                .takeWhile(user -> NameNormalization.normalize(pool, user.username())
                        .startsWith(NameNormalization.normalize(pool, start)))
                .filter(user -> isFrom(provider, user));
    }

    /** Whether the user signs in with this provider. */
    public static boolean isFrom(IdentityProvider provider, User user) {
        return user.status() == User.Status.EXTERNAL_PROVIDER && user.username().startsWith(username(provider, ""));
    }

    /** The provider's id of the user. */
    public static String subject(IdentityProvider provider, User user) {
        return user.username().substring(username(provider, "").length());
    }

    /** DOC, same page: the name of the provider, and its id of the user. */
    private static String username(IdentityProvider provider, String subject) {
        return provider.name() + "_" + subject;
    }

    /** DOC "Mapping identity provider attributes": addresses are unverified unless the mapping says otherwise. */
    private static Map<String, String> mapClaims(IdentityProvider provider, Map<String, String> claims) {
        Map<String, String> mapped = new TreeMap<>();
        provider.mapping().forEach((attribute, claim) -> {
            String value = claims.getOrDefault(claim, "");
            if (!attribute.equals(USERNAME) && !value.isEmpty()) {
                mapped.put(attribute, value);
            }
        });
        if (mapped.containsKey("email")) {
            mapped.putIfAbsent("email_verified", "false");
        }
        return mapped;
    }

    /** Text OBS, in public issues. */
    private static Optional<Refused> checkRequired(UserPool pool, Optional<User> known, Map<String, String> mapped) {
        List<String> missing = pool.schema().required().stream()
                .filter(name -> !mapped.containsKey(name))
                .filter(name -> known.filter(user -> user.attributes().containsKey(name))
                        .isEmpty())
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Refused.invalidParameter(
                        "attributes required: " + missing,
                        "the pool requires " + missing + ", but the provider sent no claim that is mapped to it"));
    }

    private Outcome updateProfile(UserPool pool, User user, Map<String, String> changed) {
        if (user.disabled()) {
            return new Outcome.Failure(Refused.notAuthorized(
                    "User is not enabled",
                    "an administrator disabled " + user.username() + ": enable the user with AdminEnableUser"));
        }
        users.update(
                pool,
                user,
                old -> changed.isEmpty() ? old : old.withAttributes(changed).withModified(clock.millis()));
        return new Outcome.Success(users.find(pool, user.username()).orElse(user));
    }

    private Outcome createProfile(
            UserPool pool, AppClient client, IdentityProvider provider, String subject, Map<String, String> mapped) {
        String name = username(provider, subject);
        Caller caller = Caller.provider(pool, client);
        SignUpTriggers.RequestData noData = new SignUpTriggers.RequestData(Map.of(), Map.of());
        PreSignUpResult result = triggers.preSignUp(caller, name, mapped, noData);
        if (result instanceof PreSignUpResult.Denied denied) {
            return new Outcome.Failure(denied.refused());
        }
        Map<String, String> attributes = new TreeMap<>(mapped);
        attributes.put("sub", random.uuid());
        attributes.put(IDENTITIES, identities(provider, subject).toString());
        User user = User.create(
                        pool.id(),
                        name,
                        attributes,
                        User.Status.EXTERNAL_PROVIDER,
                        passwords.unmatchableHash(),
                        clock.millis())
                .withGroups(List.of(pool.id() + "_" + provider.name()));
        if (!users.add(pool, user)) {
            return new Outcome.Failure(new Refused(
                    "AliasExistsException",
                    "Already found an entry for username " + name,
                    "two first sign-ins of " + name + " at the same moment"));
        }
        return triggers.postConfirmation(caller, user, Map.of())
                .<Outcome>map(Outcome.Failure::new)
                .orElseGet(() -> new Outcome.Success(user));
    }

    /** Members and their texts: DOC "Understanding the identity (ID) token", example of a federated user. */
    private JsonArray identities(IdentityProvider provider, String subject) {
        JsonObject identity = new JsonObject();
        identity.addProperty("userId", subject);
        identity.addProperty("providerName", provider.name());
        identity.addProperty("providerType", provider.type());
        identity.add("issuer", JsonNull.INSTANCE);
        identity.addProperty("primary", "true");
        identity.addProperty("dateCreated", String.valueOf(clock.millis()));
        JsonArray all = new JsonArray();
        all.add(identity);
        return all;
    }
}
