package dev.gatehouse.local.console.request;

import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.oauth.form.FormBody;
import dev.gatehouse.local.recording.Masking;
import dev.gatehouse.local.recording.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request was, in the words of the services.
 *
 * @param name method and path for the API; the operation or endpoint for Cognito, such as {@code InitiateAuth}
 * @param routeKey the matched route of the API; empty if none matched
 * @param requestId the id that the response names; empty if it names none
 */
record RequestDescription(String name, Optional<String> routeKey, Caller caller, Optional<String> requestId) {
    private static final Pattern TARGET = Pattern.compile("AWSCognitoIdentityProviderService\\.([A-Za-z]{1,64})");
    private static final List<String> ID_HEADERS = List.of("apigw-requestid", "x-amzn-requestid");

    private static final Map<String, String> ENDPOINTS = Map.ofEntries(
            Map.entry("/oauth2/authorize", "authorize"),
            Map.entry("/oauth2/userInfo", "userInfo"),
            Map.entry("/oauth2/revoke", "revoke"),
            Map.entry("/logout", "logout"),
            Map.entry("/login", "sign-in page"),
            Map.entry("/signup", "sign-up page"),
            Map.entry("/confirm", "confirmation page"),
            Map.entry("/resendcode", "resend code page"),
            Map.entry("/forgotPassword", "forgot password page"),
            Map.entry("/confirmforgotPassword", "reset password page"),
            Map.entry("/changePassword", "new password page"),
            Map.entry("/mfa", "MFA code page"),
            Map.entry("/mfa/choose", "MFA choice page"),
            Map.entry("/mfa/register", "MFA set-up page"),
            Map.entry("/identity-provider", "identity provider page"),
            Map.entry("/inbox", "mailbox"),
            Map.entry("/mailbox", "mailbox (JSON)"));

    static RequestDescription of(RecordedRequest recorded) {
        Optional<GatewayTrace> trace = recorded.response()
                .trace()
                .filter(GatewayTrace.class::isInstance)
                .map(GatewayTrace.class::cast);
        return new RequestDescription(
                name(recorded),
                trace.flatMap(GatewayTrace::routeKey),
                Caller.of(recorded),
                trace.map(GatewayTrace::requestId)
                        .or(() -> ID_HEADERS.stream()
                                .flatMap(name -> recorded.response().headers().all(name).stream())
                                .findFirst()));
    }

    private static String name(RecordedRequest recorded) {
        HttpRequest request = recorded.request();
        String plain = LogValue.of(request.method()) + " " + path(request.path());
        if (recorded.server().equals("api")) {
            return plain;
        }
        if (request.method().equals("OPTIONS")) {
            return "preflight " + path(request.path());
        }
        if (request.path().equals("/") && request.method().equals("POST")) {
            return request.headers()
                    .first("x-amz-target")
                    .map(TARGET::matcher)
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .orElse("POST / without an operation");
        }
        if (request.path().equals("/oauth2/token")) {
            return "token"
                    + FormBody.read(request)
                            .flatMap(form -> form.find("grant_type"))
                            .map(grant -> " (" + LogValue.of(grant) + ")")
                            .orElse("");
        }
        if (request.path().endsWith("/.well-known/jwks.json")) {
            return "jwks";
        }
        if (request.path().endsWith("/.well-known/openid-configuration")) {
            return "discovery";
        }
        String endpoint = ENDPOINTS.get(request.path());
        if (endpoint == null) {
            return plain;
        }
        return endpoint.endsWith("page") && request.method().equals("POST") ? endpoint + ": submit" : endpoint;
    }

    private static String path(String path) {
        return LogValue.of(Masking.text(path));
    }
}
