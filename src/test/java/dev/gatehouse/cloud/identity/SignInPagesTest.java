package dev.gatehouse.cloud.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The user pool domain of the stacks dev and prod. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInPagesTest {
    private static final String DOMAIN = "aws:cognito/userPoolDomain:UserPoolDomain";

    private Declaration dev;
    private Declaration prod;

    @BeforeAll
    void declare() throws Exception {
        dev = Declaration.update(Stacks.settings("dev"));
        prod = Declaration.update(Stacks.settings("prod"));
    }

    @Test
    void isAPrefixDomainWithClassicPages() {
        assertThat(prod.only(DOMAIN).inputs())
                .containsEntry("domain", "gatehouse-prod")
                .containsEntry("managedLoginVersion", 1.0)
                .doesNotContainKey("certificateArn");
    }

    @Test
    void isDeletedBeforeReplacementAndProtectedInProd() {
        assertThat(dev.only(DOMAIN).request().getDeleteBeforeReplace()).isTrue();
        assertThat(prod.only(DOMAIN).request().getProtect()).isTrue();
        assertThat(dev.only(DOMAIN).request().getProtect()).isFalse();
    }
}
