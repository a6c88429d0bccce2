package dev.gatehouse.cloud.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.NamedStacks;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The policies by which Cognito accepts client documents. */
class ClientDocumentPoliciesTest {
    private static final String POLICY = "aws:cloudcontrol/resource:Resource";

    private static Declaration stackWith(List<String> documents) throws Exception {
        return Declaration.update(NamedStacks.stack("mcp", tree -> {
            @SuppressWarnings("unchecked")
            Map<String, Object> mcp = (Map<String, Object>) tree.get("gatehouse:mcp");
            mcp.put("documents", documents);
        }));
    }

    @Test
    void keepDocumentsForADayInTheUnitOfCognito() throws Exception { // DOC CreateCIMDPolicy, CacheDuration: seconds
        Declaration stack = stackWith(List.of("https://client.example.com/mcp/client.json"));

        assertThat(stack.only(POLICY).inputs())
                .isEqualTo(Map.of(
                        "typeName",
                        "AWS::Cognito::CIMDPolicy",
                        "desiredState",
                        "{\"UserPoolId\":\"gatehouse-mcp-users-id\",\"ClientId\":\"gatehouse-mcp-agents-id\","
                                + "\"PolicyName\":\"documents-1\","
                                + "\"URLPatterns\":[\"https://client.example.com/mcp/client.json\"],"
                                + "\"CacheDuration\":86400}"));
    }

    @Test
    void haveAtMostFiveUrlsEachAndShortNames() throws Exception { // DOC CreateCIMDPolicy, URLPatterns, PolicyName
        Declaration stack = stackWith(IntStream.rangeClosed(1, 6)
                .mapToObj(number -> "https://client.example.com/" + number)
                .toList());

        assertThat(stack.all(POLICY))
                .extracting(policy -> String.valueOf(policy.input("desiredState")))
                .satisfiesExactlyInAnyOrder(
                        first -> assertThat(first)
                                .contains("\"PolicyName\":\"documents-1\"", "example.com/1", "example.com/5")
                                .doesNotContain("example.com/6"),
                        second -> assertThat(second)
                                .contains("\"PolicyName\":\"documents-2\"", "[\"https://client.example.com/6\"]"));
    }
}
