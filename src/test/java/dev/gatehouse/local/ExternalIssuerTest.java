package dev.gatehouse.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A local stack with an external issuer. This test runs the issuer, with real keys at the URL in its metadata. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalIssuerTest {
    private HttpServer server;
    private String issuer;
    private RSAKey key;
    private final List<JWK> published = new CopyOnWriteArrayList<>();
    private LocalProcess local;
    private String api;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        key = key("first");
        published.add(key.toPublicJWK());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        issuer = "http://localhost:" + server.getAddress().getPort() + "/tenant/";
        LocalProcess.project(folder);
        Path file = folder.resolve("Pulumi.local.yaml");
        String endpoints = Files.readString(file).split("  gatehouse:identity:", -1)[0];
        Files.writeString(file, endpoints + """
                  gatehouse:issuer: {url: '%s', audiences: ['https://api.example.com']}
                  gatehouse:scopes: {scopes: {'read:things': Read things, write: Write}}
                  gatehouse:routes:
                    GET /resources: {scopes: ['read:things']}
                    POST /resources: {scopes: [write]}
                    GET /health: {public: true}
                  gatehouse:local: {provider: 0}
                """.formatted(issuer));
        local = LocalProcess.start(folder);
        api = LocalProcess.outputs(folder).get("apiUrl").getAsString();
    }

    @AfterAll
    void stop() {
        if (local != null) {
            local.close();
        }
        server.stop(0);
    }

    private static RSAKey key(String id) throws Exception {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = switch (exchange.getRequestURI().getPath()) {
            case "/tenant/.well-known/openid-configuration" ->
                "{\"issuer\": \"" + issuer + "\", \"jwks_uri\": \"" + issuer + "its/own/keys\"}";
            case "/tenant/its/own/keys" -> new JWKSet(List.copyOf(published)).toString();
            default -> "";
        };
        exchange.sendResponseHeaders(body.isEmpty() ? 404 : 200, body.isEmpty() ? -1 : body.getBytes(UTF_8).length);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(List.of("https://api.example.com", "https://else.example.com"))
                .subject("somebody")
                .claim("scope", "openid read:things")
                .issueTime(Date.from(Instant.now().minusSeconds(5)))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static String signed(RSAKey key, JWTClaimsSet.Builder claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private int status(String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(api + "/resources"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void acceptsATokenOfTheIssuer() throws Exception {
        assertThat(status(signed(key, claims()))).isEqualTo(200);
    }

    @Test
    void acceptsScopesInScp() throws Exception {
        assertThat(status(signed(key, claims().claim("scope", null).claim("scp", List.of("read:things")))))
                .isEqualTo(200);
    }

    @Test
    void refusesAnotherAudience() throws Exception {
        assertThat(status(signed(key, claims().audience("https://else.example.com"))))
                .isEqualTo(401);
        local.await("else.example.com");
    }

    @Test
    void forbidsAnotherScope() throws Exception {
        assertThat(status(signed(key, claims().claim("scope", "openid write")))).isEqualTo(403);
    }

    @Test
    void refusesAnIssuerWithoutItsTrailingSlash() throws Exception {
        assertThat(status(signed(key, claims().issuer(issuer.substring(0, issuer.length() - 1)))))
                .isEqualTo(401);
    }

    @Test
    void refusesAnotherKeyWithTheSameId() throws Exception {
        assertThat(status(signed(key("first"), claims()))).isEqualTo(401);
    }

    @Test
    void fetchesAKeyThatIsPublishedLater() throws Exception {
        RSAKey second = key("second");
        published.add(second.toPublicJWK());

        assertThat(status(signed(second, claims()))).isEqualTo(200);
    }
}
