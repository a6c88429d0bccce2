package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
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
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows that a form comes from a page of this server, and which journey it belongs to. A token is a random number of the
 * browser, a MAC over it, and a MAC over it with the id of the journey. The cookie holds the token of the newest page.
 * Cookie and form must agree in the number, so that all tabs of a browser work at once; the journey is that of the form.
 *
 * <p>Every port of localhost can set and overwrite the cookie (RFC 6265 section 8.5), and a name with {@code __Host-}
 * changes nothing: such a cookie is not bound to a port either, and needs Secure, which Safari does not take from
 * http://localhost. A planted cookie is useless because a token for the victim's journey needs its id and the key.
 */
public final class Xsrf {
    /** The names Cognito uses. */
    static final String FIELD = "_csrf";

    private static final String COOKIE = "XSRF-TOKEN";
    private static final int NUMBER_BYTES = 12;
    private static final int MAC_BYTES = 10;
    /** What cookie and form have in common. */
    private static final int BROWSER_BYTES = NUMBER_BYTES + MAC_BYTES;

    private static final int TOKEN_BYTES = BROWSER_BYTES + MAC_BYTES;

    /** Fetch Metadata Request Headers: {@code none} is a request of the person, as a page loaded again. */
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final RecordMap<Key> keys;
    private final RandomValues ids;

    private record Key(String secret) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** What a form proves. */
    enum Proof {
        /** It comes from a page of this server, shown to this browser in its present journey. */
        JOURNEY,
        /** It comes from a page of this server, shown to this browser outside of a journey. */
        PAGE,
        NONE
    }

    public Xsrf(Store store, RandomValues ids) {
        this.keys = new RecordMap<>(store, "oauth.xsrf", Key.class);
        this.ids = ids;
    }

    /** For the forms of a page: with the number of this browser where its cookie was made here. */
    String token(HttpRequest request, Optional<String> journey) {
        byte[] number = cookie(request)
                .map(token -> Arrays.copyOf(token, NUMBER_BYTES))
                .orElseGet(() -> Arrays.copyOf(Hashes.sha256(ids.opaqueToken()), NUMBER_BYTES));
        byte[] token = Arrays.copyOf(number, TOKEN_BYTES);
        System.arraycopy(mac(number, "browser"), 0, token, NUMBER_BYTES, MAC_BYTES);
        System.arraycopy(journeyMac(number, journey), 0, token, BROWSER_BYTES, MAC_BYTES);
        return text(token);
    }

    private static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @param journey id of the journey that the browser is on */
    Proof proof(HttpRequest request, Form form, Optional<String> journey) {
        Optional<byte[]> cookie = cookie(request);
        Optional<byte[]> field = form.find(FIELD).flatMap(Xsrf::bytes);
        if (cookie.isEmpty() || field.isEmpty() || !same(cookie.get(), field.get(), 0, BROWSER_BYTES)) {
            return Proof.NONE;
        }
        byte[] number = Arrays.copyOf(field.get(), NUMBER_BYTES);
        if (journey.isPresent() && endsWith(field.get(), journeyMac(number, journey))) {
            return Proof.JOURNEY;
        }
        return endsWith(field.get(), journeyMac(number, Optional.empty())) ? Proof.PAGE : Proof.NONE;
    }

    /**
     * What a browser says of a form from elsewhere; empty for a form of ours, and where no browser speaks. Pages cannot
     * set these headers (Fetch, "forbidden request-header").
     */
    static Optional<String> foreign(HttpRequest request) {
        Optional<String> site = request.headers().first("sec-fetch-site");
        if (site.isPresent()) {
            return site.filter(each -> !OWN_SITE.contains(each)).map(each -> "sec-fetch-site: " + each);
        }
        String own = "http://" + request.headers().first("host").orElse("");
        return request.headers()
                .first("origin")
                .filter(origin -> !origin.equals(own))
                .map(origin -> "origin: " + origin);
    }

    /** With the cookie that its forms need. */
    static HttpResponse keep(HttpResponse page, String token) {
        return page.with("set-cookie", Cookies.set(COOKIE, token, BrowserSessions.LIFE));
    }

    /** @param foreign from {@link #foreign}; the text is the browser's own */
    static HttpResponse refusal(String foreign) {
        return ErrorPage.show(
                403,
                Messages.ERROR_XSRF,
                "the browser says that the form came from another origin (" + LogText.of(foreign)
                        + "): forms are taken only from the pages of this server");
    }

    static HttpResponse refusal() {
        return ErrorPage.show(
                403,
                Messages.ERROR_XSRF,
                FIELD + " in the form and cookie " + COOKIE + " must come from one page of this server: the form came"
                        + " from elsewhere, it is out of date, or cookies are blocked; load the page again");
    }

    private Optional<byte[]> cookie(HttpRequest request) {
        return Cookies.find(request, COOKIE).flatMap(Xsrf::bytes).filter(this::isMadeHere);
    }

    private boolean isMadeHere(byte[] token) {
        byte[] mac = mac(Arrays.copyOf(token, NUMBER_BYTES), "browser");
        return MessageDigest.isEqual(mac, Arrays.copyOfRange(token, NUMBER_BYTES, BROWSER_BYTES));
    }

    private static boolean same(byte[] one, byte[] other, int from, int to) {
        return MessageDigest.isEqual(Arrays.copyOfRange(one, from, to), Arrays.copyOfRange(other, from, to));
    }

    private static boolean endsWith(byte[] token, byte[] mac) {
        return MessageDigest.isEqual(Arrays.copyOfRange(token, BROWSER_BYTES, TOKEN_BYTES), mac);
    }

    private static Optional<byte[]> bytes(String token) {
        try {
            // One spelling only: the decoder passes over the last bits of the last letter.
            return Optional.of(Base64.getUrlDecoder().decode(token))
                    .filter(bytes -> bytes.length == TOKEN_BYTES && text(bytes).equals(token));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] journeyMac(byte[] number, Optional<String> journey) {
        return mac(number, journey.map(id -> "journey " + id).orElse("page"));
    }

    /** Kept in the store: pages that are open outlive a restart. */
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
