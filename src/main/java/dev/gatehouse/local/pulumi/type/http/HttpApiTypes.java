package dev.gatehouse.local.pulumi.type.http;

import dev.gatehouse.local.pulumi.resource.ResourceType;
import java.util.List;

/** The types of {@code aws.apigatewayv2}. */
public final class HttpApiTypes {
    public static final List<ResourceType> ALL = List.of(
            new HttpApiType(),
            new AuthorizerType(),
            new IntegrationType(),
            new RouteType(),
            new StageType(),
            new DomainNameType(),
            new ApiMappingType());

    private HttpApiTypes() {}
}
