package dev.gatehouse.local.cognito.admin;

import static dev.gatehouse.local.RunningCognito.ADMIN;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** ListUsers and the memberships of groups, called by the AWS SDK. */
final class ListUsersTest {
    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private ListUsersResponse list(java.util.function.Consumer<ListUsersRequest.Builder> more) {
        return sdk.admin.listUsers(request -> more.accept(request.userPoolId(TestState.POOL)));
    }

    private List<String> emails(String filter) {
        return emails(list(request -> request.filter(filter)).users());
    }

    private static List<String> emails(List<UserType> users) {
        return users.stream()
                .map(user -> Sdk.map(user.attributes()).get("email"))
                .sorted()
                .toList();
    }

    private void create(String email) {
        sdk.admin.adminCreateUser(request ->
                request.userPoolId(TestState.POOL).username(email).messageAction(MessageActionType.SUPPRESS));
    }

    @Test
    void returnsAllUsersWithTheirStatus() {
        List<UserType> users = list(request -> {}).users();
        assertThat(emails(users)).containsExactly(ADMIN, USER);
        assertThat(users).allSatisfy(user -> {
            assertThat(user.enabled()).isTrue();
            assertThat(user.userStatusAsString()).isEqualTo("CONFIRMED");
            assertThat(Sdk.map(user.attributes())).containsEntry("sub", user.username());
        });
        assertThat(list(request -> {}).paginationToken()).isNull();
    }

    /**
     * DOC API reference ListUsers, Filter: = is exact, ^= a beginning; username and status are case-sensitive. OBS, in
     * public issues: no other attribute is.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "email = \"user@example.com\"|user@example.com",
                "email=\"user@example.com\"|user@example.com",
                "\"email\"^=\"admin@\"|admin@example.com",
                "email ^= \"user@example.com.\"|''",
                "email = \"User@Example.com\"|user@example.com",
                "email ^= \"USER@\"|user@example.com",
                "email = \"u\u017fer@example.com\"|''",
                "name = \"KATE\"|user@example.com",
                "given_name ^= \"\u00c9l\"|user@example.com",
                "given_name ^= \"\u00e9l\"|''",
                "email = \"user@\"|''",
                "status = \"Enabled\"|admin@example.com,user@example.com",
                "status = \"enabled\"|''",
                "status ^= \"En\"|admin@example.com,user@example.com",
                "status ^= \"en\"|''",
                "status = \"Disabled\"|''",
                "cognito:user_status = \"confirmed\"|admin@example.com,user@example.com",
                "cognito:user_status = \"UNCONFIRMED\"|''",
                "phone_number ^= \"+\"|''",
                "''|admin@example.com,user@example.com"
            })
    void filters(String filter, String expected) {
        sdk.admin.adminUpdateUserAttributes(request -> request.userPoolId(TestState.POOL)
                .username(USER)
                .userAttributes(Sdk.attribute("name", "Kate"), Sdk.attribute("given_name", "\u00c9lise")));
        assertThat(String.join(",", emails(filter))).isEqualTo(expected);
    }

    /** DOC, same place. */
    @Test
    void filtersUserNamesCaseSensitively() {
        sdk.declare(pool -> TestState.with(pool, pool.schema(), Set.of()));
        sdk.admin.adminCreateUser(request -> request.userPoolId(TestState.POOL)
                .username("Jane")
                .userAttributes(Sdk.attribute("email", "A39a7c4@Example.com"))
                .messageAction(MessageActionType.SUPPRESS));
        assertThat(emails("username = \"Jane\"")).containsExactly("A39a7c4@Example.com");
        assertThat(emails("username = \"jane\"")).isEmpty();
        assertThat(emails("username ^= \"Ja\"")).containsExactly("A39a7c4@Example.com");
        assertThat(emails("username ^= \"ja\"")).isEmpty();
        assertThat(emails("email = \"a39a7c4@example.com\"")).containsExactly("A39a7c4@Example.com");
    }

    /** DOC, same place: quotation marks in a value are escaped by a backslash. */
    @Test
    void unescapesAValue() {
        sdk.admin.adminUpdateUserAttributes(request -> request.userPoolId(TestState.POOL)
                .username(USER)
                .userAttributes(Sdk.attribute("name", "the \"great\" \\ one")));
        assertThat(emails("name = \"the \\\"great\\\" \\\\ one\"")).containsExactly(USER);
    }

    /** Text by moto. */
    @ParameterizedTest
    @ValueSource(
            strings = {"email", "email = x", "email = \"x", "email > \"x\"", "email = \"a\" and name = \"b\"", "="})
    void refusesAnInvalidFilter(String filter) {
        sdk.refused(InvalidParameterException.class, "Error while parsing filter.", () -> emails(filter));
    }

    /** DOC, same place: a filter takes no custom attributes. */
    @ParameterizedTest
    @ValueSource(strings = {"custom:team", "nickname", "nothing"})
    void refusesAFilterOfOtherAttributes(String name) {
        sdk.refused(
                InvalidParameterException.class, "Invalid search attribute: " + name, () -> emails(name + " = \"x\""));
    }

    @Test
    void returnsOnlyTheRequestedAttributes() {
        assertThat(list(request -> request.attributesToGet("email", "name")).users())
                .allSatisfy(user -> assertThat(Sdk.map(user.attributes())).containsOnlyKeys("email"));
        sdk.refused(
                InvalidParameterException.class,
                "One or more requested attributes do not exist.",
                () -> list(request -> request.attributesToGet("custom:none")));
    }

    /** Returns each user once, in pages of at most the limit. */
    @Test
    void returnsPages() {
        for (int i = 0; i < 5; i++) {
            create("more" + i + "@example.com");
        }
        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (ListUsersResponse page : sdk.admin.listUsersPaginator(
                request -> request.userPoolId(TestState.POOL).limit(3))) {
            sizes.add(page.users().size());
            seen.addAll(emails(page.users()));
        }
        assertThat(sizes).containsExactly(3, 3, 1);
        assertThat(seen).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void returnsNoTokenWithTheLastUser() {
        assertThat(list(request -> request.limit(2)).paginationToken()).isNull();
        assertThat(list(request -> request.limit(1)).paginationToken()).isNotEmpty();
    }

    /** CHOICE: a token is valid only for the list that returned it. */
    @Test
    void refusesATokenOfAnotherList() {
        String token = list(request -> request.limit(1)).paginationToken();
        String text = "Invalid pagination token given.";
        sdk.refused(
                InvalidParameterException.class,
                text,
                () -> list(request -> request.paginationToken(token).filter("status = \"Enabled\"")));
        sdk.refused(InvalidParameterException.class, text, () -> list(request -> request.paginationToken("made-up")));
    }

    @Test
    void refusesALimitOverSixty() {
        assertThat(list(request -> request.limit(60)).users()).hasSize(2);
        sdk.refused(
                InvalidParameterException.class,
                "1 validation error detected: Value at 'limit' failed to satisfy constraint:"
                        + " Member must have value less than or equal to 60",
                () -> list(request -> request.limit(61)));
    }

    @Test
    void addsListsAndRemovesGroupMembers() {
        sdk.admin.adminAddUserToGroup(
                request -> request.userPoolId(TestState.POOL).username(USER).groupName("admin"));
        sdk.admin.adminAddUserToGroup(
                request -> request.userPoolId(TestState.POOL).username(USER).groupName("admin"));
        assertThat(groups(USER)).containsExactly("admin");
        assertThat(groups(ADMIN)).containsExactly("admin", "auditors");
        assertThat(emails(sdk.admin
                        .listUsersInGroup(
                                request -> request.userPoolId(TestState.POOL).groupName("admin"))
                        .users()))
                .containsExactly(ADMIN, USER);

        sdk.admin.adminRemoveUserFromGroup(
                request -> request.userPoolId(TestState.POOL).username(USER).groupName("admin"));
        assertThat(groups(USER)).isEmpty();
        assertThat(emails(sdk.admin
                        .listUsersInGroup(
                                request -> request.userPoolId(TestState.POOL).groupName("admin"))
                        .users()))
                .containsExactly(ADMIN);
    }

    private List<String> groups(String name) {
        return sdk
                .admin
                .adminListGroupsForUser(
                        request -> request.userPoolId(TestState.POOL).username(name))
                .groups()
                .stream()
                .map(group -> group.groupName())
                .toList();
    }

    /** Text OBS. */
    @Test
    void refusesAnUnknownGroup() {
        sdk.refused(
                ResourceNotFoundException.class,
                "Group not found.",
                () -> sdk.admin.adminAddUserToGroup(request ->
                        request.userPoolId(TestState.POOL).username(USER).groupName("gone")));
        sdk.refused(
                ResourceNotFoundException.class,
                "Group not found.",
                () -> sdk.admin.listUsersInGroup(
                        request -> request.userPoolId(TestState.POOL).groupName("gone")));
    }

    @Test
    void returnsGroupsAsDeclared() {
        assertThat(sdk.admin
                        .listGroups(request -> request.userPoolId(TestState.POOL))
                        .groups())
                .extracting(group -> group.groupName() + " " + group.precedence())
                .containsExactly("admin 1", "auditors 5");
        String first = sdk.admin
                .listGroups(request -> request.userPoolId(TestState.POOL).limit(1))
                .nextToken();
        assertThat(sdk.admin
                        .listGroups(
                                request -> request.userPoolId(TestState.POOL).nextToken(first))
                        .groups())
                .extracting(group -> group.groupName())
                .containsExactly("auditors");
        var auditors = sdk.admin
                .getGroup(request -> request.userPoolId(TestState.POOL).groupName("auditors"))
                .group();
        assertThat(auditors.description()).isEqualTo("They read");
        assertThat(auditors.roleArn()).isEqualTo("arn:aws:iam::000000000000:role/a");
        assertThat(auditors.userPoolId()).isEqualTo(TestState.POOL);
    }

    /** Attack 65: a regular expression that backtracks would not end. */
    @Test
    void parsesAFilterOfBackslashesInLinearTime() {
        long before = System.nanoTime();
        assertThat(UserFilter.parse("email = \"" + "\\\\".repeat(120) + "x")).isInstanceOf(UserFilter.Invalid.class);
        assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
        Reply reply = sdk.cognito.call("ListUsers", "{\"Filter\":\"" + "x".repeat(257) + "\"}");
        assertThat(reply.status()).isEqualTo(400);
    }
}
