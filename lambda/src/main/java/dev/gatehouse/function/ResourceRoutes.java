package dev.gatehouse.function;

import dev.gatehouse.function.claims.Claims;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What callers do with resources. Everyone whom the gateway lets in reads all; only the owner changes one. */
final class ResourceRoutes {
    private static final int MOST = 100;
    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

    private final Resources resources;

    ResourceRoutes(Resources resources) {
        this.resources = resources;
    }

    Answer report() {
        return Answer.ok(Map.of("resources", resources.count()));
    }

    /** {@code ?limit=} 1 to 100, and {@code ?after=} what the page before gave as {@code next}. */
    Answer list(Call call) {
        Optional<Integer> limit = limit(call.query().getOrDefault("limit", String.valueOf(MOST)));
        if (limit.isEmpty()) {
            return Answer.badRequest("limit: must be a whole number from 1 to " + MOST);
        }
        return resources
                .page(limit.get(), Optional.ofNullable(call.query().get("after")))
                .map(ResourceRoutes::shown)
                .orElseGet(() -> Answer.badRequest("after: must be the next of an earlier page"));
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(number -> LIMIT.matcher(number).matches())
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= MOST);
    }

    private static Answer shown(Resources.Page page) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("resources", page.resources().stream().map(Resource::shown).toList());
        page.next().ifPresent(next -> body.put("next", next));
        return Answer.ok(body);
    }

    Answer show(Call call) {
        return resources.find(id(call)).map(ResourceRoutes::tagged).orElseGet(() -> missing(call));
    }

    Answer add(Call call, Claims caller) {
        Resource.Wanted wanted = Resource.Wanted.read(call.body());
        if (!wanted.errors().isEmpty()) {
            return Answer.badBody(wanted.errors());
        }
        Resource added = resources.add(wanted.name(), caller.subject().orElse(""));
        return Answer.created(added.shown()).with("etag", IfMatch.tag(added));
    }

    /** Wants {@code If-Match}: nobody writes over a change that he has not seen. */
    Answer rename(Call call, Claims caller) {
        if (IfMatch.of(call).isAbsent()) {
            return Answer.preconditionRequired("send If-Match with the etag of the resource as you know it");
        }
        List<String> errors = Resource.Wanted.read(call.body()).errors();
        if (!errors.isEmpty()) {
            return Answer.badBody(errors);
        }
        String name = Resource.Wanted.read(call.body()).name();
        return change(call, caller, before -> resources.rename(before, name).map(ResourceRoutes::tagged));
    }

    Answer remove(Call call, Claims caller) {
        return change(
                call, caller, before -> resources.remove(before) ? Optional.of(Answer.noContent()) : Optional.empty());
    }

    /** Empty where somebody else was faster. */
    private interface Change {
        Optional<Answer> to(Resource before);
    }

    private Answer change(Call call, Claims caller, Change change) {
        Optional<Resource> found = resources.find(id(call));
        if (found.isEmpty()) {
            return missing(call);
        }
        Resource before = found.get();
        if (!caller.subject().equals(Optional.of(before.owner()))) {
            return Answer.forbidden("only its owner may change a resource");
        }
        if (!IfMatch.of(call).allows(before)) {
            return Answer.preconditionFailed("the resource has changed: its etag is " + IfMatch.tag(before));
        }
        return change.to(before)
                .orElseGet(() -> Answer.conflict("the resource is being changed by somebody else: read it again"));
    }

    private static Answer tagged(Resource resource) {
        return Answer.ok(resource.shown()).with("etag", IfMatch.tag(resource));
    }

    private static Answer missing(Call call) {
        return Answer.notFound("there is no resource " + id(call));
    }

    private static String id(Call call) {
        return call.variables().getOrDefault("id", "");
    }
}
