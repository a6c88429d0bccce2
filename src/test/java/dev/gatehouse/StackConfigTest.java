package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackConfigTest {
    @Test
    void readsStructuredValuesOutOfTheirTexts() {
        assertThat(StackConfig.tree("""
                        {"aws:region":"eu-west-1","gatehouse:api":"{\\"cors\\":[\\"https://a.example.com\\"],\\"n\\":5,\\"on\\":true}"}"""))
                .isEqualTo(Map.of(
                        "aws:region",
                        "eu-west-1",
                        "gatehouse:api",
                        Map.of("cors", List.of("https://a.example.com"), "n", 5.0, "on", true)));
    }

    /** OBS, CLI 3.259.0: one encrypted leaf makes the whole key a secret one. */
    @Test
    void readsTheKeysInWhichSomethingIsEncrypted() {
        assertThat(StackConfig.encrypted("[\"gatehouse:identity\",\"a:b\"]"))
                .containsExactlyInAnyOrder("gatehouse:identity", "a:b");
        assertThat(StackConfig.encrypted("[]")).isEmpty();
        assertThat(StackConfig.encrypted("")).isEmpty();
        assertThat(StackConfig.encrypted(null)).isEmpty();
    }

    @Test
    void takesAnEmptySectionForOneThatIsNotWritten() { // Pulumi.yaml's defaults
        assertThat(StackConfig.tree("{\"gatehouse:issuer\":\"{}\",\"gatehouse:local\":\"{}\",\"gatehouse:x\":\"[]\"}"))
                .isEqualTo(Map.of("gatehouse:local", Map.of(), "gatehouse:x", List.of()));
    }

    @Test
    void isEmptyOutsideTheEngine() {
        assertThat(StackConfig.tree(null)).isEmpty();
        assertThat(StackConfig.tree("")).isEmpty();
    }

    @Test
    void leavesATextThatOnlyLooksLikeJson() {
        assertThat(StackConfig.tree("{\"gatehouse:api\":\"{not json\"}"))
                .isEqualTo(Map.of("gatehouse:api", "{not json"));
    }
}
