package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.state.UserPool;

/** UserPoolType of the API reference. It has the members that the local cloud knows. */
final class UserPoolJson {
    private UserPoolJson() {}

    static JsonObject idAndName(UserPool pool) {
        JsonObject json = new JsonObject();
        json.addProperty("Id", pool.id());
        json.addProperty("Name", pool.name());
        return json;
    }

    static JsonObject pool(UserPool pool, long users) {
        JsonObject json = idAndName(pool);
        json.addProperty("Arn", pool.arn());
        json.add("Policies", policies(pool.passwordPolicy()));
        json.addProperty("DeletionProtection", pool.deletionProtection() ? "ACTIVE" : "INACTIVE");
        json.add("LambdaConfig", triggers(pool.triggers()));
        json.add("SchemaAttributes", SchemaJson.of(pool.schema()));
        JsonBody.addSorted(json, "AutoVerifiedAttributes", pool.autoVerified());
        JsonBody.addSorted(json, "AliasAttributes", pool.schema().aliases());
        JsonBody.addSorted(json, "UsernameAttributes", pool.usernameAttributes());
        json.add("UserAttributeUpdateSettings", attributeUpdates(pool));
        json.addProperty("MfaConfiguration", pool.mfa().mode());
        json.addProperty("EstimatedNumberOfUsers", users);
        JsonObject create = new JsonObject();
        create.addProperty("AllowAdminCreateUserOnly", !pool.signUpOpen());
        json.add("AdminCreateUserConfig", create);
        JsonObject usernames = new JsonObject();
        usernames.addProperty("CaseSensitive", pool.caseSensitive());
        json.add("UsernameConfiguration", usernames);
        pool.domain().ifPresent(domain -> json.addProperty(domain.contains(".") ? "CustomDomain" : "Domain", domain));
        json.add("AccountRecoverySetting", recovery(pool));
        json.addProperty("UserPoolTier", pool.tier());
        return json;
    }

    private static JsonObject policies(UserPool.PasswordPolicy policy) {
        JsonObject password = new JsonObject();
        password.addProperty("MinimumLength", policy.minimumLength());
        password.addProperty("RequireUppercase", policy.uppercase());
        password.addProperty("RequireLowercase", policy.lowercase());
        password.addProperty("RequireNumbers", policy.numbers());
        password.addProperty("RequireSymbols", policy.symbols());
        password.addProperty("PasswordHistorySize", policy.history());
        password.addProperty("TemporaryPasswordValidityDays", policy.temporaryDays());
        JsonObject policies = new JsonObject();
        policies.add("PasswordPolicy", password);
        return policies;
    }

    private static JsonObject triggers(UserPool.Triggers triggers) {
        JsonObject json = new JsonObject();
        triggers.preSignUp().ifPresent(arn -> json.addProperty("PreSignUp", arn));
        triggers.postConfirmation().ifPresent(arn -> json.addProperty("PostConfirmation", arn));
        triggers.preToken().ifPresent(arn -> {
            JsonObject config = new JsonObject();
            config.addProperty("LambdaVersion", "V2_0");
            config.addProperty("LambdaArn", arn);
            json.add("PreTokenGenerationConfig", config);
        });
        return json;
    }

    private static JsonObject attributeUpdates(UserPool pool) {
        JsonObject json = new JsonObject();
        JsonBody.addSorted(
                json, "AttributesRequireVerificationBeforeUpdate", pool.schema().verifiedFirst());
        return json;
    }

    private static JsonObject recovery(UserPool pool) {
        JsonArray mechanisms = new JsonArray();
        int priority = 1;
        for (String name : pool.recovery().stream().sorted().toList()) {
            JsonObject mechanism = new JsonObject();
            mechanism.addProperty("Priority", priority++);
            mechanism.addProperty("Name", name);
            mechanisms.add(mechanism);
        }
        JsonObject json = new JsonObject();
        json.add("RecoveryMechanisms", mechanisms);
        return json;
    }
}
