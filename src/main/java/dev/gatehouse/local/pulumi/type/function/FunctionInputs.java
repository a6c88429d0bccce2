package dev.gatehouse.local.pulumi.type.function;

import dev.gatehouse.local.pulumi.resource.ResourceInputs;

/** The inputs of {@code aws.lambda}. */
final class FunctionInputs {
    private static final String ON_AWS = "is not imitated locally: declare it only in stacks on AWS";
    private static final String LOCAL_CODE = "is not imitated locally: set code to a file or folder on this machine";
    private static final String CONTAINER = "container images are not imitated locally: set code, handler and runtime";
    private static final String CONDITION =
            "is not checked locally: use sourceArn, or declare it only in stacks on AWS";

    static final ResourceInputs FUNCTION = ResourceInputs.of(FunctionType.TOKEN)
            .imitated("code", "environment", "handler", "memorySize", "name", "publish", "runtime", "timeout")
            .imitatedOnly("packageType", "Zip")
            .stored(
                    "architectures",
                    "codeSigningConfigArn",
                    "deadLetterConfig",
                    "description",
                    "ephemeralStorage",
                    "kmsKeyArn",
                    "loggingConfig",
                    "replaceSecurityGroupsOnDestroy",
                    "replacementSecurityGroupIds",
                    "reservedConcurrentExecutions",
                    "role",
                    "skipDestroy",
                    "snapStart",
                    "sourceCodeHash",
                    "tags",
                    "tracingConfig")
            .refused(CONTAINER, "imageConfig", "imageUri")
            .refused(LOCAL_CODE, "s3Bucket", "s3Key", "s3ObjectVersion")
            .refused("layers are not imitated locally: put the files into code", "layers")
            .refused("file systems are not imitated locally: declare it only in stacks on AWS", "fileSystemConfig")
            .refused("VPCs are not imitated locally: declare it only in stacks on AWS", "vpcConfig");

    static final ResourceInputs ALIAS = ResourceInputs.of(AliasType.TOKEN)
            .imitated("functionName", "functionVersion", "name")
            .stored("description")
            .refused(ON_AWS, "routingConfig");

    static final ResourceInputs PERMISSION = ResourceInputs.of(PermissionType.TOKEN)
            .imitated("action", "function", "principal", "qualifier", "sourceArn", "statementId", "statementIdPrefix")
            .refused(CONDITION, "eventSourceToken", "functionUrlAuthType", "principalOrgId", "sourceAccount");

    private FunctionInputs() {}
}
