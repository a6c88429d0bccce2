package dev.gatehouse.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
    @Test
    void decodesWhatAnEncoderWritesForEveryCharacter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 97) {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                continue;
            }
            String text = "a" + Character.toString(c) + "b";
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
            assertThat(PercentEncoding.decodeQuery(encoded)).hasValue(text);
            assertThat(PercentEncoding.decode(encoded.replace("+", "%20"))).hasValue(text);
        }
    }

    @Test
    void aPlusIsASpaceInAQueryAndAPlusInAPath() {
        assertThat(PercentEncoding.decodeQuery("a+b%2B")).hasValue("a b+");
        assertThat(PercentEncoding.decode("a+b%2B")).hasValue("a+b+");
    }

    @Test
    void acceptsHexDigitsInBothCases() {
        assertThat(PercentEncoding.decode("%c3%A9%C3%a9")).hasValue("\u00e9\u00e9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "a%",
                "%4",
                "%4g",
                "%g4",
                "%-1",
                "% 1",
                "%+1",
                "%\uff11\uff11",
                "%C3",
                "%C0%AF",
                "%ED%A0%80",
                "%FF"
            })
    void refusesIncompleteEscapesAndInvalidUtf8(String encoded) {
        assertThat(PercentEncoding.decode(encoded)).isEmpty();
        assertThat(PercentEncoding.decodeQuery(encoded)).isEmpty();
    }

    @Test
    void keepsPlainText() {
        assertThat(PercentEncoding.decode("/a;x=1/\u00e9")).hasValue("/a;x=1/\u00e9");
        assertThat(PercentEncoding.decode("")).hasValue("");
    }
}
