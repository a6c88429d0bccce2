package dev.gatehouse.function;

import dev.gatehouse.function.claims.Claims;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The routes below /resources. Every authorized caller can read all resources; only the owner can change or delete one.
 */
final class ResourceRoutes {
    private static final int MAX_PAGE_SIZE = 100;
    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

    private final ResourceStore resources;

    ResourceRoutes(ResourceStore resources) {
        this.resources = resources;
    }

    ApiResponse report() {
        return ApiResponse.ok(Map.of("resources", resources.count()));
    }

    /** {@code ?limit=} is 1 to 100; {@code ?after=} is the {@code next} of the previous page. */
    ApiResponse list(ApiRequest request) {
        Optional<Integer> limit = limit(request.query().getOrDefault("limit", String.valueOf(MAX_PAGE_SIZE)));
        if (limit.isEmpty()) {
            return ApiResponse.badRequest("limit: must be a whole number from 1 to " + MAX_PAGE_SIZE);
        }
        return resources
                .page(limit.get(), Optional.ofNullable(request.query().get("after")))
                .map(ResourceRoutes::pageResponse)
                .orElseGet(() -> ApiResponse.badRequest("after: must be the value of next in an earlier page"));
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(number -> LIMIT.matcher(number).matches())
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= MAX_PAGE_SIZE);
    }

    private static ApiResponse pageResponse(ResourceStore.Page page) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("resources", page.resources().stream().map(Resource::body).toList());
        page.next().ifPresent(next -> body.put("next", next));
        return ApiResponse.ok(body);
    }

    ApiResponse get(ApiRequest request) {
        return resources.find(id(request)).map(ResourceRoutes::withEtag).orElseGet(() -> resourceNotFound(request));
    }

    ApiResponse add(ApiRequest request, Claims caller) {
        Resource.Input input = Resource.Input.read(request.body());
        if (!input.errors().isEmpty()) {
            return ApiResponse.badBody(input.errors());
        }
        Resource added = resources.add(input.name(), caller.subject().orElse(""));
        return ApiResponse.created(added.body()).with("etag", IfMatch.tag(added));
    }

    /** Requires {@code If-Match}, so that a caller does not overwrite a change that it has not read. */
    ApiResponse rename(ApiRequest request, Claims caller) {
        if (IfMatch.of(request).isAbsent()) {
            return ApiResponse.preconditionRequired("send If-Match with the etag that you got with the resource");
        }
        List<String> errors = Resource.Input.read(request.body()).errors();
        if (!errors.isEmpty()) {
            return ApiResponse.badBody(errors);
        }
        String name = Resource.Input.read(request.body()).name();
        return change(request, caller, before -> resources.rename(before, name).map(ResourceRoutes::withEtag));
    }

    ApiResponse remove(ApiRequest request, Claims caller) {
        return change(
                request,
                caller,
                before -> resources.remove(before) ? Optional.of(ApiResponse.noContent()) : Optional.empty());
    }

    /** Empty if another caller changed the resource first. */
    private interface Change {
        Optional<ApiResponse> to(Resource before);
    }

    private ApiResponse change(ApiRequest request, Claims caller, Change change) {
        Optional<Resource> found = resources.find(id(request));
        if (found.isEmpty()) {
            return resourceNotFound(request);
        }
        Resource before = found.get();
        if (!caller.subject().equals(Optional.of(before.owner()))) {
            return ApiResponse.forbidden("only the owner of a resource can change it");
        }
        if (!IfMatch.of(request).allows(before)) {
            return ApiResponse.preconditionFailed("the resource has changed: its etag is " + IfMatch.tag(before));
        }
        return change.to(before)
                .orElseGet(() -> ApiResponse.conflict("another caller is changing the resource: read it again"));
    }

    private static ApiResponse withEtag(Resource resource) {
        return ApiResponse.ok(resource.body()).with("etag", IfMatch.tag(resource));
    }

    private static ApiResponse resourceNotFound(ApiRequest request) {
        return ApiResponse.notFound("there is no resource " + id(request));
    }

    private static String id(ApiRequest request) {
        return request.variables().getOrDefault("id", "");
    }
}
