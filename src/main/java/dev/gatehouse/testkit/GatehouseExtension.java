package dev.gatehouse.testkit;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each test of a class with {@link GatehouseCloud} a cloud, and returns it to the others after the test. */
final class GatehouseExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(GatehouseExtension.class);
    private static final String LEASE = "lease";

    private static final Map<Class<?>, Function<TestCloud, Object>> PARAMETERS = Map.of(
            TestCloud.class, cloud -> cloud,
            Tokens.class, TestCloud::tokens,
            Mailbox.class, TestCloud::mailbox,
            TestClock.class, TestCloud::clock,
            ApiClient.class, TestCloud::anonymous);

    /** With one instance for each test, parameters of the constructor belong to the test. Since JUnit 5.12. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return Objects.requireNonNull(PARAMETERS.get(type)).apply(lease(context).cloud());
    }

    /** The cloud of the test or of its class. The first parameter takes it. */
    private static CloudLease lease(ExtensionContext context) {
        Optional<CloudLease> existing = existing(context);
        if (existing.isPresent()) {
            return existing.get();
        }
        CloudLease lease = CloudPool.take(stackFile(context));
        lease.cloud().reset();
        store(context).put(LEASE, lease);
        return lease;
    }

    /** Stores look up the contexts around theirs. */
    private static Optional<CloudLease> existing(ExtensionContext context) {
        return Optional.ofNullable(store(context).get(LEASE, CloudLease.class));
    }

    private static Path stackFile(ExtensionContext context) {
        for (Optional<ExtensionContext> each = Optional.of(context);
                each.isPresent();
                each = each.get().getParent()) {
            Optional<GatehouseCloud> annotation = each.get()
                    .getTestClass()
                    .flatMap(type -> AnnotationSupport.findAnnotation(type, GatehouseCloud.class));
            if (annotation.isPresent()) {
                return Path.of(annotation.get().stack());
            }
        }
        throw new IllegalStateException("annotate the test class with @GatehouseCloud");
    }

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        Optional<CloudLease> lease = existing(context);
        if (lease.isPresent()) {
            lease.get().startTest();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional<CloudLease> lease = existing(context);
        lease.filter(each -> context.getExecutionException().isPresent())
                .ifPresent(each -> each.cloud().log().forEach(line -> System.out.println("gatehouse: " + line)));
        if (!giveBack(context)) {
            lease.ifPresent(CloudLease::endTest);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        giveBack(context);
    }

    /** Gives the cloud back if it belongs to this context, and not to the class around it; returns whether it did. */
    private static boolean giveBack(ExtensionContext context) {
        CloudLease own = store(context).remove(LEASE, CloudLease.class);
        if (own == null) {
            return false;
        }
        CloudPool.giveBack(own);
        return true;
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
