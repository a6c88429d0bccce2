package dev.gatehouse.local.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.http.RawHttpClient;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

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
        RawHttpClient.Answer answer = api.get("/me", token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
        assertThat(answer.header("www-authenticate"))
                .isEqualTo("Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + description + "\"");
        assertThat(answer.header("apigw-requestid")).matches("[A-Za-z0-9_-]{15}=");
        assertThat(api.events).isEmpty();
        assertThat(api.reason()).doesNotContain(token);
    }

    void forbidden(Consumer<JsonObject> change) {
        RawHttpClient.Answer answer = api.get("/read", signed(change));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo(FORBIDDEN);
        assertThat(api.events).isEmpty();
    }
}
