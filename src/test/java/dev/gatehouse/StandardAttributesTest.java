package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.state.UserSchema;
import dev.gatehouse.settings.pool.StandardAttributes;
import dev.gatehouse.settings.pool.UserAttribute;
import org.junit.jupiter.api.Test;

/** What a stack may declare and what the local cloud's users have: two lists, since neither package knows the other. */
class StandardAttributesTest {
    /** OpenID Connect Core section 5.1 without what Cognito lacks: address is one text. */
    @Test
    void areTheTwentyOfCognito() {
        assertThat(StandardAttributes.ALL)
                .hasSize(20)
                .contains("sub", "address", "email", "email_verified", "phone_number", "phone_number_verified");
    }

    @Test
    void areTheSameInSettingsAndInTheLocalCloud() {
        assertThat(UserSchema.STANDARD).isEqualTo(StandardAttributes.ALL);
    }

    @Test
    void aPoolAsksForAllButWhatCognitoSets() {
        assertThat(UserAttribute.STANDARD)
                .hasSize(16)
                .isSubsetOf(StandardAttributes.ALL)
                .doesNotContain("sub", "email", "email_verified", "phone_number_verified");
    }
}
