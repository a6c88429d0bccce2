package dev.gatehouse.local.cognito.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.cognito.store.RandomValues;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6238, and DOC "TOTP software token MFA". */
final class TotpTest {
    /** The seed of RFC 6238 appendix B for SHA-1. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private final SettableClock clock = new SettableClock();
    private final Totp totp = new Totp(clock, new RandomValues(new SecureRandom()));

    /** RFC 6238 appendix B lists eight digits; a code of six digits is the last six (RFC 4226 section 5.3). */
    @ParameterizedTest
    @CsvSource({
        "59,94287082",
        "1111111109,07081804",
        "1111111111,14050471",
        "1234567890,89005924",
        "2000000000,69279037",
        "20000000000,65353130",
    })
    void generatesTheCodesOfTheStandard(long second, String eightDigits) {
        clock.set(Instant.ofEpochSecond(second));
        String code = eightDigits.substring(2);
        assertThat(Totp.code(SECRET, second / 30)).isEqualTo(code);
        assertThat(totp.findStep(SECRET, code)).hasValue(second / 30);
    }

    /** The code of the step that starts at 30 000 s. DOC: 30 seconds early or late. */
    @ParameterizedTest
    @CsvSource({
        "29969999,false",
        "29970000,true",
        "30000000,true",
        "30029999,true",
        "30059999,true",
        "30060000,false",
    })
    void acceptsACodeAtMostOneStepEarlyOrLate(long millis, boolean accepted) {
        clock.set(Instant.ofEpochMilli(millis));
        assertThat(totp.findStep(SECRET, Totp.code(SECRET, 1000)))
                .isEqualTo(accepted ? OptionalLong.of(1000) : OptionalLong.empty());
    }

    @Test
    void refusesEveryOtherCode() {
        clock.set(Instant.ofEpochSecond(59));
        assertThat(totp.findStep(SECRET, "287082")).hasValue(1);
        assertThat(totp.findStep(SECRET, "287083")).isEmpty();
        assertThat(totp.findStep(SECRET, "94287082")).isEmpty();
        assertThat(totp.findStep(SECRET, "87082")).isEmpty();
        assertThat(totp.findStep(SECRET, "")).isEmpty();
        assertThat(totp.findStep(totp.generateSecret(), "287082 ")).isEmpty();
    }

    /** API reference, SecretCodeType: at least 16 of A-Z, a-z, 0-9; OBS: 52. */
    @Test
    void generatesDifferentSecrets() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            secrets.add(Base32.encode(totp.generateSecret()));
        }
        assertThat(secrets).hasSize(100).allMatch(secret -> secret.matches("[A-Z2-7]{52}"));
    }
}
