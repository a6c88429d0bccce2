package dev.gatehouse.local.function.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Its constructor throws. */
public final class BadConstructor implements RequestStreamHandler {
    public BadConstructor() {
        throw new IllegalStateException("TABLE is not set");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {}
}
