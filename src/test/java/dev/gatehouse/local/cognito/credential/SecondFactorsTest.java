package dev.gatehouse.local.cognito.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.mfa.AppUser;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.cognito.user.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stored second factors of a user. */
final class SecondFactorsTest {
    private final AppUser app = new AppUser();
    private final Sdk sdk = app.sdk;

    @AfterEach
    void close() {
        app.close();
    }

    /** Rows of earlier versions, which have no second factors, can be read. */
    @Test
    void readsRowsOfEarlierVersionsWithoutSecondFactors() {
        var rows = sdk.cognito.store.map("cognito.users");
        String key = rows.keySet().iterator().next();
        String row = rows.get(key);
        assertThat(row).contains(",\"factors\":{");
        rows.put(key, row.replaceFirst(",\"factors\":\\{[^}]*}", ""));
        assertThat(rows.get(key)).doesNotContain("factors");
        assertThat(new RecordMap<>(sdk.cognito.store, "cognito.users", User.class)
                        .find(key)
                        .orElseThrow()
                        .factors())
                .isEqualTo(SecondFactors.NONE);
    }

    @Test
    void hidesSecretsInToString() {
        String secret = app.register();
        assertThat(app.user().factors()).hasToString("***");
        assertThat(app.user().toString())
                .doesNotContain(secret, app.user().factors().secret());
    }
}
