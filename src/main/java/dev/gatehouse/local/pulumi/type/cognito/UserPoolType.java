package dev.gatehouse.local.pulumi.type.cognito;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code aws.cognito.UserPool}. */
public final class UserPoolType extends ResourceType {
    public static final String TOKEN = "aws:cognito/userPool:UserPool";

    UserPoolType() {
        super(
                CognitoInputs.USER_POOL,
                Set.of("name", "usernameAttributes", "aliasAttributes", "usernameConfiguration"));
    }

    @Override
    public boolean isAutoNamed() {
        return true;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of();
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        List<ValidationError> errors = new ArrayList<>();
        if (inputs.has("usernameAttributes") && inputs.has("aliasAttributes")) {
            errors.add(new ValidationError("usernameAttributes", "conflicts with aliasAttributes"));
        }
        int length = inputs.section("passwordPolicy").integer("minimumLength", 8);
        if (length < 6 || length > 99) {
            errors.add(new ValidationError(
                    "passwordPolicy.minimumLength", "must be in the range (6 - 99), got " + length));
        }
        boolean hasMethod = inputs.section("softwareTokenMfaConfiguration").flag("enabled", false)
                || inputs.has("emailMfaConfiguration");
        if (inputs.text("mfaConfiguration").filter("ON"::equals).isPresent() && !hasMethod) {
            errors.add(new ValidationError("mfaConfiguration", "is ON but no MFA method is configured"));
        }
        errors.addAll(UserPoolAttributes.validate(inputs));
        errors.addAll(LambdaConfig.validate(inputs));
        return errors;
    }

    @Override
    public List<ValidationError> checkChange(String id, Properties before, Properties after) {
        return UserPoolAttributes.checkChange(id, before, after);
    }

    @Override
    public List<ValidationError> checkDeletion(Resource pool) {
        return pool.inputs().text("deletionProtection").filter("ACTIVE"::equals).isPresent()
                ? List.of(new ValidationError(
                        "deletionProtection",
                        "InvalidParameterException: The user pool cannot be deleted because deletion protection is"
                                + " activated. Deletion protection must be inactivated first."))
                : List.of();
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return addresses.region() + "_" + ids.userPoolId();
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        String issuer = addresses.issuer(id);
        return Map.of(
                "arn",
                addresses.arn("cognito-idp", "userpool/" + id),
                // As on AWS: host and pool id without a scheme.
                "endpoint",
                issuer.substring(issuer.indexOf("://") + 3));
    }

    /** The model of a pool, with the groups, resource servers, domain, identity providers and CIMD policies that refer to it. */
    public static UserPool model(Resource pool, Resources all, Addresses addresses) {
        Properties inputs = pool.inputs();
        Properties policy = inputs.section("passwordPolicy");
        return new UserPool(
                pool.id(),
                addresses.arn("cognito-idp", "userpool/" + pool.id()),
                inputs.required("name"),
                addresses.issuer(pool.id()),
                !inputs.section("adminCreateUserConfig").flag("allowAdminCreateUserOnly", false),
                inputs.textSet("usernameAttributes"),
                inputs.textSet("autoVerifiedAttributes"),
                // User names are case-sensitive by default (CreateUserPool).
                inputs.section("usernameConfiguration").flag("caseSensitive", true),
                new UserPool.PasswordPolicy(
                        policy.integer("minimumLength", 8),
                        policy.flag("requireLowercase", true),
                        policy.flag("requireUppercase", true),
                        policy.flag("requireNumbers", true),
                        policy.flag("requireSymbols", true),
                        policy.integer("temporaryPasswordValidityDays", 7),
                        policy.integer("passwordHistorySize", 0)),
                mfa(inputs),
                UserPoolAttributes.schema(inputs),
                recovery(inputs),
                groups(pool, all),
                servers(pool, all),
                domain(pool, all).flatMap(domain -> domain.inputs().text("domain")),
                domain(pool, all).filter(UserPoolDomainType::isManagedLogin).isPresent(),
                LambdaConfig.model(inputs),
                mails(inputs),
                inputs.text("userPoolTier").orElse("ESSENTIALS"),
                inputs.text("deletionProtection").filter("ACTIVE"::equals).isPresent(),
                IdentityProviderType.model(pool, all),
                CimdPolicyType.model(pool, all));
    }

    private static Set<String> recovery(Properties inputs) {
        Set<String> mechanisms = new LinkedHashSet<>();
        inputs.section("accountRecoverySetting")
                .sections("recoveryMechanisms")
                .forEach(mechanism -> mechanism.text("name").ifPresent(mechanisms::add));
        return mechanisms;
    }

    /** Without MFA, the configured methods are ignored: AWS refuses to set methods while MFA is off. */
    private static UserPool.Mfa mfa(Properties inputs) {
        String mode = inputs.text("mfaConfiguration").orElse("OFF");
        if (mode.equals("OFF")) {
            return UserPool.Mfa.OFF;
        }
        Properties mail = inputs.section("emailMfaConfiguration");
        return new UserPool.Mfa(
                mode,
                inputs.section("softwareTokenMfaConfiguration").flag("enabled", false),
                inputs.has("emailMfaConfiguration")
                        ? Optional.of(new PoolMails.Message(
                                mail.text("subject").orElse(PoolMails.SIGN_IN.subject()),
                                mail.text("message").orElse(PoolMails.SIGN_IN.body())))
                        : Optional.empty());
    }

    private static PoolMails mails(Properties inputs) {
        PoolMails defaults = PoolMails.COGNITO_DEFAULT;
        Properties code = inputs.section("verificationMessageTemplate");
        // DOC "CreateUserPool": EmailVerificationMessage and EmailVerificationSubject have the same meaning as the
        // template.
        Properties invitation = inputs.section("adminCreateUserConfig").section("inviteMessageTemplate");
        return new PoolMails(
                new PoolMails.Message(
                        code.text("emailSubject")
                                .or(() -> inputs.text("emailVerificationSubject"))
                                .orElse(defaults.verification().subject()),
                        code.text("emailMessage")
                                .or(() -> inputs.text("emailVerificationMessage"))
                                .orElse(defaults.verification().body())),
                new PoolMails.Message(
                        invitation
                                .text("emailSubject")
                                .orElse(defaults.invitation().subject()),
                        invitation
                                .text("emailMessage")
                                .orElse(defaults.invitation().body())));
    }

    private static Map<String, UserPool.Group> groups(Resource pool, Resources all) {
        Map<String, UserPool.Group> groups = new LinkedHashMap<>();
        for (Resource group : all.all(UserGroupType.TOKEN, "userPoolId", pool.id())) {
            String name = group.inputs().required("name");
            groups.put(
                    name,
                    new UserPool.Group(
                            name,
                            group.inputs().number("precedence").map(Double::intValue),
                            group.inputs().text("roleArn"),
                            group.inputs().text("description")));
        }
        return groups;
    }

    private static Map<String, UserPool.ResourceServer> servers(Resource pool, Resources all) {
        Map<String, UserPool.ResourceServer> servers = new LinkedHashMap<>();
        for (Resource server : all.all(ResourceServerType.TOKEN, "userPoolId", pool.id())) {
            String identifier = server.inputs().required("identifier");
            servers.put(
                    identifier,
                    new UserPool.ResourceServer(
                            identifier,
                            server.inputs().text("name").orElse(""),
                            ResourceServerType.scopes(server.inputs()),
                            ResourceServerType.descriptions(server.inputs())));
        }
        return servers;
    }

    private static Optional<Resource> domain(Resource pool, Resources all) {
        return all.all(UserPoolDomainType.TOKEN, "userPoolId", pool.id()).stream()
                .findFirst();
    }
}
