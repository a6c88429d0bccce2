package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Authorizer;
import com.pulumi.aws.apigateway.AuthorizerArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.resource.ChildOptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Declares the authorizers of a REST API, which check tokens of a user pool. */
final class RestAuthorizers {
    private RestAuthorizers() {}

    /**
     * @param poolArn the user pool; the authorizer accepts the tokens of all its clients
     * @param audience the only accepted {@code aud}; without it, {@code aud} is not checked
     */
    static Authorizer declare(
            String name,
            Output<String> apiId,
            Output<String> poolArn,
            Optional<Output<String>> audience,
            Resource parent) {
        AuthorizerArgs.Builder args = AuthorizerArgs.builder()
                .restApi(apiId)
                .type("COGNITO_USER_POOLS")
                .identitySource("method.request.header.Authorization")
                .providerArns(poolArn.applyValue(List::of));
        // The whole text, with all characters of the URL as they are.
        audience.ifPresent(
                url -> args.identityValidationExpression(url.applyValue(text -> "^" + Pattern.quote(text) + "$")));
        return new Authorizer(name, args.build(), ChildOptions.childOf(parent));
    }
}
