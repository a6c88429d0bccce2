package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.request.RawPath;
import dev.gatehouse.local.state.RestApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A REST API prepared for requests: compiled once for each declaration. */
public final class CompiledRestApi {
    record Stage(RestApi.Stage declared, ResourceTree tree, GatewayResponses refusals) {
        private Stage(RestApi.Stage declared) {
            this(
                    declared,
                    new ResourceTree(declared.deployment().methods()),
                    new GatewayResponses(declared.deployment().responses()));
        }
    }

    /**
     * @param path the path without the stage, which is matched against the resources
     * @param named whether the path of the request begins with the name of the stage
     */
    record StageMatch(Stage stage, RawPath path, boolean named) {}

    private final RestApi declared;
    private final Map<String, Stage> stages;

    public CompiledRestApi(RestApi declared) {
        this.declared = declared;
        this.stages = declared.stages().values().stream()
                .collect(Collectors.toUnmodifiableMap(RestApi.Stage::name, Stage::new));
    }

    RestApi declared() {
        return declared;
    }

    /**
     * DOC "Set up a stage for a REST API": the first path segment is the stage name; there is no default stage. DOC
     * "Custom domain name for public REST APIs": a stage that is mapped to a custom domain without a base path answers at the
     * root of the domain. If the default endpoint is disabled, no other address serves the API. CHOICE: if it is enabled,
     * both host names of AWS are the same address here, and a path that begins with the name of a stage is the default
     * endpoint's.
     */
    Optional<StageMatch> stage(RawPath path) {
        Optional<RestApi.RootStage> root = declared.root();
        Optional<StageMatch> named = path.segments().stream()
                .findFirst()
                .filter(first -> root.filter(RestApi.RootStage::only).isEmpty())
                .map(stages::get)
                .map(stage -> new StageMatch(stage, root(path.withoutFirstSegment()), true));
        return named.or(
                () -> root.map(each -> stages.get(each.name())).map(stage -> new StageMatch(stage, root(path), false)));
    }

    /** The root resource matches with and without a slash after the stage. */
    private static RawPath root(RawPath path) {
        return path.segments().equals(List.of("")) ? new RawPath(List.of()) : path;
    }
}
