package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotImitatedTest {
    @Test
    void namesEachKindAndHowMany() {
        assertThat(NotImitated.note(List.of(
                        "aws:iam/role:Role a",
                        "aws:cloudwatch/logGroup:LogGroup b",
                        "aws:cloudwatch/logGroup:LogGroup c")))
                .contains("declared and not imitated here: 2 LogGroup, 1 Role");
        assertThat(NotImitated.note(List.of())).isEmpty();
    }

    @Test
    void namesTheInputsWithoutEffectByType() {
        assertThat(NotImitated.inputsNote(List.of(
                        "aws:lambda/function:Function role",
                        "aws:lambda/function:Function tags",
                        "aws:cognito/userPool:UserPool deviceConfiguration")))
                .contains("inputs without effect here: Function (role, tags), UserPool (deviceConfiguration)");
        assertThat(NotImitated.inputsNote(List.of())).isEmpty();
    }
}
