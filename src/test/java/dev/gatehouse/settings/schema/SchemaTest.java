package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private final Problems problems = new Problems();
    private final Schema part = Schema.part();
    private final Key<Boolean> fast =
            part.flag("fast").describe("whether it runs").withDefault(true);
    private final Schema shape = new Schema("A walk.", part);
    private final Key<Integer> steps =
            shape.integer("steps", 1, 9).describe("how many steps").withDefault(3);
    private final Key<Optional<String>> goal =
            shape.text("goal", TextPattern.ANY).describe("where it leads").required("write goal: home");
    private final Key<List<String>> stops = shape.textList("stops", TextPattern.ANY, Limit.atMost(2, "walk on"))
            .describe("rests")
            .emptyByDefault();

    private Section read(Map<String, ?> written) {
        return new Section(new ConfigPath("walk", problems), shape, written);
    }

    @Test
    void aSectionGivesWhatIsWrittenAndDefaultsForTheRest() {
        Section section = read(Map.of("steps", 5, "goal", "home"));
        assertThat(section.get(steps)).isEqualTo(5);
        assertThat(section.get(goal)).contains("home");
        assertThat(section.get(fast)).isTrue();
        assertThat(section.get(stops)).isEmpty();
        assertThat(section.has(steps)).isTrue();
        assertThat(section.has(fast)).isFalse();
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void everyKeyIsCheckedWhetherItIsReadOrNot() {
        read(Map.of("stepps", 1, "fast", "maybe", "stops", List.of("a", "b", "c")));
        assertThat(problems.found())
                .extracting(Problem::toString)
                .containsExactly(
                        "walk.stepps: is not a setting, got 'stepps'; did you mean 'steps'? [unknown-key]",
                        "walk.goal: is required, got 'nothing'; write goal: home [missing]",
                        "walk.stops: must be at most 2, got 3; walk on [quota]",
                        "walk.fast: must be on or off, got 'maybe'; write on, off, true or false [type]");
    }

    @Test
    void aNameNearNoneIsAnsweredByAllOfThem() {
        read(Map.of("goal", "home", "weather", "fine"));
        assertThat(problems.found())
                .singleElement()
                .hasToString(
                        "walk.weather: is not a setting, got 'weather'; known here: steps, goal, stops, fast [unknown-key]");
    }

    @Test
    void aKeyOfAnotherShapeIsAMistakeOfTheProgram() {
        Key<Boolean> foreign = new Schema("Another.").flag("fast").describe("x").withDefault(true);
        Section section = read(Map.of("goal", "home"));
        assertThatThrownBy(() -> section.get(foreign)).hasMessage("fast is not a key of walk");
    }

    @Test
    void noKeyIsDescribedTwice() {
        assertThatThrownBy(() -> shape.flag("steps").describe("x").withDefault(true))
                .hasMessage("steps is described twice");
    }

    @Test
    void onlyWhatHoldsOthersCanBeEmpty() {
        assertThatThrownBy(() -> shape.flag("x").describe("x").emptyByDefault())
                .hasMessage("x is not a list, map or section: it cannot be empty");
    }
}
