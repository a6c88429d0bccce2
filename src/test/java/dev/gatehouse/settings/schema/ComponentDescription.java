package dev.gatehouse.settings.schema;

import dev.gatehouse.settings.ComponentSettings;
import dev.gatehouse.settings.aws.RegionAndAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A component as Pulumi programs see it. The Java builders, the package schema and docs/component.md are generated from it.
 *
 * @param name of the component and of its Java class
 * @param description of the resource, in a sentence
 * @param keys its arguments, by name
 * @param outputs in the order of the docs
 */
record ComponentDescription(String name, String description, Map<String, Key<?>> keys, List<ComponentOutput> outputs) {

    /** All components of the package. */
    static final List<ComponentDescription> ALL =
            List.of(protectedApi(), userDirectory(), appClients(), httpApi(), deliveryRoles());

    /** The whole declaration: the sections of a stack file, except those that only a local or a delivery stack has. */
    private static ComponentDescription protectedApi() {
        return new ComponentDescription(
                "ProtectedApi",
                "An OAuth 2.0 protected API: users and app clients in Amazon Cognito, an API in API Gateway that checks their"
                        + " access tokens, and the function behind it.",
                keys(ComponentSettings.PROTECTED_API),
                ComponentOutput.PROTECTED_API);
    }

    private static ComponentDescription userDirectory() {
        return new ComponentDescription(
                "UserDirectory",
                "The users of an API: an Amazon Cognito user pool with its groups, Lambda triggers and identity providers.",
                keys(ComponentSettings.USER_DIRECTORY),
                ComponentOutput.USER_DIRECTORY);
    }

    private static ComponentDescription appClients() {
        return new ComponentDescription(
                "AppClients",
                "The app clients of an Amazon Cognito user pool that is declared elsewhere, and a resource server with the"
                        + " scopes that they can request.",
                keys(ComponentSettings.APP_CLIENTS),
                ComponentOutput.APP_CLIENTS);
    }

    private static ComponentDescription httpApi() {
        return new ComponentDescription(
                "HttpApi",
                "An API Gateway HTTP API that checks the access tokens of one issuer, in front of a function that is declared"
                        + " elsewhere.",
                keys(ComponentSettings.HTTP_API),
                ComponentOutput.HTTP_API);
    }

    private static ComponentDescription deliveryRoles() {
        return new ComponentDescription(
                "DeliveryRoles",
                "The IAM roles with which pipelines deploy the stacks of a Pulumi project, and the identity providers that they"
                        + " trust.",
                keys(ComponentSettings.DELIVERY_ROLES),
                ComponentOutput.DELIVERY_ROLES);
    }

    private static Map<String, Key<?>> keys(ComponentSettings<?> settings) {
        Map<String, Key<?>> keys = new LinkedHashMap<>(settings.arguments());
        keys.computeIfPresent(ComponentSettings.REGION, (name, ofStacks) -> region());
        return keys;
    }

    private static Key<?> region() {
        return new Schema("")
                .text(ComponentSettings.REGION, RegionAndAccount.REGION)
                .describe("the AWS Region of the resources")
                .source("AWS Regions and Availability Zones")
                .example("eu-west-1")
                .optional("the Region of the AWS provider");
    }

    /** Whether a section must contain the key. A key with an alternative need not be present. */
    static boolean isRequired(Key<?> key) {
        return SettingsDocs.isRequired(key) && key.alternative() == null;
    }
}
