package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.pulumi.resource.Origin;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.type.http.HttpApiType;
import dev.gatehouse.local.pulumi.type.http.StageType;
import dev.gatehouse.local.pulumi.type.rest.RestApiTypes;
import dev.gatehouse.local.state.ApiPath;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides under which path an API answers. On AWS, each API has its own host name; locally, all have one port. The first
 * API answers at the root. An API of another instance, which exists at the same time, answers below a path of its own.
 */
final class ApiPaths {
    private ApiPaths() {}

    /** The path of a new resource: of an API or its stage; empty for the root, and for every other resource. */
    static String of(String type, String name, String id, Properties inputs, Origin origin, Resources existing) {
        return switch (type) {
            case HttpApiType.TOKEN, RestApiTypes.API -> hasRoot(name, origin, existing) ? "" : ApiPath.of(id);
            case StageType.TOKEN -> ofApi(existing, HttpApiType.TOKEN, inputs.text("apiId"));
            case RestApiTypes.STAGE -> ofApi(existing, RestApiTypes.API, inputs.text("restApi"));
            default -> "";
        };
    }

    /** An instance keeps the root when its API is replaced, or becomes one of the other kind. */
    private static boolean hasRoot(String name, Origin origin, Resources existing) {
        String instance = Instance.of(name, origin);
        return Stream.of(HttpApiType.TOKEN, RestApiTypes.API)
                .flatMap(type -> existing.all(type).stream())
                .filter(api -> api.origin().apiPath().isEmpty())
                .allMatch(api -> Instance.of(api).equals(instance));
    }

    private static String ofApi(Resources existing, String type, Optional<String> id) {
        return id.flatMap(api -> existing.byId(type, api))
                .map(api -> api.origin().apiPath())
                .orElse("");
    }
}
