package dev.gatehouse.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan file as the CLI writes it; DeploymentTest has the CLI's own. */
class DeploymentPlanTest {
    @TempDir
    private Path folder;

    private DeploymentPlan plan(String text) throws IOException {
        return DeploymentPlan.read(Files.writeString(folder.resolve("plan.json"), text));
    }

    private DeploymentPlan step(String type, String name, String steps) throws IOException {
        return plan("{\"resourcePlans\":{\"urn:pulumi:dev::gatehouse::gatehouse:cloud:Api$" + type + "::" + name
                + "\":{\"steps\":[" + steps + "]}}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws:cognito/userPool:UserPool",
                "aws:cognito/userPoolClient:UserPoolClient",
                "aws:cognito/userPoolDomain:UserPoolDomain",
                "aws:apigatewayv2/api:Api",
                "aws:apigatewayv2/domainName:DomainName",
                "aws:apigateway/restApi:RestApi",
                "aws:apigateway/domainName:DomainName",
                "aws:dynamodb/table:Table"
            })
    void namesWhatIsLostByADeletion(String type) throws Exception {
        assertThat(step(type, "a", "\"delete\"").deleted()).containsExactly(type + " a");
        assertThat(step(type, "a", "\"same\"").deleted()).isEmpty();
        assertThat(step(type, "a", "\"update\"").deleted()).isEmpty();
        assertThat(step(type, "a", "\"create\"").deleted()).isEmpty();
    }

    @Test
    void aRouteMayGo() throws Exception {
        DeploymentPlan plan = step("aws:apigatewayv2/route:Route", "GET /a", "\"delete\"");
        assertThat(plan).isEqualTo(new DeploymentPlan(List.of(), List.of(), Map.of()));
    }

    /** Both orders of the engine: new before old, and old before new. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"create-replacement\",\"replace\",\"delete-replaced\"",
                "\"delete-replaced\",\"replace\",\"create-replacement\"",
                "\"replace\"",
                "\"import-replacement\"",
                "\"read-replacement\""
            })
    void aReplacementIsOneOfAnyType(String steps) throws Exception {
        DeploymentPlan plan = step("aws:lambda/permission:Permission", "GET /a::b", steps);
        assertThat(plan.replaced()).containsExactly("aws:lambda/permission:Permission GET /a::b");
        assertThat(plan.deleted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"resourcePlans\":[]}",
                "{\"resourcePlans\":{\"urn:pulumi:a::b::c::d\":{}}}",
                "{\"resourcePlans\":{\"urn:pulumi:a::b::c::d\":{\"steps\":\"delete\"}}}",
                "{\"resourcePlans\":{\"urn:pulumi:a::b::c::d\":{\"steps\":[{}]}}}",
                "{\"resourcePlans\":{\"nothing\":{\"steps\":[\"delete\"]}}}"
            })
    void whatIsNotAPlanIsRefused(String text) {
        assertThatThrownBy(() -> plan(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not contain resourcePlans");
    }

    @Test
    void aPlanThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> DeploymentPlan.read(folder.resolve("none.json")))
                .isInstanceOf(IOException.class);
    }

    @Nested
    class TheAttributesOfAUserPool {
        private static final String URN =
                "urn:pulumi:dev::gatehouse::gatehouse:cloud:Api$aws:cognito/userPool:UserPool::users";
        private static final String STATE = """
                {"deployment": {"resources": [{"urn": "%s", "inputs": {"schemas": [
                  {"name": "tenant", "attributeDataType": "String", "mutable": true}]}}]}}""".formatted(URN);

        private List<String> refusals(String steps, String diff) throws IOException {
            return plan("{\"resourcePlans\":{\"" + URN + "\":{\"goal\":{\"inputDiff\":" + diff + "},\"steps\":[" + steps
                            + "]}}}")
                    .rejectedSchemaChanges(STATE);
        }

        @Test
        void cannotBeRemoved() throws Exception {
            assertThat(refusals("\"update\"", "{\"deletes\":[\"schemas\"]}"))
                    .containsExactly("aws:cognito/userPool:UserPool users: tenant: cannot be removed");
            assertThat(refusals("\"update\"", "{\"updates\":{\"schemas\":[]}}"))
                    .containsExactly("aws:cognito/userPool:UserPool users: tenant: cannot be removed");
        }

        @Test
        void cannotBeRetyped() throws Exception {
            assertThat(
                            refusals(
                                    "\"update\"",
                                    "{\"updates\":{\"schemas\":[{\"name\":\"tenant\",\"attributeDataType\":\"Number\",\"mutable\":true}]}}"))
                    .containsExactly("aws:cognito/userPool:UserPool users: tenant: attributeDataType cannot change from"
                            + " String to Number");
        }

        @Test
        void canBeAdded() throws Exception {
            assertThat(refusals(
                            "\"update\"",
                            "{\"updates\":{\"schemas\":[{\"name\":\"tenant\",\"attributeDataType\":\"String\",\"mutable\":true},"
                                    + "{\"name\":\"plan\",\"attributeDataType\":\"String\"}]}}"))
                    .isEmpty();
        }

        @Test
        void areNotComparedWhereOtherInputsChangeOrThePoolIsReplaced() throws Exception {
            assertThat(refusals("\"update\"", "{\"updates\":{\"name\":\"other\"}}"))
                    .isEmpty();
            assertThat(refusals("\"replace\"", "{\"deletes\":[\"schemas\"]}")).isEmpty();
        }
    }
}
