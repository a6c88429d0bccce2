package dev.gatehouse.local.pulumi.type.rest;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks values of REST API inputs, and refuses values that the local cloud does not imitate. */
final class RestInputChecks {
    private RestInputChecks() {}

    static List<ValidationError> check(String token, Properties inputs) {
        List<ValidationError> errors = new ArrayList<>();
        switch (token) {
            case RestApiTypes.METHOD -> checkMethod(inputs, errors);
            case RestApiTypes.INTEGRATION -> checkIntegration(inputs, errors);
            case RestApiTypes.AUTHORIZER -> checkAuthorizer(inputs, errors);
            case RestApiTypes.INTEGRATION_RESPONSE -> {
                checkTemplate(inputs, "responseTemplates", false, errors);
                checkLiterals(inputs, errors);
            }
            case RestApiTypes.RESPONSE -> checkLiterals(inputs, errors);
            default -> {}
        }
        return errors;
    }

    private static void checkMethod(Properties inputs, List<ValidationError> errors) {
        checkOneOf(inputs, "authorization", Set.of("NONE", "COGNITO_USER_POOLS"), errors);
        if (inputs.text("authorization").filter("COGNITO_USER_POOLS"::equals).isPresent()
                && !inputs.has("authorizerId")) {
            errors.add(new ValidationError("authorizerId", "BadRequestException: Invalid authorizer ID specified"));
        }
    }

    private static void checkIntegration(Properties inputs, List<ValidationError> errors) {
        checkOneOf(inputs, "type", Set.of("AWS_PROXY", "MOCK"), errors);
        checkTemplate(inputs, "requestTemplates", true, errors);
        int timeout = inputs.integer("timeoutMilliseconds", RestApiTypes.MAX_TIMEOUT_MILLIS);
        if (timeout < 50 || timeout > RestApiTypes.MAX_TIMEOUT_MILLIS) {
            errors.add(new ValidationError(
                    "timeoutMilliseconds", "must be 50 to " + RestApiTypes.MAX_TIMEOUT_MILLIS + ", got " + timeout));
        }
    }

    private static void checkAuthorizer(Properties inputs, List<ValidationError> errors) {
        checkOneOf(inputs, "type", Set.of("COGNITO_USER_POOLS"), errors);
        if (inputs.text("identitySource")
                .filter(source -> !source.matches("method\\.request\\.header\\.[A-Za-z0-9-]+"))
                .isPresent()) {
            errors.add(new ValidationError("identitySource", "must be method.request.header.<name>"));
        }
        inputs.text("identityValidationExpression")
                .filter(expression -> !isRegularExpression(expression))
                .ifPresent(expression -> errors.add(new ValidationError(
                        "identityValidationExpression", "must be a regular expression of Java, got " + expression)));
    }

    private static boolean isRegularExpression(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static void checkOneOf(Properties inputs, String key, Set<String> known, List<ValidationError> errors) {
        inputs.text(key)
                .filter(value -> !known.contains(value))
                .ifPresent(value -> errors.add(new ValidationError(
                        key,
                        value + " is not imitated locally, only "
                                + known.stream().sorted().toList())));
    }

    /** On AWS, templates are in the Velocity Template Language (VTL). Here, only texts without VTL are imitated. */
    private static void checkTemplate(Properties inputs, String key, boolean status, List<ValidationError> errors) {
        inputs.section(key).values().forEach((type, template) -> {
            if (!(template instanceof String text)) {
                return;
            }
            if (text.contains("$") || text.contains("#")) {
                errors.add(new ValidationError(key, "only texts without $ and # are imitated locally"));
            } else if (status && !text.matches("\\s*\\{\\s*\"statusCode\"\\s*:\\s*[1-5][0-9]{2}\\s*}\\s*")) {
                errors.add(new ValidationError(key, "must be {\"statusCode\": <status>} locally"));
            }
        });
    }

    private static void checkLiterals(Properties inputs, List<ValidationError> errors) {
        inputs.section("responseParameters").values().forEach((name, value) -> {
            if (value instanceof String text && !text.matches("'[^']*'")) {
                errors.add(new ValidationError(
                        "responseParameters", name + " must be a text in single quotes, got " + text));
            }
        });
    }
}
