package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.AdminOperation;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.Paging;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Pools and their domains, as they were declared. */
public final class DescribedPools {

    private final LocalCloud cloud;
    private final PoolLookup calls;
    private final UserStore users;

    public DescribedPools(LocalCloud cloud, PoolLookup calls, UserStore users) {
        this.cloud = cloud;
        this.calls = calls;
        this.users = users;
    }

    public List<Operation> operations() {
        return List.of(
                new AdminOperation(
                        "DescribeUserPool",
                        request -> calls.pool(request, pool -> UserJson.answer("UserPool", pool(pool)))),
                new AdminOperation(
                        "GetUserPoolMfaConfig",
                        request -> calls.pool(request, pool -> new ApiAnswer.Done(mfa(pool.mfa())))),
                new AdminOperation("ListUserPools", this::list),
                new AdminOperation(
                        "DescribeUserPoolDomain",
                        request -> UserJson.answer("DomainDescription", domain(request.text("Domain")))));
    }

    private ApiAnswer list(ApiRequest request) {
        return new Paging("pools")
                .page(
                        request,
                        "NextToken",
                        "UserPools",
                        "MaxResults",
                        after -> cloud.declared().pools().values().stream()
                                .filter(pool -> pool.id().compareTo(after) > 0)
                                .sorted(Comparator.comparing(UserPool::id)),
                        UserPool::id,
                        pool -> named(pool));
    }

    private static JsonObject named(UserPool pool) {
        JsonObject json = new JsonObject();
        json.addProperty("Id", pool.id());
        json.addProperty("Name", pool.name());
        return json;
    }

    /** API reference, GetUserPoolMfaConfig; a method that the pool does not have is left out. */
    private static JsonObject mfa(UserPool.Mfa mfa) {
        JsonObject json = new JsonObject();
        json.addProperty("MfaConfiguration", mfa.mode());
        if (mfa.softwareToken()) {
            JsonObject token = new JsonObject();
            token.addProperty("Enabled", true);
            json.add("SoftwareTokenMfaConfiguration", token);
        }
        mfa.email().ifPresent(message -> {
            JsonObject email = new JsonObject();
            email.addProperty("Subject", message.subject());
            email.addProperty("Message", message.body());
            json.add("EmailMfaConfiguration", email);
        });
        return json;
    }

    /** DOC API reference DescribeUserPoolDomain: an empty description says that the domain is free. */
    private JsonObject domain(String name) {
        JsonObject json = new JsonObject();
        Declared declared = cloud.declared();
        declared.pools().values().stream()
                .filter(pool -> pool.domain().equals(Optional.of(name)))
                .findFirst()
                .ifPresent(pool -> {
                    json.addProperty("UserPoolId", pool.id());
                    json.addProperty("Domain", name);
                    json.addProperty("Status", "ACTIVE");
                    json.addProperty("ManagedLoginVersion", pool.managedLogin() ? 2 : 1);
                });
        return json;
    }

    /** UserPoolType of the API reference; of its members those that the local cloud knows. */
    private JsonObject pool(UserPool pool) {
        JsonObject json = named(pool);
        json.addProperty("Arn", pool.arn());
        json.add("Policies", policies(pool.passwordPolicy()));
        json.addProperty("DeletionProtection", pool.deletionProtection() ? "ACTIVE" : "INACTIVE");
        json.add("LambdaConfig", triggers(pool.triggers()));
        json.add("SchemaAttributes", SchemaJson.of(pool.schema()));
        texts(json, "AutoVerifiedAttributes", pool.autoVerified());
        texts(json, "AliasAttributes", pool.schema().aliases());
        texts(json, "UsernameAttributes", pool.usernameAttributes());
        json.add("UserAttributeUpdateSettings", updates(pool));
        json.addProperty("MfaConfiguration", pool.mfa().mode());
        json.addProperty("EstimatedNumberOfUsers", users.count(pool));
        JsonObject create = new JsonObject();
        create.addProperty("AllowAdminCreateUserOnly", !pool.signUpOpen());
        json.add("AdminCreateUserConfig", create);
        JsonObject names = new JsonObject();
        names.addProperty("CaseSensitive", pool.caseSensitive());
        json.add("UsernameConfiguration", names);
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

    private static JsonObject updates(UserPool pool) {
        JsonObject json = new JsonObject();
        texts(json, "AttributesRequireVerificationBeforeUpdate", pool.schema().verifiedFirst());
        return json;
    }

    private static JsonObject recovery(UserPool pool) {
        JsonArray ways = new JsonArray();
        int priority = 1;
        for (String name : pool.recovery().stream().sorted().toList()) {
            JsonObject way = new JsonObject();
            way.addProperty("Priority", priority++);
            way.addProperty("Name", name);
            ways.add(way);
        }
        JsonObject json = new JsonObject();
        json.add("RecoveryMechanisms", ways);
        return json;
    }

    /** In order; absent when there are none, as on AWS. */
    static void texts(JsonObject json, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            JsonArray array = new JsonArray();
            values.stream().sorted().forEach(array::add);
            json.add(name, array);
        }
    }
}
