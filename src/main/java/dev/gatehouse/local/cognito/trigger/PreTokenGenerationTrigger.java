package dev.gatehouse.local.cognito.trigger;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Invokes the pool's function before tokens are issued. DOC "Pre token generation Lambda trigger", version 2. */
public final class PreTokenGenerationTrigger {
    private static final String NAME = "PreTokenGeneration";

    private final TriggerInvoker triggers;
    private final Consumer<String> notices;

    /** The changes that the function requests, or the failure of the function. */
    public sealed interface Result permits ClaimsAndScopeOverrides, TriggerFailure {}

    /** The trigger sources on that page. AuthenticateDevice is missing, because its flow is not imitated. */
    public enum Source {
        HOSTED_AUTH("TokenGeneration_HostedAuth"),
        AUTHENTICATION("TokenGeneration_Authentication"),
        NEW_PASSWORD_CHALLENGE("TokenGeneration_NewPasswordChallenge"),
        REFRESH_TOKENS("TokenGeneration_RefreshTokens");

        private final String triggerSource;

        Source(String triggerSource) {
            this.triggerSource = triggerSource;
        }
    }

    /** @param notices receives the scopes that the function removed from a token, which explains a later 403 */
    public PreTokenGenerationTrigger(TriggerInvoker triggers, Consumer<String> notices) {
        this.triggers = triggers;
        this.notices = notices;
    }

    public Result invoke(
            UserPool pool, AppClient client, User user, Session session, List<Group> groups, Source source) {
        Optional<String> function = pool.triggers().preToken();
        if (function.isEmpty()) {
            return ClaimsAndScopeOverrides.NONE;
        }
        JsonObject request = new JsonObject();
        request.add("userAttributes", TriggerEvent.attributes(user));
        request.add("groupConfiguration", groupConfiguration(groups));
        request.add("scopes", array(session.scopes()));
        JsonObject response = new JsonObject();
        response.add("claimsAndScopeOverrideDetails", JsonNull.INSTANCE);
        TriggerInvoker.Outcome outcome = triggers.invoke(
                pool,
                function.get(),
                TriggerEvent.of(
                        NAME,
                        "2",
                        source.triggerSource,
                        client.poolId(),
                        client.id(),
                        user.username(),
                        request,
                        response));
        if (!(outcome instanceof TriggerInvoker.Answered answered)) {
            return (TriggerFailure) outcome;
        }
        Result result = changes(answered.response());
        if (result instanceof ClaimsAndScopeOverrides changes) {
            reportSuppressedScopes(session, user, groups, changes);
        }
        return result;
    }

    private void reportSuppressedScopes(
            Session session, User user, List<Group> groups, ClaimsAndScopeOverrides changes) {
        List<String> suppressed = session.scopes().stream()
                .filter(changes.scopesToSuppress()::contains)
                .toList();
        if (!suppressed.isEmpty()) {
            List<String> names = groups.stream().map(Group::name).toList();
            notices.accept(NAME + ": the function suppressed " + String.join(" ", suppressed) + " for user "
                    + LogText.of(user.username()) + ", whose groups are " + names);
        }
    }

    private static JsonObject groupConfiguration(List<Group> groups) {
        List<String> roles =
                groups.stream().flatMap(group -> group.roleArn().stream()).toList();
        JsonObject configuration = new JsonObject();
        configuration.add(
                "groupsToOverride", array(groups.stream().map(Group::name).toList()));
        configuration.add("iamRolesToOverride", array(roles));
        configuration.add("preferredRole", JsonNull.INSTANCE);
        if (!roles.isEmpty()) {
            configuration.addProperty("preferredRole", roles.get(0));
        }
        return configuration;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static Result changes(JsonObject response) {
        try {
            JsonObject details = object(response, "claimsAndScopeOverrideDetails");
            JsonObject id = object(details, "idTokenGeneration");
            JsonObject access = object(details, "accessTokenGeneration");
            List<String> scopes = texts(access, "scopesToAdd");
            // DOC, same page: a scope to add cannot contain a space.
            if (scopes.stream().anyMatch(scope -> scope.isEmpty() || scope.contains(" "))) {
                return TriggerInvoker.invalidResponse(NAME, "a scope in scopesToAdd is empty or contains a space");
            }
            return new ClaimsAndScopeOverrides(
                    object(id, "claimsToAddOrOverride"),
                    texts(id, "claimsToSuppress"),
                    object(access, "claimsToAddOrOverride"),
                    texts(access, "claimsToSuppress"),
                    scopes,
                    texts(access, "scopesToSuppress"),
                    Optional.ofNullable(details.get("groupOverrideDetails")).map(groups -> groups(details)));
        } catch (IllegalStateException | UnsupportedOperationException e) {
            return TriggerInvoker.invalidResponse(NAME, "claimsAndScopeOverrideDetails has a member of the wrong type");
        }
    }

    /**
     * DOC, same page: an empty or null member removes the groups. Only a response without the member keeps them
     * (assumed).
     */
    private static ClaimsAndScopeOverrides.GroupOverrides groups(JsonObject details) {
        JsonObject groups = object(details, "groupOverrideDetails");
        JsonElement role = groups.get("preferredRole");
        return new ClaimsAndScopeOverrides.GroupOverrides(
                texts(groups, "groupsToOverride"),
                texts(groups, "iamRolesToOverride"),
                role == null || role.isJsonNull() ? Optional.empty() : Optional.of(role.getAsString()));
    }

    /** Treats null as an absent member. */
    private static JsonObject object(JsonObject parent, String name) {
        JsonElement value = parent.get(name);
        return value == null || value.isJsonNull() ? new JsonObject() : value.getAsJsonObject();
    }

    private static List<String> texts(JsonObject parent, String name) {
        JsonElement value = parent.get(name);
        List<String> texts = new ArrayList<>();
        if (value != null && !value.isJsonNull()) {
            value.getAsJsonArray().forEach(each -> texts.add(each.getAsString()));
        }
        return texts;
    }
}
