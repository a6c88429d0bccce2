package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the local cloud cannot do of a REST API's parts: refused by name rather than passed over. */
final class RestUnsupportedInputs {
    private RestUnsupportedInputs() {}

    static List<Finding> of(String token, Properties inputs) {
        List<Finding> findings = new ArrayList<>();
        switch (token) {
            case RestTypes.METHOD -> method(inputs, findings);
            case RestTypes.INTEGRATION -> integration(inputs, findings);
            case RestTypes.AUTHORIZER -> authorizer(inputs, findings);
            case RestTypes.INTEGRATION_RESPONSE -> {
                plain(inputs, "responseTemplates", false, findings);
                literal(inputs, findings);
            }
            case RestTypes.RESPONSE -> literal(inputs, findings);
            default -> {}
        }
        return findings;
    }

    private static void method(Properties inputs, List<Finding> findings) {
        oneOf(inputs, "authorization", Set.of("NONE", "COGNITO_USER_POOLS"), findings);
        if (inputs.text("authorization").filter("COGNITO_USER_POOLS"::equals).isPresent()
                && !inputs.has("authorizerId")) {
            findings.add(new Finding("authorizerId", "BadRequestException: Invalid authorizer ID specified"));
        }
    }

    private static void integration(Properties inputs, List<Finding> findings) {
        oneOf(inputs, "type", Set.of("AWS_PROXY", "MOCK"), findings);
        plain(inputs, "requestTemplates", true, findings);
        int timeout = inputs.integer("timeoutMilliseconds", RestTypes.LONGEST_TIMEOUT);
        if (timeout < 50 || timeout > RestTypes.LONGEST_TIMEOUT) {
            findings.add(new Finding(
                    "timeoutMilliseconds", "must be 50 to " + RestTypes.LONGEST_TIMEOUT + ", got " + timeout));
        }
    }

    private static void authorizer(Properties inputs, List<Finding> findings) {
        oneOf(inputs, "type", Set.of("COGNITO_USER_POOLS"), findings);
        if (inputs.text("identitySource")
                .filter(source -> !source.matches("method\\.request\\.header\\.[A-Za-z0-9-]+"))
                .isPresent()) {
            findings.add(new Finding("identitySource", "must be method.request.header.<name>"));
        }
    }

    private static void oneOf(Properties inputs, String key, Set<String> known, List<Finding> findings) {
        inputs.text(key)
                .filter(value -> !known.contains(value))
                .ifPresent(value -> findings.add(new Finding(
                        key,
                        value + " is not imitated locally, only "
                                + known.stream().sorted().toList())));
    }

    /** Templates are a language of their own (VTL) on AWS: here only texts that need none of it. */
    private static void plain(Properties inputs, String key, boolean status, List<Finding> findings) {
        inputs.section(key).values().forEach((type, template) -> {
            if (!(template instanceof String text)) {
                return;
            }
            if (text.contains("$") || text.contains("#")) {
                findings.add(new Finding(key, "only texts without $ and # are imitated locally"));
            } else if (status && !text.matches("\\s*\\{\\s*\"statusCode\"\\s*:\\s*[1-5][0-9]{2}\\s*}\\s*")) {
                findings.add(new Finding(key, "must be {\"statusCode\": <status>} locally"));
            }
        });
    }

    private static void literal(Properties inputs, List<Finding> findings) {
        inputs.section("responseParameters").values().forEach((name, value) -> {
            if (value instanceof String text && !text.matches("'[^']*'")) {
                findings.add(new Finding("responseParameters", name + " must be a text in single quotes, got " + text));
            }
        });
    }
}
