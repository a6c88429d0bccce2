package dev.gatehouse.local.pulumi.type.function;

import dev.gatehouse.local.pulumi.resource.ResourceType;
import java.util.List;

/** The types of {@code aws.lambda}. */
public final class FunctionTypes {
    public static final List<ResourceType> ALL = List.of(new FunctionType(), new AliasType(), new PermissionType());

    private FunctionTypes() {}
}
