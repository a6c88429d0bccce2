package dev.gatehouse.local.cognito.attribute;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserSchema.Attribute;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks which attributes can be written or deleted, and which values they can have. */
public final class AttributeRules {
    /** Only Cognito and administrators write these. */
    private static final Set<String> NOT_WRITABLE_BY_CLIENTS = Set.of("sub", "email_verified", "phone_number_verified");

    private AttributeRules() {}

    /** @param client the client that writes; empty for an administrator, who can write every attribute */
    public static Optional<Refused> checkNew(
            UserPool pool, Optional<AppClient> client, Map<String, String> attributes) {
        return check(pool, client, attributes, false);
    }

    /** DOC "Working with user attributes": an attribute that is not mutable keeps the value from the sign-up. */
    public static Optional<Refused> checkChange(
            UserPool pool, Optional<AppClient> client, Map<String, String> attributes) {
        return check(pool, client, attributes, true);
    }

    private static Optional<Refused> check(
            UserPool pool, Optional<AppClient> client, Map<String, String> attributes, boolean change) {
        for (Map.Entry<String, String> sent : attributes.entrySet()) {
            Optional<Refused> refused = checkKnown(pool, sent.getKey())
                    .or(() -> checkWritable(pool, client, sent.getKey(), change))
                    .or(() -> checkMutable(pool, sent.getKey(), change))
                    .or(() -> AttributeValue.refusal(attribute(pool, sent.getKey()), sent.getValue()));
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    /** Checks whether these attributes can be deleted. */
    public static Optional<Refused> checkDeletion(UserPool pool, Optional<AppClient> client, Collection<String> names) {
        for (String name : names) {
            Optional<Refused> refused = checkKnown(pool, name)
                    .or(() -> checkWritable(pool, client, name, true))
                    .or(() -> checkMutable(pool, name, true))
                    .or(() -> checkOptional(pool, name));
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    /** Text OBS. */
    static Optional<Refused> checkKnown(UserPool pool, String name) {
        return pool.schema().find(name).isPresent()
                ? Optional.empty()
                : Optional.of(
                        Refused.invalidParameter(
                                "Attributes did not conform to the schema: Type for attribute {" + name
                                        + "} could not be determined",
                                "the pool has no such attribute; custom attributes must be declared, and their names begin with custom:"));
    }

    /** DOC "Working with user attributes", permissions and scopes. Text OBS. */
    private static Optional<Refused> checkWritable(
            UserPool pool, Optional<AppClient> client, String name, boolean change) {
        if (client.isEmpty()) {
            return Optional.empty();
        }
        Optional<Set<String>> writable = client.get().writeAttributes();
        // CHOICE: at a sign-up, every client can write the address that serves as user name.
        boolean isUsername = !change && pool.usernameAttributes().contains(name);
        return NOT_WRITABLE_BY_CLIENTS.contains(name)
                        || (!isUsername
                                && writable.isPresent()
                                && !writable.get().contains(name))
                ? Optional.of(Refused.notAuthorized(
                        "A client attempted to write unauthorized attribute",
                        "client " + client.get().name() + " has no write permission for " + name))
                : Optional.empty();
    }

    /** The first text assumed, the second OBS in public issues. */
    private static Optional<Refused> checkMutable(UserPool pool, String name, boolean change) {
        if (name.equals("sub")) {
            return Optional.of(Refused.invalidParameter(
                    "Cannot modify the non-mutable attribute sub", "Cognito assigns sub, and it never changes"));
        }
        return change && !attribute(pool, name).mutable()
                ? Optional.of(Refused.invalidParameter(
                        "user." + name + ": Attribute cannot be updated.", name + " is declared as not mutable"))
                : Optional.empty();
    }

    /** CHOICE: required attributes, and those that users sign in with, cannot be deleted. Text assumed. */
    private static Optional<Refused> checkOptional(UserPool pool, String name) {
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
