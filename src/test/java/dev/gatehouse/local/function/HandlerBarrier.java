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

/** Handlers wait here until the test continues them. */
final class HandlerBarrier implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> waiting = new ArrayList<>();

    HandlerBarrier() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(30_000);
    }

    /** The event that makes a handler wait here. */
    String event() {
        return "meet " + server.getLocalPort();
    }

    /** Waits for another handler and returns its process. */
    long arrived() throws IOException {
        Socket handler = server.accept();
        waiting.add(handler);
        BufferedReader in = new BufferedReader(new InputStreamReader(handler.getInputStream(), StandardCharsets.UTF_8));
        return Long.parseLong(in.readLine());
    }

    /** Whether no other handler arrives within much more time than it needs. */
    boolean noOtherArrives() throws IOException {
        server.setSoTimeout(700);
        try {
            waiting.add(server.accept());
            return false;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        } finally {
            server.setSoTimeout(30_000);
        }
    }

    void release() throws IOException {
        for (Socket handler : waiting) {
            handler.getOutputStream().write('\n');
            handler.close();
        }
        waiting.clear();
    }

    @Override
    public void close() throws IOException {
        for (Socket handler : waiting) {
            handler.close();
        }
        server.close();
    }
}
