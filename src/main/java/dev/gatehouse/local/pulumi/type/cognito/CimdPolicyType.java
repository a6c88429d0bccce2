package dev.gatehouse.local.pulumi.type.cognito;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.UserPool.CimdPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code aws.cloudcontrol.Resource} of the type {@code AWS::Cognito::CIMDPolicy}. The provider 6.83.0 has no resource of its
 * own for CIMD policies.
 */
public final class CimdPolicyType extends ResourceType {
    public static final String TOKEN = "aws:cloudcontrol/resource:Resource";
    static final String TYPE_NAME = "AWS::Cognito::CIMDPolicy";

    private static final String STATE = "desiredState";
    /** Only the state of the resource; on AWS, also the schema of the type is an output. */
    private static final String OUTPUT = "properties";

    CimdPolicyType() {
        super(CognitoInputs.CIMD_POLICY, Set.of("typeName"));
    }

    @Override
    public List<String> requiredInputs() {
        return List.of(STATE, "typeName");
    }

    @Override
    public Set<String> unknownOutputs(Properties inputs) {
        return Set.of(OUTPUT);
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        return inputs.text(STATE)
                .map(text -> CimdPolicyState.problems(text).stream()
                        .map(problem -> new ValidationError(STATE, problem))
                        .toList())
                .orElse(List.of());
    }

    /**
     * CHOICE: the user pool cannot change, because UpdateCIMDPolicy finds the policy in its user pool, and the provider
     * replaces the resource if a create-only property changes.
     */
    @Override
    public boolean isReplacedBy(String input, Properties before, Properties after) {
        if (!input.equals(STATE)) {
            return super.isReplacedBy(input, before, after);
        }
        Optional<String> pool = state(before).map(CimdPolicyState::userPoolId);
        // A user pool that is not known yet is a new one.
        return !pool.equals(state(after).map(CimdPolicyState::userPoolId));
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        return state(inputs)
                .map(state -> checkConflicts(state, existing).stream()
                        .map(problem -> new ValidationError(STATE, problem))
                        .toList())
                .orElse(List.of());
    }

    private static List<String> checkConflicts(CimdPolicyState state, Resources existing) {
        Optional<Resource> pool = existing.byId(UserPoolType.TOKEN, state.userPoolId());
        if (pool.isEmpty()) {
            return List.of("ResourceNotFoundException: User pool " + state.userPoolId() + " does not exist.");
        }
        List<String> problems = new ArrayList<>();
        // DOC "CreateCIMDPolicy": FeatureUnavailableInTierException. CHOICE: in LITE.
        if (pool.get().inputs().text("userPoolTier").filter("LITE"::equals).isPresent()) {
            problems.add(
                    "FeatureUnavailableInTierException: CIMD policies need the tier ESSENTIALS or PLUS, and user pool "
                            + state.userPoolId() + " has LITE");
        }
        Optional<Resource> client = existing.byId(UserPoolClientType.TOKEN, state.clientId())
                .filter(each -> each.inputs().text("userPoolId").equals(Optional.of(state.userPoolId())));
        if (client.isEmpty()) {
            problems.add("ResourceNotFoundException: User pool client " + state.clientId() + " does not exist.");
        } else if (client.get().inputs().flag("generateSecret", false)) {
            // DOC "Client ID metadata documents (CIMD)": public clients only. CHOICE: AWS documents no error here.
            problems.add("InvalidParameterException: ClientId must be a public app client, and " + state.clientId()
                    + " has a secret");
        }
        // CHOICE: AWS does not document what two policies with one pattern do.
        existing.all(TOKEN).stream()
                .flatMap(each -> state(each.inputs()).stream())
                .filter(other -> other.userPoolId().equals(state.userPoolId()))
                .forEach(other -> other.urlPatterns().stream()
                        .filter(state.urlPatterns()::contains)
                        .forEach(pattern -> problems.add("InvalidParameterException: URLPatterns: another CIMD policy, "
                                + other.policyName() + ", has the pattern " + pattern)));
        return problems;
    }

    /** OBS for other types of Cognito: the id of the user pool and the id of the resource. */
    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return state(inputs).orElseThrow().userPoolId() + "|" + ids.userPoolClientId();
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        JsonObject properties = state(inputs).orElseThrow().json();
        properties.addProperty("CIMDPolicyId", policyId(id));
        if (!properties.has(CimdPolicyState.CACHE_DURATION)) {
            properties.addProperty(CimdPolicyState.CACHE_DURATION, cacheDuration(before));
        }
        return Map.of(OUTPUT, properties.toString());
    }

    /** DOC "CreateCIMDPolicy": one day by default. DOC "UpdateCIMDPolicy": an update without it keeps the current one. */
    private static long cacheDuration(Properties before) {
        return before.text(OUTPUT)
                .map(text -> JsonParser.parseString(text).getAsJsonObject().get(CimdPolicyState.CACHE_DURATION))
                .map(JsonElement::getAsLong)
                .orElse(CimdPolicyState.MIN_CACHE_SECONDS);
    }

    private static String policyId(String id) {
        return id.substring(id.indexOf('|') + 1);
    }

    /** Empty if the state is not known yet. */
    private static Optional<CimdPolicyState> state(Properties inputs) {
        return inputs.text(STATE).flatMap(CimdPolicyState::read);
    }

    /** The CIMD policies of a pool, oldest first. */
    static List<CimdPolicy> model(Resource pool, Resources all) {
        return all.all(TOKEN).stream()
                .flatMap(each -> state(each.inputs())
                        .filter(state -> state.userPoolId().equals(pool.id()))
                        .map(state -> new CimdPolicy(
                                policyId(each.id()), state.policyName(), state.clientId(), state.urlPatterns()))
                        .stream())
                .toList();
    }
}
