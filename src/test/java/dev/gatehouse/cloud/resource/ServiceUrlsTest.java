package dev.gatehouse.cloud.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import java.util.Map;
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
        assertThat(new ServiceUrls(settings).auth(settings.domain().orElseThrow(), "my-api"))
                .isEqualTo(url);
    }

    @Test
    void issuerIsTheEndpointOfThePool() throws Exception {
        assertThat(new ServiceUrls(Stacks.settings("gov")).issuer("cognito-idp.us-gov-east-1.amazonaws.com/x"))
                .isEqualTo("https://cognito-idp.us-gov-east-1.amazonaws.com/x");
    }
}
