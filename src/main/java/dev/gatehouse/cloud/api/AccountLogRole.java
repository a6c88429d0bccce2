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
 * The role by which API Gateway writes the logs of every REST API in the account's region (Set up CloudWatch logging
 * for REST APIs). There is one for them all, so one stack alone may make it.
 */
public final class AccountLogRole extends ComponentResource {
    private static final String TRUST_POLICY = IamPolicy.trustPolicy("apigateway.amazonaws.com");

    private final Account account;

    AccountLogRole(String name, ComponentResourceOptions options) {
        super("gatehouse:cloud:AccountLogRole", name, options);
        Role role = new Role(name, RoleArgs.builder().assumeRolePolicy(TRUST_POLICY).build(), ChildOptions.childOf(this));
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
                CustomResourceOptions.builder().parent(this).dependsOn(attachment).build());
        registerOutputs(Map.of());
    }

    /** What a stage that writes logs must wait for. */
    Resource account() {
        return account;
    }

    /** Deprecated because the provider's next major version does so anyway; this one must be told. */
    @SuppressWarnings("deprecation")
    private static AccountArgs account(Role role) {
        return AccountArgs.builder()
                .cloudwatchRoleArn(OutputValues.of(role, role.arn()))
                // Otherwise the account would go on naming a role that is gone.
                .resetOnDelete(true)
                .build();
    }

    /** AWS's own policy, in the partition of the role: API Gateway refuses a role with less. */
    private static String pushToCloudWatchLogs(String roleArn) {
        return "arn:" + roleArn.split(":", -1)[1]
                + ":iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";
    }
}
