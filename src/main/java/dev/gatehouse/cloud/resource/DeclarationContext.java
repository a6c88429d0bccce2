package dev.gatehouse.cloud.resource;

import com.pulumi.core.Output;
import dev.gatehouse.cloud.archive.FunctionArchives;
import dev.gatehouse.settings.Settings;
import java.util.Optional;

/**
 * What the components of one declaration share.
 *
 * @param outputs the Outputs that placeholders in the settings stand for
 * @param region the Region of the AWS provider of the declaration
 * @param archives where the sample functions are
 */
public record DeclarationContext(
        Settings settings, PendingOutputs outputs, Output<String> region, FunctionArchives archives) {

    /** For a stack: its file says the Region, and contains no Outputs, and lambda/ is built in its project. */
    public static DeclarationContext ofStack(Settings settings) {
        return new DeclarationContext(
                settings, PendingOutputs.NONE, Output.of(settings.region()), FunctionArchives.ofProject());
    }

    /** The value of an optional text of the settings. */
    public Optional<Output<String>> value(Optional<String> text) {
        return text.map(outputs::value);
    }
}
