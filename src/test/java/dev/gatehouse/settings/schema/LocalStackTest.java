package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStackTest {
    private final StackTree stack = StackTree.of("local");

    @Test
    void needsItsEndpoints() {
        stack.set("aws:endpoints", null);
        stack.refuses("local-endpoints", "gatehouse:local");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void hasOneEntryOfThem(int entries) {
        Object entry = ((List<?>) stack.tree().get("aws:endpoints")).get(0);
        stack.set("aws:endpoints", Collections.nCopies(entries, entry));
        stack.refuses("endpoints", "aws:endpoints");
    }

    @Test
    void isNotAnAwsStackWithEndpoints() {
        stack.set("gatehouse:local", null);
        stack.refuses("local-endpoints", "aws:endpoints");
    }

    @Test
    void keepsEveryServiceOnThisMachine() {
        stack.set(
                "aws:endpoints",
                List.of(Map.of(
                        "cognitoidp", "http://localhost:9401",
                        "apigatewayv2", "https://api.example.com",
                        "lambda", "http://localhost:9401",
                        "iam", "http://localhost:9401",
                        "logs", "http://localhost:9401",
                        "acm", "http://localhost:9401",
                        "route53", "http://localhost:9401",
                        "sts", "http://localhost:9401")));
        assertThat(stack.problems())
                .extracting(Problem::code, Problem::path)
                .containsExactly(
                        tuple("endpoint-loopback", "aws:endpoints[0].apigatewayv2"),
                        tuple("missing", "aws:endpoints[0].cloudwatch"),
                        tuple("missing", "aws:endpoints[0].secretsmanager"),
                        tuple("missing", "aws:endpoints[0].sns"),
                        tuple("missing", "aws:endpoints[0].wafv2"));
    }

    @Test
    void seedsOnlyGroupsThatExist() {
        stack.set("gatehouse:local>users>user@example.com>groups", List.of("root"));
        stack.refuses("group-unknown", "gatehouse:local.users.user@example.com.groups");
    }
}
