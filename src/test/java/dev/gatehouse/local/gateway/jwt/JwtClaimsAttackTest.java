package dev.gatehouse.local.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.RawHttpClient;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 9 to 15: issuer, audience, times and scopes of a token. */
class JwtClaimsAttackTest extends JwtAttacks {
    @Nested
    class Issuer {
        @Test
        @DisplayName("attack 9: lookalikes of the issuer")
        void lookalikes() {
            String url = api.issuer.url();
            for (String iss : List.of(
                    url + "/",
                    url.replace("http:", "https:"),
                    url.toUpperCase(java.util.Locale.ROOT),
                    url + "x",
                    url.substring(0, url.length() - 1),
                    url.replace("Abc123xyz", "Xyz321cba"),
                    url.replace("localhost", "localhost.evil.example"),
                    url.replace("localhost", "127.0.0.1"),
                    "https://my-api-auth.auth.eu-west-1.amazoncognito.com",
                    "")) {
                refused(signed(claims -> claims.addProperty("iss", iss)), "issuer does not match");
            }
            refused(signed(claims -> claims.remove("iss")), "issuer does not match");
            assertThat(api.reason())
                    .isEqualTo("issuer: iss must be \"" + url + "\", got none; use a token of that issuer");
        }
    }

    @Nested
    class Audience {
        @Test
        @DisplayName("attack 11: a wrong aud is refused even with the right client_id")
        void wrongAud() {
            refused(
                    signed(claims -> claims.addProperty("aud", "https://api.example.com")),
                    "the token does not have a valid audience");
            assertThat(api.reason())
                    .isEqualTo("audience: aud must be one of [" + TestApi.CLIENT
                            + ", 5abcdefghijklmnopqrstuvwxy], got \"https://api.example.com\"; "
                            + "request the token without a resource, or, if its resource is this API, add the value to the"
                            + " audience of the authorizer");
        }

        @Test
        @DisplayName("attack 11: an aud list with our audience passes, other lists do not")
        void audLists() {
            JsonArray ours = new JsonArray();
            ours.add("other");
            ours.add(TestApi.CLIENT);
            assertThat(api.get("/me", signed(claims -> claims.add("aud", ours))).status())
                    .isEqualTo(200);
            api.events.clear();

            JsonArray mixed = ours.deepCopy();
            mixed.add(7);
            refused(signed(claims -> claims.add("aud", mixed)), "the token does not have a valid audience");
            refused(signed(claims -> claims.add("aud", new JsonArray())), "the token does not have a valid audience");
        }

        @Test
        @DisplayName("attack 12: a sibling client outside the audience")
        void siblingClient() {
            refused(
                    signed(claims -> claims.addProperty("client_id", "6abcdefghijklmnopqrstuvwxy")),
                    "the token does not have a valid audience");
            refused(signed(claims -> claims.remove("client_id")), "the token does not have a valid audience");
            JsonArray list = new JsonArray();
            list.add(TestApi.CLIENT);
            refused(signed(claims -> claims.add("client_id", list)), "the token does not have a valid audience");
        }
    }

    @Nested
    class Time {
        private long now() {
            return api.clock.instant().getEpochSecond();
        }

        @Test
        @DisplayName("attack 10: a token passes until the second before exp, and is refused from exp on")
        void expiryAtTheSecond() {
            String token = api.token();
            api.clock.set(SettableClock.START.plusSeconds(3600).minusMillis(1));
            assertThat(api.get("/me", token).status()).isEqualTo(200);
            api.events.clear();

            api.clock.set(SettableClock.START.plusSeconds(3600));
            refused(token, "the token has expired");
            assertThat(api.reason())
                    .isEqualTo("expiry: exp must be after 2026-11-23T08:00:00Z, got "
                            + "2026-11-23T08:00:00Z; refresh the token or sign in again");
            api.clock.set(SettableClock.START.plusSeconds(3601));
            refused(token, "the token has expired");
        }

        @Test
        @DisplayName("attack 10: exp that is not a valid number")
        void strangeExpiry() {
            String claims = api.claims().toString();
            for (String exp : List.of(
                    "\"" + (now() + 60) + "\"",
                    "1e309",
                    "1e999999999",
                    "-1",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "253402300800",
                    "1e-400")) {
                refused(
                        TestIssuer.signed(TestIssuer.header(), claims.replaceFirst("\"exp\":[0-9]+", "\"exp\":" + exp)),
                        "the token has no valid expiry");
            }
            refused(signed(each -> each.remove("exp")), "the token has no valid expiry");
            refused(signed(each -> each.addProperty("exp", 0)), "the token has expired");
        }

        @ParameterizedTest
        @DisplayName("attack 10: nbf and iat pass at the current second, and not one second later")
        @ValueSource(strings = {"nbf", "iat"})
        void theFuture(String claim) {
            assertThat(api.get("/me", signed(claims -> claims.addProperty(claim, now())))
                            .status())
                    .isEqualTo(200);
            assertThat(api.get("/me", signed(claims -> claims.remove(claim))).status())
                    .isEqualTo(200);
            api.events.clear();
            refused(signed(claims -> claims.addProperty(claim, now() + 1)), "the token is not valid yet");
            refused(signed(claims -> claims.addProperty(claim, "" + now())), "the token is not valid yet");
        }
    }

    @Nested
    class Scopes {
        private static final String ID_TOKEN =
                "scope: the token must have the scope https://api.example.com/read, got an ID token (token_use id), "
                        + "which has no scopes; send the access token";

        private JsonObject idClaims() {
            JsonObject claims = api.claims();
            claims.remove("scope");
            claims.remove("client_id");
            claims.addProperty("aud", TestApi.CLIENT);
            claims.addProperty("token_use", "id");
            return claims;
        }

        @Test
        @DisplayName("attack 13: an ID token passes a route without scopes and no other")
        void idToken() {
            assertThat(api.get("/me", TestIssuer.signed(idClaims())).status()).isEqualTo(200);
            RawHttpClient.Answer answer = api.get("/read", TestIssuer.signed(idClaims()));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(FORBIDDEN);
            assertThat(answer.header("www-authenticate"))
                    .isEqualTo("Bearer scope=\"https://api.example.com/read\" error=\"insufficient_scope\" "
                            + "error_description=\"the token does not carry a scope of this route\"");
            assertThat(api.reason()).isEqualTo(ID_TOKEN);
        }

        @Test
        @DisplayName("attack 13: claims changed under the old signature")
        void forgedClaims() {
            String[] parts = TestIssuer.signed(idClaims()).split("\\.", -1);
            refused(
                    parts[0] + "." + TestIssuer.base64(api.claims().toString()) + "." + parts[2],
                    "the token signature is invalid");
        }

        @ParameterizedTest(name = "attack 14: scope \"{0}\"")
        @ValueSource(
                strings = {
                    TestApi.READ + "x",
                    "x" + TestApi.READ,
                    "HTTPS://API.EXAMPLE.COM/READ",
                    TestApi.READ + "/",
                    "https://api.example.com/rea",
                    "openid\t" + TestApi.READ,
                    "openid," + TestApi.READ,
                    "openid\u00a0" + TestApi.READ,
                    "openid\n" + TestApi.READ,
                    "\"" + TestApi.READ + "\"",
                    "*",
                    ""
                })
        void almostTheScope(String scope) {
            forbidden(claims -> claims.addProperty("scope", scope));
        }

        @Test
        @DisplayName("attack 14: scope that is not a string")
        void scopeOfAnotherType() {
            forbidden(claims -> claims.addProperty("scope", 7));
            forbidden(claims -> claims.add("scope", new JsonObject()));
            forbidden(claims -> claims.add("scope", new JsonPrimitive(true)));
            forbidden(claims -> claims.remove("scope"));
        }

        @Test
        @DisplayName("attack 15: scope takes precedence over scp")
        void scopeAndScp() {
            forbidden(claims -> {
                claims.addProperty("scope", "openid");
                claims.addProperty("scp", TestApi.READ);
            });
            assertThat(api.get("/read", signed(claims -> {
                                claims.remove("scope");
                                claims.addProperty("scp", TestApi.READ);
                            }))
                            .status())
                    .isEqualTo(200);
            JsonArray list = new JsonArray();
            list.add(TestApi.READ);
            assertThat(api.get("/read", signed(claims -> {
                                claims.remove("scope");
                                claims.add("scp", list);
                            }))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void namesBothWaysToTheScopeForATokenOfAPasswordSignIn() {
            forbidden(claims -> claims.addProperty("scope", "aws.cognito.signin.user.admin"));

            assertThat(api.reason())
                    .isEqualTo(
                            "scope: the token must have the scope https://api.example.com/read, got only "
                                    + "aws.cognito.signin.user.admin (client " + TestApi.CLIENT
                                    + "), as from a password sign-in (InitiateAuth); name the scope in "
                                    + "gatehouse:identity.passwordScopes and in the client's scopes, or sign in at "
                                    + "/oauth2/authorize; if gatehouse:scopes gives the scope to groups, add the user to one of them");
        }

        @Test
        void namesThemAlsoIfThePasswordSignInHasAnotherScope() {
            forbidden(claims ->
                    claims.addProperty("scope", "aws.cognito.signin.user.admin https://api.example.com/write"));

            assertThat(api.reason())
                    .isEqualTo(
                            "scope: the token must have the scope https://api.example.com/read, got only "
                                    + "aws.cognito.signin.user.admin https://api.example.com/write (client "
                                    + TestApi.CLIENT
                                    + "), as from a password sign-in (InitiateAuth); name the scope in "
                                    + "gatehouse:identity.passwordScopes and in the client's scopes, or sign in at "
                                    + "/oauth2/authorize; if gatehouse:scopes gives the scope to groups, add the user to one of them");
        }

        @Test
        void doesNotNameThePasswordSignInForATokenWithOpenid() {
            forbidden(claims -> claims.addProperty("scope", "openid aws.cognito.signin.user.admin"));

            assertThat(api.reason())
                    .isEqualTo("scope: the token must have the scope https://api.example.com/read, got only "
                            + "openid aws.cognito.signin.user.admin (client " + TestApi.CLIENT
                            + "); request the scope at /oauth2/authorize or /oauth2/token, and allow it for the client;"
                            + " if gatehouse:scopes gives the scope to groups, add the user to one of them");
        }

        @Test
        void oneOfTheScopesIsEnough() {
            TestApi two = api.closed("GET /either", TestApi.READ, TestApi.WRITE).declare();

            assertThat(two.get("/either", two.token()).status()).isEqualTo(200);
        }
    }

    @Test
    void reportsTheFirstFailedCheck() {
        refused(
                signed(claims -> {
                    claims.addProperty("iss", "x");
                    claims.addProperty("aud", "x");
                    claims.addProperty("exp", 0);
                }),
                "issuer does not match");
        refused(
                signed(claims -> {
                    claims.addProperty("aud", "x");
                    claims.addProperty("exp", 0);
                }),
                "the token does not have a valid audience");
    }

    @Test
    void readsTheTokenFromADeclaredQueryParameter() {
        api.identitySource("$request.querystring.token").declare();

        assertThat(api.wire.get("/me?token=" + api.token()).status()).isEqualTo(200);
        assertThat(api.wire.get("/me?token=" + api.token() + "&token=x").status())
                .isEqualTo(401);
        assertThat(api.get("/me", api.token()).headers())
                .extracting(Headers::names)
                .asString()
                .contains("www-authenticate");
    }
}
