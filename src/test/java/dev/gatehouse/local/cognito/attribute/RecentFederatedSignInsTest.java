package dev.gatehouse.local.cognito.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RecentFederatedSignInsTest {
    private final RecentFederatedSignIns recent = new RecentFederatedSignIns();

    private void add(String pool, String subject, String claim) {
        recent.add(new FederatedSignIn(
                SettableClock.START,
                pool,
                "spa",
                "Google",
                subject,
                Map.of("email", claim),
                Map.of("email", claim),
                new FederatedUsers.Outcome.Failure(Refused.invalidParameter("no", "no"))));
    }

    @Test
    void keepsTheLastFiftySignInsNewestFirst() {
        for (int i = 0; i < 51; i++) {
            add(TestState.POOL, "user" + i, "a@example.com");
        }
        assertThat(recent.all(TestState.POOL)).hasSize(RecentFederatedSignIns.MAX_SIGN_INS);
        assertThat(recent.all(TestState.POOL).get(0).subject()).isEqualTo("user50");
        assertThat(recent.all(TestState.POOL).get(49).subject()).isEqualTo("user1");
    }

    @Test
    void keepsTheSignInsOfPoolsApart() {
        add(TestState.POOL, "one", "a@example.com");
        add("eu-west-1_Other0000", "two", "a@example.com");
        assertThat(recent.all(TestState.POOL)).hasSize(1);
    }

    @Test
    void cutsLongValues() {
        add(TestState.POOL, "one", "x".repeat(2049));
        FederatedSignIn kept = recent.all(TestState.POOL).get(0);
        assertThat(kept.claims()).containsEntry("email", "x".repeat(2048) + "…");
        assertThat(kept.attributes()).containsEntry("email", "x".repeat(2048) + "…");
    }

    @Test
    void printsNoClaims() {
        add(TestState.POOL, "one", "secret@example.com");
        assertThat(recent.all(TestState.POOL).get(0).toString()).doesNotContain("secret", "one");
    }
}
