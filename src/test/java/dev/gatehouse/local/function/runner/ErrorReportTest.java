package dev.gatehouse.local.function.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The runner has no JSON library, so this test parses its JSON with one. */
class ErrorReportTest {
    @Test
    void everyCharacterOfAMessageIsWhatAParserReads() {
        for (int c = 0; c <= 0xFFFF; c++) {
            if (Character.isSurrogate((char) c)) {
                continue;
            }
            String text = "a" + (char) c + "b";
            byte[] json = new ErrorReport("T", text, new StackTraceElement[0]).json();
            JsonObject read = JsonParser.parseString(new String(json, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            assertThat(read.get("errorMessage").getAsString()).isEqualTo(text);
            assertThat(json).doesNotContain(0x0A, 0x0D);
        }
    }
}
