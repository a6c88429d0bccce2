package dev.gatehouse.local.function.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The script languages whose interpreter must be installed on this machine. */
public enum ScriptLanguage {
    PYTHON("Python", "python", "bootstrap.py") {
        @Override
        List<String> executableNames(String version) {
            return List.of("python" + version, "python3", "python");
        }

        @Override
        List<String> probeArguments() {
            return List.of("-c", "import sys; print(sys.executable); print('%d.%d.%d' % sys.version_info[:3])");
        }

        /** -B: writes no __pycache__ folders, so that the folder has only the files to deploy. */
        @Override
        List<String> options(int memoryMegabytes) {
            return List.of("-B", "-u", "-X", "utf8");
        }

        @Override
        List<String> debugOptions(Interpreter interpreter, Path taskRoot, int port, Consumer<String> log) {
            if (!interpreter.succeeds(taskRoot, "-c", "import debugpy")) {
                log.accept("no debugger: " + interpreter.executable() + " has no module debugpy; install it with "
                        + interpreter.executable() + " -m pip install debugpy, and restart the local cloud");
                return List.of();
            }
            // Breakpoints in modules that are frozen into the interpreter would have no effect.
            return List.of(
                    "-X", "frozen_modules=off", "-m", "debugpy", "--listen", StartRequest.DEBUG_HOST + ":" + port);
        }
    },

    NODE("Node.js", "nodejs", "bootstrap.mjs") {
        @Override
        List<String> executableNames(String version) {
            return List.of("node", "nodejs");
        }

        @Override
        List<String> probeArguments() {
            return List.of("-p", "process.execPath + '\\n' + process.versions.node");
        }

        /** OBS (AWS's Node.js base images): 90% of the memory for old objects. */
        @Override
        List<String> options(int memoryMegabytes) {
            return List.of("--max-old-space-size=" + memoryMegabytes * 90 / 100);
        }

        @Override
        List<String> debugOptions(Interpreter interpreter, Path taskRoot, int port, Consumer<String> log) {
            return List.of("--inspect=" + StartRequest.DEBUG_HOST + ":" + port);
        }
    };

    private final String title;
    private final String prefix;
    private final String bootstrap;

    ScriptLanguage(String title, String prefix, String bootstrap) {
        this.title = title;
        this.prefix = prefix;
        this.bootstrap = bootstrap;
    }

    /** The names of executables to try for a version, best first. */
    abstract List<String> executableNames(String version);

    /** Arguments that make the interpreter print its path and its version, one line each. */
    abstract List<String> probeArguments();

    /** Options for starting the interpreter. */
    abstract List<String> options(int memoryMegabytes);

    /**
     * Options, before the bootstrap, that make the process accept a debugger.
     *
     * @param log receives the reason if this interpreter has no debugger; then the process starts without one
     */
    abstract List<String> debugOptions(Interpreter interpreter, Path taskRoot, int port, Consumer<String> log);

    String title() {
        return title;
    }

    /** The prefix of the runtime names. */
    String prefix() {
        return prefix;
    }

    /** The name of the resource with the client of the Runtime API. */
    String bootstrap() {
        return bootstrap;
    }

    /** {@code 3.12} of {@code python3.12}, {@code 22} of {@code nodejs22.x}. */
    String version(String runtime) {
        return runtime.substring(prefix.length()).replaceFirst("\\.x$", "");
    }
}
