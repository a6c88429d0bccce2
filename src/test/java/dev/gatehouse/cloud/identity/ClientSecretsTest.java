package dev.gatehouse.cloud.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.cloud.Declaration.SecretValue;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The client secrets in Secrets Manager. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientSecretsTest {
    private Declaration prod;

    @BeforeAll
    void declare() throws Exception {
        prod = Declaration.update(Stacks.settings("prod"));
    }

    @Test
    void areSecretValuesInSecretsManager() {
        List<DeclaredResource> versions = prod.all("aws:secretsmanager/secretVersion:SecretVersion");
        assertThat(versions)
                .extracting(DeclaredResource::name)
                .containsExactlyInAnyOrder("gatehouse-prod-web", "gatehouse-prod-jobs");
        assertThat(versions)
                .allSatisfy(each ->
                        assertThat(each.input("secretString")).isEqualTo(new SecretValue("secret of " + each.name())));
    }

    @Test
    void canBeRestoredFor30DaysInProd() {
        assertThat(prod.all("aws:secretsmanager/secret:Secret"))
                .allSatisfy(
                        each -> assertThat(each.input("recoveryWindowInDays")).isEqualTo(30.0));
    }
}
