package dev.gatehouse.local.function.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** Runs the command in the first word of the event with the rest as its argument. */
public final class Probe implements RequestStreamHandler {
    private static int count;

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String[] event = new String(in.readAllBytes(), StandardCharsets.UTF_8).split(" ", 2);
        String rest = event.length < 2 ? "" : event[1];
        out.write(answer(event[0], rest, context).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String word, String rest, Context context) throws IOException {
        return switch (word) {
            case "echo" -> rest;
            case "bytes" -> "x".repeat(Integer.parseInt(rest));
            case "pid" -> Long.toString(ProcessHandle.current().pid());
            case "count" -> Integer.toString(++count);
            case "meet" -> meet(rest);
            case "version" -> version();
            case "environment" -> new TreeMap<>(System.getenv()).toString();
            case "charset" -> Charset.defaultCharset().name();
            case "classpath" -> System.getProperty("java.class.path");
            case "sees" -> sees(rest);
            case "stdin" -> Integer.toString(System.in.read());
            case "interrupted" -> Boolean.toString(Thread.interrupted());
            case "spawn" ->
                Long.toString(new ProcessBuilder("/bin/sleep", "600").start().pid());
            case "context" -> context(context);
            default -> printed(word, rest, context);
        };
    }

    private static String printed(String word, String rest, Context context) throws IOException {
        switch (word) {
            case "print" -> System.out.println(rest);
            case "printUnfinished" -> System.out.print(rest);
            case "complain" -> System.err.println(rest);
            case "log" -> context.getLogger().log(rest);
            case "flood" -> {
                for (int line = 0; line < Integer.parseInt(rest); line++) {
                    System.out.println("flood ".repeat(20));
                }
            }
            case "oneLine" -> System.out.println("y".repeat(Integer.parseInt(rest)));
            default -> fail(word, rest);
        }
        return "printed";
    }

    private static void fail(String word, String rest) throws IOException {
        switch (word) {
            case "checked" -> throw new IOException(rest);
            case "unchecked" -> throw new IllegalStateException(rest);
            case "error" -> throw new AssertionError(rest);
            case "silent" -> throw new UnsupportedOperationException();
            case "longMessage" -> throw new IllegalStateException("z".repeat(Integer.parseInt(rest)));
            case "ioError" -> throw new IOError(new IOException(rest));
            case "overflow" -> overflow(0);
            case "memory" -> memory();
            case "exit" -> System.exit(Integer.parseInt(rest));
            case "halt" -> Runtime.getRuntime().halt(Integer.parseInt(rest));
            case "hang" -> hang();
            case "interrupt" -> Thread.currentThread().interrupt();
            case "thread" -> new Thread(Probe::hang).start();
            default -> throw new IllegalArgumentException("no word " + word);
        }
    }

    /** Sends its process id to the test and waits until the test continues it. */
    private static String meet(String port) throws IOException {
        try (Socket test = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            System.out.println("at the meeting");
            test.getOutputStream().write((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8));
            int go = test.getInputStream().read();
            return go < 0 ? "left alone" : Late.word();
        }
    }

    private static String version() throws IOException {
        try (InputStream in = Probe.class.getResourceAsStream("/version")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sees(String className) {
        try {
            Class.forName(className, false, ClassLoader.getSystemClassLoader());
            return "seen";
        } catch (ClassNotFoundException e) {
            return "not seen";
        }
    }

    private static String context(Context context) {
        return String.join(
                "|",
                context.getAwsRequestId(),
                context.getFunctionName(),
                context.getFunctionVersion(),
                context.getInvokedFunctionArn(),
                context.getLogGroupName(),
                context.getLogStreamName(),
                Integer.toString(context.getMemoryLimitInMB()),
                Integer.toString(context.getRemainingTimeInMillis()));
    }

    private static int overflow(int depth) {
        return depth < 0 ? 0 : overflow(depth + 1) + 1;
    }

    private static void memory() {
        List<byte[]> kept = new ArrayList<>();
        while (kept.size() < Integer.MAX_VALUE) {
            kept.add(new byte[1024 * 1024]);
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
