package dev.gatehouse.local.console.user;

import static dev.gatehouse.local.RunningCognito.ADMIN;
import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.credential.PasswordHash;
import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPoolBuilder;
import dev.gatehouse.local.state.UserSchema;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page Users. Each change is an operation of the cognito-idp API, with its rules and messages. */
final class UsersPageTest {
    private static final String OTHER_PASSWORD = "AnotherPassword456";
    private static final PasswordHash NO_PASSWORD = new PasswordHash(1, "", "", "", "");

    private final RunningCognito cognito = new RunningCognito();
    private final PageClient client =
            new PageClient(new UsersPage(cognito.cloud, cognito.pools, ZoneId.of("Europe/Berlin")));
    private UserPool pool = TestState.pool(cognito.issuer());

    @AfterEach
    void close() {
        cognito.close();
    }

    private void declare(UserPool next) {
        pool = next;
        cognito.cloud.declare(TestState.declared(pool));
    }

    /** Users of this pool choose their user names. */
    private void declareUserNames() {
        declare(TestState.with(pool, UserSchema.of(List.of(), Set.of(), Set.of()), Set.of()));
    }

    private User user(String name) {
        return cognito.pools.users().findByNameOrAlias(pool, name).orElseThrow();
    }

    private void add(String username, User.Status status, Map<String, String> attributes) {
        cognito.pools
                .users()
                .add(
                        pool,
                        User.create(
                                pool.id(),
                                username,
                                attributes,
                                status,
                                NO_PASSWORD,
                                SettableClock.START.toEpochMilli()));
    }

    private Reply signIn(String name, String password) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("USERNAME", name);
        parameters.addProperty("PASSWORD", password);
        JsonObject body = new JsonObject();
        body.addProperty("ClientId", TestState.CLI);
        body.addProperty("AuthFlow", "USER_PASSWORD_AUTH");
        body.add("AuthParameters", parameters);
        return cognito.call("InitiateAuth", body.toString());
    }

    private static String challenge(Reply reply) {
        return reply.json().has("ChallengeName")
                ? reply.json().get("ChallengeName").getAsString()
                : "";
    }

    private String page(String name) {
        return "users/" + name.replace("@", "%40");
    }

    @Nested
    class TheList {
        @Test
        void showsStatusGroupsAndTimesInTheZoneOfTheMachine() {
            declareUserNames();
            add("dave", User.Status.UNCONFIRMED, Map.of("sub", "s-1", "email", "d@example.com"));
            cognito.pools.groups().setMembership(pool, user("dave"), "admin", true);

            assertThat(client.text("users"))
                    .contains("Users of the pool example-users (3).")
                    .contains(
                            "<tr><td><a href=\"/console/users/dave\">dave</a><br><small class=\"mono\">d@example.com</small></td>")
                    .contains("<span class=\"tag\">UNCONFIRMED</span>")
                    .contains("<span class=\"tag\">admin</span>")
                    .contains("<td class=\"time\">2026-11-23 08:00:00</td>");
        }

        @Test
        void namesAUserWhoSignsInByEmailByTheAddress() {
            assertThat(client.text("users"))
                    .contains("<a href=\"/console/users/" + user(USER).sub() + "\">" + USER + "</a>"
                            + "<br><small class=\"mono\">" + user(USER).sub() + "</small>");
        }

        @Test
        void marksADisabledUser() {
            assertThat(client.text("users")).doesNotContain("Disabled");
            cognito.pools.users().update(pool, user(USER), now -> now.withDisabled(true));
            assertThat(client.text("users")).contains("<span class=\"tag bad\">Disabled</span>");
        }

        @ParameterizedTest
        @ValueSource(strings = {"dave", "DAV", "d@exam", "s-1", "aUdItOrS"})
        void findsAUserByAPartOfNameAddressSubAndGroup(String text) {
            declareUserNames();
            add("dave", User.Status.CONFIRMED, Map.of("sub", "s-1", "email", "d@example.com"));
            add("eve", User.Status.CONFIRMED, Map.of("sub", "other", "email", "e@else.org"));
            cognito.pools.users().update(pool, user("dave"), now -> now.withGroups(List.of("auditors")));
            cognito.pools.users().update(pool, user(ADMIN), now -> now.withGroups(List.of()));

            assertThat(client.text("users?q=" + text)).contains(">dave</a>").doesNotContain(">eve</a>", USER);
        }

        @Test
        void saysThatNoUserMatches() {
            assertThat(client.text("users?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"))
                    .contains("No user matches “<img src=x onerror=alert(1)>”.");
            assertThat(client.open("users?q=%3Cimg%20src%3Dx%3E").bodyText()).doesNotContain("<img");
        }

        @Test
        void showsFiftyUsersAndALinkToTheNextOnes() {
            declareUserNames();
            for (int i = 100; i < 151; i++) {
                add("person" + i, User.Status.CONFIRMED, Map.of("sub", "p" + i));
            }

            assertThat(client.text("users?q=person"))
                    .contains(">person149</a>", "<a href=\"/console/users?q=person&after=person149\">More users</a>")
                    .doesNotContain("person150", "First users");
            assertThat(client.text("users?q=person&after=person149"))
                    .contains(">person150</a>", "<a href=\"/console/users?q=person\">First users</a>")
                    .doesNotContain("More users", ">person149</a>");
        }

        /** A page of the console loads the list again, as HTML without the rest of the page. */
        @Test
        void isAFragmentForTheScript() {
            assertThat(client.text("users")).contains("data-live=\"/console/users?fragment=1\"");
            assertThat(client.text("users?fragment=1"))
                    .contains(">" + USER + "</a>")
                    .doesNotContain("<html", "<h1>");
        }

        @ParameterizedTest
        @ValueSource(strings = {"<img/src=x/onerror=alert(1)>", "\"><script>alert(1)</script>", "'onclick=alert(1)"})
        void escapesNamesAndValues(String hostile) {
            declareUserNames();
            add(hostile, User.Status.CONFIRMED, Map.of("sub", "s-1", "email", hostile, "name", hostile));

            for (String path : List.of("users", "users?user=" + java.net.URLEncoder.encode(hostile, UTF_8))) {
                HttpResponse shown = client.open(path);
                assertThat(PageClient.text(shown)).contains(hostile);
                assertThat(shown.bodyText()).doesNotContain(hostile, "<img", "<script>alert");
            }
        }

        @Test
        void hasNoOtherPathsBelow() {
            assertThat(client.text("users/")).contains("<h1>Users</h1>");
            assertThat(client.open("users/a/b").status()).isEqualTo(404);
        }

        /** The HTTP server refuses an encoded slash in a path. */
        @Test
        void linksToANameWithASlashByAParameter() {
            declareUserNames();
            add("a/b", User.Status.CONFIRMED, Map.of("sub", "s-1"));
            add("..", User.Status.CONFIRMED, Map.of("sub", "s-2"));

            assertThat(client.text("users"))
                    .contains("href=\"/console/users?user=a%2Fb\"", "href=\"/console/users?user=..\"");
            assertThat(client.act("users?user=a%2Fb", "action", "disable"))
                    .contains("<h1>a/b</h1>", "The user is disabled, and all sessions have ended.");
        }
    }

    @Nested
    class ThePool {
        private final UserPool second = UserPoolBuilder.of("eu-west-1_Second000", "http://localhost:1/second")
                .name("\"><script>")
                .build();

        private void declareBoth() {
            cognito.cloud.declare(new Declared(
                    Map.of(pool.id(), pool, second.id(), second), Map.of(), List.of(), Map.of(), List.of()));
        }

        @Test
        void isChosenFromAListIfThereAreSeveral() {
            assertThat(client.text("users")).doesNotContain("<select");
            declareBoth();

            assertThat(client.text("users?pool=" + pool.id()))
                    .contains("<option value=\"" + pool.id() + "\" selected>example-users (" + pool.id() + ")</option>")
                    .contains("<option value=\"" + second.id() + "\">")
                    .contains("href=\"/console/users/" + user(USER).sub() + "?pool=" + pool.id() + "\"")
                    .contains("<input type=\"hidden\" name=\"pool\" value=\"" + pool.id() + "\">");
            HttpResponse other = client.open("users?pool=" + second.id());
            assertThat(other.bodyText()).contains("The pool has no users.").doesNotContain("<script>\"", "\"><script>");
        }

        @Test
        void keepsAChangeInThePoolOfTheAddress() {
            declareBoth();
            String path = "users?new=1&pool=" + second.id();
            assertThat(client.act(path, "username", USER, "password", OTHER_PASSWORD, "kind", "permanent"))
                    .contains("The user was created.");

            assertThat(cognito.pools.users().count(second)).isEqualTo(1);
            assertThat(cognito.pools.users().count(pool)).isEqualTo(2);
        }

        @Test
        void isMissingWithAnExternalIssuer() {
            cognito.cloud.declare(Declared.EMPTY);
            assertThat(client.text("users"))
                    .contains("The stack declares no user pool, so the local Cognito has no users.")
                    .contains("<code>gatehouse:issuer</code>");
            assertThat(client.open("users?fragment=1").status()).isEqualTo(404);
        }

        @Test
        void isNotAnotherPoolThanTheAddressNames() {
            client.open("users?new=1");
            assertThat(client.text("users?pool=eu-west-1_Gone00000"))
                    .contains("The stack has no user pool <code>eu-west-1_Gone00000</code>.");
            String gone = page(USER) + "?pool=eu-west-1_Gone00000";
            assertThat(client.send(gone, "action", "delete").bodyText()).contains("has no user pool");
            assertThat(cognito.pools.users().count(pool)).isEqualTo(2);
        }
    }

    @Nested
    class Creation {
        private static final String NEW = "users?new=1";

        @Test
        void setsAPermanentPasswordAndGroups() {
            String shown = client.act(
                    NEW,
                    "username",
                    "alice@example.com",
                    "emailVerified",
                    "true",
                    "password",
                    OTHER_PASSWORD,
                    "kind",
                    "permanent",
                    "group-admin",
                    "true");

            assertThat(shown)
                    .contains("The user was created.", "<h1>alice@example.com</h1>", "CONFIRMED")
                    .doesNotContain(OTHER_PASSWORD);
            assertThat(user("alice@example.com").groups()).containsExactly("admin");
            assertThat(user("alice@example.com").attributes()).containsEntry("email_verified", "true");
            assertThat(challenge(signIn("alice@example.com", OTHER_PASSWORD))).isEmpty();
            assertThat(cognito.pools.mailbox().all()).isEmpty();
        }

        @Test
        void setsATemporaryPasswordThatMustBeChanged() {
            client.act(NEW, "username", "alice@example.com", "password", OTHER_PASSWORD, "kind", "temporary");
            assertThat(challenge(signIn("alice@example.com", OTHER_PASSWORD))).isEqualTo("NEW_PASSWORD_REQUIRED");
            assertThat(user("alice@example.com").attributes()).containsEntry("email_verified", "false");
        }

        @Test
        void sendsAGeneratedPasswordByMail() {
            String shown = client.act(NEW, "username", "alice@example.com", "password", "", "kind", "invite");

            String mailed = cognito.pools.mailbox().all().get(0).code();
            assertThat(shown).contains("The password is temporary").doesNotContain(mailed);
            assertThat(cognito.notices).hasSize(1).noneMatch(line -> line.contains(mailed));
            assertThat(challenge(signIn("alice@example.com", mailed))).isEqualTo("NEW_PASSWORD_REQUIRED");
        }

        @Test
        void keepsTheInputButNotThePasswordAfterARefusal() {
            client.open(NEW);
            HttpResponse refused = client.send(
                    NEW,
                    "username",
                    "\"><script>@example.com",
                    "password",
                    "short",
                    "kind",
                    "temporary",
                    "group-auditors",
                    "true");

            assertThat(refused.status()).isEqualTo(200);
            assertThat(refused.bodyText()).doesNotContain("\"><script>", "short\"");
            assertThat(PageClient.text(refused))
                    .contains(
                            "<p class=\"bad\" role=\"alert\">AdminCreateUser was refused. InvalidPasswordException: Password"
                                    + " did not conform with password policy: Password not long enough")
                    .contains("value=\"\"><script>@example.com\"")
                    .contains("name=\"kind\" value=\"temporary\" checked")
                    .contains("name=\"group-auditors\" value=\"true\" checked")
                    .doesNotContain("name=\"emailVerified\" value=\"true\" checked");
            assertThat(cognito.pools.users().count(pool)).isEqualTo(2);
        }

        @Test
        void showsTheMessageOfAWS() {
            client.open(NEW);
            assertThat(PageClient.text(
                            client.send(NEW, "username", USER, "password", OTHER_PASSWORD, "kind", "permanent")))
                    .contains("AdminCreateUser was refused. UsernameExistsException: User account already exists");
            assertThat(PageClient.text(
                            client.send(NEW, "username", "", "password", OTHER_PASSWORD, "kind", "permanent")))
                    .contains("AdminCreateUser was refused. InvalidParameterException:")
                    .doesNotContain(OTHER_PASSWORD);
            assertThat(PageClient.text(
                            client.send(NEW, "username", "bob", "password", OTHER_PASSWORD, "kind", "permanent")))
                    .contains("Username should be an email. (users of this pool sign in by e-mail address)");
        }

        @Test
        void refusesAnEmptyPassword() {
            client.open(NEW);
            for (String kind : List.of("permanent", "temporary")) {
                assertThat(PageClient.text(client.send(NEW, "username", "a@example.com", "password", "", "kind", kind)))
                        .contains(
                                "AdminCreateUser was refused. InvalidParameterException: 1 validation error detected: Value at"
                                        + " 'temporaryPassword' failed to satisfy constraint");
            }
        }

        @Test
        void asksForTheRequiredAttributes() {
            declare(TestState.with(
                    pool,
                    UserSchema.of(
                            List.of(new UserSchema.Attribute(
                                    "given_name", UserSchema.Type.STRING, true, true, 0, 2048)),
                            Set.of(),
                            Set.of()),
                    Set.of()));
            assertThat(client.text(NEW))
                    .contains("<label for=\"username\">User name</label>", "name=\"attribute-email\" value=\"\">")
                    .contains("name=\"attribute-given_name\" value=\"\" required>");

            client.act(
                    NEW,
                    "username",
                    "alice",
                    "attribute-given_name",
                    "Alice",
                    "emailVerified",
                    "true",
                    "password",
                    OTHER_PASSWORD,
                    "kind",
                    "permanent");
            assertThat(user("alice").attributes())
                    .containsEntry("given_name", "Alice")
                    .doesNotContainKeys("email", "email_verified");
        }

        @Test
        void worksWithAPasswordHistory() {
            declare(TestState.remembering(pool, 3));
            assertThat(client.act(
                            NEW, "username", "alice@example.com", "password", OTHER_PASSWORD, "kind", "permanent"))
                    .contains("The user was created.", "CONFIRMED");
            assertThat(challenge(signIn("alice@example.com", OTHER_PASSWORD))).isEmpty();
        }

        @Test
        void saysThatTheUserExistsIfALaterStepIsRefused() {
            declare(TestState.remembering(pool, 3));
            assertThat(client.act(NEW, "username", "alice@example.com", "password", "short", "kind", "permanent"))
                    .contains("The user was created, but AdminSetUserPassword was refused. InvalidPasswordException")
                    .contains("<h1>alice@example.com</h1>", "FORCE_CHANGE_PASSWORD");
        }

        @Test
        void callsThePreSignUpTrigger() {
            declare(TestState.calling(
                    pool, new UserPool.Triggers(Optional.empty(), Optional.of("arn:pre"), Optional.empty())));
            cognito.functions = (arn, event) -> new Invocation.Failed("Error", "not on <b>Sundays</b>");
            client.open(NEW);

            HttpResponse refused =
                    client.send(NEW, "username", "alice@example.com", "password", OTHER_PASSWORD, "kind", "permanent");
            assertThat(PageClient.text(refused)).contains("UserLambdaValidationException", "not on <b>Sundays</b>");
            assertThat(refused.bodyText()).doesNotContain("<b>Sundays");
        }
    }

    @Nested
    class OneUser {
        private String act(String name, String... fields) {
            return client.act(page(name), fields);
        }

        @Test
        void isFoundByAlias() {
            assertThat(client.text(page(USER)))
                    .contains(
                            "<h1>" + USER + "</h1>",
                            "<dd class=\"mono\">" + user(USER).sub() + "</dd>")
                    .contains("<td class=\"mono nowrap\">email_verified</td><td class=\"mono\">true</td>")
                    .contains("<a href=\"/console/mail?to=user%40example.com\">Mails sent to this user</a>");
        }

        @Test
        void isExplainedIfItDoesNotExist() {
            HttpResponse shown = client.open("users/%22%3E%3Cscript%3E");
            assertThat(PageClient.text(shown)).contains("has no user <code>\"><script></code>");
            assertThat(shown.bodyText()).doesNotContain("\"><script>");
        }

        @Test
        void isConfirmed() {
            add("u-1", User.Status.UNCONFIRMED, Map.of("sub", "u-1", "email", "new@example.com"));
            assertThat(act("new@example.com", "action", "confirm")).contains("The user is confirmed.", "CONFIRMED");
            assertThat(act("new@example.com", "action", "confirm"))
                    .contains(
                            "AdminConfirmSignUp was refused. NotAuthorizedException: User cannot be confirmed. Current"
                                    + " status is CONFIRMED (u-1 is already confirmed)");
        }

        @Test
        void getsAPermanentPassword() {
            assertThat(act(USER, "action", "password", "password", OTHER_PASSWORD, "kind", "permanent"))
                    .contains("The password is set.")
                    .doesNotContain(OTHER_PASSWORD);
            assertThat(challenge(signIn(USER, OTHER_PASSWORD))).isEmpty();
        }

        @Test
        void getsATemporaryPassword() {
            assertThat(act(USER, "action", "password", "password", OTHER_PASSWORD, "kind", "temporary"))
                    .contains("The temporary password is set. The user must change it at the next sign-in.")
                    .contains("The password is temporary: the user must change it at the next sign-in.");
            assertThat(challenge(signIn(USER, OTHER_PASSWORD))).isEqualTo("NEW_PASSWORD_REQUIRED");
        }

        @Test
        void keepsThePasswordIfThePolicyRefusesTheNewOne() {
            assertThat(act(USER, "action", "password", "password", "0nlyLower", "kind", "permanent"))
                    .contains("AdminSetUserPassword was refused. InvalidPasswordException")
                    .doesNotContain("0nlyLower");
            assertThat(challenge(signIn(USER, PASSWORD))).isEmpty();
        }

        @Test
        void mustChangeThePasswordAfterOneClick() {
            String shown = act(USER, "action", "require-change");

            String mailed = cognito.pools.mailbox().all().get(0).code();
            assertThat(shown)
                    .contains("A temporary password was sent to user@example.com: it is on the page Mail. The user must"
                            + " change it at the next sign-in.")
                    .contains("FORCE_CHANGE_PASSWORD")
                    .doesNotContain(mailed);
            assertThat(signIn(USER, PASSWORD).status()).isEqualTo(400);
            assertThat(challenge(signIn(USER, mailed))).isEqualTo("NEW_PASSWORD_REQUIRED");
            assertThat(cognito.notices).noneMatch(line -> line.contains(mailed));
        }

        /** A second click sends another password. */
        @Test
        void getsAnotherTemporaryPasswordByAnotherClick() {
            act(USER, "action", "require-change");
            act(USER, "action", "require-change");
            assertThat(cognito.pools.mailbox().all()).hasSize(2);
            assertThat(challenge(
                            signIn(USER, cognito.pools.mailbox().all().get(1).code())))
                    .isEqualTo("NEW_PASSWORD_REQUIRED");
        }

        @Test
        void needsAnAddressForAMailedPassword() {
            declareUserNames();
            add("dave", User.Status.CONFIRMED, Map.of("sub", "s-1"));
            assertThat(client.text("users/dave"))
                    .contains("The user has no email address")
                    .doesNotContain("require-change");
            assertThat(act("dave", "action", "require-change")).contains("The user has no email address to which");
            assertThat(user("dave").status()).isEqualTo(User.Status.CONFIRMED);
        }

        @Test
        void entersAndLeavesAGroup() {
            assertThat(act(USER, "action", "add-group", "group", "admin")).contains("The user is in the group admin.");
            assertThat(user(USER).groups()).containsExactly("admin");
            assertThat(act(USER, "action", "remove-group", "group", "admin"))
                    .contains("The user is no longer in the group admin.", "The user is not in a group.");
            assertThat(user(USER).groups()).isEmpty();
        }

        @Test
        void cannotEnterAGroupThatDoesNotExist() {
            assertThat(act(USER, "action", "add-group", "group", "<b>x</b>"))
                    .contains("AdminAddUserToGroup was refused. ResourceNotFoundException: Group not found.");
        }

        /** The template user is a member of a group that the pool does not have. */
        @Test
        void showsOnlyGroupsThatExist() {
            assertThat(client.text(page(ADMIN)))
                    .contains("<span>admin</span>", "<span>auditors</span>")
                    .doesNotContain("gone");
        }

        @Test
        void isDisabledAndEnabled() {
            signIn(USER, PASSWORD);
            assertThat(act(USER, "action", "disable"))
                    .contains("The user is disabled, and all sessions have ended.", "Disabled")
                    .contains("The user has no session that can be refreshed.");
            assertThat(signIn(USER, PASSWORD).body()).contains("User is disabled.");
            assertThat(act(USER, "action", "enable")).contains("The user is enabled.", "Enabled");
            assertThat(signIn(USER, PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void getsAVerifiedAddress() {
            add("u-1", User.Status.CONFIRMED, Map.of("sub", "u-1", "email", "new@example.com"));
            assertThat(act("new@example.com", "action", "verify-email"))
                    .contains("The email address is verified.")
                    .doesNotContain("Mark the email address as verified");
            assertThat(user("new@example.com").hasVerified("email")).isTrue();
        }

        @Test
        void isDeleted() {
            client.open(page(USER));
            HttpResponse answer = client.send(page(USER), "action", "delete");
            assertThat(PageClient.location(answer)).startsWith("users?notice=");
            assertThat(client.follow(answer)).contains("The user was deleted.").doesNotContain(USER);
            assertThat(client.follow(client.send(page(USER), "action", "enable")))
                    .contains("The pool has no user user@example.com.");
        }

        @Test
        void hasNoOtherActions() {
            client.open(page(USER));
            assertThat(client.send(page(USER), "action", "promote").status()).isEqualTo(404);
            assertThat(client.send(page(USER)).status()).isEqualTo(404);
            assertThat(client.send("users", "action", "delete").status()).isEqualTo(404);
        }
    }

    @Nested
    class Sessions {
        private List<Session> sessions() {
            return cognito.pools.sessions().findOpen(user(USER));
        }

        @Test
        void areShownWithClientTimeAndScopes() {
            signIn(USER, PASSWORD);
            assertThat(client.text(page(USER)))
                    .contains("<tr><td>cli</td><td class=\"time\">2026-11-23 08:00:00</td><td>JSON API</td>"
                            + "<td class=\"mono\">aws.cognito.signin.user.admin</td>");
        }

        @Test
        void areGoneWhenTheyCanNoLongerBeRefreshed() {
            signIn(USER, PASSWORD);
            Duration life = TestState.clients().get(2).refreshTokenLife();
            cognito.clock.advance(life.minusMillis(1));
            assertThat(sessions()).hasSize(1);
            cognito.clock.advance(Duration.ofMillis(1));
            assertThat(sessions()).isEmpty();
        }

        @Test
        void endOneByOne() {
            signIn(USER, PASSWORD);
            cognito.clock.advance(Duration.ofSeconds(1));
            String token = signIn(USER, PASSWORD)
                    .json()
                    .getAsJsonObject("AuthenticationResult")
                    .get("RefreshToken")
                    .getAsString();
            String first = sessions().get(1).originJti();

            assertThat(client.act(page(USER), "action", "end-session", "session", first))
                    .contains("The session has ended. APIs accept its access tokens until they expire.")
                    .doesNotContain(first);
            assertThat(sessions()).hasSize(1);
            assertThat(client.act(page(USER), "action", "end-session", "session", first))
                    .contains("The session had ended already.");
            assertThat(refresh(token).status()).isEqualTo(200);
        }

        @Test
        void ofAnotherUserCannotBeEnded() {
            signIn(ADMIN, PASSWORD);
            String other = cognito.pools.sessions().findOpen(user(ADMIN)).get(0).originJti();
            client.act(page(USER), "action", "end-session", "session", other);
            assertThat(cognito.pools.sessions().findOpen(user(ADMIN))).hasSize(1);
        }

        @Test
        void endAllAtOnce() {
            String token = signIn(USER, PASSWORD)
                    .json()
                    .getAsJsonObject("AuthenticationResult")
                    .get("RefreshToken")
                    .getAsString();
            assertThat(client.act(page(USER), "action", "sign-out"))
                    .contains("All sessions have ended. APIs accept the access tokens until they expire.");
            assertThat(refresh(token).body()).contains("NotAuthorizedException");
        }

        private Reply refresh(String token) {
            return cognito.call(
                    "InitiateAuth",
                    "{\"ClientId\":\"" + TestState.CLI
                            + "\",\"AuthFlow\":\"REFRESH_TOKEN_AUTH\",\"AuthParameters\":{\"REFRESH_TOKEN\":\"" + token
                            + "\"}}");
        }
    }

    @Nested
    class Protection {
        @Test
        void refusesAFormWithoutTheTokenOfAPage() {
            HttpResponse refused = client.sendRaw(page(USER), "action=delete");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(client.sendRaw(page(USER), "action=delete&token=wrong").status())
                    .isEqualTo(403);
            assertThat(cognito.pools.users().find(pool, user(USER).username())).isPresent();
        }

        @Test
        void changesNothingByALink() {
            client.open(page(USER) + "?action=delete");
            client.open("users?new=1&username=a%40example.com&password=" + OTHER_PASSWORD + "&kind=permanent");
            assertThat(cognito.pools.users().count(pool)).isEqualTo(2);
        }

        /** The local cloud keeps requests for the page Requests, with the values of these fields masked. */
        @Test
        void namesPasswordFieldsSoThatRecordingsMaskThem() {
            for (String path : List.of("users?new=1", page(USER))) {
                assertThat(client.text(path)).contains("type=\"password\" name=\"password\"");
            }
            assertThat(dev.gatehouse.local.recording.Masking.form("password=" + OTHER_PASSWORD + "&token=abc"))
                    .isEqualTo("password=***&token=***");
        }

        @Test
        void neverShowsSecretsOfAUser() {
            cognito.pools
                    .users()
                    .update(
                            pool,
                            user(USER),
                            now -> now.withFactors(now.factors()
                                    .withPendingSecret(new byte[] {1, 2, 3, 4, 5, 6})
                                    .withVerifiedApp(7, "<i>phone")));
            HttpResponse shown = client.open(page(USER));
            assertThat(PageClient.text(shown)).contains("<dd>registered, <i>phone</dd>");
            assertThat(shown.bodyText())
                    .doesNotContain("AQIDBAUG", user(USER).password().hash(), "<i>phone");
        }
    }
}
