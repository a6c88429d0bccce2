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
 * Takes away each declared argument, and turns each one round; a control must notice. Closed by default: an argument
 * that no control watches is named below with the reason.
 */
class SecurityMutationTest {
    /** {@code type path}: why losing or changing it opens nothing. */
    private static final Map<Pattern, String> OPENS_NOTHING = Map.of(
            Pattern.compile(
                    "\\S+ (?:userPoolId|apiId|target|secretId|statementId|restApi|restApiId|resourceId|parentId)"),
            "references; the engine and AWS refuse a wrong one",
            Pattern.compile("\\S+ (?:description|alarmDescription|code\\..*|scopes\\[\\d+\\]\\.scopeDescription)"),
            "texts for people, and the code itself",
            Pattern.compile("aws:(?:cognito/userPoolClient:UserPoolClient|cognito/resourceServer:ResourceServer) name"),
            "a display name",
            Pattern.compile("\\S+ environment\\.variables\\.(?!ROUTE_GROUPS|CORS_ORIGIN|TABLE).*"),
            "what the stack gives its own code",
            Pattern.compile("\\S+ (?:protect|retainOnDelete)"),
            "watched where it matters, and false elsewhere");

    private record Mutant(String what, Control.Stack stack) {}

    @Test
    void someControlNoticesEveryArgumentThatIsTakenAwayOrTurnedRound(TestReporter reporter) {
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
        reporter.publishEntry("arguments taken away or turned round, noticed", String.valueOf(killed));
        assertThat(survivors).isEmpty();
    }

    @Test
    void aProtectedStackNoticesTheLossOfItsProtection() {
        assertThat(guarded(ControlsTest.declared("prod")))
                .containsExactlyInAnyOrder(
                        "aws:cognito/userPool:UserPool protect",
                        "aws:cognito/userPool:UserPool retainOnDelete",
                        "aws:cognito/userPoolDomain:UserPoolDomain protect",
                        "aws:apigatewayv2/api:Api protect",
                        "aws:apigatewayv2/stage:Stage protect",
                        "aws:wafv2/webAclAssociation:WebAclAssociation protect",
                        "aws:sns/topicPolicy:TopicPolicy protect",
                        "aws:cloudwatch/dashboard:Dashboard protect");
        assertThat(guarded(ControlsTest.declared("rest")))
                .contains(
                        "aws:apigateway/restApi:RestApi protect",
                        "aws:apigateway/stage:Stage protect",
                        "aws:apigateway/methodSettings:MethodSettings protect",
                        "aws:dynamodb/table:Table protect",
                        "aws:dynamodb/table:Table retainOnDelete");
    }

    /** What a stack guards, each of which some control must miss. */
    private static Set<String> guarded(Control.Stack prod) {
        List<String> unnoticed = new ArrayList<>();
        Set<String> guarded = new LinkedHashSet<>();
        for (Control.Resource resource : prod.resources()) {
            for (String option : List.of("protect", "retainOnDelete")) {
                if (resource.at(option).equals(java.util.Optional.of(true))) {
                    guarded.add(resource.type() + " " + option);
                    if (Controls.violations(with(prod, resource, option, false)).isEmpty()) {
                        unnoticed.add(resource.name() + " " + option);
                    }
                }
            }
        }
        assertThat(unnoticed).isEmpty();
        return guarded;
    }

    private static List<Mutant> mutants(Control.Stack stack) {
        List<Mutant> mutants = new ArrayList<>();
        for (Control.Resource resource : stack.resources()) {
            Map<String, Object> leaves = new LinkedHashMap<>();
            leaves("", resource.inputs(), leaves);
            leaves.forEach((path, value) -> {
                if (watched(resource.type(), path)) {
                    mutants.add(new Mutant(
                            resource.name() + " " + path + " taken away", with(stack, resource, path, Taken.AWAY)));
                    mutants.add(new Mutant(
                            resource.name() + " " + path + " turned round",
                            with(stack, resource, path, turned(value))));
                }
            });
        }
        return mutants;
    }

    private enum Taken {
        AWAY
    }

    private static boolean watched(String type, String path) {
        return type.startsWith("aws:")
                && OPENS_NOTHING.keySet().stream()
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

    private static Object turned(Object value) {
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
            if (next != Taken.AWAY) {
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
