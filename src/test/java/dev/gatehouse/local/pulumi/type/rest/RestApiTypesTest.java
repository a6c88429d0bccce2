package dev.gatehouse.local.pulumi.type.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.pulumi.type.ResourceTypes;
import dev.gatehouse.local.state.Addresses;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids, ARNs, required inputs and replaced inputs of the types of aws.apigateway. */
class RestApiTypesTest {
    private static final Addresses ADDRESSES =
            new Addresses("eu-west-1", URI.create("http://localhost:9400"), URI.create("http://localhost:9401"));
    private static final Properties INPUTS = new Properties(Map.of(
            "restApi", "api1234567",
            "restApiId", "api1234567",
            "resourceId", "abc123",
            "httpMethod", "GET",
            "statusCode", "204",
            "stageName", "v1",
            "methodPath", "~1x/GET",
            "responseType", "UNAUTHORIZED",
            "name", "given"));

    private final AwsIds ids = new AwsIds(new SecureRandom());

    private static ResourceType type(String token) {
        return ResourceTypes.of("aws:apigateway/" + token).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "restApi:RestApi, '[a-z0-9]{10}'",
        "resource:Resource, '[a-z0-9]{6}'",
        "requestValidator:RequestValidator, '[a-z0-9]{6}'",
        "authorizer:Authorizer, '[a-z0-9]{6}'",
        "deployment:Deployment, '[a-z0-9]{6}'",
        "method:Method, agm-api1234567-abc123-GET",
        "integration:Integration, agi-api1234567-abc123-GET",
        "methodResponse:MethodResponse, agmr-api1234567-abc123-GET-204",
        "integrationResponse:IntegrationResponse, agir-api1234567-abc123-GET-204",
        "response:Response, aggr-api1234567-UNAUTHORIZED",
        "stage:Stage, ags-api1234567-v1",
        "methodSettings:MethodSettings, api1234567-v1-~1x/GET",
        "account:Account, api-gateway-account"
    })
    void haveIdsInTheFormatOfTheProvider(String token, String id) {
        assertThat(type(token).newId(INPUTS, ids, ADDRESSES)).matches(id);
        assertThat(type(token).isImitated()).isEqualTo(!token.equals("account:Account"));
    }

    @ParameterizedTest
    @CsvSource({
        "restApi:RestApi, ''",
        "resource:Resource, restApi",
        "requestValidator:RequestValidator, restApi",
        "authorizer:Authorizer, restApi",
        "deployment:Deployment, restApi triggers variables",
        "method:Method, restApi resourceId httpMethod",
        "integration:Integration,"
                + " restApi resourceId httpMethod type credentials integrationHttpMethod passthroughBehavior",
        "methodResponse:MethodResponse, restApi resourceId httpMethod statusCode",
        "integrationResponse:IntegrationResponse, restApi resourceId httpMethod statusCode",
        "response:Response, restApiId responseType",
        "stage:Stage, restApi stageName",
        "methodSettings:MethodSettings, restApi stageName methodPath",
        "account:Account, ''"
    })
    void areReplacedForInputsWithForceNew(String token, String inputs) {
        assertThat(type(token).replaceOnChanges())
                .containsExactlyInAnyOrderElementsOf(inputs.isEmpty() ? List.of() : List.of(inputs.split(" ", -1)));
    }

    @Test
    void returnTheAddressesOfAnApiAndItsStage() {
        ResourceType api = type("restApi:RestApi");
        Map<String, Object> created = api.computedOutputs("api1234567", INPUTS, Properties.NONE, ids, ADDRESSES);
        assertThat(created)
                .containsEntry("arn", "arn:aws:apigateway:eu-west-1::/restapis/api1234567")
                .containsEntry("executionArn", "arn:aws:execute-api:eu-west-1:000000000000:api1234567")
                .hasEntrySatisfying(
                        "rootResourceId", id -> assertThat(id.toString()).matches("[a-z0-9]{10}"));
        assertThat(type("stage:Stage").computedOutputs("x", INPUTS, Properties.NONE, ids, ADDRESSES))
                .isEqualTo(Map.of(
                        "arn",
                        "arn:aws:apigateway:eu-west-1::/restapis/api1234567/stages/v1",
                        "executionArn",
                        "arn:aws:execute-api:eu-west-1:000000000000:api1234567/v1",
                        "invokeUrl",
                        "http://localhost:9400/v1"));
        assertThat(type("authorizer:Authorizer").computedOutputs("abc123", INPUTS, Properties.NONE, ids, ADDRESSES))
                .isEqualTo(Map.of("arn", "arn:aws:apigateway:eu-west-1::/restapis/api1234567/authorizers/abc123"));
    }

    @Test
    void keepTheRootResourceOfAnUpdatedApi() {
        ResourceType api = type("restApi:RestApi");
        Properties first = new Properties(api.computedOutputs("api1234567", INPUTS, Properties.NONE, ids, ADDRESSES));
        assertThat(api.computedOutputs("api1234567", INPUTS, first, ids, ADDRESSES))
                .isEqualTo(first.values());
    }

    @Test
    void areRefusedWithoutRequiredInputs() {
        Map<String, Object> inputs = new HashMap<>(CloudFixture.inputsOf(RestApiTypes.METHOD, INPUTS.values()));
        inputs.remove("httpMethod");
        assertThat(type("method:Method").validateInputs(new Properties(inputs)))
                .extracting(ValidationError::property)
                .containsExactly("httpMethod", "authorization");
    }
}
