package dev.gatehouse.local.pulumi.type;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every type of AWS resource that the local cloud has heard of. */
public final class ResourceTypes {
    private static final Map<String, ResourceType> BY_TOKEN = Stream.of(
                    RestTypes.ALL.stream(),
                    EdgeTypes.ALL.stream(),
                    DomainTypes.ALL.stream(),
                    Stream.of(
                            new UserPoolType(),
                            new UserGroupType(),
                            new ResourceServerType(),
                            new IdentityProviderType(),
                            new UserPoolClientType(),
                            new UserPoolDomainType(),
                            new ApiType(),
                            new AuthorizerType(),
                            new IntegrationType(),
                            new RouteType(),
                            new StageType(),
                            new FunctionType(),
                            new AliasType(),
                            new PermissionType(),
                            new StoredType(
                                    "aws:cognito/riskConfiguration:RiskConfiguration",
                                    Set.of("userPoolId", "clientId"),
                                    false,
                                    List.of("userPoolId"),
                                    (in, at) -> "",
                                    false),
                            new StoredType(
                                    "aws:cloudwatch/logGroup:LogGroup",
                                    Set.of("name", "namePrefix", "logGroupClass"),
                                    true,
                                    List.of(),
                                    (in, at) -> at.arn("logs", "log-group:" + in.required("name")),
                                    false),
                            new StoredType(
                                    "aws:iam/role:Role",
                                    Set.of("name", "namePrefix", "path"),
                                    true,
                                    List.of("assumeRolePolicy"),
                                    (in, at) -> at.globalArn("iam", "role/" + in.required("name")),
                                    false),
                            new StoredType(
                                    "aws:iam/rolePolicy:RolePolicy",
                                    Set.of("name", "namePrefix", "role"),
                                    true,
                                    List.of("role", "policy"),
                                    (in, at) -> "",
                                    false),
                            new StoredType(
                                    "aws:secretsmanager/secret:Secret",
                                    Set.of("name", "namePrefix"),
                                    true,
                                    List.of(),
                                    (in, at) -> at.arn("secretsmanager", "secret:" + in.required("name")),
                                    true),
                            new StoredType(
                                    "aws:secretsmanager/secretVersion:SecretVersion",
                                    Set.of("secretId", "secretString", "secretBinary"),
                                    false,
                                    List.of("secretId"),
                                    (in, at) -> "",
                                    false),
                            new StoredType(
                                    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                                    Set.of("role", "policyArn"),
                                    false,
                                    List.of("role", "policyArn"),
                                    (in, at) -> "",
                                    false)))
            .flatMap(types -> types)
            .collect(Collectors.toUnmodifiableMap(ResourceType::token, Function.identity()));

    private static final Map<String, ResourceInputs> INPUTS = Stream.of(
                    CognitoInputs.ALL, HttpApiInputs.ALL, RestApiInputs.ALL, FunctionInputs.ALL, StoredInputs.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(ResourceInputs::token, Function.identity()));

    private ResourceTypes() {}

    /** All of them, by token. */
    static SortedMap<String, ResourceType> all() {
        return new TreeMap<>(BY_TOKEN);
    }

    /** What the local cloud does with the inputs of a known type. */
    static ResourceInputs inputs(String token) {
        return Objects.requireNonNull(INPUTS.get(token), token);
    }

    public static Optional<ResourceType> of(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }

    /** What a person reads when a type is not known. */
    public static String unknown(String token) {
        if (!token.startsWith("aws:")) {
            return token + " is of the package " + token.replaceAll(":.*", "")
                    + ", which the local cloud does not imitate:"
                    + " declare it only in stacks on AWS; known here are types of aws and components of the program";
        }
        return token + " is not known to the local cloud: declare it on AWS only, or teach dev.gatehouse.local.pulumi"
                + " the type; known are " + BY_TOKEN.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
