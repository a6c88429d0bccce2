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

/** The hosted pages as a browser walks through them. DOC "User-interactive managed login and classic hosted UI endpoints". */
final class PagesTest {
    private static final String NEW = "new@example.com";
    private static final String NEXT = "AnotherPassword456";

    private final RunningCognito cognito = new RunningCognito();

    @AfterEach
    void close() {
        cognito.close();
    }

    private TestBrowser browser() {
        return new TestBrowser(cognito, authorize(Picture.SPA));
    }

    private TestBrowser signedUp() {
        TestBrowser browser = browser();
        browser.follow("Create an account");
        browser.send("username", NEW, "password", PASSWORD, "repeated", PASSWORD);
        return browser;
    }

    private static void isBackAtTheClient(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(303);
        assertThat(reply.location()).startsWith(Picture.CALLBACK + "?code=");
        assertThat(query(reply.location())).containsEntry("state", "a state/+&");
    }

    private void says(TestBrowser browser, String problem) {
        assertThat(browser.page.status()).isEqualTo(400);
        assertThat(browser.page.body()).contains("role=\"alert\">" + problem + "</p>");
        assertThat(cognito.reason()).isNotEmpty();
    }

    @Nested
    final class SigningUp {
        @Test
        void leadsByTheMailedCodeBackToTheClient() {
            TestBrowser browser = signedUp();

            assertThat(browser.at).isEqualTo("/confirm");
            assertThat(browser.page.body()).contains("Enter the code that was sent to n***@e***.");
            isBackAtTheClient(browser.send("code", browser.mailedCode()));
            assertThat(browser.cookies).containsKey("cognito-Ab12Cd34E").doesNotContainKey("journey-Ab12Cd34E");
        }

        /** The browser that did not choose the password has to know it. */
        @Test
        void leadsAnotherBrowserToTheSignInPage() {
            signedUp();
            TestBrowser other = browser();
            other.open("/confirm?" + RunningCognito.encode(authorize(Picture.SPA)));
            other.send("username", NEW, "code", other.mailedCode());

            assertThat(other.at).isEqualTo("/login");
            assertThat(other.page.body())
                    .contains("role=\"status\">Your account is confirmed. Sign in to continue.</p>")
                    .contains("value=\"" + NEW + "\"");
            assertThat(other.cookies).doesNotContainKey("cognito-Ab12Cd34E");
            isBackAtTheClient(other.send("username", NEW, "password", PASSWORD));
        }

        @Test
        void keepsWhatWasTypedButThePasswords() {
            TestBrowser browser = browser();
            browser.follow("Create an account");
            browser.send("username", NEW, "password", "short", "repeated", "short");

            says(browser, "Password did not conform with policy: Password not long enough");
            assertThat(browser.page.body()).contains("value=\"" + NEW + "\"").doesNotContain("value=\"short\"");
        }

        /** The operation's own check, in words: an app may show "1 validation error detected", a page does not. */
        @Test
        void saysThatAPasswordMayNotBeginWithASpace() {
            TestBrowser browser = browser();
            browser.follow("Create an account");
            browser.send("username", NEW, "password", " " + PASSWORD, "repeated", " " + PASSWORD);
            says(browser, "The password can have at most 256 characters and cannot start or end with a space.");
        }

        @Test
        void saysTheRulesOfThePool() {
            TestBrowser browser = browser();
            browser.follow("Create an account");
            assertThat(browser.page.body())
                    .contains("At least 12 characters, with an upper-case letter, a lower-case letter and a number<");
            browser.send("username", NEW, "password", "alllowercase1", "repeated", "alllowercase1");
            says(browser, "Password did not conform with policy: Password must have uppercase characters");
        }

        @Test
        void refusesTwoPasswordsThatDiffer() {
            TestBrowser browser = browser();
            browser.follow("Create an account");
            browser.send("username", NEW, "password", PASSWORD, "repeated", NEXT);
            says(browser, "The two passwords do not match.");
            assertThat(cognito.pools.mailbox().all()).isEmpty();
        }

        /** DOC "Managing error responses": a sign-up tells of a name that is taken. */
        @Test
        void tellsOfANameThatIsTaken() {
            TestBrowser browser = browser();
            browser.follow("Create an account");
            browser.send("username", USER, "password", PASSWORD, "repeated", PASSWORD);
            says(browser, "An account with the given email already exists.");
        }

        @Test
        void asksForWhatThePoolRequires() {
            cognito.cloud.declare(Picture.declared(
                    Picture.with(Picture.pool(cognito.issuer()), Picture.requiring("family_name"), Set.of("email"))));
            TestBrowser browser = browser();
            browser.follow("Create an account");
            assertThat(browser.page.body()).contains("<label for=\"family_name\">Family name</label>");
        }

        /** A client with a secret: its hash is the server's own business here. */
        @Test
        void isOpenToAClientWithASecret() {
            TestBrowser browser = new TestBrowser(cognito, authorize(Picture.WEB));
            browser.follow("Create an account");
            browser.send("username", NEW, "password", PASSWORD, "repeated", PASSWORD);
            isBackAtTheClient(browser.send("code", browser.mailedCode()));
        }

        @Test
        void isNotThereWhereOnlyAdministratorsAddUsers() {
            UserPool closed = Picture.pool(cognito.issuer(), false, Optional.of("local-example"));
            cognito.cloud.declare(Picture.declared(closed));
            TestBrowser browser = browser();
            assertThat(browser.page.body()).doesNotContain("Create an account");
            browser.open("/signup?" + RunningCognito.encode(authorize(Picture.SPA)));
            says(browser, "Only an administrator can create accounts for this app.");
        }
    }

    @Nested
    final class Confirming {
        @Test
        void countsWrongCodes() {
            TestBrowser browser = signedUp();
            String wrong = browser.mailedCode().equals("000000") ? "000001" : "000000";
            for (int i = 0; i < 5; i++) {
                browser.send("code", wrong);
                says(browser, "Invalid verification code provided, please try again.");
            }
            browser.send("code", browser.mailedCode());
            says(browser, "Attempt limit exceeded, please try after some time.");
        }

        @Test
        void anotherCodeReplacesTheFirst() {
            TestBrowser browser = signedUp();
            String first = browser.mailedCode();
            browser.follow("Send a new code");
            browser.send();

            assertThat(browser.at).isEqualTo("/confirm");
            assertThat(browser.page.body()).contains("role=\"status\">A new code was sent to n***@e***.</p>");
            assertThat(cognito.pools.mailbox().all()).hasSize(2);
            if (!first.equals(browser.mailedCode())) {
                browser.send("code", first);
                says(browser, "Invalid verification code provided, please try again.");
            }
            isBackAtTheClient(browser.send("code", browser.mailedCode()));
        }

        /** CHOICE: who signs in unconfirmed goes on at the page for the code. */
        @Test
        void isWhereASignInOfTheUnconfirmedLeads() {
            signedUp();
            TestBrowser later = browser();
            later.send("username", NEW, "password", PASSWORD);

            assertThat(later.at).isEqualTo("/confirm");
            assertThat(later.page.body())
                    .contains("role=\"status\">This account is not confirmed yet.</p>")
                    .doesNotContain("for=\"username\"");
            later.send("code", later.mailedCode());
            assertThat(later.at).isEqualTo("/login");
        }

        /** Attack 56: a name that nobody has is answered as one that somebody has. */
        @Test
        void saysTheSameToANameThatNobodyHas() {
            TestBrowser browser = browser();
            browser.open("/resendcode?" + RunningCognito.encode(authorize(Picture.SPA)));
            browser.send("username", "nobody@example.com");
            assertThat(browser.at).isEqualTo("/confirm");
            assertThat(browser.page.body()).contains("A new code was sent to n***@e***.");
            assertThat(cognito.pools.mailbox().all()).isEmpty();
        }

        /** Attack 80: the page counts with the API. */
        @Test
        void sendsFiveNewCodesAnHour() {
            TestBrowser browser = signedUp();
            for (int i = 0; i < 5; i++) {
                browser.open("/resendcode?" + RunningCognito.encode(authorize(Picture.SPA)));
                browser.send("username", NEW);
                assertThat(browser.at).isEqualTo("/confirm");
            }
            browser.open("/resendcode?" + RunningCognito.encode(authorize(Picture.SPA)));
            browser.send("username", NEW);
            says(browser, "Attempt limit exceeded, please try after some time.");
            assertThat(cognito.pools.mailbox().all()).hasSize(6);
        }

        @Test
        void forgetsAJourneyAfterAQuarterOfAnHour() {
            TestBrowser browser = signedUp();
            cognito.clock.advance(Duration.ofMinutes(15).minusMillis(1));
            browser.open("/confirm?" + RunningCognito.encode(authorize(Picture.SPA)));
            assertThat(browser.page.body()).doesNotContain("for=\"username\"");
            cognito.clock.advance(Duration.ofMillis(1));
            browser.open("/confirm?" + RunningCognito.encode(authorize(Picture.SPA)));
            assertThat(browser.page.body()).contains("for=\"username\"");
        }

        /** A journey belongs to the client that it began with. */
        @Test
        void isNoBusinessOfAnotherClient() {
            TestBrowser browser = signedUp();
            browser.open("/confirm?" + RunningCognito.encode(authorize(Picture.WEB)));
            assertThat(browser.page.body()).contains("for=\"username\"").doesNotContain("n***@e***");
        }
    }

    @Nested
    final class Forgetting {
        @Test
        void endsWithANewPasswordThatSignsIn() {
            TestBrowser browser = browser();
            browser.follow("Forgot your password?");
            browser.send("username", USER);
            assertThat(browser.at).isEqualTo("/confirmforgotPassword");
            assertThat(browser.page.body()).contains("sent to u***@e***.");
            browser.send("code", browser.mailedCode(), "password", NEXT, "repeated", NEXT);

            assertThat(browser.at).isEqualTo("/login");
            assertThat(browser.page.body())
                    .contains("role=\"status\">Your password has been changed. Sign in with the new password.</p>");
            browser.send("username", USER, "password", PASSWORD);
            says(browser, "Incorrect username or password.");
            isBackAtTheClient(browser.send("username", USER, "password", NEXT));
        }

        /** Attack 56. */
        @Test
        void saysTheSameToANameThatNobodyHas() {
            TestBrowser browser = browser();
            browser.follow("Forgot your password?");
            browser.send("username", "unknown@example.com");
            assertThat(browser.at).isEqualTo("/confirmforgotPassword");
            assertThat(browser.page.body()).contains("sent to u***@e***.");
            assertThat(cognito.pools.mailbox().all()).isEmpty();
            browser.send("code", "123456", "password", NEXT, "repeated", NEXT);
            says(browser, "Invalid verification code provided, please try again.");
        }

        @Test
        void aWeakPasswordDoesNotCostTheCode() {
            TestBrowser browser = browser();
            browser.follow("Forgot your password?");
            browser.send("username", USER);
            String code = browser.mailedCode();
            browser.send("code", code, "password", "weakweakweak", "repeated", "weakweakweak");
            says(browser, "Password did not conform with policy: Password must have uppercase characters");
            browser.send("code", " " + code + " ", "password", NEXT, "repeated", NEXT);
            assertThat(browser.at).isEqualTo("/login");
        }

        @Test
        void isNotOfferedWhereThePoolHasNoWayBack() {
            cognito.cloud.declare(
                    Picture.declared(Picture.recovering(Picture.pool(cognito.issuer()), Set.of("admin_only"))));
            assertThat(browser().page.body()).doesNotContain("Forgot your password?");
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
            assertThat(cognito.get(path).body()).contains("This app is not registered.");
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
            TestBrowser browser = browser();
            assertThat(cognito.get("/inbox").body()).contains("No emails yet.");
            browser.follow("Forgot your password?");
            browser.send("username", USER);
            TestBrowser other = browser();
            other.follow("Create an account");
            other.send("username", "<i>x@example.com", "password", PASSWORD, "repeated", PASSWORD);

            Reply inbox = cognito.get("/inbox");
            assertThat(inbox.status()).isEqualTo(200);
            assertThat(inbox.header("access-control-allow-origin")).isEmpty();
            assertThat(inbox.header("cache-control")).contains("no-store");
            assertThat(inbox.header("content-security-policy")).get().asString().contains("default-src 'none'");
            assertThat(inbox.body())
                    .contains("<b class=\"code\">" + other.mailedCode() + "</b>")
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

        private TestBrowser invited() {
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
            TestBrowser browser = browser();
            browser.send("username", NEW, "password", TEMPORARY);
            return browser;
        }

        @Test
        void isReplacedOnTheWayBackToTheClient() {
            TestBrowser browser = invited();

            assertThat(browser.at).isEqualTo("/changePassword");
            assertThat(browser.page.body())
                    .contains("<p>Your password is temporary. Choose a new one.</p>")
                    .contains("At least 12 characters")
                    .doesNotContain(TEMPORARY);
            isBackAtTheClient(browser.send("password", NEXT, "repeated", NEXT));
            assertThat(browser.cookies).containsKey("cognito-Ab12Cd34E").doesNotContainKey("journey-Ab12Cd34E");
            isBackAtTheClient(browser().send("username", NEW, "password", NEXT));
        }

        @Test
        void opensNothingByItself() {
            TestBrowser browser = invited();
            assertThat(browser.cookies).doesNotContainKey("cognito-Ab12Cd34E");
            assertThat(cognito.send(
                                    "GET",
                                    "/oauth2/authorize?" + RunningCognito.encode(authorize(Picture.SPA)),
                                    "",
                                    browser.cookieHeader())
                            .location())
                    .startsWith("/login");
        }

        @Test
        void staysUntilAGoodOneIsChosen() {
            TestBrowser browser = invited();
            browser.send("password", NEXT, "repeated", PASSWORD);
            says(browser, "The two passwords do not match.");
            browser.send("password", "alllowercase1", "repeated", "alllowercase1");
            says(browser, "Password did not conform with policy: Password must have uppercase characters");
            isBackAtTheClient(browser.send("password", NEXT, "repeated", NEXT));
        }

        @Test
        void asksForWhatMustBeKnownOfAUser() {
            UserPool pool = Picture.pool(cognito.issuer());
            cognito.cloud.declare(Picture.declared(Picture.with(pool, Picture.requiring("name"), Set.of("email"))));
            TestBrowser browser = invited();
            assertThat(browser.page.body()).contains("<label for=\"name\">Name</label>");
            browser.send("name", "", "password", NEXT, "repeated", NEXT);
            says(browser, "Invalid attributes given, name is missing");
            isBackAtTheClient(browser.send("name", "Isaac", "password", NEXT, "repeated", NEXT));
            assertThat(cognito.pools.users().typed(pool, NEW).orElseThrow().attributes())
                    .containsEntry("name", "Isaac");
        }

        /** DOC "UserPoolClientType", AuthSessionValidity: 3 minutes. */
        @Test
        void isAskedForAgainWhenTheNewOneTookTooLong() {
            TestBrowser browser = invited();
            cognito.clock.advance(Duration.ofMinutes(3));
            browser.send("password", NEXT, "repeated", NEXT);
            assertThat(browser.at).isEqualTo("/login");
            assertThat(browser.page.body())
                    .contains("role=\"status\">Your sign-in has expired. Sign in again.</p>")
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
            TestBrowser other = browser();
            other.open("/changePassword?" + RunningCognito.encode(authorize(Picture.SPA)));
            assertThat(other.at).isEqualTo("/login");
            other.postTo(
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

        private TestBrowser signedIn() {
            TestBrowser browser = browser();
            browser.send("username", USER, "password", PASSWORD);
            return browser;
        }

        private String key(TestBrowser browser) {
            String html = browser.page.body();
            int from = html.indexOf("<b class=\"code\">") + 16;
            return html.substring(from, html.indexOf("</b>", from)).replace(" ", "");
        }

        private String shown(String key) {
            return AuthenticatorApp.shown(key, cognito.clock.millis());
        }

        @Test
        void isSetUpOnTheWayAndAskedForTheNextTime() {
            required(true, false);
            TestBrowser browser = signedIn();
            assertThat(browser.at).isEqualTo("/mfa/register");
            assertThat(browser.cookies).doesNotContainKey("cognito-Ab12Cd34E");
            String key = key(browser);
            browser.open("/mfa/register?" + RunningCognito.encode(authorize(Picture.SPA)));
            assertThat(key(browser))
                    .as("a page that is opened again shows the same")
                    .isEqualTo(key);
            browser.send("code", "12345");
            says(
                    browser,
                    "The code is not correct. Wait for the next code; if it is also rejected, check your phone’s clock.");
            assertThat(key(browser)).isEqualTo(key);
            isBackAtTheClient(browser.send("code", shown(key)));

            cognito.clock.advance(Duration.ofSeconds(30));
            TestBrowser again = signedIn();
            assertThat(again.at).isEqualTo("/mfa");
            assertThat(again.page.body()).contains("Enter the six-digit code that your authenticator app shows.");
            assertThat(again.cookies).doesNotContainKey("cognito-Ab12Cd34E");
            isBackAtTheClient(again.send("code", shown(key)));
            assertThat(again.cookies).containsKey("cognito-Ab12Cd34E").doesNotContainKey("journey-Ab12Cd34E");
        }

        /** Who knows the password as well is not shown the key that the user has scanned and not yet proved. */
        @Test
        void isOfferedToEachSessionWithAKeyOfItsOwn() {
            required(true, false);
            TestBrowser browser = signedIn();
            TestBrowser thief = signedIn();
            String stolen = key(thief);
            assertThat(stolen).isNotEqualTo(key(browser));
            thief.send("code", "000000");
            assertThat(key(thief)).isEqualTo(stolen);
            isBackAtTheClient(browser.send("code", shown(key(browser))));
            thief.send("code", shown(stolen));
            says(thief, "Invalid session for the user.");
            assertThat(thief.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        }

        @Test
        void mayBeACodeByMail() {
            required(false, true);
            TestBrowser browser = signedIn();
            assertThat(browser.at).isEqualTo("/mfa");
            assertThat(browser.page.body()).contains("Enter the code that was sent to u***@e***.");
            browser.send("code", browser.mailedCode().equals("000000") ? "000001" : "000000");
            says(browser, "Invalid verification code provided, please try again.");
            isBackAtTheClient(browser.send("code", browser.mailedCode()));
        }

        @Test
        void isChosenOfTwo() {
            required(true, true);
            TestBrowser browser = signedIn();
            browser.send("code", browser.mailedCode());
            UserPool pool = Picture.pool(cognito.issuer());
            String key = AuthenticatorApp.register(
                    cognito, Picture.with(pool, new UserPool.Mfa("OPTIONAL", true, Optional.empty())), USER);
            TestBrowser again = signedIn();
            assertThat(again.at).isEqualTo("/mfa/choose");
            assertThat(again.forms()).isEqualTo(2);
            again.send(1);
            assertThat(again.at).isEqualTo("/mfa");
            isBackAtTheClient(again.send("code", shown(key)));
            TestBrowser third = signedIn();
            third.send(0);
            isBackAtTheClient(third.send("code", third.mailedCode()));
        }

        /** A sign-up is a first factor, no more. */
        @Test
        void isWantedOfWhoHasJustSignedUp() {
            required(true, false);
            TestBrowser browser = signedUp();
            browser.send("code", browser.mailedCode());
            assertThat(browser.at).isEqualTo("/mfa/register");
            assertThat(browser.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        }

        @Test
        void comesAgainFromTheStartWhenItTookTooLong() {
            required(false, true);
            TestBrowser browser = signedIn();
            cognito.clock.advance(Duration.ofMinutes(3));
            browser.send("code", browser.mailedCode());
            assertThat(browser.at).isEqualTo("/login");
            assertThat(browser.page.body()).contains("Your sign-in has expired. Sign in again.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/mfa", "/mfa/choose", "/mfa/register"})
        void isNoBusinessOfABrowserThatDidNotSignIn(String path) {
            required(true, true);
            TestBrowser other = browser();
            other.open(path + "?" + RunningCognito.encode(authorize(Picture.SPA)));
            assertThat(other.at).isEqualTo("/login");
            other.postTo(
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
            TestBrowser browser = signedIn();
            browser.postTo(
                    path + "?" + RunningCognito.encode(authorize(Picture.SPA)),
                    "code",
                    "123456",
                    "factor",
                    "EMAIL_OTP",
                    "password",
                    NEXT,
                    "repeated",
                    NEXT);
            assertThat(browser.at).isEqualTo("/login");
            assertThat(browser.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        }
    }
}
