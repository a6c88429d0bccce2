package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputKeysTest {
    @Test
    void theseKeysTakeOutputs() {
        List<String> taking = SettingsDocs.schemas().entrySet().stream()
                .flatMap(section -> section.getValue().keys().values().stream()
                        .filter(Key::takesOutput)
                        .map(key -> section.getKey() + " " + key.name()))
                .toList();

        assertThat(taking)
                .containsExactlyInAnyOrder(
                        "config aws:region",
                        "config gatehouse:tags",
                        "gatehouse:identity pool",
                        "gatehouse:identity groupRoles",
                        "gatehouse:identity.providers.<name> clientSecret",
                        "gatehouse:identity.providers.<name> privateKey",
                        "gatehouse:domain zone",
                        "gatehouse:domain certificate",
                        "gatehouse:api zone",
                        "gatehouse:api certificate",
                        "gatehouse:function environment",
                        "gatehouse:function boundary",
                        "gatehouse:observability kmsKey");
    }

    @Test
    void onlyTextsCanTakeOutputs() {
        KeyBuilder<Boolean> flag = new Schema("A walk.").flag("fast");

        assertThatThrownBy(flag::takesOutput)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fast is not a text, a secret, or a list or map of texts: it takes no Output");
    }
}
