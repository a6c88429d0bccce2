package dev.gatehouse.cloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.NamedStacks;
import dev.gatehouse.settings.delivery.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The permissions of a deployment: exactly those that the resources of this program need. */
class DeployPermissionsTest {
    /** Optional calls of the provider: to find the account of its credentials, it tries IAM first and then STS. */
    private static final Set<String> TRIED = Set.of("iam:GetUser", "sts:GetCallerIdentity");

    private static Delivery delivery() throws Exception {
        return Delivery.read("delivery", Stacks.tree("delivery"));
    }

    private static List<JsonObject> statements(List<String> documents) {
        List<JsonObject> all = new ArrayList<>();
        documents.forEach(text -> JsonParser.parseString(text)
                .getAsJsonObject()
                .getAsJsonArray("Statement")
                .forEach(each -> all.add(each.getAsJsonObject())));
        return all;
    }

    private static List<String> deploy() throws Exception {
        return DeliveryPolicy.deploy(
                "gatehouse-dev", delivery(), delivery().stacks().get(0));
    }

    private static List<String> preview() throws Exception {
        return DeliveryPolicy.preview(
                "gatehouse-dev", delivery(), delivery().stacks().get(0));
    }

    private static Set<String> actions(List<String> documents) {
        Set<String> all = new TreeSet<>();
        for (JsonObject statement : statements(documents)) {
            for (JsonElement action : statement.getAsJsonArray("Action")) {
                all.add(action.getAsString());
            }
        }
        return all;
    }

    /** The resource types of all stack files. */
    private static Set<String> declaredTypes() throws Exception {
        Set<String> types = new TreeSet<>();
        for (Path folder : List.of(Path.of("."), Path.of("src/test/stacks"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (String file :
                        files.map(each -> each.getFileName().toString()).toList()) {
                    if (file.matches("Pulumi\\.[\\w-]+\\.yaml") && !file.equals("Pulumi.delivery.yaml")) {
                        String name = file.split("\\.", -1)[1];
                        Declaration.update(Stacks.settings(name)).all().stream()
                                .map(Declaration.DeclaredResource::type)
                                .filter(type -> type.startsWith("aws:"))
                                .forEach(types::add);
                    }
                }
            }
        }
        // No stack file declares the account role, because only one stack in an account may.
        Declaration.update(NamedStacks.stack("rest", DeployPermissionsTest::declareAccountRole)).all().stream()
                .map(Declaration.DeclaredResource::type)
                .filter(type -> type.startsWith("aws:"))
                .forEach(types::add);
        return types;
    }

    private static void declareAccountRole(Map<String, Object> tree) {
        Map<String, Object> api = new LinkedHashMap<>();
        ((Map<?, ?>) tree.get("gatehouse:api")).forEach((key, value) -> api.put(String.valueOf(key), value));
        api.put("rest", Map.of("logLevel", "info", "accountRole", "make"));
        tree.put("gatehouse:api", api);
    }

    @Test
    void exactlyTheDeclaredTypesHavePermissions() throws Exception {
        Set<String> known = DeployPermissions.ALL.stream()
                .map(ResourcePermissions::type)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).hasSameSizeAs(DeployPermissions.ALL).isEqualTo(declaredTypes());
    }

    @Test
    void thePoliciesAllowExactlyThePermissionsOfTheTypes() throws Exception {
        Set<String> needed = new TreeSet<>();
        Set<String> read = new TreeSet<>();
        for (ResourcePermissions type : DeployPermissions.ALL) {
            for (Permission permission : type.permissions()) {
                needed.addAll(permission.actions());
                if (permission.reads()) {
                    read.addAll(permission.actions());
                }
            }
        }
        assertThat(actions(deploy())).isEqualTo(needed);
        assertThat(actions(preview())).isEqualTo(read);
    }

    @Test
    void allRecordedCallsOfTheRealProviderAreAllowed() throws Exception {
        List<String> recorded = Files.readAllLines(Path.of("src/test/resources/recorded-actions.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .filter(action -> !TRIED.contains(action))
                .toList();

        assertThat(recorded).hasSizeGreaterThan(90);
        assertThat(actions(deploy())).containsAll(recorded);
    }

    @Test
    void thePreviewRoleOnlyReads() throws Exception {
        assertThat(actions(preview()))
                .allMatch(action -> action.matches("[a-z0-9-]+:(?:Get|List|Describe)\\w*|apigateway:GET"));
    }

    @Test
    void noActionHasAWildcardAndOnlyActionsWithoutResourcesHaveOne() throws Exception {
        Set<String> withWildcard = new TreeSet<>();
        for (JsonObject statement : statements(deploy())) {
            if (statement.get("Resource").getAsString().equals("*")) {
                statement.getAsJsonArray("Action").forEach(action -> withWildcard.add(action.getAsString()));
            }
        }

        assertThat(actions(deploy())).noneMatch(action -> action.contains("*"));
        assertThat(withWildcard)
                .containsExactlyInAnyOrder(
                        "acm:RequestCertificate",
                        "cloudformation:CreateResource",
                        "cloudformation:DeleteResource",
                        "cloudformation:DescribeType",
                        "cloudformation:GetResource",
                        "cloudformation:GetResourceRequestStatus",
                        "cloudformation:UpdateResource",
                        "cognito-idp:DescribeUserPoolDomain",
                        "logs:CreateLogDelivery",
                        "logs:DeleteLogDelivery",
                        "logs:DescribeResourcePolicies",
                        "logs:GetLogDelivery",
                        "logs:ListLogDeliveries",
                        "logs:PutResourcePolicy",
                        "logs:UpdateLogDelivery",
                        "route53:ListHostedZones",
                        "ssm:DescribeParameters",
                        "wafv2:DisassociateWebACL",
                        "wafv2:GetWebACLForResource");
    }

    /** DOC "How Cloud Control API works": without a role it uses the caller's permissions, and cognito-idp limits them. */
    @Test
    void clientDocumentPoliciesAreLimitedToUserPools() throws Exception {
        List<String> resources = statements(deploy()).stream()
                .filter(statement -> statement.get("Action").toString().contains("CIMDPolic"))
                .map(statement -> statement.get("Resource").getAsString())
                .distinct()
                .toList();
        Set<String> read = new TreeSet<>(actions(preview()));
        read.removeIf(action -> !action.startsWith("cloudformation:") && !action.contains("CIMD"));

        assertThat(resources).containsExactly("arn:aws:cognito-idp:eu-west-1:123456789012:userpool/*");
        assertThat(read)
                .containsExactly(
                        "cloudformation:DescribeType",
                        "cloudformation:GetResource",
                        "cognito-idp:DescribeCIMDPolicy",
                        "cognito-idp:ListCIMDPolicies");
    }

    @Test
    void roleActionsAreLimitedToTheRolesOfTheStack() throws Exception {
        List<JsonObject> ofRoles = statements(deploy()).stream()
                .filter(statement -> statement.get("Action").toString().contains("\"iam:"))
                .filter(statement -> !statement.get("Action").toString().equals("[\"iam:CreateServiceLinkedRole\"]"))
                .toList();

        assertThat(ofRoles)
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(statement.get("Resource").getAsString())
                        .isEqualTo("arn:aws:iam::123456789012:role/gatehouse-dev-*"));
        assertThat(conditions(ofRoles, "iam:PassRole"))
                .containsExactlyInAnyOrder(
                        "{\"StringEquals\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}}",
                        "{\"StringEquals\":{\"iam:PassedToService\":\"apigateway.amazonaws.com\"}}");
        assertThat(conditions(ofRoles, "iam:AttachRolePolicy"))
                .containsExactly("{\"ArnEquals\":{\"iam:PolicyARN\":"
                        + "\"arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs\"}}");
    }

    private static List<String> conditions(List<JsonObject> statements, String action) {
        return statements.stream()
                .filter(statement -> statement.get("Action").toString().contains("\"" + action + "\""))
                .map(statement -> String.valueOf(statement.get("Condition")))
                .toList();
    }

    @Test
    void policiesAreWithinTheLimitsOfAws() throws Exception {
        // DOC "IAM and AWS STS quotas": 6144 characters a managed policy, 10 of them a role.
        for (List<String> documents : List.of(deploy(), preview())) {
            assertThat(documents).hasSizeBetween(1, 10).allSatisfy(text -> {
                assertThat(text).hasSizeLessThanOrEqualTo(6144).doesNotContain("{stack}", "{account}");
                assertThat(JsonParser.parseString(text)
                                .getAsJsonObject()
                                .get("Version")
                                .getAsString())
                        .isEqualTo("2012-10-17");
            });
        }
    }

    @Test
    void policiesUseThePartitionOfTheStack() throws Exception {
        Map<String, Object> tree = Stacks.tree("delivery");
        tree.put("aws:region", "us-gov-west-1");
        Delivery gov = Delivery.read("delivery", tree);

        assertThat(DeliveryPolicy.deploy("gatehouse-dev", gov, gov.stacks().get(0)))
                .allMatch(text -> text.contains("arn:aws-us-gov:") && !text.contains("arn:aws:"));
    }

    /** Resources with a name that the program or Pulumi generates: the ARNs in the policies contain it. */
    @Test
    void namedResourcesStartWithTheNameOfTheStack() throws Exception {
        Set<String> named = Set.of(
                "aws:iam/role:Role",
                "aws:lambda/function:Function",
                "aws:cloudwatch/logGroup:LogGroup",
                "aws:cloudwatch/metricAlarm:MetricAlarm",
                "aws:sns/topic:Topic",
                "aws:secretsmanager/secret:Secret",
                "aws:dynamodb/table:Table",
                "aws:wafv2/webAcl:WebAcl");
        for (String stack : List.of("dev", "prod", "everything", "rest", "mcp")) {
            assertThat(Declaration.update(Stacks.settings(stack)).all())
                    .filteredOn(each -> named.contains(each.type()))
                    .extracting(DeployPermissionsTest::nameOnAws)
                    .isNotEmpty()
                    .allMatch(name ->
                            name.matches("(?:/aws/lambda/|/aws/vendedlogs/|aws-waf-logs-)?gatehouse-" + stack + "-.+"));
            assertThat(Declaration.update(Stacks.settings(stack)).all("aws:cloudwatch/dashboard:Dashboard"))
                    .extracting(DeployPermissionsTest::nameOnAws)
                    .allMatch(("gatehouse-" + stack)::equals);
        }
    }

    private static String nameOnAws(Declaration.DeclaredResource each) {
        for (String key : List.of("name", "dashboardName")) {
            if (each.inputs().get(key) instanceof String text) {
                return text;
            }
        }
        return each.name() + "-1234567";
    }
}
