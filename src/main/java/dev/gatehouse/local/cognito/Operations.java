package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.account.DeleteUser;
import dev.gatehouse.local.cognito.account.DeleteUserAttributes;
import dev.gatehouse.local.cognito.account.GetUser;
import dev.gatehouse.local.cognito.account.GetUserAttributeVerificationCode;
import dev.gatehouse.local.cognito.account.GlobalSignOut;
import dev.gatehouse.local.cognito.account.RevokeToken;
import dev.gatehouse.local.cognito.account.UpdateUserAttributes;
import dev.gatehouse.local.cognito.account.VerifyUserAttribute;
import dev.gatehouse.local.cognito.admin.AdminAddUserToGroup;
import dev.gatehouse.local.cognito.admin.AdminConfirmSignUp;
import dev.gatehouse.local.cognito.admin.AdminCreateUser;
import dev.gatehouse.local.cognito.admin.AdminDeleteUser;
import dev.gatehouse.local.cognito.admin.AdminDeleteUserAttributes;
import dev.gatehouse.local.cognito.admin.AdminDisableUser;
import dev.gatehouse.local.cognito.admin.AdminEnableUser;
import dev.gatehouse.local.cognito.admin.AdminGetUser;
import dev.gatehouse.local.cognito.admin.AdminListGroupsForUser;
import dev.gatehouse.local.cognito.admin.AdminRemoveUserFromGroup;
import dev.gatehouse.local.cognito.admin.AdminResetUserPassword;
import dev.gatehouse.local.cognito.admin.AdminSetUserPassword;
import dev.gatehouse.local.cognito.admin.AdminUpdateUserAttributes;
import dev.gatehouse.local.cognito.admin.AdminUserGlobalSignOut;
import dev.gatehouse.local.cognito.admin.CreateGroup;
import dev.gatehouse.local.cognito.admin.DeleteGroup;
import dev.gatehouse.local.cognito.admin.GetGroup;
import dev.gatehouse.local.cognito.admin.GroupJson;
import dev.gatehouse.local.cognito.admin.GroupRequests;
import dev.gatehouse.local.cognito.admin.Invitations;
import dev.gatehouse.local.cognito.admin.ListGroups;
import dev.gatehouse.local.cognito.admin.ListUsers;
import dev.gatehouse.local.cognito.admin.ListUsersInGroup;
import dev.gatehouse.local.cognito.admin.UpdateGroup;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.credential.TemporaryPasswords;
import dev.gatehouse.local.cognito.describe.DeclaredResourceOperations;
import dev.gatehouse.local.cognito.describe.DescribeResourceServer;
import dev.gatehouse.local.cognito.describe.DescribeUserPool;
import dev.gatehouse.local.cognito.describe.DescribeUserPoolClient;
import dev.gatehouse.local.cognito.describe.DescribeUserPoolDomain;
import dev.gatehouse.local.cognito.describe.GetUserPoolMfaConfig;
import dev.gatehouse.local.cognito.describe.ListIdentityProviders;
import dev.gatehouse.local.cognito.describe.ListResourceServers;
import dev.gatehouse.local.cognito.describe.ListUserPoolClients;
import dev.gatehouse.local.cognito.describe.ListUserPools;
import dev.gatehouse.local.cognito.mfa.AdminDeleteSoftwareToken;
import dev.gatehouse.local.cognito.mfa.AdminSetUserMFAPreference;
import dev.gatehouse.local.cognito.mfa.AssociateSoftwareToken;
import dev.gatehouse.local.cognito.mfa.SetUserMFAPreference;
import dev.gatehouse.local.cognito.mfa.SoftwareTokenAuthorization;
import dev.gatehouse.local.cognito.mfa.VerifySoftwareToken;
import dev.gatehouse.local.cognito.password.ChangePassword;
import dev.gatehouse.local.cognito.password.ConfirmForgotPassword;
import dev.gatehouse.local.cognito.password.ForgotPassword;
import dev.gatehouse.local.cognito.signin.AdminInitiateAuth;
import dev.gatehouse.local.cognito.signin.AdminRespondToAuthChallenge;
import dev.gatehouse.local.cognito.signin.GetTokensFromRefreshToken;
import dev.gatehouse.local.cognito.signin.InitiateAuth;
import dev.gatehouse.local.cognito.signin.RespondToAuthChallenge;
import dev.gatehouse.local.cognito.signup.ConfirmSignUp;
import dev.gatehouse.local.cognito.signup.ResendConfirmationCode;
import dev.gatehouse.local.cognito.signup.SignUp;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of all operations of the cognito-idp API. To add one, write a class with the name of the operation and add
 * it here: see docs/how-to/add-a-cognito-operation.md.
 */
final class Operations {
    private Operations() {}

    static List<Operation> all(UserPoolServices s) {
        List<Operation> all = new ArrayList<>();
        all.addAll(signIn(s));
        all.addAll(signUpAndPassword(s));
        all.addAll(account(s));
        all.addAll(mfa(s));
        all.addAll(users(s));
        all.addAll(groups(s));
        all.addAll(declaredResources(s));
        return all;
    }

    private static List<Operation> signIn(UserPoolServices s) {
        SignInServices.Handlers handlers = s.signIns.handlers(s.sessions, s.refreshTokens, s.tokens);
        return List.of(
                new InitiateAuth(s.cloud, handlers.flows()),
                new RespondToAuthChallenge(s.cloud, handlers.dispatcher()),
                new AdminInitiateAuth(s.pools, s.cloud, handlers.flows()),
                new AdminRespondToAuthChallenge(s.pools, s.cloud, handlers.dispatcher()),
                new GetTokensFromRefreshToken(s.cloud, s.refreshTokens, s.tokens));
    }

    private static List<Operation> signUpAndPassword(UserPoolServices s) {
        return List.of(
                new SignUp(s.cloud, s.users, s.passwords, s.codes, s.signUpTriggers, s.clock, s.ids),
                new ConfirmSignUp(s.cloud, s.users, s.codes, s.signUpTriggers),
                new ResendConfirmationCode(s.cloud, s.users, s.codes),
                new ForgotPassword(s.cloud, s.passwordRecovery),
                new ConfirmForgotPassword(s.cloud, s.passwordRecovery),
                new ChangePassword(s.accessTokens, s.passwords, s.userPasswords, s.attempts));
    }

    /** Operations that users call with an access token. */
    private static List<Operation> account(UserPoolServices s) {
        return List.of(
                new GetUser(s.accessTokens),
                new UpdateUserAttributes(s.accessTokens, s.attributeChanges),
                new DeleteUserAttributes(s.accessTokens, s.attributeChanges),
                new GetUserAttributeVerificationCode(s.accessTokens, s.attributeChanges),
                new VerifyUserAttribute(s.accessTokens, s.attributeChanges),
                new DeleteUser(s.accessTokens, s.deletion),
                new RevokeToken(s.cloud, s.refreshTokens),
                new GlobalSignOut(s.accessTokens, s.sessions));
    }

    private static List<Operation> mfa(UserPoolServices s) {
        SoftwareTokenAuthorization authorization = s.signIns.softwareTokenAuthorization(s.accessTokens);
        return List.of(
                new SetUserMFAPreference(s.accessTokens, s.users, s.clock),
                new AdminSetUserMFAPreference(s.pools, s.users, s.clock),
                new AssociateSoftwareToken(authorization, s.signIns.softwareTokens()),
                new VerifySoftwareToken(authorization, s.signIns.softwareTokens()),
                new AdminDeleteSoftwareToken(s.pools, s.signIns.softwareTokens()));
    }

    /** Operations on users that administrators call. */
    private static List<Operation> users(UserPoolServices s) {
        Invitations invitations = new Invitations(s.mailbox, new TemporaryPasswords(s.ids), s.userPasswords, s.users);
        return List.of(
                new AdminCreateUser(s.pools, s.users, s.passwords, invitations, s.signUpTriggers, s.clock, s.ids),
                new AdminGetUser(s.pools),
                new ListUsers(s.pools, s.users),
                new AdminConfirmSignUp(s.pools, s.users, s.signUpTriggers, s.clock),
                new AdminDisableUser(s.pools, s.users, s.sessions, s.clock),
                new AdminEnableUser(s.pools, s.users, s.clock),
                new AdminUserGlobalSignOut(s.pools, s.sessions),
                new AdminDeleteUser(s.pools, s.deletion),
                new AdminUpdateUserAttributes(s.pools, s.attributeChanges),
                new AdminDeleteUserAttributes(s.pools, s.attributeChanges),
                new AdminSetUserPassword(s.pools, s.userPasswords),
                new AdminResetUserPassword(s.pools, s.users, s.codes, s.clock));
    }

    private static List<Operation> groups(UserPoolServices s) {
        GroupRequests requests = new GroupRequests(s.pools, s.groups);
        GroupJson json = new GroupJson(s.groups);
        return List.of(
                new CreateGroup(s.pools, s.groups, requests, json),
                new GetGroup(requests, json),
                new ListGroups(s.pools, s.groups, json),
                new UpdateGroup(s.groups, requests, json),
                new DeleteGroup(s.groups, requests),
                new AdminAddUserToGroup(requests),
                new AdminRemoveUserFromGroup(requests),
                new AdminListGroupsForUser(s.pools, s.groups, json),
                new ListUsersInGroup(requests, s.users));
    }

    /** Operations that return declared resources, and the operations that are refused because they would change them. */
    private static List<Operation> declaredResources(UserPoolServices s) {
        List<Operation> all = new ArrayList<>(List.of(
                new DescribeUserPool(s.pools, s.users),
                new ListUserPools(s.cloud),
                new GetUserPoolMfaConfig(s.pools),
                new DescribeUserPoolDomain(s.cloud),
                new DescribeUserPoolClient(s.cloud, s.pools),
                new ListUserPoolClients(s.cloud, s.pools),
                new DescribeResourceServer(s.pools),
                new ListIdentityProviders(s.pools),
                new ListResourceServers(s.pools)));
        all.addAll(DeclaredResourceOperations.operations());
        return all;
    }
}
