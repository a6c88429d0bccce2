package dev.gatehouse;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.exceptions.RunException;
import dev.gatehouse.cloud.delivery.StackRoles;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.delivery.Delivery;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.Map;
import java.util.logging.Logger;

/** The Pulumi program: {@code pulumi up} runs it. */
public final class Main {
    /** A strong reference, so that the logger's setting is not garbage collected. */
    private static final Logger SDK = Logger.getLogger("com.pulumi");

    static {
        // The engine shows the messages of the program; without this, the SDK also prints them to stderr.
        SDK.setUseParentHandlers(false);
    }

    private Main() {}

    public static void main(String[] args) {
        // Without this, JDK 25 on two cores livelocks in the SDK (pulumi-java 2270); .mvn/jvm.config sets it for Maven.
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "16");
        Pulumi.run(Main::configuredStack);
    }

    private static void configuredStack(Context context) {
        try {
            Map<String, Object> config = StackConfig.tree(System.getenv("PULUMI_CONFIG"));
            if (Delivery.isDeliveryStack(config)) {
                delivery(context, Delivery.read(context.stackName(), config));
                return;
            }
            Settings settings = Settings.read(
                    context.stackName(), config, StackConfig.encrypted(System.getenv("PULUMI_CONFIG_SECRET_KEYS")));
            checkedStack(context, settings, new DnsLookup());
        } catch (SettingsException e) {
            throw new RunException(e.getMessage());
        }
    }

    /** Runs the program if the DNS checks pass; otherwise no resource is registered. */
    static void checkedStack(Context context, Settings settings, AddressLookup dns) throws SettingsException {
        ParentRecordCheck.check(settings, dns).ifPresent(context.log()::warn);
        stack(context, settings);
    }

    /** Declares the resources of a stack with {@code gatehouse:delivery}. */
    static void delivery(Context context, Delivery delivery) {
        StackRoles.declare(context, delivery).forEach(context::export);
    }

    /** Declares the resources of a stack. The local cloud and the tests call this method. */
    public static void stack(Context context, Settings settings) {
        settings.warnings().forEach(context.log()::warn);
        ProtectedApi.ofStack(context.projectName() + "-" + context.stackName(), settings)
                .stackOutputs()
                .forEach(context::export);
    }
}
