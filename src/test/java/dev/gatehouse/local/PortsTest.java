package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.local.ServiceEndpoints;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static Settings settings(String stack, int first) throws LocalException {
        return new StackProgram(stack, Path.of("Pulumi." + stack + ".yaml"), Optional.of(new Ports(first))).settings();
    }

    @Test
    void replacesThePortsOfTheStackFileByThreeInARow() throws Exception {
        assertThat(settings("local", 7000).endpoints())
                .contains(
                        new ServiceEndpoints(URI.create("http://localhost:7001"), URI.create("http://localhost:7000")));
        assertThat(new Ports(7000).provider()).isEqualTo(7002);
    }

    @Test
    void picksThreeFreePortsForZero() throws Exception {
        assertThat(settings("local", 0).endpoints())
                .contains(new ServiceEndpoints(URI.create("http://localhost:0"), URI.create("http://localhost:0")));
        assertThat(new Ports(0).provider()).isZero();
    }

    @Test
    void makesNoLocalStackOfAStackOnAws() throws Exception {
        assertThat(settings("dev", 7000).endpoints()).isEmpty();
    }

    @Test
    void refusesPortsThatDoNotExist() {
        for (int wrong : new int[] {-1, 65_534}) {
            assertThatThrownBy(() -> new Ports(wrong))
                    .hasMessage("--ports: 0 for free ports, or the first of three, 1 to 65533, got " + wrong);
        }
        assertThat(new Ports(65_533).provider()).isEqualTo(65_535);
    }
}
