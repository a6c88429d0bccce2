package dev.gatehouse.local.gateway;

import com.google.gson.JsonObject;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An issuer with a server, keys and tokens. A test can make it misbehave. */
public final class TestIssuer implements AutoCloseable {
    public static final String KID = "abcdefgh1234+/==";
    public static final KeyPair KEY = key();
    public static final KeyPair OTHER_KEY = key();

    private final HttpServer server;
    private final Map<String, KeyPair> keys = new LinkedHashMap<>(Map.of(KID, KEY));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Function<HttpRequest, HttpResponse> behaviour = this::wellBehaved;

    public TestIssuer() {
        try {
            server = HttpServer.start(
                    "issuer",
                    0,
                    1000,
                    request -> {
                        asked.add(request.path());
                        return behaviour.apply(request);
                    },
                    (name, request, response, took) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "http://localhost:" + server.port() + "/eu-west-1_Abc123xyz";
    }

    /** The requested paths, oldest first. */
    public List<String> asked() {
        return asked;
    }

    public void behaves(Function<HttpRequest, HttpResponse> next) {
        behaviour = next;
    }

    public void behavesAgain() {
        behaviour = this::wellBehaved;
    }

    public void publishes(String kid, KeyPair key) {
        keys.clear();
        keys.put(kid, key);
    }

    public HttpResponse wellBehaved(HttpRequest request) {
        if (request.path().endsWith("/openid-configuration")) {
            return HttpResponse.json(
                    200, "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/.well-known/jwks.json\"}");
        }
        return request.path().endsWith("/jwks.json") ? HttpResponse.json(200, jwks()) : HttpResponse.json(404, "{}");
    }

    String jwks() {
        StringBuilder json = new StringBuilder("{\"keys\":[");
        keys.forEach((kid, pair) ->
                json.append(json.charAt(json.length() - 1) == '[' ? "" : ",").append(jwk(kid, pair)));
        return json.append("]}").toString();
    }

    public static String jwk(String kid, KeyPair pair) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return "{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"kid\":\"" + kid + "\",\"e\":\""
                + base64(key.getPublicExponent().toByteArray()) + "\",\"n\":\"" + base64(unsigned(key)) + "\"}";
    }

    private static byte[] unsigned(RSAPublicKey key) {
        byte[] bytes = key.getModulus().toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    public static String header() {
        return "{\"kid\":\"" + KID + "\",\"alg\":\"RS256\"}";
    }

    /** A token signed by the published key, with the usual header. */
    public static String signed(JsonObject claims) {
        return signed(header(), claims.toString());
    }

    /** A token signed by the published key, with any header and payload. */
    public static String signed(String header, String payload) {
        return signedBy(KEY, header.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8));
    }

    public static String signedBy(KeyPair key, byte[] header, byte[] payload) {
        String input = base64(header) + "." + base64(payload);
        return input + "." + base64(rsa(key, "SHA256withRSA", input));
    }

    static byte[] rsa(KeyPair key, String algorithm, String input) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
