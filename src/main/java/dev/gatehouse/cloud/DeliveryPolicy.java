package dev.gatehouse.cloud;

import dev.gatehouse.settings.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The policies of the roles that deploy one stack, and that preview it. */
final class DeliveryPolicy {
    /** DOC "IAM and AWS STS quotas": characters of a managed policy. */
    static final int LONGEST = 6144;

    private static final String HEAD = "{\"Version\":\"2012-10-17\",\"Statement\":[";
    private static final String TAIL = "]}";

    /** DOC "Permissions boundaries for IAM entities": rights are given to roles that the boundary bounds, and to no other. */
    private static final String BOUNDED = """
            {"StringEquals":{"iam:PermissionsBoundary":"arn:{partition}:iam::{account}:policy/boundary-{stack}"}}""";

    /**
     * What the roles of a stack can be given at most, whatever their own policies say: what its functions need of AWS. DOC,
     * same page.
     */
    private static final String BOUNDARY = HEAD + """
            {"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],\
            "Resource":"arn:{partition}:logs:{region}:{account}:log-group:/aws/lambda/{stack}-*:*"},\
            {"Effect":"Allow","Action":["xray:PutTraceSegments","xray:PutTelemetryRecords"],"Resource":"*"},\
            {"Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:PutItem","dynamodb:DeleteItem","dynamodb:Scan"],\
            "Resource":"arn:{partition}:dynamodb:{region}:{account}:table/{stack}-*"},\
            {"Effect":"Allow","Action":["kms:Decrypt","kms:DescribeKey","kms:Encrypt","kms:GenerateDataKey*",\
            "kms:ReEncrypt*"],"Resource":"arn:{partition}:kms:{region}:{account}:key/*",\
            "Condition":{"StringLike":{"kms:ViaService":"dynamodb.*.amazonaws.com"}}}""" + TAIL;

    private record Where(String resource, Optional<String> condition) {}

    private DeliveryPolicy() {}

    /** @return policy documents, each short enough for AWS; a statement is never in two */
    static List<String> deploy(String prefix, Delivery delivery, Delivery.Stack stack) {
        return documents(prefix, delivery, stack, false);
    }

    /** As {@link #deploy}, of what changes nothing. */
    static List<String> preview(String prefix, Delivery delivery, Delivery.Stack stack) {
        return documents(prefix, delivery, stack, true);
    }

    /** @return the document of the boundary */
    static String boundary(String prefix, Delivery delivery, Delivery.Stack stack) {
        return filled(BOUNDARY, prefix, delivery, stack);
    }

    private static String filled(String text, String prefix, Delivery delivery, Delivery.Stack stack) {
        return text.replace("{partition}", stack.partition().id())
                .replace("{region}", stack.region())
                .replace("{account}", delivery.account())
                .replace("{stack}", prefix);
    }

    private static List<String> documents(String prefix, Delivery delivery, Delivery.Stack stack, boolean onlyReads) {
        List<String> documents = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String statement : statements(onlyReads, stack.boundary())) {
            String filled = filled(statement, prefix, delivery, stack);
            if (HEAD.length() + open.length() + 1 + filled.length() + TAIL.length() > LONGEST) {
                documents.add(HEAD + open + TAIL);
                open.setLength(0);
            }
            open.append(open.isEmpty() ? "" : ",").append(filled);
        }
        documents.add(HEAD + open + TAIL);
        return documents;
    }

    /** One a place, with all that is done there. */
    private static List<String> statements(boolean onlyReads, boolean boundary) {
        Map<Where, TreeSet<String>> actions = new LinkedHashMap<>();
        for (Needed needed : NeededActions.ALL) {
            needed.rights().stream()
                    .filter(right -> right.reads() || !onlyReads)
                    .forEach(right -> actions.computeIfAbsent(
                                    new Where(
                                            right.resource(),
                                            boundary && right.bounded() ? Optional.of(BOUNDED) : right.condition()),
                                    unused -> new TreeSet<>())
                            .addAll(right.actions()));
        }
        actions.values().removeIf(TreeSet::isEmpty);
        return actions.entrySet().stream()
                .map(entry -> "{\"Effect\":\"Allow\",\"Action\":["
                        + entry.getValue().stream()
                                .map(action -> "\"" + action + "\"")
                                .collect(Collectors.joining(","))
                        + "],\"Resource\":\"" + entry.getKey().resource() + "\""
                        + entry.getKey()
                                .condition()
                                .map(json -> ",\"Condition\":" + json)
                                .orElse("")
                        + "}")
                .toList();
    }
}
