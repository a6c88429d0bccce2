package dev.gatehouse.local.console.user;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.UserPool;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Creates a user from the fields of {@link NewUserForm}. */
final class UserCreation {
    private final PoolOperations operations;
    private final UserPools pools;
    private final UserPool pool;

    /**
     * @param username of the new user; empty if no user was created
     * @param refusal why the user, or a change after the creation, was refused
     */
    record Result(Optional<String> username, Optional<String> refusal) {}

    UserCreation(UserPools pools, UserPool pool) {
        this.operations = new PoolOperations(pools.jsonApi(), pool);
        this.pools = pools;
        this.pool = pool;
    }

    Result create(Form form) {
        ApiAnswer answer = operations.call("AdminCreateUser", input(form));
        if (!(answer instanceof ApiAnswer.Done done)) {
            return new Result(Optional.empty(), PoolOperations.refusal("AdminCreateUser", answer));
        }
        String username = done.body().getAsJsonObject("User").get("Username").getAsString();
        return new Result(
                Optional.of(username), permanentPassword(username, form).or(() -> groups(username, form)));
    }

    private JsonObject input(Form form) {
        JsonObject input = PoolOperations.user(form.values().getOrDefault(NewUserForm.USERNAME, ""));
        input.add("UserAttributes", attributes(form));
        if (isInvited(form)) {
            JsonArray mediums = new JsonArray();
            mediums.add("EMAIL");
            input.add("DesiredDeliveryMediums", mediums);
            return input;
        }
        input.addProperty("MessageAction", "SUPPRESS");
        // With a password history, the temporary password must differ from the permanent one.
        if (!isPermanent(form) || pool.passwordPolicy().history() == 0) {
            input.addProperty("TemporaryPassword", password(form));
        }
        return input;
    }

    private JsonArray attributes(Form form) {
        Map<String, String> values = new LinkedHashMap<>();
        NewUserForm.attributes(pool)
                .forEach(name ->
                        form.find(NewUserForm.ATTRIBUTE_PREFIX + name).ifPresent(value -> values.put(name, value)));
        boolean hasEmail = UserStore.signsInByEmail(pool) || values.containsKey("email");
        if (hasEmail && form.find(NewUserForm.EMAIL_VERIFIED).isPresent()) {
            values.put("email_verified", "true");
        }
        JsonArray all = new JsonArray();
        values.forEach((name, value) -> {
            JsonObject attribute = new JsonObject();
            attribute.addProperty("Name", name);
            attribute.addProperty("Value", value);
            all.add(attribute);
        });
        return all;
    }

    private Optional<String> permanentPassword(String username, Form form) {
        if (!isPermanent(form)) {
            return Optional.empty();
        }
        JsonObject input = PoolOperations.user(username);
        input.addProperty("Password", password(form));
        input.addProperty("Permanent", true);
        return operations.refusal("AdminSetUserPassword", input);
    }

    private Optional<String> groups(String username, Form form) {
        for (String group : NewUserForm.groups(pools, pool)) {
            if (form.find(NewUserForm.GROUP_PREFIX + group).isPresent()) {
                JsonObject input = PoolOperations.user(username);
                input.addProperty("GroupName", group);
                Optional<String> refusal = operations.refusal("AdminAddUserToGroup", input);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }

    private static String password(Form form) {
        return form.values().getOrDefault(NewUserForm.PASSWORD, "");
    }

    private static boolean isPermanent(Form form) {
        return form.find(NewUserForm.KIND).filter("permanent"::equals).isPresent();
    }

    private static boolean isInvited(Form form) {
        return form.find(NewUserForm.KIND).filter("invite"::equals).isPresent();
    }
}
