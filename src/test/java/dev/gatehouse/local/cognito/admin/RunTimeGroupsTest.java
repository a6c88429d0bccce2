package dev.gatehouse.local.cognito.admin;

import static dev.gatehouse.local.RunningCognito.ADMIN;
import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** CreateGroup, UpdateGroup and DeleteGroup: groups that are created at run time, in addition to the declared groups. */
final class RunTimeGroupsTest {
    private static final String TEAM = "tenant-7";
    private static final String EXISTS = "A group with the name already exists";
    private static final String ROLE = "arn:aws:iam::000000000000:role/tenant";

    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private GroupType create(String name) {
        return create(request -> request.groupName(name));
    }

    private GroupType create(Consumer<CreateGroupRequest.Builder> more) {
        return sdk.admin
                .createGroup(request -> more.accept(request.userPoolId(TestState.POOL)))
                .group();
    }

    private void delete(String name) {
        sdk.admin.deleteGroup(request -> request.userPoolId(TestState.POOL).groupName(name));
    }

    private void join(String user, String name) {
        sdk.admin.adminAddUserToGroup(
                request -> request.userPoolId(TestState.POOL).username(user).groupName(name));
    }

    private GroupType get(String name) {
        return sdk.admin
                .getGroup(request -> request.userPoolId(TestState.POOL).groupName(name))
                .group();
    }

    private List<String> listed() {
        return names(sdk.admin
                .listGroups(request -> request.userPoolId(TestState.POOL))
                .groups());
    }

    private List<String> groupsOf(String user) {
        return names(sdk.admin
                .adminListGroupsForUser(
                        request -> request.userPoolId(TestState.POOL).username(user))
                .groups());
    }

    private static List<String> names(List<GroupType> groups) {
        return groups.stream().map(GroupType::groupName).toList();
    }

    private JsonObject idToken(String user) {
        return RunningCognito.claims(sdk.login(user, PASSWORD).idToken());
    }

    private static List<String> texts(JsonObject claims, String name) {
        JsonArray array = claims.has(name) ? claims.getAsJsonArray(name) : new JsonArray();
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }

    private void declareGroups(String... names) {
        Map<String, Group> groups = new HashMap<>();
        for (String name : names) {
            groups.put(name, new Group(name, Optional.of(9), Optional.empty(), Optional.of("Declared")));
        }
        sdk.declare(pool -> TestState.grouped(pool, groups));
    }

    /** API reference GroupType. */
    @Test
    void returnsAllFieldsOfACreatedGroup() {
        GroupType made = create(request ->
                request.groupName(TEAM).description("Seventh").roleArn(ROLE).precedence(0));
        assertThat(made.userPoolId()).isEqualTo(TestState.POOL);
        assertThat(made.groupName()).isEqualTo(TEAM);
        assertThat(made.description()).isEqualTo("Seventh");
        assertThat(made.roleArn()).isEqualTo(ROLE);
        assertThat(made.precedence()).isZero();
        assertThat(made.creationDate()).isEqualTo(sdk.cognito.clock.instant());
        assertThat(made.lastModifiedDate()).isEqualTo(made.creationDate());
        assertThat(get(TEAM)).isEqualTo(made);
        assertThat(listed()).containsExactly("admin", "auditors", TEAM);
    }

    @Test
    void returnsNoOptionalFieldsThatAreNotSet() {
        GroupType made = create(TEAM);
        assertThat(made.description()).isNull();
        assertThat(made.roleArn()).isNull();
        assertThat(made.precedence()).isNull();
    }

    @Test
    void addsTheGroupToBothTokensOfItsMembers() {
        create(request -> request.groupName(TEAM).roleArn(ROLE).precedence(0));
        join(ADMIN, TEAM);

        assertThat(groupsOf(ADMIN)).containsExactly("admin", "auditors", TEAM);
        assertThat(texts(idToken(ADMIN), "cognito:groups")).containsExactly(TEAM, "admin", "auditors");
        assertThat(idToken(ADMIN).get("cognito:preferred_role").getAsString()).isEqualTo(ROLE);
        assertThat(texts(RunningCognito.claims(sdk.login(ADMIN, PASSWORD).accessToken()), "cognito:groups"))
                .containsExactly(TEAM, "admin", "auditors");
        assertThat(sdk.admin
                        .listUsersInGroup(
                                request -> request.userPoolId(TestState.POOL).groupName(TEAM))
                        .users())
                .hasSize(1);
        sdk.admin.adminRemoveUserFromGroup(
                request -> request.userPoolId(TestState.POOL).username(ADMIN).groupName(TEAM));
        assertThat(groupsOf(ADMIN)).containsExactly("admin", "auditors");
    }

    /** API reference UpdateGroup: absent members keep their values. */
    @Test
    void updateChangesOnlyTheFieldsInTheRequest() {
        GroupType made = create(request ->
                request.groupName(TEAM).description("Seventh").roleArn(ROLE).precedence(3));
        sdk.cognito.clock.advance(Duration.ofSeconds(5));
        GroupType updated = sdk.admin
                .updateGroup(request ->
                        request.userPoolId(TestState.POOL).groupName(TEAM).precedence(4))
                .group();
        assertThat(updated.precedence()).isEqualTo(4);
        assertThat(updated.description()).isEqualTo("Seventh");
        assertThat(updated.roleArn()).isEqualTo(ROLE);
        assertThat(updated.creationDate()).isEqualTo(made.creationDate());
        assertThat(updated.lastModifiedDate()).isEqualTo(made.creationDate().plusSeconds(5));
        assertThat(get(TEAM)).isEqualTo(updated);
    }

    @Nested
    final class Deleting {
        @Test
        void removesAllMembers() {
            create(TEAM);
            join(USER, TEAM);
            join(ADMIN, TEAM);
            delete(TEAM);

            assertThat(listed()).containsExactly("admin", "auditors");
            assertThat(groupsOf(USER)).isEmpty();
            assertThat(texts(idToken(USER), "cognito:groups")).isEmpty();
            assertThat(texts(idToken(ADMIN), "cognito:groups")).containsExactly("admin", "auditors");
        }

        /** Attack 87: members of a deleted group are not members of a new group with its name. */
        @Test
        void leavesNoMembersToALaterGroupWithTheSameName() {
            create(TEAM);
            join(USER, TEAM);
            delete(TEAM);
            create(TEAM);
            assertThat(groupsOf(USER)).isEmpty();
        }

        /** Attack 87: the seed adds this user to a group that does not exist. */
        @Test
        void newGroupHasNoMembersFromTheSeed() {
            create("gone");
            assertThat(groupsOf(ADMIN)).containsExactly("admin", "auditors");
            assertThat(texts(idToken(ADMIN), "cognito:groups")).containsExactly("admin", "auditors");
        }

        @Test
        void refusesAnUnknownGroup() {
            sdk.refused(ResourceNotFoundException.class, "Group not found.", () -> delete(TEAM));
            sdk.refused(
                    ResourceNotFoundException.class,
                    "Group not found.",
                    () -> sdk.admin.updateGroup(
                            request -> request.userPoolId(TestState.POOL).groupName(TEAM)));
            assertThat(sdk.cognito.reason())
                    .isEqualTo("no group " + TEAM + "; groups of the pool are [admin, auditors]");
        }
    }

    /** OBS aws-amplify/amplify-backend #1781, with the text. Attack 87: no group can imitate another by a name in different case. */
    @ParameterizedTest
    @ValueSource(strings = {"admin", "Admin", "ADMIN", "tenant-7", "TENANT-7"})
    void refusesANameThatDiffersOnlyInCase(String name) {
        create(TEAM);
        sdk.refused(GroupExistsException.class, EXISTS, () -> create(name));
        assertThat(listed()).containsExactly("admin", "auditors", TEAM);
    }

    @Test
    void refusesTheNameOfAProviderGroup() {
        sdk.declare(pool -> TestState.federated(
                pool,
                List.of(new UserPool.IdentityProvider("Google", "Google", List.of(), Map.of("username", "sub")))));
        sdk.refused(GroupExistsException.class, EXISTS, () -> create(TestState.POOL + "_Google"));
    }

    /** CHOICE: operations do not change declared groups. */
    @Nested
    final class DeclaredGroups {
        @Test
        void areNotUpdatedAndNotDeleted() {
            String text =
                    " is refused: the program declares this resource. Change gatehouse:identity.groups" + " instead.";
            sdk.refused(
                    CognitoIdentityProviderException.class,
                    "UpdateGroup" + text,
                    () -> sdk.admin.updateGroup(request -> request.userPoolId(TestState.POOL)
                            .groupName("admin")
                            .precedence(0)));
            sdk.refused(CognitoIdentityProviderException.class, "DeleteGroup" + text, () -> delete("admin"));
            assertThat(sdk.cognito.reason()).contains("change gatehouse:identity.groups");
            assertThat(get("admin").precedence()).isEqualTo(1);
            assertThat(groupsOf(ADMIN)).contains("admin");
        }

        /** CHOICE: the group keeps its members and takes the declared settings. AWS returns GroupExistsException. */
        @Test
        void replaceGroupsThatWereCreatedAtRunTime() {
            create(request -> request.groupName(TEAM).roleArn(ROLE));
            join(USER, TEAM);
            declareGroups("admin", "auditors", TEAM);

            assertThat(get(TEAM).description()).isEqualTo("Declared");
            assertThat(get(TEAM).roleArn()).isNull();
            assertThat(get(TEAM).creationDate()).isNull();
            assertThat(groupsOf(USER)).containsExactly(TEAM);
            assertThat(sdk.cognito.notices)
                    .contains("warning: group " + TEAM + " was created at run time and is now declared: the"
                            + " declaration replaces it. AWS returns GroupExistsException: delete the group before"
                            + " the program declares it");

            declareGroups("admin", "auditors");
            assertThat(listed()).containsExactly("admin", "auditors");
        }

        /** Attack 87: a removed group is deleted, as on AWS. A new group with its name has no members. */
        @Test
        void areDeletedWithTheirMembershipsWhenTheyAreNoLongerDeclared() {
            declareGroups("auditors");
            assertThat(groupsOf(ADMIN)).containsExactly("auditors");
            create("admin");
            assertThat(groupsOf(ADMIN)).containsExactly("auditors");
            declareGroups("admin", "auditors");
            assertThat(groupsOf(ADMIN)).containsExactly("auditors");
        }
    }

    @Test
    void groupsSurviveARestart() {
        create(request -> request.groupName(TEAM).roleArn(ROLE));
        join(USER, TEAM);
        LocalCloud cloud = new LocalCloud();
        UserPools again = new UserPools(
                cloud,
                () -> URI.create("http://unused"),
                sdk.cognito.store,
                sdk.cognito.clock,
                new SecureRandom(),
                TestState.NO_FUNCTION,
                notice -> {});
        UserPool pool = TestState.pool("http://unused");
        cloud.declare(TestState.declared(TestState.grouped(pool, Map.of())));
        cloud.declare(TestState.declared(pool));

        assertThat(again.users().findByNameOrAlias(pool, USER).orElseThrow().groups())
                .containsExactly(TEAM);
        assertThat(sdk.cognito.store.map("cognito.groups")).hasSize(1);
        assertThat(groupsOf(USER)).containsExactly(TEAM);
    }

    @Test
    void groupsAreDeletedWithTheirPool() {
        create(TEAM);
        sdk.cognito.cloud.declare(dev.gatehouse.local.state.Declared.EMPTY);
        assertThat(sdk.cognito.store.map("cognito.groups").keySet()).isEmpty();
    }
}
