package dev.gatehouse.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A machine on which some ports are in use on ::1 only. */
class LoopbackPortsTest {
    private final List<String> open = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private int next = 50_000;

    private List<String> open(int port, boolean ipv6, Set<String> taken) throws IOException {
        return LoopbackPorts.open(
                port,
                ipv6,
                (address, wanted) -> {
                    String name = address + " " + (wanted == 0 ? ++next : wanted);
                    if (taken.contains(name)) {
                        throw new BindException("Address already in use");
                    }
                    open.add(name);
                    return name;
                },
                name -> Integer.parseInt(name.substring(name.indexOf(' ') + 1)),
                closed::add);
    }

    @Test
    void choosesAnotherPortIfTheFirstIsInUseOnTheOtherAddress() throws IOException {
        assertThat(open(0, true, Set.of("::1 50001", "::1 50002"))).containsExactly("127.0.0.1 50003", "::1 50003");
        assertThat(closed).containsExactly("127.0.0.1 50001", "127.0.0.1 50002");
    }

    @Test
    void choosesTheFirstPortIfThereIsOnlyOneAddress() throws IOException {
        assertThat(open(0, false, Set.of("::1 50001"))).containsExactly("127.0.0.1 50001");
    }

    @Test
    void doesNotReplaceAGivenPort() {
        assertThatThrownBy(() -> open(9400, true, Set.of("::1 9400"))).isInstanceOf(BindException.class);
        assertThat(open).isEqualTo(closed).containsExactly("127.0.0.1 9400");
    }

    @Test
    void givesUpAfterTwentyPorts() {
        assertThatThrownBy(() -> LoopbackPorts.open(
                        0,
                        true,
                        (address, wanted) -> {
                            if (wanted != 0) {
                                throw new BindException("Address already in use");
                            }
                            open.add(address);
                            return address;
                        },
                        name -> 50_000,
                        closed::add))
                .isInstanceOf(BindException.class);
        assertThat(open).hasSize(20).isEqualTo(closed);
    }

    @Test
    void doesNotRetryAfterAnotherError() {
        assertThatThrownBy(() -> LoopbackPorts.open(
                        0,
                        true,
                        (address, wanted) -> {
                            if (wanted != 0) {
                                throw new IOException("no such address");
                            }
                            open.add(address);
                            return address;
                        },
                        name -> 50_000,
                        closed::add))
                .hasMessage("no such address");
        assertThat(open).hasSize(1).isEqualTo(closed);
    }
}
