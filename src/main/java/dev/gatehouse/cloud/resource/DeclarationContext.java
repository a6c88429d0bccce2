package dev.gatehouse.cloud.resource;

import com.pulumi.core.Output;
import dev.gatehouse.settings.Settings;
import java.util.Optional;

/**
 * What the components of one declaration share.
 *
 * @param outputs the Outputs that placeholders in the settings stand for
 * @param region the Region of the AWS provider of the declaration
 * @param namePrefix of names that must be unique in an account and Region; empty if the names of resources begin with the
 *     project and the stack
 */
public record DeclarationContext(Settings settings, PendingOutputs outputs, Output<String> region, String namePrefix) {

    /** For a stack: its file says the Region, and contains no Outputs. */
    public static DeclarationContext ofStack(Settings settings) {
        return new DeclarationContext(settings, PendingOutputs.NONE, Output.of(settings.region()), "");
    }

    /**
     * The prefix for a component of a program. Two stacks of the program have components of the same names.
     *
     * @param component its name; a name that begins with the project and the stack needs no prefix
     */
    public static String namePrefix(String project, String stack, String component) {
        String prefix = (project + "-" + stack).replaceAll("[^A-Za-z0-9_-]", "-");
        return component.startsWith(prefix) ? "" : prefix + "-";
    }

    /**
     * The name on AWS of a resource whose name Pulumi does not make unique, such as a log group.
     *
     * @param name of the resource in the program
     */
    public String nameOnAws(String name) {
        return namePrefix + name;
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
