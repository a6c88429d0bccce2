package dev.gatehouse.local.http;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** One port on both loopback addresses. */
final class LoopbackPorts {
    /** A port that the system gives for 127.0.0.1 may be taken on ::1; this often in a row, it never is. */
    private static final int ATTEMPTS = 20;

    private LoopbackPorts() {}

    /** Listens on an address. */
    interface Opener<T> {
        /** @throws BindException when the port is taken there */
        T open(String address, int port) throws IOException;
    }

    /**
     * @param port 0 picks one that is free on all of them
     * @throws BindException when the port is taken on one of them; none is left open
     */
    static <T> List<T> open(int port, boolean six, Opener<T> opener, ToIntFunction<T> portOf, Consumer<T> closer)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            T first = opener.open("127.0.0.1", port);
            if (!six) {
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
