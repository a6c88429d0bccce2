package dev.gatehouse.cloud.resource;

import com.pulumi.core.Output;
import dev.gatehouse.settings.schema.PendingText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Outputs among the arguments of a component. The settings contain a placeholder for each; {@link PendingText}
 * describes it.
 */
public final class PendingOutputs {
    /** For the settings of a stack file, which contains no Outputs. */
    public static final PendingOutputs NONE = new PendingOutputs(Map.of());

    private final Map<String, Output<String>> byPlaceholder;

    public PendingOutputs(Map<String, Output<String>> byPlaceholder) {
        this.byPlaceholder = Map.copyOf(byPlaceholder);
    }

    /** The value of a text of the settings: the Output that it stands for, or the text itself. */
    public Output<String> value(String text) {
        return Optional.ofNullable(byPlaceholder.get(text)).orElseGet(() -> Output.of(text));
    }

    /** The values of a list of the settings. */
    public Output<List<String>> values(List<String> texts) {
        return Output.all(texts.stream().map(this::value).toList());
    }

    /** The values of a map of the settings, in its order. The map is secret if one of the Outputs is. */
    public Output<Map<String, String>> values(Map<String, String> texts) {
        Map<String, Output<String>> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, value(text)));
        return values.isEmpty() ? Output.of(Map.of()) : OutputValues.map(values);
    }
}
