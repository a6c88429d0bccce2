package dev.gatehouse.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The function of the stacks dev and prod. Comments name the controls of auditors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LambdaFunctionTest {
    private static final String FUNCTION = "aws:lambda/function:Function";
    private static final String LOGS = "aws:cloudwatch/logGroup:LogGroup";

    private Declaration dev;
    private Declaration prod;

    @BeforeAll
    void declare() throws Exception {
        dev = Declaration.update(Stacks.settings("dev"));
        prod = Declaration.update(Stacks.settings("prod"));
    }

    @Test
    void hasTheConfigurationOfTheSettings() {
        assertThat(prod.named(FUNCTION, "gatehouse-prod-function").inputs())
                .containsEntry("runtime", "java21")
                .containsEntry("architectures", List.of("arm64"))
                .containsEntry("packageType", "Zip")
                .containsEntry("handler", "dev.gatehouse.function.ApiHandler::handleRequest")
                .containsEntry("memorySize", 1024.0)
                .containsEntry("timeout", 10.0)
                .containsEntry("tracingConfig", Map.of("mode", "Active"))
                .containsEntry("publish", true)
                .containsEntry("snapStart", Map.of("applyOn", "PublishedVersions"))
                .containsEntry("reservedConcurrentExecutions", 100.0)
                .containsEntry(
                        "loggingConfig", Map.of("logFormat", "JSON", "logGroup", "/aws/lambda/gatehouse-prod-function"))
                .doesNotContainKey("environment");
    }

    @Test
    void getsTheGroupsOfRoutes() throws Exception {
        Map<String, Object> tree = Stacks.tree("prod");
        @SuppressWarnings("unchecked")
        Map<String, Object> routes = (Map<String, Object>) tree.get("gatehouse:routes");
        routes.put("GET /admin/report", Map.of("scopes", List.of("admin"), "group", "admin"));
        assertThat(Declaration.update(Settings.read("prod", tree))
                        .named(FUNCTION, "gatehouse-prod-function")
                        .input("environment"))
                .isEqualTo(Map.of("variables", Map.of("ROUTE_GROUPS", "GET /admin/report=admin")));
    }

    @Test
    void mayOnlyWriteToItsLogGroup() { // LambdaStarPermissions
        assertThat(dev.named("aws:iam/rolePolicy:RolePolicy", "gatehouse-dev-function")
                        .input("policy"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                        + "[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],"
                        + "\"Resource\":\"arn:aws:test:::gatehouse-dev-function:*\"}]}");
        assertThat(prod.named("aws:iam/role:Role", "gatehouse-prod-function").input("assumeRolePolicy"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}");
    }

    @Test
    void hasLogGroupsWithTheRetentionOfTheSettings() { // CKV_AWS_66, CKV_AWS_338
        assertThat(prod.all(LOGS))
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.input("retentionInDays")).isEqualTo(365.0));
        assertThat(dev.all(LOGS))
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.input("retentionInDays")).isEqualTo(14.0));
    }
}
