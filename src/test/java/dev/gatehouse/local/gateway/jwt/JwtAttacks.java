package dev.gatehouse.local.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import dev.gatehouse.local.gateway.text.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.Wire;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An HTTP API with two routes behind a JWT authorizer, over a real socket, for the attacks on its tokens. */
abstract class JwtAttacks {
    static final String UNAUTHORIZED = "{\"message\":\"Unauthorized\"}";
    static final String FORBIDDEN = "{\"message\":\"Forbidden\"}";

    TestApi api;

    @BeforeEach
    void start() {
        api = new TestApi().closed("GET /me").closed("GET /read", TestApi.READ).declare();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    String signed(Consumer<JsonObject> change) {
        JsonObject claims = api.claims();
        change.accept(claims);
        return TestIssuer.signed(claims);
    }

    void refused(String token, String description) {
        Wire.Answer answer = api.get("/me", token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
        assertThat(answer.header("www-authenticate"))
                .isEqualTo("Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + description + "\"");
        assertThat(answer.header("apigw-requestid")).matches("[A-Za-z0-9_-]{15}=");
        assertThat(api.events).isEmpty();
        assertThat(api.reason()).doesNotContain(token);
    }

    void forbidden(Consumer<JsonObject> change) {
        Wire.Answer answer = api.get("/read", signed(change));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo(FORBIDDEN);
        assertThat(api.events).isEmpty();
    }
}
