package dev.gatehouse.local.pulumi.resource;

import dev.gatehouse.local.state.Addresses;
import java.util.List;

/**
 * Where a resource was declared, and under which address it is served.
 *
 * @param parents the types of the components around it, from the outermost; empty without components, and for a program
 *     that the local cloud runs itself
 * @param region of the provider that declared it; empty for the region of the stack
 * @param apiPath the path under which an API and its stages answer, {@code /_aws/execute-api/<id>}; empty for the root
 */
public record Origin(List<String> parents, String region, String apiPath) {
    /** Directly in a program, in the region of the stack, at the root of the API's address. */
    public static final Origin PROGRAM = new Origin(List.of(), "", "");

    public Origin {
        parents = List.copyOf(parents);
    }

    public Origin withApiPath(String path) {
        return new Origin(parents, region, path);
    }

    /** Whether it is a child, at any depth, of a component of this type. */
    public boolean isInside(String component) {
        return parents.contains(component);
    }

    /** The addresses of the stack, with the region and the path of this resource. */
    public Addresses addresses(Addresses stack) {
        return stack.in(region.isEmpty() ? stack.region() : region, apiPath);
    }
}
