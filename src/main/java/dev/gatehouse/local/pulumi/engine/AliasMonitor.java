package dev.gatehouse.local.pulumi.engine;

import com.pulumi.resources.Resource;
import com.pulumi.test.internal.MockMonitor;
import com.pulumi.test.internal.PulumiTestInternal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import pulumirpc.AliasOuterClass.Alias;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;

/** Passes the aliases of each resource to the run, because the SDK does not pass them to {@link com.pulumi.test.Mocks}. */
final class AliasMonitor extends MockMonitor {
    private final ProgramRun run;

    AliasMonitor(ProgramRun run) {
        super(run, PulumiTestInternal.mockLog());
        this.run = run;
    }

    @Override
    public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
            Resource resource, RegisterResourceRequest request) {
        run.addFormerNames(request.getType(), request.getName(), formerNames(request));
        return super.registerResourceAsync(resource, request);
    }

    /** Aliases with another name. The registry stores no parents, so other parents and types of parents do not matter. */
    private static List<String> formerNames(RegisterResourceRequest request) {
        return request.getAliasesList().stream()
                .filter(Alias::hasSpec)
                .map(alias -> alias.getSpec().getName())
                .flatMap(name -> name.isEmpty() ? Stream.empty() : Stream.of(name))
                .toList();
    }
}
