package dev.gatehouse.local.pulumi.type.http;

import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.StoredType;
import java.util.List;
import java.util.Set;

/** The types of {@code aws.apigatewayv2}. */
public final class HttpApiTypes {
    public static final List<ResourceType> ALL = List.of(
            new HttpApiType(),
            new AuthorizerType(),
            new IntegrationType(),
            new RouteType(),
            new StageType(),
            new DomainNameType(),
            new StoredType(
                    HttpApiInputs.API_MAPPING,
                    Set.of("apiId", "domainName"),
                    false,
                    List.of("apiId", "domainName", "stage"),
                    (in, at) -> "",
                    false));

    private HttpApiTypes() {}
}
