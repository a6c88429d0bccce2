package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.pulumi.resource.Origin;
import dev.gatehouse.local.pulumi.resource.Resource;

/**
 * The name of the part of a program that a user pool or an API belongs to: that of its {@code ProtectedApi}, or the
 * resource's own name if it is in none.
 */
public final class Instance {
    private static final String COMPONENT = "gatehouse:index:ProtectedApi";

    private Instance() {}

    public static String of(Resource resource) {
        return of(resource.name(), resource.origin());
    }

    /** A component names its children {@code <component>-users}, {@code <component>-api} and {@code <component>-rest}. */
    static String of(String name, Origin origin) {
        return origin.isInside(COMPONENT) ? name.replaceFirst("-(?:users|api|rest)$", "") : name;
    }
}
