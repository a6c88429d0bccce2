package dev.gatehouse.local.oauth.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.authorize.Authorization;
import dev.gatehouse.local.oauth.authorize.AuthorizationChecks;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.OtpAuthUri;
import dev.gatehouse.local.state.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTML of the pages for second factors. */
final class MfaPagesTest {
    private static final Secret SECRET = Secret.of("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW");
    private static final String QUERY = "client_id=" + TestState.SPA + "&response_type=code&redirect_uri="
            + Form.encode(TestState.CALLBACK) + "&code_challenge=" + RunningCognito.CHALLENGE
            + "&code_challenge_method=S256";

    private static PageRequest pageRequest(Optional<SignInFlow> flow) {
        AuthorizationChecks checks = new AuthorizationChecks();
        AuthorizationChecks.Outcome outcome =
                checks.check(QUERY, TestState.declared(TestState.pool("http://localhost:9401/" + TestState.POOL)));
        Authorization authorization = ((AuthorizationChecks.Outcome.Passed) outcome).authorization();
        HttpRequest request =
                new HttpRequest("GET", MfaCodePage.PATH, QUERY, Headers.NONE, new byte[0], "127.0.0.1", "HTTP/1.1");
        return new PageRequest(request, authorization, "the-token", flow);
    }

    private static PageRequest pageRequest() {
        return pageRequest(Optional.empty());
    }

    private static String main(HttpResponse response) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        return body.substring(body.indexOf("<main>\n") + 7, body.indexOf("</main>"));
    }

    private static String escapedQuery() {
        return pageRequest().authorization().parameters().encoded().replace("&", "&amp;");
    }

    @Nested
    final class SettingUp {
        private final HttpResponse response =
                MfaSetUpPage.page(pageRequest(), 200, "ada+test@example.com", SECRET, Optional.empty());

        @Test
        void hasThisHtml() {
            String html = main(response);
            String svg = html.substring(html.indexOf("<svg"), html.indexOf("</svg>\n") + 7);
            assertThat(html.replace(svg, "[QR]\n")).isEqualTo("""
                            <h1>Set up an authenticator app</h1>
                            <p>Scan the QR code with the app, then enter the code that the app shows.</p>
                            [QR]
                            <p>If you cannot scan the QR code, enter this key in the app:<br><b class="code">\
                            JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP JBSW</b></p>
                            <form method="post" action="/mfa/register?QUERY">
                            <input type="hidden" name="_csrf" value="the-token">
                            <label for="code">Code</label>
                            <input id="code" name="code" type="text" autocomplete="one-time-code" inputmode="numeric" \
                            autocapitalize="none" spellcheck="false" value="" required autofocus>
                            <button type="submit">Turn on</button>
                            </form>
                            <p class="link"><a href="otpauth://totp/example-users:ada%2Btest%40example.com\
                            ?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW&amp;issuer=example-users">\
                            Open the app on this device</a></p>
                            <p class="link"><a href="/login?QUERY">Back to sign-in</a></p>
                            """.replace("QUERY", escapedQuery()));
            assertThat(svg)
                    .startsWith("<svg class=\"qr\" viewBox=\"0 0 57 57\" role=\"img\""
                            + " aria-label=\"QR code for an authenticator app\" shape-rendering=\"crispEdges\">"
                            + "<path fill=\"#000\" d=\"M4 4h7v1h-7z")
                    .endsWith("z\"/></svg>\n");
        }

        /** The QR code is part of the page and needs no image source, style or script. */
        @Test
        void conformsToTheContentSecurityPolicy() {
            assertThat(response.headers().all("content-security-policy"))
                    .singleElement()
                    .asString()
                    .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}=';"
                            + " base-uri 'none'; frame-ancestors 'none'");
            assertThat(main(response))
                    .doesNotContain(
                            "style=",
                            "<style",
                            "<script",
                            "<img",
                            "<image",
                            "<use",
                            "src=",
                            "data:",
                            "javascript:",
                            " onload=",
                            " onclick=");
            assertThat(response.headers().all("cache-control")).containsExactly("no-store");
            assertThat(response.headers().all("referrer-policy")).containsExactly("same-origin");
        }

        @Test
        void showsAReadableQrCode() throws Exception {
            assertThat(read(main(response)))
                    .isEqualTo("otpauth://totp/example-users:ada%2Btest%40example.com"
                            + "?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW&issuer=example-users");
        }

        @Test
        void escapesTheUsername() throws Exception {
            String html = main(MfaSetUpPage.page(pageRequest(), 200, "\"><b>&ä", SECRET, Optional.empty()));
            assertThat(html).doesNotContain("\"><b>&").contains("example-users:%22%3E%3Cb%3E%26%C3%A4?secret=");
            assertThat(read(html)).contains("example-users:%22%3E%3Cb%3E%26%C3%A4?secret=");
        }

        @Test
        void showsWhyTheCodeWasRefused() {
            HttpResponse again = MfaSetUpPage.page(
                    pageRequest(), 400, "ada@example.com", SECRET, Optional.of(Messages.MFA_WRONG.text()));
            assertThat(again.status()).isEqualTo(400);
            assertThat(main(again))
                    .contains(
                            "<p class=\"bad\" id=\"problem\" role=\"alert\">The code is not correct. Wait for the next"
                                    + " code; if it is also rejected, check your phone’s clock.</p>")
                    .contains(" aria-describedby=\"problem\"");
        }

        @Test
        void doesNotLogTheSecret() {
            assertThat(response.reason()).isEmpty();
            assertThat(OtpAuthUri.of(pageRequest().pool(), "ada@example.com", SECRET))
                    .hasToString("***");
        }
    }

    @Nested
    final class AskingForACode {
        @Test
        void ofTheAppHasThisHtml() {
            assertThat(main(MfaCodePage.page(pageRequest(), 200, Factor.SOFTWARE_TOKEN_MFA, Optional.empty())))
                    .isEqualTo("""
                            <h1>Enter your code</h1>
                            <p>Enter the six-digit code that your authenticator app shows.</p>
                            <form method="post" action="/mfa?QUERY">
                            <input type="hidden" name="_csrf" value="the-token">
                            <label for="code">Code</label>
                            <input id="code" name="code" type="text" autocomplete="one-time-code" inputmode="numeric" \
                            autocapitalize="none" spellcheck="false" value="" required autofocus>
                            <button type="submit">Sign in</button>
                            </form>
                            <p class="link"><a href="/login?QUERY">Back to sign-in</a></p>
                            """.replace("QUERY", escapedQuery()));
        }

        @Test
        void sentByEmailShowsTheDestination() {
            PageRequest request = pageRequest(Optional.of(SignInFlow.of("ada@example.com")
                    .withDestination("a***@e***")
                    .withNotice("A notice.")));
            assertThat(main(MfaCodePage.page(request, 200, Factor.EMAIL_OTP, Optional.empty())))
                    .contains("<p class=\"good\" role=\"status\">A notice.</p>\n"
                            + "<p>Enter the code that was sent to a***@e***.</p>")
                    .endsWith("<small><a href=\"/inbox\" target=\"_blank\" rel=\"noopener\">"
                            + "Open the local mailbox</a></small>\n");
            assertThat(main(MfaCodePage.page(pageRequest(), 200, Factor.EMAIL_OTP, Optional.empty())))
                    .contains("<p>Enter the code that was sent to you by email.</p>");
        }

        @Test
        void showsTheProblemInsteadOfTheNotice() {
            PageRequest request =
                    pageRequest(Optional.of(SignInFlow.of("ada@example.com").withNotice("A notice.")));
            HttpResponse again =
                    MfaCodePage.page(request, 400, Factor.SOFTWARE_TOKEN_MFA, Optional.of(Messages.MFA_USED.text()));
            assertThat(again.status()).isEqualTo(400);
            assertThat(main(again))
                    .contains("role=\"alert\">This code has already been used. Wait for the next code.</p>")
                    .doesNotContain("A notice.");
        }

        @ParameterizedTest
        @CsvSource({"123456,123456", "123 456,123456", "' 123456 ',123456", "12%C2%A0,12\u00a0", "'',''"})
        void acceptsACodeWithSpaces(String typed, String code) {
            Form form = Form.parse("code=" + typed.replace(" ", "+")).orElseThrow();
            assertThat(MfaCodePage.code(form)).isEqualTo(code);
        }
    }

    /** Cognito's messages are meant for programmers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Code mismatch and fail enable Software Token MFA|The code is not correct. Wait for the next code; if it"
                        + " is also rejected, check your phone’s clock.",
                "Invalid code received for user|The code is not correct. Wait for the next code; if it is also rejected,"
                        + " check your phone’s clock.",
                "Your software token has already been used once.|This code has already been used. Wait for the next code.",
                "Password attempts exceeded|Password attempts exceeded",
            })
    void showsRefusalsInPlainWords(String message, String shown) {
        assertThat(Messages.forRefusal(new Refused("Exception", message, "reason")))
                .isEqualTo(shown);
    }

    /** Draws the bars of the SVG and reads them with a library other than the one that created them. */
    private static String read(String html) throws ReaderException {
        int scale = 4;
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(html);
        assertThat(box.find()).isTrue();
        int width = Integer.parseInt(box.group(1)) * scale;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xffffff);
        Matcher bar = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(html);
        while (bar.find()) {
            int x = Integer.parseInt(bar.group(1)) * scale;
            int y = Integer.parseInt(bar.group(2)) * scale;
            int length = Integer.parseInt(bar.group(3)) * scale;
            for (int row = y; row < y + scale; row++) {
                Arrays.fill(pixels, row * width + x, row * width + x + length, 0);
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels))))
                .getText();
    }
}
