package dev.gatehouse.local.pulumi.type.cognito;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code aws.cognito.UserPoolClient}. */
public final class UserPoolClientType extends ResourceType {
    public static final String TOKEN = "aws:cognito/userPoolClient:UserPoolClient";

    private static final Set<String> STANDARD =
            Set.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin");

    UserPoolClientType() {
        super(CognitoInputs.USER_POOL_CLIENT, Set.of("generateSecret", "userPoolId"));
    }

    @Override
    public boolean isAutoNamed() {
        return true;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("userPoolId");
    }

    @Override
    public Set<String> secretOutputs() {
        return Set.of("clientSecret");
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        List<ValidationError> errors =
                new ArrayList<>(checkReference(inputs, "userPoolId", UserPoolType.TOKEN, existing));
        inputs.text("userPoolId").ifPresent(pool -> {
            errors.addAll(unknownScopes(inputs, pool, existing));
            errors.addAll(unknownProviders(inputs, pool, existing));
        });
        return errors;
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        List<ValidationError> errors = new ArrayList<>();
        Set<String> flows = inputs.textSet("allowedOauthFlows");
        if (flows.contains("client_credentials") && flows.size() > 1) {
            errors.add(new ValidationError(
                    "allowedOauthFlows",
                    "InvalidOAuthFlowException: client_credentials flow can not be selected along with code flow or"
                            + " implicit flow."));
        }
        if (flows.contains("client_credentials") && !inputs.flag("generateSecret", false)) {
            errors.add(new ValidationError(
                    "generateSecret",
                    "InvalidOAuthFlowException: client_credentials flow can not be selected if client does not have a"
                            + " client secret."));
        }
        if ((flows.contains("code") || flows.contains("implicit"))
                && inputs.has("callbackUrls")
                && inputs.texts("callbackUrls").isEmpty()) {
            errors.add(new ValidationError("callbackUrls", "code and implicit flows need a callback URL"));
        }
        if (rotationGrace(inputs).isPresent()
                && inputs.textSet("explicitAuthFlows").contains("ALLOW_REFRESH_TOKEN_AUTH")) {
            errors.add(new ValidationError(
                    "explicitAuthFlows",
                    "InvalidParameterException: ALLOW_REFRESH_TOKEN_AUTH does not go with refresh token rotation."));
        }
        return errors;
    }

    private static List<ValidationError> unknownScopes(Properties inputs, String pool, Resources existing) {
        List<String> known = existing.all(ResourceServerType.TOKEN, "userPoolId", pool).stream()
                .flatMap(server -> ResourceServerType.scopes(server.inputs()).stream())
                .toList();
        return inputs.texts("allowedOauthScopes").stream()
                .filter(scope -> !STANDARD.contains(scope) && !known.contains(scope))
                .map(scope -> new ValidationError(
                        "allowedOauthScopes", "ScopeDoesNotExistException: Scope '" + scope + "' does not exist."))
                .toList();
    }

    private static List<ValidationError> unknownProviders(Properties inputs, String pool, Resources existing) {
        List<String> known = existing.all(IdentityProviderType.TOKEN, "userPoolId", pool).stream()
                .map(provider -> provider.inputs().required("providerName"))
                .toList();
        return inputs.texts("supportedIdentityProviders").stream()
                .filter(name -> !name.equals("COGNITO") && !known.contains(name))
                // OBS, terraform-aws-cognito-user-pool 72.
                .map(name -> new ValidationError(
                        "supportedIdentityProviders",
                        "InvalidParameterException: The provider " + name + " does not exist for User Pool " + pool))
                .toList();
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.userPoolClientId();
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of(
                "clientSecret",
                inputs.flag("generateSecret", false)
                        ? before.text("clientSecret")
                                .filter(secret -> !secret.isEmpty())
                                .orElseGet(ids::clientSecret)
                        : "");
    }

    public static AppClient model(Resource client) {
        Properties inputs = client.inputs();
        Properties units = inputs.section("tokenValidityUnits");
        return new AppClient(
                client.id(),
                inputs.required("userPoolId"),
                inputs.required("name"),
                client.outputs()
                        .text("clientSecret")
                        .filter(secret -> !secret.isEmpty())
                        .map(Secret::of),
                inputs.flag("allowedOauthFlowsUserPoolClient", false) ? inputs.textSet("allowedOauthFlows") : Set.of(),
                inputs.texts("allowedOauthScopes"),
                inputs.texts("callbackUrls"),
                inputs.texts("logoutUrls"),
                explicitAuthFlows(inputs),
                // DOC "UserPoolClientType": the defaults are 1 hour, 1 hour and 30 days, in hours, hours and days.
                lifetime(
                        inputs, "accessTokenValidity", units.text("accessToken").orElse("hours"), Duration.ofHours(1)),
                lifetime(inputs, "idTokenValidity", units.text("idToken").orElse("hours"), Duration.ofHours(1)),
                lifetime(
                        inputs,
                        "refreshTokenValidity",
                        units.text("refreshToken").orElse("days"),
                        Duration.ofDays(30)),
                inputs.text("preventUserExistenceErrors")
                        .filter("ENABLED"::equals)
                        .isPresent(),
                inputs.flag("enableTokenRevocation", true),
                rotationGrace(inputs),
                inputs.textSet("supportedIdentityProviders"),
                inputs.has("readAttributes") ? Optional.of(inputs.textSet("readAttributes")) : Optional.empty(),
                inputs.has("writeAttributes") ? Optional.of(inputs.textSet("writeAttributes")) : Optional.empty(),
                // DOC "UserPoolClientType", AuthSessionValidity: in minutes, 3 by default.
                Duration.ofMinutes(inputs.integer("authSessionValidity", 3)));
    }

    /** DOC "UserPoolClientType", ExplicitAuthFlows: these three by default. */
    private static Set<String> explicitAuthFlows(Properties inputs) {
        Set<String> flows = inputs.textSet("explicitAuthFlows");
        return flows.isEmpty() ? Set.of("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH") : flows;
    }

    private static Optional<Duration> rotationGrace(Properties inputs) {
        Properties rotation = inputs.section("refreshTokenRotation");
        return rotation.text("feature")
                .filter("ENABLED"::equals)
                .map(on -> Duration.ofSeconds(rotation.integer("retryGracePeriodSeconds", 0)));
    }

    private static Duration lifetime(Properties inputs, String key, String unit, Duration fallback) {
        int amount = inputs.integer(key, 0);
        if (amount == 0) {
            return fallback;
        }
        return switch (unit) {
            case "seconds" -> Duration.ofSeconds(amount);
            case "minutes" -> Duration.ofMinutes(amount);
            case "hours" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
