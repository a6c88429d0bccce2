package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
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

/** {@code aws.cognito.IdentityProvider}. What the local cloud keeps of it for its servers holds no secret. */
final class IdentityProviderType extends ResourceType {
    static final String TOKEN = "aws:cognito/identityProvider:IdentityProvider";

    /** By type, details without which AWS makes none (DOC "CreateIdentityProvider", ProviderDetails). */
    private static final Map<String, List<String>> DETAILS = Map.of(
            "Google", List.of("client_id", "client_secret", "authorize_scopes"),
            "LoginWithAmazon", List.of("client_id", "client_secret", "authorize_scopes"),
            "Facebook", List.of("client_id", "client_secret", "authorize_scopes"),
            "SignInWithApple", List.of("client_id", "team_id", "key_id", "private_key", "authorize_scopes"),
            "OIDC", List.of("client_id", "attributes_request_method", "oidc_issuer", "authorize_scopes"),
            "SAML", List.of());

    /** Types whose name is free; each of the others bears its own (DOC "CreateIdentityProvider", ProviderName). */
    private static final Set<String> FREELY_NAMED = Set.of("OIDC", "SAML");

    /** Username stands for the name itself; sub is Cognito's own. */
    private static final Set<String> STANDARD = Stream.concat(UserSchema.STANDARD.stream(), Stream.of("username"))
            .filter(name -> !name.equals("sub"))
            .collect(Collectors.toUnmodifiableSet());

    IdentityProviderType() {
        super(TOKEN, Set.of("providerName", "providerType", "userPoolId"));
    }

    @Override
    List<String> required() {
        return List.of("userPoolId", "providerName", "providerType", "providerDetails");
    }

    /** Its name is taken while it stands. */
    @Override
    public boolean deleteBeforeReplace(Properties inputs) {
        return true;
    }

    @Override
    List<Finding> forms(Properties inputs) {
        List<Finding> findings = new ArrayList<>();
        // Provider 5.100.0; DOC "CreateIdentityProvider": 1 to 32 characters of this pattern, which wants three.
        inputs.text("providerName")
                .filter(name -> !name.matches("(?=.{1,32}$)[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+"))
                .ifPresent(name -> findings.add(new Finding("providerName", "'" + name + "' has a wrong form")));
        inputs.text("providerType").ifPresent(type -> ofType(type, inputs, findings));
        for (String identifier : inputs.texts("idpIdentifiers")) {
            // DOC "CreateIdentityProvider", IdpIdentifiers.
            if (!identifier.matches("[\\w\\s+=.@-]{1,40}")) {
                findings.add(new Finding("idpIdentifiers", "'" + identifier + "' has a wrong form"));
            }
        }
        if (inputs.texts("idpIdentifiers").size() > 50) {
            findings.add(new Finding("idpIdentifiers", "must be at most 50"));
        }
        return findings;
    }

    private static void ofType(String type, Properties inputs, List<Finding> findings) {
        if (!DETAILS.containsKey(type)) {
            findings.add(new Finding("providerType", "must be one of " + new TreeSet<>(DETAILS.keySet())));
            return;
        }
        Optional<String> name = inputs.text("providerName");
        if (!FREELY_NAMED.contains(type)
                && name.filter(given -> !given.equals(type)).isPresent()) {
            // OBS, aws-cli 3179.
            findings.add(new Finding(
                    "providerName",
                    "InvalidParameterException: Provider " + name.get() + " cannot be of type " + type + "."));
        }
        if (inputs.values().get("providerDetails") instanceof Map) {
            details(type, inputs.section("providerDetails"), findings);
        }
    }

    private static void details(String type, Properties details, List<Finding> findings) {
        for (String key : DETAILS.getOrDefault(type, List.of())) {
            if (!details.has(key)) {
                findings.add(new Finding("providerDetails", "InvalidParameterException: " + key + " is required."));
            }
        }
        if (type.equals("SAML") && details.has("MetadataURL") == details.has("MetadataFile")) {
            findings.add(new Finding(
                    "providerDetails",
                    "InvalidParameterException: MetadataURL or MetadataFile is required, not both."));
        }
    }

    @Override
    List<Finding> conflicts(Properties inputs, Resources existing) {
        List<Finding> findings = new ArrayList<>(mustExist(inputs, "userPoolId", UserPoolType.TOKEN, existing));
        Optional<String> pool = inputs.text("userPoolId");
        if (!findings.isEmpty() || pool.isEmpty()) {
            return findings;
        }
        for (Resource other : existing.all(TOKEN, "userPoolId", pool.get())) {
            if (other.inputs().text("providerName").equals(inputs.text("providerName"))) {
                findings.add(new Finding(
                        "providerName", "DuplicateProviderException: the pool has a provider of that name"));
            }
            other.inputs().texts("idpIdentifiers").stream()
                    .filter(inputs.texts("idpIdentifiers")::contains)
                    .map(twice -> new Finding(
                            "idpIdentifiers",
                            "DuplicateProviderException: '" + twice + "' leads to "
                                    + other.inputs().required("providerName")))
                    .forEach(findings::add);
        }
        existing.byId(UserPoolType.TOKEN, pool.get())
                .ifPresent(found -> findings.addAll(unknownAttributes(inputs, found.inputs())));
        return findings;
    }

    private static List<Finding> unknownAttributes(Properties inputs, Properties pool) {
        List<String> custom = pool.sections("schemas").stream()
                .flatMap(attribute -> attribute.text("name").stream())
                .map(name -> "custom:" + name)
                .toList();
        return inputs.section("attributeMapping").values().keySet().stream()
                .filter(attribute -> !STANDARD.contains(attribute) && !custom.contains(attribute))
                .map(attribute -> new Finding(
                        "attributeMapping",
                        "InvalidParameterException: the pool has no attribute '" + attribute + "'."))
                .toList();
    }

    @Override
    public String id(Properties inputs, AwsIds ids, Addresses addresses) {
        return inputs.required("userPoolId") + ":" + inputs.required("providerName");
    }

    @Override
    public Map<String, Object> computed(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of();
    }

    /** Those of a pool, by name. */
    static Map<String, UserPool.IdentityProvider> picture(Resource pool, Resources all) {
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
