package dev.gatehouse.local.cognito.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** ListIdentityProviders. */
final class ListIdentityProvidersTest {
    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private static UserPool.IdentityProvider provider(String name, String type) {
        return new UserPool.IdentityProvider(name, type, List.of(), Map.of("username", "sub"));
    }

    @Test
    void returnsPagesOfProvidersSortedByName() {
        sdk.declare(
                pool -> TestState.federated(pool, List.of(provider("Partner", "OIDC"), provider("Google", "Google"))));
        assertThat(sdk.admin
                        .listIdentityProvidersPaginator(
                                request -> request.userPoolId(TestState.POOL).maxResults(1))
                        .providers())
                .extracting(provider -> provider.providerName() + " " + provider.providerTypeAsString())
                .containsExactly("Google Google", "Partner OIDC");
    }

    @Test
    void returnsAnEmptyListIfThePoolHasNoProviders() {
        assertThat(sdk.admin
                        .listIdentityProviders(request -> request.userPoolId(TestState.POOL))
                        .providers())
                .isEmpty();
    }

    @Test
    void refusesAnUnknownPool() {
        sdk.refused(
                ResourceNotFoundException.class,
                "User pool eu-west-1_Zz99Zz99Z does not exist.",
                () -> sdk.admin.listIdentityProviders(request -> request.userPoolId("eu-west-1_Zz99Zz99Z")));
    }
}
