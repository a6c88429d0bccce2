package dev.gatehouse.cloud.resource;

import com.pulumi.core.Output;
import dev.gatehouse.settings.Settings;
import java.util.Optional;

/**
 * What the components of one declaration share.
 *
 * @param outputs the Outputs that placeholders in the settings stand for
 * @param region the Region of the AWS provider of the declaration
 */
public record DeclarationContext(Settings settings, PendingOutputs outputs, Output<String> region) {

    /** For a stack: its file says the Region, and contains no Outputs. */
    public static DeclarationContext ofStack(Settings settings) {
        return new DeclarationContext(settings, PendingOutputs.NONE, Output.of(settings.region()));
    }

    /** The ARN of the key for logs, alarms and the function's environment; empty for AWS owned keys. */
    public Optional<Output<String>> kmsKey() {
        return value(settings.observability().kmsKey());
    }

    /** The value of an optional text of the settings. */
    public Optional<Output<String>> value(Optional<String> text) {
        return text.map(outputs::value);
    }
}
