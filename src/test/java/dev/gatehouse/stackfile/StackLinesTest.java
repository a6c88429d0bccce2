package dev.gatehouse.stackfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;

class StackLinesTest {
    private static final String FILE = """
            # comment
            config:
              aws:region: eu-west-1
              aws:endpoints:
                - cognitoidp: http://localhost:1
                  lambda: http://localhost:2
                - {iam: http://localhost:3}
              gatehouse:local:
                users:
                  user@example.com:
                    password: secret
                  user@example:
                    password: other
              gatehouse:identity: {groups: [
                one,
                two]}
              api:
                cors: &origins
                  - https://app.example.com
                rest: *origins
            """;

    private static Optional<Integer> line(String file, String path) {
        return new StackLines(new Compose(LoadSettings.builder().build()).composeString(file)).line(path);
    }

    @ParameterizedTest
    @CsvSource({
        "aws:region, 3",
        "aws:endpoints, 4",
        "aws:endpoints[0].lambda, 6",
        "aws:endpoints[1].iam, 7",
        "aws:endpoints[1], 7",
        "gatehouse:local.users.user@example.com.password, 11",
        "gatehouse:local.users.user@example.password, 13",
        "gatehouse:identity.groups[1], 16",
        "api.cors[0], 19",
        "api.rest, 20",
    })
    void isTheLineOfTheKeyOrItem(String path, int line) {
        assertThat(line(FILE, path)).contains(line);
    }

    @ParameterizedTest
    @CsvSource({
        "gatehouse:identity.password.length, 14",
        "gatehouse:local.users.other@example.org, 9",
        "aws:endpoints[7].iam, 4",
        "aws:region.x, 3",
        "gatehouse:routes, 2",
        "aws:reg, 2",
    })
    void isThatOfTheSectionAroundASettingThatIsMissing(String path, int line) {
        assertThat(line(FILE, path)).contains(line);
    }

    @Test
    void isUnknownInAnEmptyFile() {
        assertThat(line("", "aws:region")).isEmpty();
        assertThat(line("- config\n", "aws:region")).isEmpty();
    }
}
