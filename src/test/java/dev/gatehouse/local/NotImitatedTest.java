package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.state.Declared;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    void saysEachOnceWhereTheEngineMakesOneResourceAfterTheOther() {
        Set<String> said = new HashSet<>();
        assertThat(NotImitated.fresh(declared(List.of("aws:iam/role:Role a"), List.of("aws:x/y:Api tags")), said))
                .containsExactly("declared and not imitated here: 1 Role", "inputs without effect here: Api (tags)");
        assertThat(NotImitated.fresh(declared(List.of("aws:iam/role:Role a"), List.of("aws:x/y:Api tags")), said))
                .isEmpty();
        assertThat(NotImitated.fresh(
                        declared(List.of("aws:iam/role:Role a"), List.of("aws:x/y:Api tags", "aws:x/y:Api version")),
                        said))
                .containsExactly("inputs without effect here: Api (version)");
    }

    private static Declared declared(List<String> resources, List<String> inputs) {
        return new Declared(Map.of(), Map.of(), List.of(), Map.of(), resources, inputs);
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
