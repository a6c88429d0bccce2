package dev.gatehouse.local.pulumi.engine;

import dev.gatehouse.local.pulumi.resource.Resource;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts that name a resource in messages: its type and its name, such as {@code Route GET /x}.
 *
 * @param project the name of the project; the names of its components begin with it and contain no space
 */
record ResourceLabels(String project) {
    /** Without the name of the component, if the resource has another name after it. */
    String of(Resource resource) {
        String name = resource.name();
        return resource.type().substring(resource.type().lastIndexOf(':') + 1) + " "
                + (name.startsWith(project + "-") ? name.substring(name.indexOf(' ') + 1) : name);
    }

    /** With the names of the inputs that changed, such as {@code Route GET /x (authorizationScopes)}; values can be secret. */
    String of(Resource resource, Set<String> changed) {
        return of(resource) + " (" + String.join(", ", new TreeSet<>(changed)) + ")";
    }
}
