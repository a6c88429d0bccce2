package dev.gatehouse.local.oauth;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.Picture;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hosted pages as a person walks through them. DOC "User-interactive managed login and classic hosted UI endpoints". */
final class PagesTest {
    private static final String NEW = "new@example.com";
    private static final String NEXT = "AnotherPassword456";

    private final RunningCognito cognito = new RunningCognito();

    @AfterEach
    void close() {
        cognito.close();
    }

    private Person person() {
        return new Person(cognito, authorize(Picture.SPA));
    }

    private Person signedUp() {
        Person person = person();
        person.follow("Create an account");
        person.send("username", NEW, "password", PASSWORD, "repeated", PASSWORD);
        return person;
    }

    private static void isBackAtTheClient(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(303);
        assertThat(reply.location()).startsWith(Picture.CALLBACK + "?code=");
        assertThat(query(reply.location())).containsEntry("state", "a state/+&");
    }

    private void says(Person person, String problem) {
        assertThat(person.page.status()).isEqualTo(400);
        assertThat(person.page.body()).contains("role=\"alert\">" + problem + "</p>");
        assertThat(cognito.reason()).isNotEmpty();
    }

    @Nested
    final class SigningUp {
        @Test
        void leadsByTheMailedCodeBackToTheClient() {
            Person person = signedUp();

            assertThat(person.at).isEqualTo("/confirm");
            assertThat(person.page.body()).contains("Enter the code that was mailed to n***@e***.");
            isBackAtTheClient(person.send("code", person.mailed()));
            assertThat(person.cookies).containsKey("cognito-Ab12Cd34E").doesNotContainKey("journey-Ab12Cd34E");
        }

        /** The browser that did not choose the password has to know it. */
        @Test
        void leadsAnotherBrowserToTheSignInPage() {
            signedUp();
            Person other = person();
            other.open("/confirm?" + RunningCognito.encode(authorize(Picture.SPA)));
            other.send("username", NEW, "code", other.mailed());

            assertThat(other.at).isEqualTo("/login");
            assertThat(other.page.body())
                    .contains("role=\"status\">Your account is confirmed. Sign in to continue.</p>")
                    .contains("value=\"" + NEW + "\"");
            assertThat(other.cookies).doesNotContainKey("cognito-Ab12Cd34E");
            isBackAtTheClient(other.send("username", NEW, "password", PASSWORD));
        }

        @Test
        void keepsWhatWasTypedButThePasswords() {
            Person person = person();
            person.follow("Create an account");
            person.send("username", NEW, "password", "short", "repeated", "short");

            says(person, "Password did not conform with policy: Password not long enough");
            assertThat(person.page.body()).contains("value=\"" + NEW + "\"").doesNotContain("value=\"short\"");
        }

        /** The operation's own check, in words: an app may show "1 validation error detected", a page does not. */
        @Test
        void saysThatAPasswordMayNotBeginWithASpace() {
            Person person = person();
            person.follow("Create an account");
            person.send("username", NEW, "password", " " + PASSWORD, "repeated", " " + PASSWORD);
            says(person, "The password must have at most 256 characters, and no space at either end.");
        }

        @Test
        void saysTheRulesOfThePool() {
            Person person = person();
            person.follow("Create an account");
            assertThat(person.page.body())
                    .contains("At least 12 characters, with an upper-case letter, a lower-case letter and a number<");
            person.send("username", NEW, "password", "alllowercase1", "repeated", "alllowercase1");
            says(person, "Password did not conform with policy: Password must have uppercase characters");
        }

        @Test
        void refusesTwoPasswordsThatDiffer() {
            Person person = person();
            person.follow("Create an account");
            person.send("username", NEW, "password", PASSWORD, "repeated", NEXT);
            says(person, "The two passwords are not the same.");
            assertThat(cognito.pools.mailbox().all()).isEmpty();
        }

        /** DOC "Managing error responses": a sign-up tells of a name that is taken. */
        @Test
        void tellsOfANameThatIsTaken() {
            Person person = person();
            person.follow("Create an account");
            person.send("username", USER, "password", PASSWORD, "repeated", PASSWORD);
            says(person, "An account with the given email already exists.");
        }

        @Test
        void asksForWhatThePoolRequires() {
            cognito.cloud.declare(Picture.declared(
                    Picture.with(Picture.pool(cognito.issuer()), Picture.requiring("family_name"), Set.of("email"))));
            Person person = person();
            person.follow("Create an account");
            assertThat(person.page.body()).contains("<label for=\"family_name\">Family name</label>");
        }

        /** A client with a secret: its hash is the server's own business here. */
        @Test
        void isOpenToAClientWithASecret() {
            Person person = new Person(cognito, authorize(Picture.WEB));
            person.follow("Create an account");
            person.send("username", NEW, "password", PASSWORD, "repeated", PASSWORD);
            isBackAtTheClient(person.send("code", person.mailed()));
        }

        @Test
        void isNotThereWhereOnlyAdministratorsAddUsers() {
            UserPool closed = Picture.pool(cognito.issuer(), false, Optional.of("local-example"));
            cognito.cloud.declare(Picture.declared(closed));
            Person person = person();
            assertThat(person.page.body()).doesNotContain("Create an account");
            person.open("/signup?" + RunningCognito.encode(authorize(Picture.SPA)));
            says(person, "Only an administrator can add accounts here.");
        }
    }

    @Nested
    final class Confirming {
        @Test
        void countsWrongCodes() {
            Person person = signedUp();
            String wrong = person.mailed().equals("000000") ? "000001" : "000000";
            for (int i = 0; i < 5; i++) {
                person.send("code", wrong);
                says(person, "Invalid verification code provided, please try again.");
            }
            person.send("code", person.mailed());
            says(person, "Attempt limit exceeded, please try after some time.");
        }

        @Test
        void anotherCodeReplacesTheFirst() {
            Person person = signedUp();
            String first = person.mailed();
            person.follow("Send a new code");
            person.send();

            assertThat(person.at).isEqualTo("/confirm");
            assertThat(person.page.body()).contains("role=\"status\">A new code was sent to n***@e***.</p>");
            assertThat(cognito.pools.mailbox().all()).hasSize(2);
            if (!first.equals(person.mailed())) {
                person.send("code", first);
                says(person, "Invalid verification code provided, please try again.");
            }
            isBackAtTheClient(person.send("code", person.mailed()));
        }

        /** CHOICE: who signs in unconfirmed goes on at the page for the code. */
        @Test
        void isWhereASignInOfTheUnconfirmedLeads() {
            signedUp();
            Person later = person();
            later.send("username", NEW, "password", PASSWORD);

            assertThat(later.at).isEqualTo("/confirm");
            assertThat(later.page.body())
                    .contains("role=\"status\">This account is not confirmed yet.</p>")
                    .doesNotContain("for=\"username\"");
            later.send("code", later.mailed());
            assertThat(later.at).isEqualTo("/login");
        }

        /** Attack 56: a name that nobody has is answered as one that somebody has. */
        @Test
        void saysTheSameToANameThatNobodyHas() {
            Person person = person();
            person.open("/resendcode?" + RunningCognito.encode(authorize(Picture.SPA)));
            person.send("username", "nobody@example.com");
            assertThat(person.at).isEqualTo("/confirm");
            assertThat(person.page.body()).contains("A new code was sent to n***@e***.");
            assertThat(cognito.pools.mailbox().all()).isEmpty();
        }

        /** Attack 80: the page counts with the API. */
        @Test
        void sendsFiveNewCodesAnHour() {
            Person person = signedUp();
            for (int i = 0; i < 5; i++) {
                person.open("/resendcode?" + RunningCognito.encode(authorize(Picture.SPA)));
                person.send("username", NEW);
                assertThat(person.at).isEqualTo("/confirm");
            }
            person.open("/resendcode?" + RunningCognito.encode(authorize(Picture.SPA)));
            person.send("username", NEW);
            says(person, "Attempt limit exceeded, please try after some time.");
            assertThat(cognito.pools.mailbox().all()).hasSize(6);
        }

        @Test
        void forgetsAJourneyAfterAQuarterOfAnHour() {
            Person person = signedUp();
            cognito.clock.advance(Duration.ofMinutes(15).minusMillis(1));
            person.open("/confirm?" + RunningCognito.encode(authorize(Picture.SPA)));
            assertThat(person.page.body()).doesNotContain("for=\"username\"");
            cognito.clock.advance(Duration.ofMillis(1));
            person.open("/confirm?" + RunningCognito.encode(authorize(Picture.SPA)));
            assertThat(person.page.body()).contains("for=\"username\"");
        }

        /** A journey belongs to the client that it began with. */
        @Test
        void isNoBusinessOfAnotherClient() {
            Person person = signedUp();
            person.open("/confirm?" + RunningCognito.encode(authorize(Picture.WEB)));
            assertThat(person.page.body()).contains("for=\"username\"").doesNotContain("n***@e***");
        }
    }

    @Nested
    final class Forgetting {
        @Test
        void endsWithANewPasswordThatSignsIn() {
            Person person = person();
            person.follow("Forgot your password?");
            person.send("username", USER);
            assertThat(person.at).isEqualTo("/confirmforgotPassword");
            assertThat(person.page.body()).contains("mailed to u***@e***.");
            person.send("code", person.mailed(), "password", NEXT, "repeated", NEXT);

            assertThat(person.at).isEqualTo("/login");
            assertThat(person.page.body())
                    .contains("role=\"status\">Your password is changed. Sign in with the new one.</p>");
            person.send("username", USER, "password", PASSWORD);
            says(person, "Incorrect username or password.");
            isBackAtTheClient(person.send("username", USER, "password", NEXT));
        }

        /** Attack 56. */
        @Test
        void saysTheSameToANameThatNobodyHas() {
            Person person = person();
            person.follow("Forgot your password?");
            person.send("username", "unknown@example.com");
            assertThat(person.at).isEqualTo("/confirmforgotPassword");
            assertThat(person.page.body()).contains("mailed to u***@e***.");
            assertThat(cognito.pools.mailbox().all()).isEmpty();
            person.send("code", "123456", "password", NEXT, "repeated", NEXT);
            says(person, "Invalid verification code provided, please try again.");
        }

        @Test
        void aWeakPasswordDoesNotCostTheCode() {
            Person person = person();
            person.follow("Forgot your password?");
            person.send("username", USER);
            String code = person.mailed();
            person.send("code", code, "password", "weakweakweak", "repeated", "weakweakweak");
            says(person, "Password did not conform with policy: Password must have uppercase characters");
            person.send("code", " " + code + " ", "password", NEXT, "repeated", NEXT);
            assertThat(person.at).isEqualTo("/login");
        }

        @Test
        void isNotOfferedWhereThePoolHasNoWayBack() {
            cognito.cloud.declare(
                    Picture.declared(Picture.recovering(Picture.pool(cognito.issuer()), Set.of("admin_only"))));
            assertThat(person().page.body()).doesNotContain("Forgot your password?");
        }
    }

    /** Attack 55, at every page. */
    @Nested
    final class EveryPage {
        @ParameterizedTest
        @ValueSource(
                strings = {"/login", "/signup", "/confirm", "/resendcode", "/forgotPassword", "/confirmforgotPassword"})
        void cannotBeFramedCachedScriptedOrPostedFromElsewhere(String path) {
            String address = path + "?" + RunningCognito.encode(authorize(Picture.SPA));
            Reply page = cognito.get(address);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("cache-control")).contains("no-store");
            assertThat(page.header("content-security-policy")).get().asString().contains("frame-ancestors 'none'");
            assertThat(page.header("access-control-allow-origin")).isEmpty();
            assertThat(page.body())
                    .contains("<html lang=\"en\">")
                    .doesNotContain("<script")
                    .doesNotContain("style=");

            Reply posted = cognito.post(address, RunningCognito.form("username", USER, "password", PASSWORD));
            assertThat(posted.status()).isEqualTo(403);
            assertThat(posted.header("set-cookie")).isEmpty();
            assertThat(cognito.pools.mailbox().all()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/login", "/signup", "/confirm", "/resendcode", "/forgotPassword", "/confirmforgotPassword"})
        void checksWhoAsks(String path) {
            assertThat(cognito.get(path).status()).isEqualTo(400);
            assertThat(cognito.get(path).body()).contains("This app is not known here.");
            assertThat(cognito.send("PUT", path, "").status()).isEqualTo(405);
            assertThat(cognito.send("PUT", path, "").header("allow")).contains("GET, POST");
        }

        /** WCAG 1.3.1 and 3.3.2: each field has a label of its own. */
        @ParameterizedTest
        @ValueSource(
                strings = {"/login", "/signup", "/confirm", "/resendcode", "/forgotPassword", "/confirmforgotPassword"})
        void labelsEachField(String path) {
            String body = cognito.get(path + "?" + RunningCognito.encode(authorize(Picture.SPA)))
                    .body();
            List<String> ids = java.util.regex.Pattern.compile("<input id=\"([^\"]*)\"")
                    .matcher(body)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
            assertThat(ids).allSatisfy(id -> assertThat(body).contains("<label for=\"" + id + "\">"));
            assertThat(body.split(" autofocus>", -1)).hasSize(2);
        }
    }

    @Nested
    final class Inbox {
        @Test
        void showsTheNewestFirstAndEscapesWhatPeopleTyped() {
            Person person = person();
            assertThat(cognito.get("/inbox").body()).contains("No mail yet.");
            person.follow("Forgot your password?");
            person.send("username", USER);
            Person other = person();
            other.follow("Create an account");
            other.send("username", "<i>x@example.com", "password", PASSWORD, "repeated", PASSWORD);

            Reply inbox = cognito.get("/inbox");
            assertThat(inbox.status()).isEqualTo(200);
            assertThat(inbox.header("access-control-allow-origin")).isEmpty();
            assertThat(inbox.header("cache-control")).contains("no-store");
            assertThat(inbox.header("content-security-policy")).get().asString().contains("default-src 'none'");
            assertThat(inbox.body())
                    .contains("<b class=\"code\">" + other.mailed() + "</b>")
                    .contains("To &lt;i&gt;x@example.com")
                    .doesNotContain("<i>x");
            assertThat(inbox.body().indexOf("To &lt;i&gt;x"))
                    .isLessThan(inbox.body().indexOf("To " + USER));
        }

        @Test
        void takesGetOnly() {
            assertThat(cognito.send("POST", "/inbox", "x").status()).isEqualTo(405);
        }
    }

    @Nested
    final class ATemporaryPassword {
        private static final String TEMPORARY = "Temporary12345";

        private Person invited() {
            cognito.send(
                    "POST",
                    "/",
                    "{\"UserPoolId\":\"%s\",\"Username\":\"%s\",\"TemporaryPassword\":\"%s\"}"
                            .formatted(Picture.POOL, NEW, TEMPORARY),
                    "x-amz-target",
                    "AWSCognitoIdentityProviderService.AdminCreateUser",
                    "authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/eu-west-1/cognito-idp/aws4_request,"
                            + " SignedHeaders=host, Signature=" + "0".repeat(64));
            Person person = person();
            person.send("username", NEW, "password", TEMPORARY);
            return person;
        }

        @Test
        void isReplacedOnTheWayBackToTheClient() {
            Person person = invited();

            assertThat(person.at).isEqualTo("/changePassword");
            assertThat(person.page.body())
                    .contains("<p>Your password was a temporary one.</p>")
                    .contains("At least 12 characters")
                    .doesNotContain(TEMPORARY);
            isBackAtTheClient(person.send("password", NEXT, "repeated", NEXT));
            assertThat(person.cookies).containsKey("cognito-Ab12Cd34E").doesNotContainKey("journey-Ab12Cd34E");
            isBackAtTheClient(person().send("username", NEW, "password", NEXT));
        }

        @Test
        void opensNothingByItself() {
            Person person = invited();
            assertThat(person.cookies).doesNotContainKey("cognito-Ab12Cd34E");
            assertThat(cognito.send(
                                    "GET",
                                    "/oauth2/authorize?" + RunningCognito.encode(authorize(Picture.SPA)),
                                    "",
                                    person.cookieHeader())
                            .location())
                    .startsWith("/login");
        }

        @Test
        void staysUntilAGoodOneIsChosen() {
            Person person = invited();
            person.send("password", NEXT, "repeated", PASSWORD);
            says(person, "The two passwords are not the same.");
            person.send("password", "alllowercase1", "repeated", "alllowercase1");
            says(person, "Password did not conform with policy: Password must have uppercase characters");
            isBackAtTheClient(person.send("password", NEXT, "repeated", NEXT));
        }

        @Test
        void asksForWhatMustBeKnownOfAUser() {
            UserPool pool = Picture.pool(cognito.issuer());
            cognito.cloud.declare(Picture.declared(Picture.with(pool, Picture.requiring("name"), Set.of("email"))));
            Person person = invited();
            assertThat(person.page.body()).contains("<label for=\"name\">Name</label>");
            person.send("name", "", "password", NEXT, "repeated", NEXT);
            says(person, "Invalid attributes given, name is missing");
            isBackAtTheClient(person.send("name", "Isaac", "password", NEXT, "repeated", NEXT));
            assertThat(cognito.pools
                            .users()
                            .findByNameOrAlias(pool, NEW)
                            .orElseThrow()
                            .attributes())
                    .containsEntry("name", "Isaac");
        }

        /** DOC "UserPoolClientType", AuthSessionValidity: 3 minutes. */
        @Test
        void isAskedForAgainWhenTheNewOneTookTooLong() {
            Person person = invited();
            cognito.clock.advance(Duration.ofMinutes(3));
            person.send("password", NEXT, "repeated", NEXT);
            assertThat(person.at).isEqualTo("/login");
            assertThat(person.page.body())
                    .contains("role=\"status\">That took too long. Sign in again.</p>")
                    .contains("value=\"" + NEW + "\"");
            assertThat(cognito.pools
                            .users()
                            .findByNameOrAlias(Picture.pool(cognito.issuer()), NEW)
                            .orElseThrow()
                            .status())
                    .isEqualTo(dev.gatehouse.local.cognito.user.User.Status.FORCE_CHANGE_PASSWORD);
        }

        @Test
        void isNoBusinessOfABrowserThatDidNotTypeIt() {
            invited();
            Person other = person();
            other.open("/changePassword?" + RunningCognito.encode(authorize(Picture.SPA)));
            assertThat(other.at).isEqualTo("/login");
            other.pushTo(
                    "/changePassword?" + RunningCognito.encode(authorize(Picture.SPA)),
                    "username",
                    NEW,
                    "password",
                    NEXT,
                    "repeated",
                    NEXT);
            assertThat(other.at).isEqualTo("/login");
            assertThat(other.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        }
    }

    @Nested
    final class ASecondFactor {
        private void required(boolean app, boolean mail) {
            cognito.cloud.declare(Picture.declared(Picture.with(
                    Picture.pool(cognito.issuer()),
                    new UserPool.Mfa(
                            "ON",
                            app,
                            mail ? Optional.of(dev.gatehouse.local.state.PoolMails.SIGN_IN) : Optional.empty()))));
        }

        private Person signedIn() {
            Person person = person();
            person.send("username", USER, "password", PASSWORD);
            return person;
        }

        private String key(Person person) {
            String html = person.page.body();
            int from = html.indexOf("<b class=\"code\">") + 16;
            return html.substring(from, html.indexOf("</b>", from)).replace(" ", "");
        }

        private String shown(String key) {
            return AppCodes.shown(key, cognito.clock.millis());
        }

        @Test
        void isSetUpOnTheWayAndAskedForTheNextTime() {
            required(true, false);
            Person person = signedIn();
            assertThat(person.at).isEqualTo("/mfa/register");
            assertThat(person.cookies).doesNotContainKey("cognito-Ab12Cd34E");
            String key = key(person);
            person.open("/mfa/register?" + RunningCognito.encode(authorize(Picture.SPA)));
            assertThat(key(person))
                    .as("a page that is opened again shows the same")
                    .isEqualTo(key);
            person.send("code", "12345");
            says(
                    person,
                    "The code is not right. Wait for the next one; if that fails as well, set your phone’s clock.");
            assertThat(key(person)).isEqualTo(key);
            isBackAtTheClient(person.send("code", shown(key)));

            cognito.clock.advance(Duration.ofSeconds(30));
            Person again = signedIn();
            assertThat(again.at).isEqualTo("/mfa");
            assertThat(again.page.body()).contains("Your authenticator app shows a code of six digits.");
            assertThat(again.cookies).doesNotContainKey("cognito-Ab12Cd34E");
            isBackAtTheClient(again.send("code", shown(key)));
            assertThat(again.cookies).containsKey("cognito-Ab12Cd34E").doesNotContainKey("journey-Ab12Cd34E");
        }

        /** Who knows the password as well is not shown the key that the user has scanned and not yet proved. */
        @Test
        void isOfferedToEachSessionWithAKeyOfItsOwn() {
            required(true, false);
            Person person = signedIn();
            Person thief = signedIn();
            String stolen = key(thief);
            assertThat(stolen).isNotEqualTo(key(person));
            thief.send("code", "000000");
            assertThat(key(thief)).isEqualTo(stolen);
            isBackAtTheClient(person.send("code", shown(key(person))));
            thief.send("code", shown(stolen));
            says(thief, "Invalid session for the user.");
            assertThat(thief.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        }

        @Test
        void mayBeACodeByMail() {
            required(false, true);
            Person person = signedIn();
            assertThat(person.at).isEqualTo("/mfa");
            assertThat(person.page.body()).contains("Enter the code that was mailed to u***@e***.");
            person.send("code", person.mailed().equals("000000") ? "000001" : "000000");
            says(person, "Invalid verification code provided, please try again.");
            isBackAtTheClient(person.send("code", person.mailed()));
        }

        @Test
        void isChosenOfTwo() {
            required(true, true);
            Person person = signedIn();
            person.send("code", person.mailed());
            UserPool pool = Picture.pool(cognito.issuer());
            String key = AppCodes.register(
                    cognito, Picture.with(pool, new UserPool.Mfa("OPTIONAL", true, Optional.empty())), USER);
            Person again = signedIn();
            assertThat(again.at).isEqualTo("/mfa/choose");
            assertThat(again.forms()).isEqualTo(2);
            again.send(1);
            assertThat(again.at).isEqualTo("/mfa");
            isBackAtTheClient(again.send("code", shown(key)));
            Person third = signedIn();
            third.send(0);
            isBackAtTheClient(third.send("code", third.mailed()));
        }

        /** A sign-up is a first factor, no more. */
        @Test
        void isWantedOfWhoHasJustSignedUp() {
            required(true, false);
            Person person = signedUp();
            person.send("code", person.mailed());
            assertThat(person.at).isEqualTo("/mfa/register");
            assertThat(person.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        }

        @Test
        void comesAgainFromTheStartWhenItTookTooLong() {
            required(false, true);
            Person person = signedIn();
            cognito.clock.advance(Duration.ofMinutes(3));
            person.send("code", person.mailed());
            assertThat(person.at).isEqualTo("/login");
            assertThat(person.page.body()).contains("That took too long. Sign in again.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/mfa", "/mfa/choose", "/mfa/register"})
        void isNoBusinessOfABrowserThatDidNotSignIn(String path) {
            required(true, true);
            Person other = person();
            other.open(path + "?" + RunningCognito.encode(authorize(Picture.SPA)));
            assertThat(other.at).isEqualTo("/login");
            other.pushTo(
                    path + "?" + RunningCognito.encode(authorize(Picture.SPA)),
                    "code",
                    "123456",
                    "factor",
                    "EMAIL_OTP");
            assertThat(other.at).isEqualTo("/login");
        }

        /** Each page answers its own challenge alone: no way around a code leads by another page. */
        @ParameterizedTest
        @ValueSource(strings = {"/mfa/choose", "/mfa/register", "/changePassword"})
        void isNotPassedByThePageOfAnother(String path) {
            required(false, true);
            Person person = signedIn();
            person.pushTo(
                    path + "?" + RunningCognito.encode(authorize(Picture.SPA)),
                    "code",
                    "123456",
                    "factor",
                    "EMAIL_OTP",
                    "password",
                    NEXT,
                    "repeated",
                    NEXT);
            assertThat(person.at).isEqualTo("/login");
            assertThat(person.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        }
    }
}
