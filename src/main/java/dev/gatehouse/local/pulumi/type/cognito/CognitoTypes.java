package dev.gatehouse.local.pulumi.type.cognito;

import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.StoredType;
import java.util.List;
import java.util.Set;

/** The types of {@code aws.cognito}, and the type of Cloud Control for a type of Cognito that the provider does not have. */
public final class CognitoTypes {
    public static final List<ResourceType> ALL = List.of(
            new UserPoolType(),
            new UserGroupType(),
            new ResourceServerType(),
            new IdentityProviderType(),
            new UserPoolClientType(),
            new UserPoolDomainType(),
            new CimdPolicyType(),
            new StoredType(
                    CognitoInputs.RISK_CONFIGURATION,
                    Set.of("userPoolId", "clientId"),
                    false,
                    List.of("userPoolId"),
                    (in, at) -> "",
                    false));

    private CognitoTypes() {}
}
