package dev.gatehouse.local.pulumi.resource;

import dev.gatehouse.local.state.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One type of AWS resource: its inputs, its checks, its computed outputs, and the changes that replace it. */
public abstract class ResourceType {
    private final ResourceInputs inputs;
    private final Set<String> replaceOnChanges;

    /**
     * @param inputs what the local cloud does with each input of the type
     * @param replaceOnChanges inputs whose change needs a new resource (provider 5.100.0, ForceNew)
     */
    protected ResourceType(ResourceInputs inputs, Set<String> replaceOnChanges) {
        this.inputs = inputs;
        this.replaceOnChanges = replaceOnChanges;
    }

    /** Pulumi's type token, such as {@code aws:cognito/userPool:UserPool}. */
    public final String token() {
        return inputs.token();
    }

    public final ResourceInputs inputs() {
        return inputs;
    }

    public final Set<String> replaceOnChanges() {
        return replaceOnChanges;
    }

    /** Whether the change of the value of an input needs a new resource. */
    public boolean isReplacedBy(String input, Properties before, Properties after) {
        return replaceOnChanges.contains(input);
    }

    /** False for a type that is only stored: its ids and ARNs have AWS's format, and it has no effect. */
    public boolean isImitated() {
        return true;
    }

    /** Whether the provider names it {@code <logical name>-<7 hex digits>} if the program gives no name. */
    public boolean isAutoNamed() {
        return false;
    }

    /** Whether AWS cannot hold the old and the new resource at the same time. */
    public boolean deleteBeforeReplace(Properties inputs) {
        return false;
    }

    /** Inputs that AWS requires. */
    public abstract List<String> requiredInputs();

    /** Checks the values of the inputs, independent of other resources. A value that is not known yet passes. */
    public List<ValidationError> checkValues(Properties inputs) {
        return List.of();
    }

    /** Checks the inputs against other resources. {@code existing} does not contain the resource itself. */
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        return List.of();
    }

    /** The reasons for which AWS refuses to change an existing resource in place. */
    public List<ValidationError> checkChange(String id, Properties before, Properties after) {
        return List.of();
    }

    /** The reasons for which AWS refuses to delete the resource now. */
    public List<ValidationError> checkDeletion(Resource resource) {
        return List.of();
    }

    public abstract String newId(Properties inputs, AwsIds ids, Addresses addresses);

    /** @param name the logical name in the program */
    public String newId(String name, Properties inputs, AwsIds ids, Addresses addresses) {
        return newId(inputs, ids, addresses);
    }

    /**
     * Outputs that AWS adds to the inputs.
     *
     * @param before the outputs before an update, such as a secret to keep; empty for a new resource
     */
    public abstract Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses);

    /** Outputs that are computed from other resources once, when the resource is created. */
    public Map<String, Object> outputsAtCreation(Properties inputs, Resources existing) {
        return Map.of();
    }

    /** Outputs that only the local cloud stores; AWS does not return them. */
    public Set<String> internalOutputs() {
        return Set.of();
    }

    /** Outputs that the engine must mark as secret. */
    public Set<String> secretOutputs() {
        return Set.of();
    }

    /** Outputs whose value is not known in the preview of an update. */
    public Set<String> unknownOutputs(Properties inputs) {
        return Set.of();
    }

    /** Checks that need no other resource: required inputs, inputs that are not imitated, and values. */
    public final List<ValidationError> validateInputs(Properties values) {
        List<ValidationError> errors = new ArrayList<>();
        for (String key : requiredInputs()) {
            if (!values.has(key)) {
                errors.add(new ValidationError(key, "is required"));
            }
        }
        boolean complete = errors.isEmpty();
        errors.addAll(inputs.validate(values));
        if (complete) {
            errors.addAll(checkValues(values));
        }
        return errors;
    }

    /** All checks; {@link #checkConflicts} runs only if the inputs are valid. */
    public final List<ValidationError> validate(Properties values, Resources existing) {
        List<ValidationError> errors = validateInputs(values);
        return errors.isEmpty() ? checkConflicts(values, existing) : errors;
    }

    /** An error if no resource of the type has the id that the input gives. An id that is not known yet passes. */
    protected static List<ValidationError> checkReference(
            Properties inputs, String key, String type, Resources existing) {
        return inputs.text(key)
                .filter(id -> existing.byId(type, id).isEmpty())
                .map(id -> List.of(new ValidationError(key, "there is no " + type + " '" + id + "'")))
                .orElse(List.of());
    }
}
