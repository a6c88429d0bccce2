package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.state.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the local cloud knows of one type of AWS resource. */
public abstract class ResourceType {
    private final String token;
    private final Set<String> replacing;

    /**
     * @param token Pulumi's, such as {@code aws:cognito/userPool:UserPool}
     * @param replacing inputs whose change needs a new resource (provider 5.100.0, ForceNew)
     */
    ResourceType(String token, Set<String> replacing) {
        this.token = token;
        this.replacing = replacing;
    }

    public final String token() {
        return token;
    }

    public final Set<String> replacing() {
        return replacing;
    }

    /** Whether the local cloud does what the resource is for, or only keeps it with ids of the right shape. */
    public boolean imitated() {
        return true;
    }

    /** Whether the provider names it {@code <logical name>-<7 hex digits>} when the program gives no name. */
    public boolean named() {
        return false;
    }

    /** Whether AWS has no room for the old one beside the new one. */
    public boolean deleteBeforeReplace(Properties inputs) {
        return false;
    }

    /** Inputs without which AWS does nothing. */
    abstract List<String> required();

    /** Inputs of a wrong form, whatever else exists; a value that is not known yet has none. */
    List<Finding> forms(Properties inputs) {
        return List.of();
    }

    /** What does not go with what exists; {@code existing} lacks the resource itself. */
    List<Finding> conflicts(Properties inputs, Resources existing) {
        return List.of();
    }

    /** Why AWS refuses to change one that exists in place. */
    public List<Finding> changeRefusals(String id, Properties before, Properties after) {
        return List.of();
    }

    /** Why it cannot be deleted now. */
    public List<Finding> deletionRefusals(Resource resource) {
        return List.of();
    }

    /** A new id. */
    public abstract String id(Properties inputs, AwsIds ids, Addresses addresses);

    /** Outputs beside the inputs; {@code before} holds what an earlier version of it had, such as its secret. */
    public abstract Map<String, Object> computed(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses);

    /** What it keeps of everything else, as that is when it is made. */
    public Map<String, Object> remembered(Properties inputs, Resources existing) {
        return Map.of();
    }

    /** Outputs that are kept here, and that AWS tells nobody. */
    public Set<String> internal() {
        return Set.of();
    }

    /** Outputs that the engine must hide. */
    public Set<String> secrets() {
        return Set.of();
    }

    /** Outputs that nobody knows before an update is made, beside those that the inputs decide. */
    public Set<String> unsettled(Properties inputs) {
        return Set.of();
    }

    /** What the local cloud does with each of its inputs. */
    public final ResourceInputs inputs() {
        return ResourceTypes.inputs(token);
    }

    /** What can be said before anything else is made: missing inputs, inputs that are not imitated, and wrong forms. */
    public final List<Finding> formFindings(Properties inputs) {
        List<Finding> findings = new ArrayList<>();
        for (String key : required()) {
            if (!inputs.has(key)) {
                findings.add(new Finding(key, "is required"));
            }
        }
        boolean complete = findings.isEmpty();
        findings.addAll(inputs().findings(inputs));
        if (complete) {
            findings.addAll(forms(inputs));
        }
        return findings;
    }

    /** All that AWS would refuse. */
    public final List<Finding> findings(Properties inputs, Resources existing) {
        List<Finding> findings = formFindings(inputs);
        return findings.isEmpty() ? conflicts(inputs, existing) : findings;
    }

    /** A finding unless a resource of that type and id exists; an id that is not known yet is none. */
    static List<Finding> mustExist(Properties inputs, String key, String type, Resources existing) {
        return inputs.text(key)
                .filter(id -> existing.byId(type, id).isEmpty())
                .map(id -> List.of(new Finding(key, "there is no " + type + " '" + id + "'")))
                .orElse(List.of());
    }
}
