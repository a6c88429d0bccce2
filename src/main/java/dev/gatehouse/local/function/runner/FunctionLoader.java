package dev.gatehouse.local.function.runner;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads the function's own classes: it sees the JDK, AWS's core interfaces and its jar, and nothing of ours. */
final class FunctionLoader extends URLClassLoader {
    private static final String CORE = "com.amazonaws.services.lambda.runtime.";
    private static final String EVENTS = CORE + "events.";
    private static final String SERIALIZATION = CORE + "serialization.";

    private final ClassLoader runner;

    FunctionLoader(URL jar, ClassLoader runner) {
        super(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        this.runner = runner;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        // The interfaces must be the very ones the runner calls; events belong to the function, as on AWS.
        boolean core = name.startsWith(CORE) && !name.startsWith(EVENTS) && !name.startsWith(SERIALIZATION);
        return core ? runner.loadClass(name) : super.loadClass(name, resolve);
    }
}
