package dev.gatehouse.local.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where handlers wait until the test lets them go on. */
final class Meeting implements AutoCloseable {
    private final ServerSocket door;
    private final List<Socket> here = new ArrayList<>();

    Meeting() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        door.setSoTimeout(30_000);
    }

    /** The event that brings a handler here. */
    String event() {
        return "meet " + door.getLocalPort();
    }

    /** Waits for one more handler and tells its process. */
    long arrived() throws IOException {
        Socket handler = door.accept();
        here.add(handler);
        BufferedReader in = new BufferedReader(new InputStreamReader(handler.getInputStream(), StandardCharsets.UTF_8));
        return Long.parseLong(in.readLine());
    }

    /** Whether nobody else wants in, for as long as a handler would need by far. */
    boolean nobodyElseComes() throws IOException {
        door.setSoTimeout(700);
        try {
            here.add(door.accept());
            return false;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        } finally {
            door.setSoTimeout(30_000);
        }
    }

    void continueWithoutCaller() throws IOException {
        for (Socket handler : here) {
            handler.getOutputStream().write('\n');
            handler.close();
        }
        here.clear();
    }

    @Override
    public void close() throws IOException {
        for (Socket handler : here) {
            handler.close();
        }
        door.close();
    }
}
