package dev.gatehouse.local.http;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Opens one port on both loopback addresses. */
final class LoopbackPorts {
    /** A free port of 127.0.0.1 may be in use on ::1, but not this many times in a row. */
    private static final int ATTEMPTS = 20;

    private LoopbackPorts() {}

    /** Listens on an address. */
    interface Opener<T> {
        /** @throws BindException if the port is in use at that address */
        T open(String address, int port) throws IOException;
    }

    /**
     * @param port 0 chooses a port that is free on all addresses
     * @param ipv6 whether to open the port on ::1 too
     * @throws BindException if the port is in use on one of them; then none stays open
     */
    static <T> List<T> open(int port, boolean ipv6, Opener<T> opener, ToIntFunction<T> portOf, Consumer<T> closer)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            T first = opener.open("127.0.0.1", port);
            if (!ipv6) {
                return List.of(first);
            }
            try {
                return List.of(first, opener.open("::1", portOf.applyAsInt(first)));
            } catch (IOException e) {
                closer.accept(first);
                if (port != 0 || attempt == ATTEMPTS || !(e instanceof BindException)) {
                    throw e;
                }
            }
        }
    }
}
