package dev.gatehouse.local.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";
    private static final String READABLE = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.***";
    private static final String JSON = "application/x-amz-json-1.1";

    private static String compact(String json) {
        return Masking.body(JSON, json).replaceAll("\n *", "");
    }

    @Nested
    class JsonBodies {
        /** Every member of the requests of the JSON API that has a secret. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Password",
                    "PreviousPassword",
                    "ProposedPassword",
                    "TemporaryPassword",
                    "PASSWORD",
                    "NEW_PASSWORD",
                    "SECRET_HASH",
                    "SecretHash",
                    "SECRET_BLOCK",
                    "PASSWORD_CLAIM_SECRET_BLOCK",
                    "PASSWORD_CLAIM_SIGNATURE",
                    "SOFTWARE_TOKEN_MFA_CODE",
                    "SMS_MFA_CODE",
                    "EMAIL_OTP_CODE",
                    "ANSWER",
                    "Session",
                    "Code",
                    "ConfirmationCode",
                    "UserCode",
                    "REFRESH_TOKEN",
                    "RefreshToken",
                    "Token",
                    "ClientSecret",
                    "SecretCode",
                    "refresh_token",
                    "client_secret",
                    "code_verifier",
                    "_csrf"
                })
        void masksEachSecretMemberAtAnyDepth(String name) {
            assertThat(compact("{\"" + name + "\":\"s3cr3t\",\"AuthParameters\":{\"" + name + "\":\"s3cr3t\"}}"))
                    .isEqualTo("{\"" + name + "\": \"***\",\"AuthParameters\": {\"" + name + "\": \"***\"}}");
        }

        @Test
        void masksNumbersAndListsUnderASecretName() {
            assertThat(compact("{\"code\":123456,\"cookies\":[\"a=1\",\"b=2\"]}"))
                    .isEqualTo("{\"code\": \"***\",\"cookies\": [\"***\",\"***\"]}");
        }

        @Test
        void keepsHeaderAndClaimsOfATokenButNotItsSignature() {
            assertThat(compact("{\"AuthenticationResult\":{\"AccessToken\":\"" + TOKEN + "\"}}"))
                    .isEqualTo("{\"AuthenticationResult\": {\"AccessToken\": \"" + READABLE + "\"}}");
        }

        @Test
        void masksAnAccessTokenThatIsNotAJwt() {
            assertThat(compact("{\"AccessToken\":\"opaque-token\"}")).isEqualTo("{\"AccessToken\": \"***\"}");
        }

        @Test
        void masksANameThatIsWrittenWithEscapes() {
            assertThat(compact("{\"P\\u0061ssword\":\"s3cr3t\"}")).isEqualTo("{\"Password\": \"***\"}");
        }

        @Test
        void masksTheCodeOfAMailAlsoInItsText() {
            assertThat(compact("[{\"to\":\"a@example.com\",\"code\":\"482913\",\"body\":\"Your code is 482913.\"}]"))
                    .isEqualTo("[{\"to\": \"a@example.com\",\"code\": \"***\",\"body\": \"Your code is ***.\"}]");
        }

        @Test
        void keepsOtherMembers() {
            assertThat(compact("{\"Username\":\"a\",\"n\":1.50,\"big\":12345678901234567890,\"x\":null}"))
                    .isEqualTo("{\"Username\": \"a\",\"n\": 1.50,\"big\": 12345678901234567890,\"x\": null}");
        }
    }

    /** The recording keeps 16 KB of a body. */
    @Nested
    class CutBodies {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"PASSWORD\":\"s3cr3t",
                    "{\"a\":{\"b\":[1,{\"PASSWORD\":\"s3cr3t",
                    "{\"PASSWORD\":\"s3cr3t\\",
                    "{\"PASSWORD\":\"s3cr3t\\u00",
                    "{\"PASSWORD\":\"s3cr3t\\\\",
                    "{\"PASSWORD\":\"s3cr3t\"",
                    "{\"PASSWORD\":\"s3cr3t\",",
                    "{\"PASSWORD\":\"s3cr3t\",\"next",
                    "{\"PASSWORD\":\"s3cr3t\",\"next\"",
                    "{\"PASSWORD\":\"s3cr3t\",\"next\":",
                    "{\"PASSWORD\":\"s3cr3t\",\"next\":tru",
                    "{\"headers\":{\"Cookie\":\"s3cr3t",
                    "{\"cookies\":[\"s3cr3t",
                    "[{\"PASSWORD\":\"s3cr3t\"},"
                })
        void stillMaskSecrets(String cut) {
            assertThat(Masking.body(JSON, cut)).doesNotContain("s3cr3t").contains("***");
        }

        @Test
        void areShownAsIndentedJson() {
            assertThat(Masking.body(JSON, "{\"a\":{\"b\":\"te")).isEqualTo("{\n  \"a\": {\n    \"b\": \"te\"\n  }\n}");
        }

        @Test
        void maskMembersOfATextThatIsNotJson() {
            assertThat(Masking.body(JSON, "{{ \"password\" : \"s3cr3t\", 'x'")).doesNotContain("s3cr3t");
        }
    }

    @Nested
    class FormsAndAddresses {
        @Test
        void maskSecretFields() {
            assertThat(Masking.form("grant_type=authorization_code&code=abc&code_verifier=def&client_secret=ghi"
                            + "&client_id=web&token=jkl&password=mno&_csrf=pqr"))
                    .isEqualTo("grant_type=authorization_code&code=***&code_verifier=***&client_secret=***"
                            + "&client_id=web&token=***&password=***&_csrf=***");
        }

        @Test
        void maskAFieldWhoseNameIsPercentEncoded() {
            assertThat(Masking.form("p%61ssword=s3cr3t&p%61=1")).isEqualTo("p%61ssword=***&p%61=1");
        }

        @Test
        void maskTheCodeInARedirect() {
            assertThat(Masking.header("Location", "http://localhost:5173/callback?code=abc-def&state=xyz"))
                    .isEqualTo("http://localhost:5173/callback?code=***&state=xyz");
            assertThat(Masking.header("location", "http://localhost:5173/#access_token=" + TOKEN + "&id_token=opaque"))
                    .isEqualTo("http://localhost:5173/#access_token=" + READABLE + "&id_token=***");
        }

        @Test
        void readTheTypeOfAFormWithItsParameters() {
            assertThat(Masking.body("Application/x-www-form-urlencoded; charset=utf-8", "password=s3cr3t"))
                    .isEqualTo("password=***");
        }
    }

    @Nested
    class HeaderValues {
        @ParameterizedTest
        @CsvSource({
            "Cookie, session=abc, ***",
            "Set-Cookie, session=abc; HttpOnly, ***",
            "X-Api-Key, abc, ***",
            "Authorization, Basic d2ViOnNlY3JldA==, Basic ***",
            "authorization, Bearer opaque, Bearer ***",
            "Authorization, opaque, ***",
            "Accept, text/html, text/html"
        })
        void areMaskedByTheirName(String name, String value, String expected) {
            assertThat(Masking.header(name, value)).isEqualTo(expected);
        }

        @Test
        void keepTheReadablePartsOfABearerToken() {
            assertThat(Masking.header("Authorization", "Bearer " + TOKEN)).isEqualTo("Bearer " + READABLE);
        }

        @Test
        void keepTheCredentialScopeOfASignedRequest() {
            assertThat(Masking.header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=local/20261129/eu-west-1/cognito-idp/aws4_request,"
                                    + " SignedHeaders=host, Signature=0123abcd"))
                    .isEqualTo("AWS4-HMAC-SHA256 Credential=local/20261129/eu-west-1/cognito-idp/aws4_request,"
                            + " SignedHeaders=host, Signature=***");
        }
    }

    @Nested
    class EventsOfFunctions {
        @Test
        void maskHeadersOfBothFormats() {
            assertThat(compact("{\"headers\":{\"authorization\":\"Basic abcd\",\"x\":\"1\"},"
                            + "\"multiValueHeaders\":{\"Cookie\":[\"a=1\"],\"Authorization\":[\"Basic abcd\"]}}"))
                    .isEqualTo("{\"headers\": {\"authorization\": \"Basic ***\",\"x\": \"1\"},"
                            + "\"multiValueHeaders\": {\"Cookie\": [\"***\"],\"Authorization\": [\"Basic ***\"]}}");
        }

        @Test
        void maskABodyThatIsJsonOrAForm() {
            assertThat(compact("{\"body\":\"{\\\"password\\\":\\\"s3cr3t\\\",\\\"a\\\":1}\"}"))
                    .isEqualTo("{\"body\": \"{\\\"password\\\":\\\"***\\\",\\\"a\\\":1}\"}");
            assertThat(compact("{\"body\":\"a=1&password=s3cr3t\",\"rawQueryString\":\"code=abc&token=d&b=2\"}"))
                    .isEqualTo("{\"body\": \"a=1&password=***\",\"rawQueryString\": \"code=***&token=***&b=2\"}");
        }

        @Test
        void doNotShowABodyInBase64() {
            assertThat(compact("{\"body\":\"cGFzc3dvcmQ9czNjcjN0\",\"isBase64Encoded\":true}"))
                    .isEqualTo("{\"body\": \"*** (20 characters of base64)\",\"isBase64Encoded\": true}");
        }
    }

    @Test
    void fieldsOfALogLineAreMaskedButNotAStatusCode() {
        assertThat(Masking.line("sign-in password=s3cr3t, refresh_token=s3cr3t; name=a code=404"))
                .isEqualTo("sign-in password=***, refresh_token=***; name=a code=404");
    }

    @Test
    void aSecretWithoutAValueIsNull() {
        assertThat(compact("{\"password\":null,\"token\":[null,\"s3cr3t\"]}"))
                .isEqualTo("{\"password\": null,\"token\": [null,\"***\"]}");
    }

    @Test
    void aLongTextThatIsNotJsonIsMasked() {
        String text = "x\"" + "a".repeat(16_000) + "\" \"password\":\"s3cr3t";
        assertThat(Masking.body(JSON, text)).startsWith("x\"aaa").endsWith(" \"password\": \"***");
    }

    @Test
    void aPastedTokenIsMaskedAlsoIfItIsNotAJwt() {
        assertThat(Masking.form("pasted=Bearer+" + TOKEN)).isEqualTo("pasted=Bearer+" + READABLE);
        assertThat(Masking.form("pasted=opaque")).isEqualTo("pasted=***");
    }

    @Test
    void textThatBeginsLikeATokenIsKept() {
        assertThat(Masking.text("eyJhbGciOiJSUzI1NiJ9.a, eyJhbGciOiJSUzI1NiJ9. eyJa." + TOKEN))
                .isEqualTo("eyJhbGciOiJSUzI1NiJ9.a, eyJhbGciOiJSUzI1NiJ9. eyJa.eyJhbGciOiJSUzI1NiJ9.***.c2lnbmF0dXJl");
    }

    @Test
    void aFormWithAnotherTypeIsMasked() {
        assertThat(Masking.body("text/plain", "password=s3cr3t&code=s3cr3t&a=1"))
                .isEqualTo("password=***&code=***&a=1");
    }

    @Test
    void aLogLineOfJsonStaysOneLine() {
        assertThat(Masking.line("{\"message\":\"in\",\"password\":\"s3cr3t\"}"))
                .isEqualTo("{\"message\":\"in\",\"password\":\"***\"}");
        assertThat(Masking.line("token " + TOKEN)).isEqualTo("token " + READABLE);
    }
}
