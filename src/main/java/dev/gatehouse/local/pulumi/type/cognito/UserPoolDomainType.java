package dev.gatehouse.local.pulumi.type.cognito;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.cognito.UserPoolDomain}. */
public final class UserPoolDomainType extends ResourceType {
    public static final String TOKEN = "aws:cognito/userPoolDomain:UserPoolDomain";

    private static final List<String> RESERVED = List.of("aws", "amazon", "cognito");

    UserPoolDomainType() {
        super(CognitoInputs.USER_POOL_DOMAIN, Set.of("domain", "userPoolId"));
    }

    /** DOC "CreateUserPoolDomain", ManagedLoginVersion: 2 is managed login; 1, the default, is the classic hosted UI. */
    static boolean isManagedLogin(Resource domain) {
        return domain.inputs().integer("managedLoginVersion", 1) == 2;
    }

    @Override
    public boolean deleteBeforeReplace(Properties inputs) {
        return true;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("domain", "userPoolId");
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        // A domain with a dot is a custom domain. Its certificate is not checked.
        String prefix =
                inputs.text("domain").filter(domain -> !domain.contains(".")).orElse("");
        List<ValidationError> errors = new ArrayList<>();
        if (!prefix.isEmpty() && !prefix.matches("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")) {
            errors.add(new ValidationError(
                    "domain",
                    "must be 1 to 63 lower-case letters, digits or hyphens, with no hyphen at an end, got " + prefix));
        }
        // DOC "User pool domains": these words are reserved.
        RESERVED.stream()
                .filter(prefix::contains)
                .forEach(word -> errors.add(
                        new ValidationError("domain", "cannot contain the reserved word " + word + ", got " + prefix)));
        return errors;
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        List<ValidationError> errors =
                new ArrayList<>(checkReference(inputs, "userPoolId", UserPoolType.TOKEN, existing));
        for (Resource other : existing.all(TOKEN)) {
            // A pool can have one prefix domain and one custom domain.
            if (other.inputs().text("userPoolId").equals(inputs.text("userPoolId"))
                    && other.inputs().has("certificateArn") == inputs.has("certificateArn")) {
                errors.add(new ValidationError(
                        "userPoolId", "InvalidParameterException: User pool already has a domain configured."));
            } else if (other.inputs().text("domain").equals(inputs.text("domain"))) {
                errors.add(new ValidationError(
                        "domain", "InvalidParameterException: Domain already associated with another user pool."));
            }
        }
        return errors;
    }

    /** The provider uses the domain as the id. */
    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return inputs.required("domain");
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of(
                "awsAccountId",
                Addresses.ACCOUNT,
                "cloudfrontDistribution",
                "localhost",
                "cloudfrontDistributionArn",
                "localhost",
                "cloudfrontDistributionZoneId",
                "Z2FDTNDATAQYW2",
                "s3Bucket",
                "local",
                "version",
                "1");
    }
}
