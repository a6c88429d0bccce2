package dev.gatehouse.cloud.resource;

import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.resources.Resource;

/** Writes to the log of the Pulumi engine from a component, which has no context of the program. */
public final class EngineLog {
    private EngineLog() {}

    /** @param component that the engine shows the warning at */
    public static void warn(String text, Resource component) {
        // The SDK has no public log for components (1.36.1).
        if (DeploymentInternal.getInstance() instanceof DeploymentImpl deployment) {
            deployment.getLog().warn(text, component);
        }
    }
}
