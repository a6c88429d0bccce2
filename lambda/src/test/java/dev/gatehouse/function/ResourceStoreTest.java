package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The contract of every resource store. {@code -Ddynamodb.endpoint=http://localhost:5000} also runs a real client
 * against a server with the DynamoDB API, such as moto.
 */
class ResourceStoreTest {
    private static final AtomicInteger TABLES = new AtomicInteger();

    static Stream<ResourceStore> stores() {
        Stream<ResourceStore> always = Stream.of(
                new InMemoryResourceStore(ids()), new DynamoDbResourceStore(new FakeTable(), "things", ids()));
        String endpoint = System.getProperty("dynamodb.endpoint", "");
        return endpoint.isEmpty() ? always : Stream.concat(always, Stream.of(table(endpoint)));
    }

    private static Supplier<String> ids() {
        AtomicInteger count = new AtomicInteger();
        return () -> "id-" + count.incrementAndGet();
    }

    private static ResourceStore table(String endpoint) {
        String name = "things-" + ProcessHandle.current().pid() + "-" + TABLES.incrementAndGet();
        DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        client.createTable(create -> create.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build()));
        return new DynamoDbResourceStore(client, name, ids());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void findsAddedResources(ResourceStore resources) {
        Resource added = resources.add("Ünïcode", "u-1");
        assertThat(added).isEqualTo(new Resource("id-1", "Ünïcode", "u-1", 1));
        assertThat(resources.find("id-1")).contains(added);
        assertThat(resources.find("id-2")).isEmpty();
        assertThat(resources.find("")).isEmpty();
        assertThat(resources.find("x".repeat(3000))).isEmpty();
        assertThat(resources.find("ü")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void changesOnlyTheCurrentVersion(ResourceStore resources) {
        Resource first = resources.add("a", "u-1");
        Resource second = resources.rename(first, "b").orElseThrow();
        assertThat(second).isEqualTo(new Resource("id-1", "b", "u-1", 2));
        assertThat(resources.rename(first, "c")).isEmpty();
        assertThat(resources.remove(first)).isFalse();
        assertThat(resources.find("id-1")).contains(second);
        assertThat(resources.remove(second)).isTrue();
        assertThat(resources.remove(second)).isFalse();
        assertThat(resources.rename(second, "d")).isEmpty();
        assertThat(resources.find("id-1")).isEmpty();
        assertThat(resources.count()).isZero();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void returnsEachResourceOnceEvenIfTheLastOfAPageIsRemoved(ResourceStore resources) {
        for (int i = 0; i < 7; i++) {
            resources.add("r" + i, "u-1");
        }
        assertThat(resources.count()).isEqualTo(7);
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            ResourceStore.Page page = resources.page(2, next).orElseThrow();
            assertThat(page.resources()).hasSizeLessThanOrEqualTo(2);
            page.resources().forEach(each -> {
                seen.add(each.id());
                assertThat(resources.remove(each)).isTrue();
            });
            next = page.next();
        } while (next.isPresent());
        assertThat(seen).containsExactlyInAnyOrder("id-1", "id-2", "id-3", "id-4", "id-5", "id-6", "id-7");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void refusesAnInvalidAfter(ResourceStore resources) {
        assertThat(resources.page(1, Optional.of("a b"))).isEmpty();
        assertThat(resources.page(1, Optional.of(""))).isEmpty();
        assertThat(resources.page(1, Optional.empty())).contains(new ResourceStore.Page(List.of(), Optional.empty()));
    }

    @Test
    void doesNotOverwriteAResourceWithTheSameId() {
        ResourceStore resources = new DynamoDbResourceStore(new FakeTable(), "things", () -> "id");
        resources.add("a", "u-1");
        assertThatThrownBy(() -> resources.add("b", "u-2")).hasMessageContaining("conditional request failed");
        assertThat(resources.find("id")).contains(new Resource("id", "a", "u-1", 1));
    }
}
