package dev.gatehouse.component;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.core.internal.ContextAwareCompletableFuture;
import com.pulumi.core.internal.Internal;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.DeploymentInstanceInternal;
import com.pulumi.deployment.internal.Engine;
import com.pulumi.deployment.internal.Monitor;
import com.pulumi.exceptions.RunException;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import pulumirpc.Provider.ConstructRequest;
import pulumirpc.Provider.ConstructResponse;

/** Constructs components for the engine, each in a deployment of its own: several at a time, as the engine asks for them. */
final class Construction {
    private static final Logger SDK = Logger.getLogger(DeploymentImpl.class.getName());

    private final Components components;
    private final PackageSchema schema;

    Construction(Components components, PackageSchema schema) {
        this.components = components;
        this.schema = schema;
    }

    /**
     * Constructs a component and waits for everything that it declares.
     *
     * @return fails with a {@link RunException} if the request is wrong
     */
    CompletableFuture<ConstructResponse> run(ConstructRequest request, Engine engine, Monitor monitor) {
        ComponentFactory factory = components
                .of(request.getType())
                .orElseThrow(() -> new RunException(schema.name() + " " + schema.version() + " has no component "
                        + request.getType() + "; it has " + components.tokens()));
        if (request.getParent().isEmpty()) {
            throw new RunException("a component needs a parent: the stack or another component");
        }
        RunningTasks tasks = new RunningTasks();
        DeploymentImpl deployment = deployment(request, engine, new ComponentRegistration(monitor, request), tasks);
        DeploymentInstanceHolder.setInstance(new DeploymentInstanceInternal(deployment));
        try {
            CompletableFuture<ComponentFactory.Constructed> constructed =
                    ContextAwareCompletableFuture.supplyAsync(() -> construct(factory, request, deployment));
            CompletableFuture<ConstructResponse> response =
                    constructed.thenCompose(component -> response(component, request, deployment));
            tasks.registerTask("construct " + request.getName(), response);
            return tasks.finish().thenCompose(ignored -> response);
        } finally {
            DeploymentInstanceHolder.setInstance(null);
        }
    }

    private static DeploymentImpl deployment(
            ConstructRequest request, Engine engine, Monitor monitor, RunningTasks tasks) {
        DeploymentImpl.DeploymentState state = new DeploymentImpl.DeploymentState(
                new DeploymentImpl.Config(
                        ImmutableMap.copyOf(request.getConfigMap()),
                        ImmutableSet.copyOf(request.getConfigSecretKeysList())),
                SDK,
                request.getOrganization(),
                request.getProject(),
                request.getStack(),
                "",
                request.getDryRun(),
                engine,
                monitor);
        state.runner = tasks;
        return new DeploymentImpl(state);
    }

    private ComponentFactory.Constructed construct(
            ComponentFactory factory, ConstructRequest request, DeploymentImpl deployment) {
        ComponentFactory.Constructed component = factory.construct(
                request.getName(),
                InputTree.of(request, schema.inputs(request.getType())),
                ComponentOptions.of(request));
        ComponentOptions.withoutEffect(request)
                .forEach(option -> deployment
                        .getLog()
                        .warn(
                                "the option " + option + " of a component has no effect on the resources in it; change"
                                        + " their options with a transform",
                                component.resource()));
        return component;
    }

    private static CompletableFuture<ConstructResponse> response(
            ComponentFactory.Constructed component, ConstructRequest request, DeploymentImpl deployment) {
        return Internal.of(component.resource().urn())
                .getValueOrDefault("")
                .thenCompose(urn -> new OutputState(deployment.getLog())
                        .addTo(
                                ConstructResponse.newBuilder().setUrn(urn).build(),
                                component.outputs(),
                                request.getAdditionalSecretOutputsList()));
    }
}
