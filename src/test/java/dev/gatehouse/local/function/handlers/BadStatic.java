package dev.gatehouse.local.function.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Its static initializer throws. */
public final class BadStatic implements RequestStreamHandler {
    private static final int VALUE = Integer.parseInt("many");

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
        throw new IllegalStateException("never with " + VALUE);
    }
}
