package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestOrigin;
import dev.gatehouse.local.oauth.authorize.BrowserSessions;
import dev.gatehouse.local.oauth.form.Cookies;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.state.Store;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks that a form comes from a page of this server, and to which sign-in flow the form belongs. A token consists of a
 * random number of the browser, a MAC of that number, and a MAC of the number and the flow id. The cookie holds the token
 * of the latest page. The number in the cookie and in the form must be equal, so that all tabs of a browser work at the
 * same time. The form determines the flow.
 *
 * <p>Every port of localhost can set and overwrite the cookie (RFC 6265 section 8.5). The prefix {@code __Host-} does not
 * prevent that: such a cookie is not bound to a port either, and it requires Secure, which Safari does not accept from
 * http://localhost. A cookie set by another port does not help an attacker: a token for the victim's flow requires the
 * flow id and the key.
 */
public final class CsrfProtection {
    /** Cognito uses this name and the name of the cookie. */
    static final String FIELD = "_csrf";

    private static final String COOKIE = "XSRF-TOKEN";
    private static final int NUMBER_BYTES = 12;
    private static final int MAC_BYTES = 10;
    /** The part that must be equal in cookie and form. */
    private static final int BROWSER_BYTES = NUMBER_BYTES + MAC_BYTES;

    private static final int TOKEN_BYTES = BROWSER_BYTES + MAC_BYTES;

    private final RecordMap<Key> keys;
    private final RandomValues ids;

    private record Key(String secret) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** The origin of a form, as its token proves it. */
    enum Proof {
        /** A page of this server, shown to this browser in its current flow. */
        FLOW,
        /** A page of this server, shown to this browser outside a flow. */
        PAGE,
        NONE
    }

    public CsrfProtection(Store store, RandomValues ids) {
        this.keys = new RecordMap<>(store, "oauth.xsrf", Key.class);
        this.ids = ids;
    }

    /** Returns the token for the forms of a page. It reuses the number in the cookie if this server created the cookie. */
    String token(HttpRequest request, Optional<String> flowId) {
        byte[] number = cookie(request)
                .map(token -> Arrays.copyOf(token, NUMBER_BYTES))
                .orElseGet(() -> Arrays.copyOf(Hashes.sha256(ids.opaqueToken()), NUMBER_BYTES));
        byte[] token = Arrays.copyOf(number, TOKEN_BYTES);
        System.arraycopy(mac(number, "browser"), 0, token, NUMBER_BYTES, MAC_BYTES);
        System.arraycopy(flowMac(number, flowId), 0, token, BROWSER_BYTES, MAC_BYTES);
        return text(token);
    }

    private static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @param flowId of the flow that the browser is in */
    Proof proof(HttpRequest request, Form form, Optional<String> flowId) {
        Optional<byte[]> cookie = cookie(request);
        Optional<byte[]> field = form.find(FIELD).flatMap(CsrfProtection::bytes);
        if (cookie.isEmpty() || field.isEmpty() || !matches(cookie.get(), field.get(), 0, BROWSER_BYTES)) {
            return Proof.NONE;
        }
        byte[] number = Arrays.copyOf(field.get(), NUMBER_BYTES);
        if (flowId.isPresent() && endsWith(field.get(), flowMac(number, flowId))) {
            return Proof.FLOW;
        }
        return endsWith(field.get(), flowMac(number, Optional.empty())) ? Proof.PAGE : Proof.NONE;
    }

    /** Adds the cookie that the forms of the page need. */
    static HttpResponse setCookie(HttpResponse page, String token) {
        return page.with("set-cookie", Cookies.set(COOKIE, token, BrowserSessions.LIFETIME));
    }

    /** @param otherOrigin the header from {@link RequestOrigin#ofForm} */
    static HttpResponse refusal(String otherOrigin) {
        return ErrorPage.show(
                403,
                Messages.ERROR_CSRF,
                "the browser reports that the form came from another origin (" + LogText.of(otherOrigin)
                        + "): only forms of the pages of this server are accepted");
    }

    static HttpResponse refusal() {
        return ErrorPage.show(
                403,
                Messages.ERROR_CSRF,
                FIELD + " in the form and cookie " + COOKIE + " must come from the same page of this server: the form"
                        + " is from another site, has expired, or cookies are blocked; load the page again");
    }

    private Optional<byte[]> cookie(HttpRequest request) {
        return Cookies.find(request, COOKIE).flatMap(CsrfProtection::bytes).filter(this::hasValidMac);
    }

    private boolean hasValidMac(byte[] token) {
        byte[] mac = mac(Arrays.copyOf(token, NUMBER_BYTES), "browser");
        return MessageDigest.isEqual(mac, Arrays.copyOfRange(token, NUMBER_BYTES, BROWSER_BYTES));
    }

    private static boolean matches(byte[] one, byte[] other, int from, int to) {
        return MessageDigest.isEqual(Arrays.copyOfRange(one, from, to), Arrays.copyOfRange(other, from, to));
    }

    private static boolean endsWith(byte[] token, byte[] mac) {
        return MessageDigest.isEqual(Arrays.copyOfRange(token, BROWSER_BYTES, TOKEN_BYTES), mac);
    }

    private static Optional<byte[]> bytes(String token) {
        try {
            // Accepts one encoding only: the decoder ignores the last bits of the last character.
            return Optional.of(Base64.getUrlDecoder().decode(token))
                    .filter(bytes -> bytes.length == TOKEN_BYTES && text(bytes).equals(token));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] flowMac(byte[] number, Optional<String> flowId) {
        return mac(number, flowId.map(id -> "flow " + id).orElse("page"));
    }

    /** The store holds the key, so that open pages remain valid after a restart. */
    private byte[] mac(byte[] number, String use) {
        keys.putIfAbsent("key", new Key(ids.opaqueToken()));
        String key = keys.find("key").orElseThrow().secret();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(number);
            return Arrays.copyOf(mac.doFinal(use.getBytes(StandardCharsets.UTF_8)), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
