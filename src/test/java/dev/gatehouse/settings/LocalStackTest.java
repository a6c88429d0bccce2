package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.local.LocalSettings;
import dev.gatehouse.settings.schema.SettingsException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stack file of another program. */
class LocalStackTest {
    private static Map<String, Object> endpoints(Object... more) {
        Map<String, Object> all = new LinkedHashMap<>();
        List.of("lambda", "iam", "logs", "cloudwatch", "secretsmanager", "sns", "sts", "acm", "route53", "wafv2")
                .forEach(service -> all.put(service, "http://localhost:9401"));
        all.put("cognitoidp", "http://localhost:9401");
        all.put("apigatewayv2", "http://localhost:9400");
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    private static Map<String, Object> config(Object... more) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("aws:region", "eu-west-1");
        all.put("aws:endpoints", List.of(endpoints()));
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    private static void reports(Map<String, Object> config, String... lines) {
        assertThatThrownBy(() -> LocalStack.read("local", "orders", config))
                .isInstanceOf(SettingsException.class)
                .hasMessage("stack 'local' has " + lines.length + " configuration "
                        + (lines.length == 1 ? "problem" : "problems")
                        + " (Pulumi.local.yaml); nothing was declared:\n" + String.join("\n", lines));
    }

    @Test
    void needsOnlyARegionAndEndpoints() throws Exception {
        LocalStack stack = LocalStack.read("local", "orders", config());

        assertThat(stack.region()).isEqualTo("eu-west-1");
        assertThat(stack.endpoints().cognito()).isEqualTo(URI.create("http://localhost:9401"));
        assertThat(stack.local()).isEqualTo(LocalSettings.DEFAULT);
        assertThat(LocalSettings.DEFAULT.providerPort()).isEqualTo(9403);
    }

    @Test
    void readsProviderPortUsersAndOtherResources() throws Exception {
        LocalSettings local = LocalStack.read(
                        "local",
                        "orders",
                        config(
                                "gatehouse:local",
                                Map.of(
                                        "provider",
                                        0,
                                        "users",
                                        // The program declares the password policy: a short password is not refused
                                        // here.
                                        Map.of("a@b.c", Map.of("password", "short", "groups", List.of("staff"))),
                                        "otherResources",
                                        List.of("aws:s3/*", "aws:sqs/queue:Queue"))))
                .local();

        assertThat(local.providerPort()).isZero();
        assertThat(local.users().get("a@b.c").groups()).containsExactly("staff");
        assertThat(local.otherResources()).containsExactly("aws:s3/*", "aws:sqs/queue:Queue");
    }

    @Test
    void ignoresTheSettingsOfTheProgramAndOfOtherProviders() throws Exception {
        assertThat(LocalStack.read(
                                "local",
                                "orders",
                                config("orders:aws:x", 1, "size", 3, "gatehous", 1, "docker:host", "x"))
                        .region())
                .isEqualTo("eu-west-1");
    }

    @Test
    void reportsAMissingRegionAndMissingEndpoints() {
        reports(
                Map.of("orders:size", 1),
                "  1. aws:region: is required, got 'nothing'; write aws:region: eu-west-1 [missing]",
                "  2. aws:endpoints: is required, got 'nothing'; write the addresses of the local cloud, as docs/local.md"
                        + " shows, so that no request goes to an AWS account [missing]");
    }

    @Test
    void reportsWrongKeysWithTheNearestName() {
        reports(
                config("gatehouse:lokal", Map.of(), "gatehouse:local", Map.of("otherResource", List.of("aws:s3/*"))),
                "  1. gatehouse:lokal: is not a setting, got 'gatehouse:lokal'; did you mean 'gatehouse:local'? [unknown-key]",
                "  2. gatehouse:local.otherResource: is not a setting, got 'otherResource'; did you mean"
                        + " 'otherResources'? [unknown-key]");
    }

    @Test
    void reportsATypeThatIsNotOfTheAwsProvider() {
        reports(
                config("gatehouse:local", Map.of("otherResources", List.of("s3"))),
                "  1. gatehouse:local.otherResources[0]: must be a type of the AWS provider, or the types of a service,"
                        + " got 's3'; write it like aws:s3/bucketV2:BucketV2, or aws:s3/* for all types of a service"
                        + " [resource-type]");
    }

    /** A stack with CIMD policies calls Cloud Control. */
    @Test
    void acceptsOnlyALocalAddressOfCloudControl() throws Exception {
        Map<String, Object> config = config();
        config.put("aws:endpoints", List.of(endpoints("cloudcontrol", "http://localhost:9401")));
        assertThat(LocalStack.read("local", "orders", config).local()).isEqualTo(LocalSettings.DEFAULT);

        config.put("aws:endpoints", List.of(endpoints("cloudcontrol", "https://cloudcontrolapi.amazonaws.com")));
        reports(
                config,
                "  1. aws:endpoints[0].cloudcontrol: must be an http URL with a loopback host and a port, got"
                        + " 'https://cloudcontrolapi.amazonaws.com'; write http://localhost:9401 [endpoint-loopback]");
    }

    @Test
    void acceptsLocalAddressesOfServicesThatOnlyTheOtherProgramUses() throws Exception {
        Map<String, Object> config = config();
        config.put(
                "aws:endpoints", List.of(endpoints("s3", "http://localhost:9401", "dynamodb", "http://127.0.0.1:1")));

        assertThat(LocalStack.read("local", "orders", config).region()).isEqualTo("eu-west-1");
    }

    @Test
    void reportsAnAddressThatIsNotLocalAndAMisspelledService() {
        Map<String, Object> config = config();
        Map<String, Object> endpoints = endpoints("s3", "https://s3.amazonaws.com", "lamda", "http://localhost:9401");
        endpoints.remove("lambda");
        config.put("aws:endpoints", List.of(endpoints));

        assertThatThrownBy(() -> LocalStack.read("local", "orders", config))
                .hasMessageContaining("aws:endpoints[0].s3: must be an http URL with a loopback host and a port")
                .hasMessageContaining("aws:endpoints[0].lamda: is not a setting, got 'lamda'; did you mean 'lambda'?")
                .hasMessageContaining("aws:endpoints[0].lambda: is required");
    }

    @Test
    void aStackWithRoutesBelongsToThisProgram() {
        assertThat(LocalStack.isOfThisProgram(Map.of("gatehouse:routes", Map.of())))
                .isTrue();
        assertThat(LocalStack.isOfThisProgram(Map.of("gatehouse:local", Map.of())))
                .isFalse();
    }
}
