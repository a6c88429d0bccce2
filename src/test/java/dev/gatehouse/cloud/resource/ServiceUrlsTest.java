package dev.gatehouse.cloud.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceUrlsTest {
    /** Using the Amazon Cognito prefix domain; Amazon Cognito in AWS GovCloud (US). */
    @ParameterizedTest
    @CsvSource({
        "eu-west-1, https://my-api.auth.eu-west-1.amazoncognito.com",
        "us-gov-west-1, https://my-api.auth-fips.us-gov-west-1.amazoncognito.com",
        "us-gov-east-1, https://my-api.auth-fips.us-gov-east-1.amazoncognito.com"
    })
    void signInUrlDependsOnTheRegion(String region, String url) throws Exception {
        Map<String, Object> tree = Stacks.tree("gov");
        tree.put("aws:region", region);

        Settings settings = Settings.read("gov", tree);
        assertThat(ServiceUrls.auth(
                        settings.domain().orElseThrow(),
                        "my-api",
                        "cognito-idp." + region + ".amazonaws.com/x",
                        region))
                .isEqualTo(url);
    }

    @Test
    void issuerIsTheEndpointOfThePool() {
        assertThat(ServiceUrls.issuer("cognito-idp.us-gov-east-1.amazonaws.com/x"))
                .isEqualTo("https://cognito-idp.us-gov-east-1.amazonaws.com/x");
    }

    /** A host whose name only contains or begins with localhost is not this machine. */
    @ParameterizedTest
    @CsvSource({
        "localhost:9401/eu-west-1_x, http://localhost:9401/eu-west-1_x, http://localhost:9401",
        "127.0.0.1:9401/eu-west-1_x, http://127.0.0.1:9401/eu-west-1_x, http://127.0.0.1:9401",
        "users.localhost:9401/eu-west-1_x, http://users.localhost:9401/eu-west-1_x, http://users.localhost:9401",
        "localhost.example.com/x, https://localhost.example.com/x, https://my-api.auth-fips.us-gov-west-1.amazoncognito.com",
        "notlocalhost/x, https://notlocalhost/x, https://my-api.auth-fips.us-gov-west-1.amazoncognito.com"
    })
    void urlsAreWithoutTlsOnlyOnThisMachine(String endpoint, String issuer, String auth) throws Exception {
        assertThat(ServiceUrls.issuer(endpoint)).isEqualTo(issuer);
        assertThat(ServiceUrls.auth(Stacks.settings("gov").domain().orElseThrow(), "my-api", endpoint, "us-gov-west-1"))
                .isEqualTo(auth);
    }

    @Test
    void theLocalApiHasNoCustomDomain() {
        assertThat(api("https://id.execute-api.eu-west-1.amazonaws.com", Optional.empty()))
                .isEqualTo("https://api.example.com");
        assertThat(api("https://id.execute-api.eu-west-1.amazonaws.com/v1", Optional.of("v1")))
                .isEqualTo("https://api.example.com");
        assertThat(api("http://localhost:9400", Optional.empty())).isEqualTo("http://localhost:9400");
    }

    @Test
    void theLocalRestApiWithACustomDomainHasNoStageInItsUrl() {
        assertThat(api("http://localhost:9400/v1", Optional.of("v1"))).isEqualTo("http://localhost:9400");
        assertThat(api("http://localhost:9400/_aws/execute-api/a1b2c3d4e5/v1", Optional.of("v1")))
                .isEqualTo("http://localhost:9400/_aws/execute-api/a1b2c3d4e5");
        assertThat(api("http://localhost:9400/_aws/execute-api/v1", Optional.empty()))
                .isEqualTo("http://localhost:9400/_aws/execute-api/v1");
    }

    private static String api(String stageUrl, Optional<String> restStage) {
        return ServiceUrls.api("api.example.com", stageUrl, restStage);
    }
}
