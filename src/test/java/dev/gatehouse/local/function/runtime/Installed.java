package dev.gatehouse.local.function.runtime;

import org.junit.jupiter.api.Assumptions;

/** Skips tests whose interpreter is not installed on this machine. */
public final class Installed {
    private static final InterpreterFinder HERE = new InterpreterFinder(System.getenv("PATH"));

    private Installed() {}

    public static void assumePython() {
        assume(ScriptLanguage.PYTHON, "python3.13");
    }

    public static void assumeNode() {
        assume(ScriptLanguage.NODE, "nodejs22.x");
    }

    private static void assume(ScriptLanguage language, String runtime) {
        Assumptions.assumeTrue(isHere(language, runtime), language.title() + " is not on PATH");
    }

    private static boolean isHere(ScriptLanguage language, String runtime) {
        try {
            HERE.find(language, runtime, line -> {});
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
