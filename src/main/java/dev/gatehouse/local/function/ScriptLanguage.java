package dev.gatehouse.local.function;

import java.util.List;

/** Languages whose interpreter is looked for on this machine. */
enum ScriptLanguage {
    PYTHON("Python", "python", "bootstrap.py") {
        @Override
        List<String> commands(String version) {
            return List.of("python" + version, "python3", "python");
        }

        @Override
        List<String> question() {
            return List.of("-c", "import sys; print(sys.executable); print('%d.%d.%d' % sys.version_info[:3])");
        }

        /** Nothing is written beside the code: what lies there is what would be deployed. */
        @Override
        List<String> options(int memoryMegabytes) {
            return List.of("-B", "-u", "-X", "utf8");
        }
    },

    NODE("Node.js", "nodejs", "bootstrap.mjs") {
        @Override
        List<String> commands(String version) {
            return List.of("node", "nodejs");
        }

        @Override
        List<String> question() {
            return List.of("-p", "process.execPath + '\\n' + process.versions.node");
        }

        /** OBS (AWS's Node.js base images): nine tenths of the memory for old objects. */
        @Override
        List<String> options(int memoryMegabytes) {
            return List.of("--max-old-space-size=" + memoryMegabytes * 90 / 100);
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

    /** Under which names a version is looked for, best first. */
    abstract List<String> commands(String version);

    /** Arguments on which an interpreter prints its own path and its version, one line each. */
    abstract List<String> question();

    /** What the interpreter is started with. */
    abstract List<String> options(int memoryMegabytes);

    String title() {
        return title;
    }

    /** What a runtime's name begins with. */
    String prefix() {
        return prefix;
    }

    /** The name of our resource that speaks the Runtime API. */
    String bootstrap() {
        return bootstrap;
    }

    /** {@code 3.12} of {@code python3.12}, {@code 22} of {@code nodejs22.x}. */
    String version(String runtime) {
        return runtime.substring(prefix.length()).replaceFirst("\\.x$", "");
    }
}
