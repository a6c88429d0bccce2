package dev.gatehouse.function;

import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Resources where the stack keeps them: in its table, named by the variable {@code TABLE}, or else in memory. */
final class StackResources {
    private StackResources() {}

    static Resources open() {
        String table = System.getenv("TABLE");
        return table == null || table.isEmpty()
                ? new MemoryResources(StackResources::id)
                : new TableResources(client(System.getenv("AWS_REGION")), table, StackResources::id);
    }

    /** Not at the start, which a snapshot would repeat in every instance. */
    private static String id() {
        return UUID.randomUUID().toString();
    }

    /**
     * Everything is named, so that nothing is looked for on the network at the start. Lambda gives credentials in the
     * environment, and to a function with SnapStart at an address of its own (Lambda, handle uniqueness with SnapStart).
     */
    private static DynamoDbClient client(String region) {
        return DynamoDbClient.builder()
                .region(Region.of(region))
                .credentialsProvider(AwsCredentialsProviderChain.of(
                        EnvironmentVariableCredentialsProvider.create(),
                        ContainerCredentialsProvider.builder().build()))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
