package dev.gatehouse.component;

import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.DependencyResource;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import com.pulumi.resources.internal.DependencyProviderResource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import pulumirpc.Provider.ConstructRequest;

/** The resource options of a component that the Java SDK can express. {@link ComponentRegistration} adds the others. */
final class ComponentOptions {
    private ComponentOptions() {}

    static ComponentResourceOptions of(ConstructRequest request) {
        ComponentResourceOptions.Builder options = ComponentResourceOptions.builder()
                .parent(new DependencyResource(request.getParent()))
                .providers(new TreeMap<>(request.getProvidersMap())
                        .values().stream()
                                .<ProviderResource>map(DependencyProviderResource::new)
                                .toList())
                .dependsOn(request.getDependenciesList().stream()
                        .<Resource>map(DependencyResource::new)
                        .toList());
        // An option that is not set is inherited from the parent.
        if (request.hasProtect()) {
            options.protect(request.getProtect());
        }
        if (request.hasRetainOnDelete()) {
            options.retainOnDelete(request.getRetainOnDelete());
        }
        return options.build();
    }

    /** The names of the given options that have no effect: the engine applies them only to the resource itself. */
    static List<String> withoutEffect(ConstructRequest request) {
        List<String> names = new ArrayList<>();
        if (request.getIgnoreChangesCount() > 0) {
            names.add("ignoreChanges");
        }
        if (request.getReplaceOnChangesCount() > 0) {
            names.add("replaceOnChanges");
        }
        if (request.getDeleteBeforeReplace()) {
            names.add("deleteBeforeReplace");
        }
        if (hasTimeouts(request.getCustomTimeouts())) {
            names.add("customTimeouts");
        }
        if (request.hasReplacementTrigger()) {
            names.add("replacementTrigger");
        }
        return names;
    }

    private static boolean hasTimeouts(ConstructRequest.CustomTimeouts timeouts) {
        return !timeouts.equals(ConstructRequest.CustomTimeouts.getDefaultInstance());
    }
}
