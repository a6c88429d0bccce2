package dev.gatehouse.local.oauth.token;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.attribute.ReadableAttributes;
import dev.gatehouse.local.cognito.token.AccessTokenCheck;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GET and POST /oauth2/userInfo. DOC "The user attributes endpoint": errors are in the header only. */
public final class UserInfoEndpoint {
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) ([A-Za-z0-9._~+/=-]+)");

    private final AccessTokenVerifier accessTokens;

    public UserInfoEndpoint(AccessTokenVerifier accessTokens) {
        this.accessTokens = accessTokens;
    }

    public HttpResponse answer(HttpRequest request) {
        List<String> headers = request.headers().all("authorization");
        Matcher bearer = BEARER.matcher(headers.size() == 1 ? headers.get(0) : "");
        if (!bearer.matches()) {
            return refuse(
                    400,
                    "invalid_request",
                    "Bad OAuth2 request at UserInfo Endpoint",
                    "Authorization must be one header with Bearer and an access token; a token in the query or body"
                            + " is not accepted");
        }
        AccessTokenCheck check = accessTokens.verify(bearer.group(1));
        if (check instanceof AccessTokenCheck.InvalidAccessToken refused) {
            return refuse(
                    401,
                    "invalid_token",
                    "Access token is expired, disabled, or deleted, or the user has globally signed out.",
                    refused.reason());
        }
        AccessTokenCheck.Verified token = (AccessTokenCheck.Verified) check;
        if (!token.scopes().contains("openid")) {
            // Text OBS, in client code of awsmobile. DOC: tokens without openid, such as those of InitiateAuth, are
            // refused.
            return refuse(
                    401,
                    "invalid_token",
                    "Access token does not contain openid scope",
                    "the token needs the scope openid, its scopes are " + token.scopes()
                            + "; tokens of InitiateAuth never have openid: sign in at /oauth2/authorize");
        }
        return attributes(token);
    }

    /** DOC: unlike in the ID token, the verified flags are the strings "true" and "false". */
    private static HttpResponse attributes(AccessTokenCheck.Verified token) {
        JsonObject body = new JsonObject();
        body.addProperty("sub", token.user().sub());
        ReadableAttributes.readableWithScopes(token.client(), token.user(), token.scopes())
                .forEach(body::addProperty);
        body.addProperty("username", token.user().username());
        return TokenEndpoint.json(200, body);
    }

    private static HttpResponse refuse(int status, String error, String description, String reason) {
        return HttpResponse.of(
                        status,
                        Headers.of(
                                "www-authenticate",
                                "error=\"" + error + "\", error_description=\"" + description + "\"",
                                "cache-control",
                                "no-store",
                                "access-control-allow-origin",
                                "*"),
                        "")
                .withReason(reason);
    }
}
