package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** Calls of administrators that several tests need. */
record AdminCalls(Sdk sdk) {
    static final String INVITED = "new@example.com";
    static final String NEW_PASSWORD = "AnotherPassword456";

    UserType createUser(Consumer<AdminCreateUserRequest.Builder> changes) {
        return sdk.admin
                .adminCreateUser(request ->
                        changes.accept(request.userPoolId(TestState.POOL).username(INVITED)))
                .user();
    }

    AdminGetUserResponse getUser(String name) {
        return sdk.admin.adminGetUser(
                request -> request.userPoolId(TestState.POOL).username(name));
    }

    void setPassword(String name, String password, boolean permanent) {
        sdk.admin.adminSetUserPassword(request -> request.userPoolId(TestState.POOL)
                .username(name)
                .password(password)
                .permanent(permanent));
    }
}
