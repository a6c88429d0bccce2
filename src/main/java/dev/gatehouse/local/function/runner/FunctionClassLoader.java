package dev.gatehouse.local.function.runner;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Loads the classes of the function. It sees only the JDK, AWS's core interfaces and the function's code. */
final class FunctionClassLoader extends URLClassLoader {
    private static final String CORE = "com.amazonaws.services.lambda.runtime.";
    private static final String EVENTS = CORE + "events.";
    private static final String SERIALIZATION = CORE + "serialization.";

    private final ClassLoader runner;

    /** @param code jars, or folders with classes and a lib folder with jars; the first that has a class provides it */
    FunctionClassLoader(List<Path> code, ClassLoader runner) throws IOException {
        super(urls(code), ClassLoader.getPlatformClassLoader());
        this.runner = runner;
    }

    /** DOC "Deploy Java Lambda functions with .zip archives": jars in lib are on the class path, sorted by name. */
    private static URL[] urls(List<Path> code) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path each : code) {
            urls.add(each.toUri().toURL());
            Path libraries = each.resolve("lib");
            if (Files.isDirectory(libraries)) {
                try (Stream<Path> listed = Files.list(libraries)) {
                    for (Path library : listed.sorted().toList()) {
                        urls.add(library.toUri().toURL());
                    }
                }
            }
        }
        return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        // Core interfaces must be the same classes that the runner uses. Event classes come from the function, as on
        // AWS.
        boolean core = name.startsWith(CORE) && !name.startsWith(EVENTS) && !name.startsWith(SERIALIZATION);
        return core ? runner.loadClass(name) : super.loadClass(name, resolve);
    }
}
