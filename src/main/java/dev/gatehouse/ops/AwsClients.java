package dev.gatehouse.ops;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS SDK clients with the default credentials. */
final class AwsClients implements AutoCloseable {
    private final Optional<URI> endpoint;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    /** @param endpoint for all services, instead of those of AWS */
    AwsClients(Optional<URI> endpoint) {
        this.endpoint = endpoint;
    }

    StsClient sts(String region) {
        return build(StsClient.builder(), region);
    }

    CognitoIdentityProviderClient cognito(String region) {
        return build(CognitoIdentityProviderClient.builder(), region);
    }

    Route53Client route53(String region) {
        return build(Route53Client.builder(), region);
    }

    AcmClient acm(String region) {
        return build(AcmClient.builder(), region);
    }

    SesV2Client ses(String region) {
        return build(SesV2Client.builder(), region);
    }

    LambdaClient lambda(String region) {
        return build(LambdaClient.builder(), region);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder, String region) {
        builder.region(Region.of(region))
                .httpClient(http)
                .overrideConfiguration(each -> each.retryStrategy(RetryMode.STANDARD));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    @Override
    public void close() {
        http.close();
    }
}
