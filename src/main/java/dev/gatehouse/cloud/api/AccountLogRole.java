package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Account;
import com.pulumi.aws.apigateway.AccountArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.IamPolicy;
import dev.gatehouse.cloud.resource.OutputValues;
import java.util.Map;

/**
 * The role with which API Gateway writes the logs of all REST APIs in an account and region (Set up CloudWatch logging
 * for REST APIs). An account has only one, so only one stack may declare it.
 */
final class AccountLogRole extends ComponentResource {
    private static final String TRUST_POLICY = IamPolicy.trustPolicy("apigateway.amazonaws.com");

    private final Account account;

    AccountLogRole(String name, ComponentResourceOptions options) {
        super("gatehouse:cloud:AccountLogRole", name, options);
        Role role =
                new Role(name, RoleArgs.builder().assumeRolePolicy(TRUST_POLICY).build(), ChildOptions.childOf(this));
        RolePolicyAttachment attachment = new RolePolicyAttachment(
                name,
                RolePolicyAttachmentArgs.builder()
                        .role(role.name())
                        .policyArn(OutputValues.of(role, role.arn()).applyValue(AccountLogRole::pushToCloudWatchLogs))
                        .build(),
                ChildOptions.childOf(this));
        this.account = new Account(
                name,
                account(role),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(attachment)
                        .build());
        registerOutputs(Map.of());
    }

    /** A stage that writes logs depends on this resource. */
    Resource account() {
        return account;
    }

    /** {@code resetOnDelete} is deprecated because it becomes the default in the next major version of the provider. */
    @SuppressWarnings("deprecation")
    private static AccountArgs account(Role role) {
        return AccountArgs.builder()
                .cloudwatchRoleArn(OutputValues.of(role, role.arn()))
                // Otherwise the account would still refer to the deleted role.
                .resetOnDelete(true)
                .build();
    }

    /** The AWS managed policy, in the partition of the role. API Gateway rejects a role with fewer permissions. */
    private static String pushToCloudWatchLogs(String roleArn) {
        return "arn:" + roleArn.split(":", -1)[1]
                + ":iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";
    }
}
