package dev.gatehouse.local.cognito.attribute;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.credential.Passwords;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers.Asker;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers.Verdict;
import dev.gatehouse.local.cognito.user.Folding;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Users for whom an identity provider vouches. DOC "User pool sign-in with third party identity providers": a profile is
 * made at the first sign-in, and its mapped attributes are written again at each.
 */
public final class FederatedUsers {
    public static final String IDENTITIES = "identities";

    /** The attribute that the provider's own id of a person is mapped to, whatever a stack says of it. */
    private static final String NAME = "username";

    private final UserStore users;
    private final Passwords passwords;
    private final SignUpTriggers triggers;
    private final Clock clock;
    private final RandomValues ids;

    public FederatedUsers(
            UserStore users, Passwords passwords, SignUpTriggers triggers, Clock clock, RandomValues ids) {
        this.users = users;
        this.passwords = passwords;
        this.triggers = triggers;
        this.clock = clock;
        this.ids = ids;
    }

    /** What became of somebody who came back from a provider. */
    public sealed interface Outcome {
        record Known(User user) implements Outcome {}

        record Not(Refused refused) implements Outcome {}
    }

    /**
     * @param subject the provider's own id of the person
     * @param claims what the provider says, by its own names
     */
    public Outcome arrive(
            UserPool pool, AppClient client, IdentityProvider provider, String subject, Map<String, String> claims) {
        String name = username(provider, subject);
        Map<String, String> mapped = mapped(provider, claims);
        Optional<User> known = users.find(pool, name);
        Map<String, String> changed = new TreeMap<>(mapped);
        known.ifPresent(user -> changed.entrySet().removeAll(user.attributes().entrySet()));
        Optional<Refused> refusal = missing(pool, known, mapped)
                .or(() -> known.isPresent()
                        ? AttributeRules.forChange(pool, Optional.empty(), changed)
                        : AttributeRules.forNew(pool, Optional.empty(), changed));
        if (refusal.isPresent()) {
            return new Outcome.Not(refusal.get());
        }
        return known.map(user -> again(pool, user, changed))
                .orElseGet(() -> first(pool, client, provider, subject, mapped));
    }

    /** Those who came from a provider before, by name. */
    public Stream<User> of(UserPool pool, IdentityProvider provider) {
        String start = username(provider, "");
        return users.list(pool, start)
                .takeWhile(user -> Folding.of(pool, user.username()).startsWith(Folding.of(pool, start)))
                .filter(user -> isOf(provider, user));
    }

    /** Whether that provider vouches for the user. */
    public static boolean isOf(IdentityProvider provider, User user) {
        return user.status() == User.Status.EXTERNAL_PROVIDER && user.username().startsWith(username(provider, ""));
    }

    /** What the provider calls that user. */
    public static String subject(IdentityProvider provider, User user) {
        return user.username().substring(username(provider, "").length());
    }

    /** DOC, same page: the provider's name and its id of the person. */
    private static String username(IdentityProvider provider, String subject) {
        return provider.name() + "_" + subject;
    }

    /** DOC "Adding groups to a user pool": Cognito adds a group for each provider. */
    public static boolean isGroup(UserPool pool, String name) {
        return pool.providers().keySet().stream().anyMatch(provider -> name.equals(pool.id() + "_" + provider));
    }

    public static Group group(String name) {
        return new Group(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** DOC "Mapping identity provider attributes": addresses count as unverified unless the mapping says otherwise. */
    private static Map<String, String> mapped(IdentityProvider provider, Map<String, String> claims) {
        Map<String, String> mapped = new TreeMap<>();
        provider.mapping().forEach((attribute, claim) -> {
            String value = claims.getOrDefault(claim, "");
            if (!attribute.equals(NAME) && !value.isEmpty()) {
                mapped.put(attribute, value);
            }
        });
        if (mapped.containsKey("email")) {
            mapped.putIfAbsent("email_verified", "false");
        }
        return mapped;
    }

    /** Text OBS, in public issues. */
    private static Optional<Refused> missing(UserPool pool, Optional<User> known, Map<String, String> mapped) {
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
                        "the pool requires " + missing + ", and the provider gave no claim that is mapped to it"));
    }

    private Outcome again(UserPool pool, User user, Map<String, String> changed) {
        if (user.disabled()) {
            return new Outcome.Not(Refused.notAuthorized(
                    "User is not enabled", user.username() + " was disabled by an administrator: AdminEnableUser"));
        }
        users.update(
                pool, user, old -> changed.isEmpty() ? old : old.with(changed).modifiedAt(clock.millis()));
        return new Outcome.Known(users.find(pool, user.username()).orElse(user));
    }

    private Outcome first(
            UserPool pool, AppClient client, IdentityProvider provider, String subject, Map<String, String> mapped) {
        String name = username(provider, subject);
        Asker asker = Asker.provider(pool, client);
        SignUpTriggers.Sent nothing = new SignUpTriggers.Sent(Map.of(), Map.of());
        Verdict verdict = triggers.before(asker, name, mapped, nothing);
        if (verdict instanceof Verdict.Unwelcome unwelcome) {
            return new Outcome.Not(unwelcome.refused());
        }
        Map<String, String> attributes = new TreeMap<>(mapped);
        attributes.put("sub", ids.uuid());
        attributes.put(IDENTITIES, identities(provider, subject).toString());
        User user = User.fresh(
                        pool.id(),
                        name,
                        attributes,
                        User.Status.EXTERNAL_PROVIDER,
                        passwords.matchingNothing(),
                        clock.millis())
                .inGroups(List.of(pool.id() + "_" + provider.name()));
        if (!users.add(pool, user)) {
            return new Outcome.Not(new Refused(
                    "AliasExistsException",
                    "Already found an entry for username " + name,
                    name + " came twice at once"));
        }
        return triggers.after(asker, user, Map.of())
                .<Outcome>map(Outcome.Not::new)
                .orElseGet(() -> new Outcome.Known(user));
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
