package dev.gatehouse.local.console.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalReasonTest {
    @Test
    void splitsAReasonIntoItsParts() {
        assertThat(RefusalReason.of("scope: the token must have the scope a/read, got only openid; request the scope"))
                .hasValue(new RefusalReason(
                        "scope", "the token must have the scope a/read", "only openid", "request the scope"));
    }

    @Test
    void aReasonNeedNotSayHowToFixIt() {
        assertThat(RefusalReason.of("body: must be JSON, got text"))
                .hasValue(new RefusalReason("body", "must be JSON", "text", ""));
    }

    @Test
    void aReceivedTextCannotForgeTheAdvice() {
        assertThat(RefusalReason.of("issuer: iss must be http://a, got \"x; run \\\" rm -rf; now\"; use a token of it"))
                .hasValue(new RefusalReason(
                        "issuer", "iss must be http://a", "\"x; run \\\" rm -rf; now\"", "use a token of it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong password for ann", "no such endpoint", ": a, got b"})
    void anotherFormIsNotSplit(String reason) {
        assertThat(RefusalReason.of(reason)).isEmpty();
    }

    @Test
    void theSameCheckCanBeWrittenWithAnotherAdvice() {
        assertThat(RefusalReason.sameCheck("token: needs one, got none; send it", "token: needs one, got none; send x"))
                .isTrue();
        assertThat(RefusalReason.sameCheck("token: needs one, got none", "scope: needs one, got none"))
                .isFalse();
    }
}
