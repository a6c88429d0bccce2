package dev.gatehouse.local.pulumi.type.http;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.apigatewayv2.Authorizer} of type JWT. */
public final class AuthorizerType extends ResourceType {
    public static final String TOKEN = "aws:apigatewayv2/authorizer:Authorizer";

    /** DOC "Quotas for HTTP APIs". */
    private static final int MAX_AUDIENCES = 50;

    AuthorizerType() {
        super(HttpApiInputs.AUTHORIZER, Set.of("apiId"));
    }

    @Override
    public boolean isAutoNamed() {
        return true;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("apiId", "authorizerType", "identitySources", "jwtConfiguration");
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        return checkReference(inputs, "apiId", HttpApiType.TOKEN, existing);
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        List<ValidationError> errors = new ArrayList<>();
        if (inputs.text("authorizerType").filter(type -> !type.equals("JWT")).isPresent()) {
            errors.add(new ValidationError("authorizerType", "only JWT is imitated locally"));
        }
        if (inputs.values().get("identitySources") instanceof List<?> sources && sources.size() != 1) {
            errors.add(new ValidationError("identitySources", "must have exactly one entry for a JWT authorizer"));
        }
        Properties jwt = inputs.section("jwtConfiguration");
        if (jwt.text("issuer").filter(issuer -> !issuer.matches("https?://.+")).isPresent()) {
            errors.add(new ValidationError(
                    "jwtConfiguration.issuer",
                    "BadRequestException: Invalid issuer: must be a URL, got " + jwt.required("issuer")));
        }
        // OBS (localstack 12085): with a literal AWS issuer, every local token is refused.
        if (jwt.text("issuer")
                .filter(issuer -> issuer.startsWith("https://cognito-idp."))
                .isPresent()) {
            errors.add(new ValidationError(
                    "jwtConfiguration.issuer",
                    jwt.required("issuer") + " is on AWS; use the output endpoint of the user pool"));
        }
        if (jwt.texts("audiences").size() > MAX_AUDIENCES) {
            errors.add(new ValidationError("jwtConfiguration.audiences", "must be at most " + MAX_AUDIENCES));
        }
        return errors;
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.apiPartId();
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of();
    }

    static HttpApi.JwtAuthorizer model(Resource authorizer) {
        Properties jwt = authorizer.inputs().section("jwtConfiguration");
        return new HttpApi.JwtAuthorizer(
                authorizer.id(),
                jwt.text("issuer").orElse(""),
                jwt.textSet("audiences"),
                authorizer.inputs().texts("identitySources").get(0));
    }
}
