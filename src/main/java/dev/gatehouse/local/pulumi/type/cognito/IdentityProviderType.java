package dev.gatehouse.local.pulumi.type.cognito;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code aws.cognito.IdentityProvider}. Its model contains no secret. */
final class IdentityProviderType extends ResourceType {
    static final String TOKEN = "aws:cognito/identityProvider:IdentityProvider";

    /** The required details of each provider type (DOC "CreateIdentityProvider", ProviderDetails). */
    private static final Map<String, List<String>> DETAILS = Map.of(
            "Google", List.of("client_id", "client_secret", "authorize_scopes"),
            "LoginWithAmazon", List.of("client_id", "client_secret", "authorize_scopes"),
            "Facebook", List.of("client_id", "client_secret", "authorize_scopes"),
            "SignInWithApple", List.of("client_id", "team_id", "key_id", "private_key", "authorize_scopes"),
            "OIDC", List.of("client_id", "attributes_request_method", "oidc_issuer", "authorize_scopes"),
            "SAML", List.of());

    /**
     * Types with a custom name. The name of any other provider equals its type (DOC "CreateIdentityProvider", ProviderName).
     */
    private static final Set<String> CUSTOM_NAMED = Set.of("OIDC", "SAML");

    /** Standard attributes that can be mapped, and {@code username}. Cognito generates {@code sub}. */
    private static final Set<String> STANDARD = Stream.concat(UserSchema.STANDARD.stream(), Stream.of("username"))
            .filter(name -> !name.equals("sub"))
            .collect(Collectors.toUnmodifiableSet());

    IdentityProviderType() {
        super(CognitoInputs.IDENTITY_PROVIDER, Set.of("providerName", "providerType", "userPoolId"));
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("userPoolId", "providerName", "providerType", "providerDetails");
    }

    /** The name is in use while the old provider exists. */
    @Override
    public boolean deleteBeforeReplace(Properties inputs) {
        return true;
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        List<ValidationError> errors = new ArrayList<>();
        // Provider 5.100.0; DOC "CreateIdentityProvider": 1 to 32 characters, but this pattern requires at least three.
        inputs.text("providerName")
                .filter(name -> !name.matches("(?=.{1,32}$)[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+"))
                .ifPresent(name ->
                        errors.add(new ValidationError("providerName", "'" + name + "' has an invalid format")));
        inputs.text("providerType").ifPresent(type -> validateType(type, inputs, errors));
        for (String identifier : inputs.texts("idpIdentifiers")) {
            // DOC "CreateIdentityProvider", IdpIdentifiers.
            if (!identifier.matches("[\\w\\s+=.@-]{1,40}")) {
                errors.add(new ValidationError("idpIdentifiers", "'" + identifier + "' has an invalid format"));
            }
        }
        if (inputs.texts("idpIdentifiers").size() > 50) {
            errors.add(new ValidationError("idpIdentifiers", "must be at most 50"));
        }
        return errors;
    }

    private static void validateType(String type, Properties inputs, List<ValidationError> errors) {
        if (!DETAILS.containsKey(type)) {
            errors.add(new ValidationError("providerType", "must be one of " + new TreeSet<>(DETAILS.keySet())));
            return;
        }
        Optional<String> name = inputs.text("providerName");
        if (!CUSTOM_NAMED.contains(type)
                && name.filter(given -> !given.equals(type)).isPresent()) {
            // OBS, aws-cli 3179.
            errors.add(new ValidationError(
                    "providerName",
                    "InvalidParameterException: Provider " + name.get() + " cannot be of type " + type + "."));
        }
        if (inputs.values().get("providerDetails") instanceof Map) {
            details(type, inputs.section("providerDetails"), errors);
        }
    }

    private static void details(String type, Properties details, List<ValidationError> errors) {
        for (String key : DETAILS.getOrDefault(type, List.of())) {
            if (!details.has(key)) {
                errors.add(
                        new ValidationError("providerDetails", "InvalidParameterException: " + key + " is required."));
            }
        }
        if (type.equals("SAML") && details.has("MetadataURL") == details.has("MetadataFile")) {
            errors.add(new ValidationError(
                    "providerDetails",
                    "InvalidParameterException: MetadataURL or MetadataFile is required, not both."));
        }
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        List<ValidationError> errors =
                new ArrayList<>(checkReference(inputs, "userPoolId", UserPoolType.TOKEN, existing));
        Optional<String> pool = inputs.text("userPoolId");
        if (!errors.isEmpty() || pool.isEmpty()) {
            return errors;
        }
        for (Resource other : existing.all(TOKEN, "userPoolId", pool.get())) {
            if (other.inputs().text("providerName").equals(inputs.text("providerName"))) {
                errors.add(new ValidationError(
                        "providerName", "DuplicateProviderException: the pool has a provider of that name"));
            }
            other.inputs().texts("idpIdentifiers").stream()
                    .filter(inputs.texts("idpIdentifiers")::contains)
                    .map(duplicate -> new ValidationError(
                            "idpIdentifiers",
                            "DuplicateProviderException: '" + duplicate + "' leads to "
                                    + other.inputs().required("providerName")))
                    .forEach(errors::add);
        }
        existing.byId(UserPoolType.TOKEN, pool.get())
                .ifPresent(found -> errors.addAll(unknownAttributes(inputs, found.inputs())));
        return errors;
    }

    private static List<ValidationError> unknownAttributes(Properties inputs, Properties pool) {
        List<String> custom = pool.sections("schemas").stream()
                .flatMap(attribute -> attribute.text("name").stream())
                .map(name -> "custom:" + name)
                .toList();
        return inputs.section("attributeMapping").values().keySet().stream()
                .filter(attribute -> !STANDARD.contains(attribute) && !custom.contains(attribute))
                .map(attribute -> new ValidationError(
                        "attributeMapping",
                        "InvalidParameterException: the pool has no attribute '" + attribute + "'."))
                .toList();
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return inputs.required("userPoolId") + ":" + inputs.required("providerName");
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of();
    }

    /** The identity providers of a pool, by name. */
    static Map<String, UserPool.IdentityProvider> model(Resource pool, Resources all) {
        Map<String, UserPool.IdentityProvider> providers = new LinkedHashMap<>();
        for (Resource each : all.all(TOKEN, "userPoolId", pool.id())) {
            Properties inputs = each.inputs();
            Map<String, String> mapping = new LinkedHashMap<>();
            inputs.section("attributeMapping")
                    .values()
                    .forEach((attribute, claim) -> mapping.put(attribute, String.valueOf(claim)));
            String name = inputs.required("providerName");
            providers.put(
                    name,
                    new UserPool.IdentityProvider(
                            name, inputs.required("providerType"), inputs.texts("idpIdentifiers"), mapping));
        }
        return providers;
    }
}
