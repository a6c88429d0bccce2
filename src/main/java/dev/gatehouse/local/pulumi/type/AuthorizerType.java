package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.apigatewayv2.Authorizer}, of type JWT. */
final class AuthorizerType extends ResourceType {
    static final String TOKEN = "aws:apigatewayv2/authorizer:Authorizer";

    /** DOC "Quotas for HTTP APIs". */
    private static final int MOST_AUDIENCES = 50;

    AuthorizerType() {
        super(TOKEN, Set.of("apiId"));
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    List<String> required() {
        return List.of("apiId", "authorizerType", "identitySources", "jwtConfiguration");
    }

    @Override
    List<Finding> conflicts(Properties inputs, Resources existing) {
        return mustExist(inputs, "apiId", ApiType.TOKEN, existing);
    }

    @Override
    List<Finding> forms(Properties inputs) {
        List<Finding> findings = new ArrayList<>();
        if (inputs.text("authorizerType").filter(type -> !type.equals("JWT")).isPresent()) {
            findings.add(new Finding("authorizerType", "only JWT is imitated locally"));
        }
        if (inputs.values().get("identitySources") instanceof List<?> sources && sources.size() != 1) {
            findings.add(new Finding("identitySources", "a JWT authorizer has one identity source"));
        }
        Properties jwt = inputs.section("jwtConfiguration");
        if (jwt.text("issuer").filter(issuer -> !issuer.matches("https?://.+")).isPresent()) {
            findings.add(new Finding(
                    "jwtConfiguration.issuer",
                    "BadRequestException: Invalid issuer: must be a URL, got " + jwt.required("issuer")));
        }
        // OBS (localstack 12085): a literal AWS issuer in a local run makes every token wrong.
        if (jwt.text("issuer")
                .filter(issuer -> issuer.startsWith("https://cognito-idp."))
                .isPresent()) {
            findings.add(new Finding(
                    "jwtConfiguration.issuer",
                    jwt.required("issuer") + " is on AWS; take it from the pool's own output endpoint"));
        }
        if (jwt.texts("audiences").size() > MOST_AUDIENCES) {
            findings.add(new Finding("jwtConfiguration.audiences", "must be at most " + MOST_AUDIENCES));
        }
        return findings;
    }

    @Override
    public String id(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.apiPart();
    }

    @Override
    public Map<String, Object> computed(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of();
    }

    static HttpApi.JwtAuthorizer picture(Resource authorizer) {
        Properties jwt = authorizer.inputs().section("jwtConfiguration");
        return new HttpApi.JwtAuthorizer(
                authorizer.id(),
                jwt.text("issuer").orElse(""),
                jwt.textSet("audiences"),
                authorizer.inputs().texts("identitySources").get(0));
    }
}
