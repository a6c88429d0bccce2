package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Removes and changes each declared argument. A control must fail for each mutation, except for the arguments in the
 * list below.
 */
class SecurityMutationTest {
    /** {@code type path} of arguments without a control, and the reason. */
    private static final Map<Pattern, String> WITHOUT_CONTROL = Map.of(
            Pattern.compile(
                    "\\S+ (?:userPoolId|apiId|target|secretId|statementId|restApi|restApiId|resourceId|parentId)"),
            "references; the engine and AWS reject a wrong one",
            Pattern.compile("\\S+ (?:description|alarmDescription|code\\..*|scopes\\[\\d+\\]\\.scopeDescription)"),
            "texts for people, and the code itself",
            Pattern.compile("aws:(?:cognito/userPoolClient:UserPoolClient|cognito/resourceServer:ResourceServer) name"),
            "a display name",
            Pattern.compile("\\S+ environment\\.variables\\.(?!ROUTE_GROUPS|CORS_ORIGIN|TABLE|MCP_).*"),
            "values for the function's own code",
            Pattern.compile("\\S+ (?:protect|retainOnDelete)"),
            "controls check it in protected stacks; otherwise it is false");

    private record Mutant(String what, Control.Stack stack) {}

    @Test
    void aControlFailsForEveryRemovedOrChangedArgument(TestReporter reporter) {
        List<String> survivors = new ArrayList<>();
        int killed = 0;
        for (String name : ControlsTest.ALL) {
            Control.Stack stack = ControlsTest.declared(name);
            assertThat(Controls.violations(stack)).isEmpty();
            for (Mutant mutant : mutants(stack)) {
                if (Controls.violations(mutant.stack()).isEmpty()) {
                    survivors.add(name + ": " + mutant.what());
                } else {
                    killed++;
                }
            }
        }
        reporter.publishEntry("detected mutations of arguments", String.valueOf(killed));
        assertThat(survivors).isEmpty();
    }

    @Test
    void aControlFailsForEveryMissingProtection() {
        assertThat(protectedOptions(ControlsTest.declared("prod")))
                .containsExactlyInAnyOrder(
                        "aws:cognito/userPool:UserPool protect",
                        "aws:cognito/userPool:UserPool retainOnDelete",
                        "aws:cognito/userPoolDomain:UserPoolDomain protect",
                        "aws:apigatewayv2/api:Api protect",
                        "aws:apigatewayv2/stage:Stage protect",
                        "aws:wafv2/webAclAssociation:WebAclAssociation protect",
                        "aws:sns/topicPolicy:TopicPolicy protect",
                        "aws:cloudwatch/dashboard:Dashboard protect");
        assertThat(protectedOptions(ControlsTest.declared("rest")))
                .contains(
                        "aws:apigateway/restApi:RestApi protect",
                        "aws:apigateway/stage:Stage protect",
                        "aws:apigateway/methodSettings:MethodSettings protect",
                        "aws:dynamodb/table:Table protect",
                        "aws:dynamodb/table:Table retainOnDelete");
    }

    /** The protected resource options of a stack. A control must fail if one of them is false. */
    private static Set<String> protectedOptions(Control.Stack prod) {
        List<String> undetected = new ArrayList<>();
        Set<String> protectedOptions = new LinkedHashSet<>();
        for (Control.Resource resource : prod.resources()) {
            for (String option : List.of("protect", "retainOnDelete")) {
                if (resource.at(option).equals(java.util.Optional.of(true))) {
                    protectedOptions.add(resource.type() + " " + option);
                    if (Controls.violations(with(prod, resource, option, false)).isEmpty()) {
                        undetected.add(resource.name() + " " + option);
                    }
                }
            }
        }
        assertThat(undetected).isEmpty();
        return protectedOptions;
    }

    private static List<Mutant> mutants(Control.Stack stack) {
        List<Mutant> mutants = new ArrayList<>();
        for (Control.Resource resource : stack.resources()) {
            Map<String, Object> leaves = new LinkedHashMap<>();
            leaves("", resource.inputs(), leaves);
            leaves.forEach((path, value) -> {
                if (isControlled(resource.type(), path)) {
                    mutants.add(new Mutant(
                            resource.name() + " " + path + " removed", with(stack, resource, path, Mutation.REMOVED)));
                    mutants.add(new Mutant(
                            resource.name() + " " + path + " changed",
                            with(stack, resource, path, changedValue(value))));
                }
            });
        }
        return mutants;
    }

    private enum Mutation {
        REMOVED
    }

    private static boolean isControlled(String type, String path) {
        return type.startsWith("aws:")
                && WITHOUT_CONTROL.keySet().stream()
                        .noneMatch(each -> each.matcher(type + " " + path).matches());
    }

    private static void leaves(String path, Object value, Map<String, Object> leaves) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> leaves(path.isEmpty() ? "" + key : path + "." + key, item, leaves));
        } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
            for (int i = 0; i < list.size(); i++) {
                leaves(path + "[" + i + "]", list.get(i), leaves);
            }
        } else {
            leaves.put(path, value);
        }
    }

    private static Object changedValue(Object value) {
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof Number) {
            return -1.0;
        }
        return value instanceof List<?> list ? (list.isEmpty() ? List.of("*") : List.of("*", list.get(0))) : "*";
    }

    private static Control.Stack with(Control.Stack stack, Control.Resource changed, String path, Object value) {
        return new Control.Stack(
                stack.settings(),
                stack.resources().stream()
                        .map(each -> each.equals(changed)
                                ? new Control.Resource(
                                        each.type(), each.name(), replaced(each.inputs(), "", path, value))
                                : each)
                        .toList());
    }

    private static Map<String, Object> replaced(Map<?, ?> map, String at, String path, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> {
            String here = at.isEmpty() ? "" + key : at + "." + key;
            Object next = here.equals(path) ? value : inner(item, here, path, value);
            if (next != Mutation.REMOVED) {
                copy.put(String.valueOf(key), next);
            }
        });
        return copy;
    }

    private static Object inner(Object item, String here, String path, Object value) {
        if (item instanceof Map<?, ?> map) {
            return replaced(map, here, path, value);
        }
        if (item instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
            List<Object> copy = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                copy.add(inner(list.get(i), here + "[" + i + "]", path, value));
            }
            return copy;
        }
        return item;
    }
}
