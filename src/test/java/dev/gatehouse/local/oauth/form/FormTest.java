package dev.gatehouse.local.oauth.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormTest {
    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%4g", "%", "a=%ff", "a=%c0%af", "a=%ed%a0%80"})
    void refusesInvalidEscapesAndInvalidUtf8(String encoded) {
        assertThat(Form.parse(encoded)).isEmpty();
    }

    @Test
    void decodesOnce() {
        Form form = Form.parse("a=%2541+b&c=%C3%A9&d=é&e&&f=x=y").orElseThrow();
        assertThat(form.values())
                .containsEntry("a", "%41 b")
                .containsEntry("c", "é")
                .containsEntry("d", "é")
                .containsEntry("e", "")
                .containsEntry("f", "x=y")
                .hasSize(5);
        assertThat(form.find("e")).isEmpty();
        assertThat(form.repeated()).isEmpty();
    }

    @Test
    void findsARepeatedNameWithEscapes() {
        assertThat(Form.parse("ab=1&a%62=2").orElseThrow().repeated()).containsExactly("ab");
    }

    @Test
    void acceptsAtMostAHundredParameters() {
        StringBuilder hundred = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            hundred.append('p').append(i).append("=1&");
        }
        assertThat(Form.parse(hundred.toString())).isPresent();
        assertThat(Form.parse(hundred + "one=more")).isEmpty();
    }

    @Test
    void encodesWhatItDecodes() {
        Form form = Form.parse("a=%0D%0A%22%3C+%2B%26").orElseThrow();
        assertThat(form.encoded()).isEqualTo("a=%0D%0A%22%3C%20%2B%26");
        assertThat(Form.parse(form.encoded())).contains(form);
    }

    @Test
    void doesNotPrintValues() {
        assertThat(Form.parse("code=abc&code_verifier=def").orElseThrow()).hasToString("Form[code, code_verifier]");
    }
}
