package dev.gatehouse.cloud.resource;

import com.pulumi.resources.ResourceTransformation;
import java.util.ArrayList;
import java.util.List;

/** What all resources of a declaration have in common, although each of them has arguments of its own. */
public final class ComponentTransformations {
    private ComponentTransformations() {}

    /**
     * The transformations in the order in which the SDK applies them, before those of the parent: the tags and the permissions
     * boundary of the settings, then those of the program.
     *
     * @param own those that the program passes among the arguments
     */
    public static List<ResourceTransformation> of(DeclarationContext context, List<ResourceTransformation> own) {
        List<ResourceTransformation> all = new ArrayList<>();
        all.add(new Tagging(context.outputs()
                .values(context.settings()
                        .tags()
                        .withStackTag(context.settings().stack()))));
        context.value(context.settings().function().permissionsBoundary())
                .map(RoleBoundary::new)
                .ifPresent(all::add);
        all.addAll(own);
        return all;
    }
}
