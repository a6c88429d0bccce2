package dev.gatehouse;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.exceptions.RunException;
import dev.gatehouse.cloud.ProtectedApi;
import dev.gatehouse.cloud.delivery.DeliveryRoles;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.delivery.Delivery;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.Map;
import java.util.logging.Logger;

/** The cloud door: what {@code pulumi up} runs. */
public final class Main {
    /** Held, so that its setting is not collected away. */
    private static final Logger SDK = Logger.getLogger("com.pulumi");

    static {
        // Engines show what the program says once; the SDK would print it to stderr as well.
        SDK.setUseParentHandlers(false);
    }

    private Main() {}

    public static void main(String[] args) {
        // JDK 25 on two cores livelocks the SDK without it (pulumi-java 2270); .mvn/jvm.config says it to Maven.
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

    /** The program after a look at what only DNS knows; a stack that DNS speaks against registers nothing. */
    static void checkedStack(Context context, Settings settings, AddressLookup dns) throws SettingsException {
        ParentRecordCheck.check(settings, dns).ifPresent(context.log()::warn);
        stack(context, settings);
    }

    /** What a stack with {@code gatehouse:delivery} declares in place of the program. */
    static void delivery(Context context, Delivery delivery) {
        DeliveryRoles.declare(context, delivery).forEach(context::export);
    }

    /** The whole program with its settings as a value: what the local cloud and the tests run. */
    public static void stack(Context context, Settings settings) {
        settings.warnings().forEach(context.log()::warn);
        ProtectedApi.declare(context, settings).forEach(context::export);
    }
}
