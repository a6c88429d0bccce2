package dev.gatehouse.local.cognito.attribute;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserSchema.Attribute;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which attributes may be written, by whom, and what they may hold. */
public final class AttributeRules {
    /** Cognito's own, which no client writes. */
    private static final Set<String> OWN = Set.of("sub", "email_verified", "phone_number_verified");

    private AttributeRules() {}

    /** @param client who writes; absent for an administrator, who may write all */
    public static Optional<Refused> checkNew(
            UserPool pool, Optional<AppClient> client, Map<String, String> attributes) {
        return refusal(pool, client, attributes, false);
    }

    /** DOC "Working with user attributes": one that is not mutable keeps the value of the sign-up. */
    public static Optional<Refused> checkChange(
            UserPool pool, Optional<AppClient> client, Map<String, String> attributes) {
        return refusal(pool, client, attributes, true);
    }

    private static Optional<Refused> refusal(
            UserPool pool, Optional<AppClient> client, Map<String, String> attributes, boolean change) {
        for (Map.Entry<String, String> sent : attributes.entrySet()) {
            Optional<Refused> bad = known(pool, sent.getKey())
                    .or(() -> mayWrite(pool, client, sent.getKey(), change))
                    .or(() -> mayChange(pool, sent.getKey(), change))
                    .or(() -> AttributeValue.refusal(attribute(pool, sent.getKey()), sent.getValue()));
            if (bad.isPresent()) {
                return bad;
            }
        }
        return Optional.empty();
    }

    /** Whether these may be taken away. */
    public static Optional<Refused> checkDeletion(UserPool pool, Optional<AppClient> client, Collection<String> names) {
        for (String name : names) {
            Optional<Refused> bad = known(pool, name)
                    .or(() -> mayWrite(pool, client, name, true))
                    .or(() -> mayChange(pool, name, true))
                    .or(() -> mayMiss(pool, name));
            if (bad.isPresent()) {
                return bad;
            }
        }
        return Optional.empty();
    }

    /** Text OBS. */
    static Optional<Refused> known(UserPool pool, String name) {
        return pool.schema().find(name).isPresent()
                ? Optional.empty()
                : Optional.of(Refused.invalidParameter(
                        "Attributes did not conform to the schema: Type for attribute {" + name
                                + "} could not be determined",
                        "the pool has no such attribute; custom ones are declared, and begin with custom:"));
    }

    /** DOC "Working with user attributes", permissions and scopes. Text OBS. */
    private static Optional<Refused> mayWrite(UserPool pool, Optional<AppClient> client, String name, boolean change) {
        if (client.isEmpty()) {
            return Optional.empty();
        }
        Optional<Set<String>> writable = client.get().writeAttributes();
        // CHOICE: the address that serves as user name is taken at a sign-up whatever the client may write.
        boolean isName = !change && pool.usernameAttributes().contains(name);
        return OWN.contains(name)
                        || (!isName && writable.isPresent() && !writable.get().contains(name))
                ? Optional.of(Refused.notAuthorized(
                        "A client attempted to write unauthorized attribute",
                        "client " + client.get().name() + " may not write " + name))
                : Optional.empty();
    }

    /** The first text assumed, the second OBS in public issues. */
    private static Optional<Refused> mayChange(UserPool pool, String name, boolean change) {
        if (name.equals("sub")) {
            return Optional.of(Refused.invalidParameter(
                    "Cannot modify the non-mutable attribute sub", "sub is given by Cognito, for good"));
        }
        return change && !attribute(pool, name).mutable()
                ? Optional.of(Refused.invalidParameter(
                        "user." + name + ": Attribute cannot be updated.", name + " was declared as not mutable"))
                : Optional.empty();
    }

    /** CHOICE: what a sign-up must bring, or what one signs in with, stays. Text assumed. */
    private static Optional<Refused> mayMiss(UserPool pool, String name) {
        return attribute(pool, name).required() || pool.usernameAttributes().contains(name)
                ? Optional.of(Refused.invalidParameter(
                        "Attributes did not conform to the schema: " + name + ": The attribute is required",
                        "the pool requires " + name))
                : Optional.empty();
    }

    private static Attribute attribute(UserPool pool, String name) {
        return pool.schema().find(name).orElseThrow();
    }
}
