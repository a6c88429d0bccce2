package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.request.RawPath;
import dev.gatehouse.local.state.RestApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A REST API ready to answer: made once for each declaration, not for each request. */
public final class CompiledRestApi {
    record Stage(RestApi.Stage declared, ResourceTree tree, GatewayResponses refusals) {
        private Stage(RestApi.Stage declared) {
            this(
                    declared,
                    new ResourceTree(declared.deployment().methods()),
                    new GatewayResponses(declared.deployment().responses()));
        }
    }

    /** @param path below the stage: what resources are matched against */
    record Staged(Stage stage, RawPath path) {}

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

    /** DOC "Set up a stage for a REST API": the first segment names it; there is no default. */
    Optional<Staged> stage(RawPath path) {
        return path.segments().stream()
                .findFirst()
                .map(stages::get)
                .map(stage -> new Staged(stage, root(path.below())));
    }

    /** The root resource answers with the slash behind the stage and without. */
    private static RawPath root(RawPath path) {
        return path.segments().equals(List.of("")) ? new RawPath(List.of()) : path;
    }
}
