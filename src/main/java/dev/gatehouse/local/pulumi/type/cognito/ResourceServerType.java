package dev.gatehouse.local.pulumi.type.cognito;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.cognito.ResourceServer}. */
public final class ResourceServerType extends ResourceType {
    public static final String TOKEN = "aws:cognito/resourceServer:ResourceServer";

    ResourceServerType() {
        super(CognitoInputs.RESOURCE_SERVER, Set.of("identifier", "userPoolId"));
    }

    @Override
    public boolean isAutoNamed() {
        return true;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("identifier", "userPoolId");
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        return checkReference(inputs, "userPoolId", UserPoolType.TOKEN, existing);
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        List<ValidationError> errors = new ArrayList<>();
        for (Properties scope : inputs.sections("scopes")) {
            // DOC "ResourceServerScopeType": this pattern, 1 to 256 characters.
            if (scope.text("scopeName")
                    .filter(name -> !name.matches("[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]{1,256}"))
                    .isPresent()) {
                errors.add(new ValidationError(
                        "scopes", "scopeName '" + scope.required("scopeName") + "' has an invalid format"));
            }
        }
        return errors;
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return inputs.required("userPoolId") + "|" + inputs.required("identifier");
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of("scopeIdentifiers", scopes(inputs));
    }

    /** The scopes in the format of the claim {@code scope}: {@code <identifier>/<scope name>}. */
    static List<String> scopes(Properties inputs) {
        return inputs.sections("scopes").stream()
                .map(scope -> inputs.required("identifier") + "/" + scope.required("scopeName"))
                .toList();
    }

    /** The description of each scope. */
    static Map<String, String> descriptions(Properties inputs) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Properties scope : inputs.sections("scopes")) {
            scope.text("scopeDescription")
                    .ifPresent(
                            text -> texts.put(inputs.required("identifier") + "/" + scope.required("scopeName"), text));
        }
        return texts;
    }
}
