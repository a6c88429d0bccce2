package dev.gatehouse.local.pulumi.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.resource.ResourceInputs.Handling;
import dev.gatehouse.settings.Generated;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/local.md documents what the local cloud does with each input. */
class InputsDocsTest {
    private static final String PAGE = "docs/local.md";
    private static final String BEGIN = "<!-- inputs: written by InputsDocsTest with -Ddocs.write=true -->\n";
    private static final String END = "<!-- end of inputs -->\n";

    private static String table() {
        StringBuilder table =
                new StringBuilder("| type | imitated | stored without effect | refused |\n|---|---|---|---|\n");
        List<String> stored = new ArrayList<>();
        ResourceTypes.all().forEach((token, type) -> {
            String name = token.replaceAll("/[A-Za-z0-9]+:", ".").replace(':', '.');
            if (type.isImitated()) {
                Map<Handling, List<String>> lists = type.inputs().byHandling();
                table.append("| `").append(name).append('`');
                for (Handling handling : Handling.values()) {
                    table.append(" | ").append(String.join(", ", lists.getOrDefault(handling, List.of())));
                }
                table.append(" |\n");
            } else {
                stored.add("`" + name + "`");
            }
        });
        return table + "\nOnly stored, without effect: " + String.join(", ", stored) + ".\n";
    }

    @Test
    void theTableIsUpToDate() throws Exception {
        String page = Files.readString(Path.of(PAGE));
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        assertThat(begin).isPositive().isLessThan(end);

        Generated.isFresh(PAGE, page.substring(0, begin + BEGIN.length()) + table() + page.substring(end));
    }
}
