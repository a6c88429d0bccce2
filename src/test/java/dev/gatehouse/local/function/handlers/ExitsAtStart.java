package dev.gatehouse.local.function.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Ends its process before the first event. */
public final class ExitsAtStart implements RequestStreamHandler {
    public ExitsAtStart() {
        System.out.println("starting");
        Runtime.getRuntime().halt(7);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {}
}
