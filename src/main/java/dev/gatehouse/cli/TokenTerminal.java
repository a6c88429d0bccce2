package dev.gatehouse.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Asks for a password on the terminal, without echo. {@link Console} does not suffice: there is none if standard output is a
 * pipe, as in {@code $(./gatehouse token)}.
 */
final class TokenTerminal {
    private static final File TTY = new File("/dev/tty");

    private TokenTerminal() {}

    /** @return empty if there is no terminal */
    static Optional<String> readPassword(String prompt, PrintWriter err) {
        return TTY.exists() ? fromTty(prompt, err) : fromConsole(prompt, err);
    }

    private static Optional<String> fromTty(String prompt, PrintWriter err) {
        try (BufferedReader tty = Files.newBufferedReader(TTY.toPath(), Charset.defaultCharset())) {
            if (!stty("-echo")) {
                return Optional.empty();
            }
            // Ctrl-C at the prompt ends the process, and must leave the terminal as it was.
            Thread restore = new Thread(() -> stty("echo"), "restore-echo");
            Runtime.getRuntime().addShutdownHook(restore);
            try {
                err.print(prompt);
                err.flush();
                return Optional.ofNullable(tty.readLine());
            } finally {
                stty("echo");
                err.println();
                Runtime.getRuntime().removeShutdownHook(restore);
            }
        } catch (IOException e) {
            // The process has no controlling terminal.
            return Optional.empty();
        }
    }

    private static boolean stty(String setting) {
        try {
            return new ProcessBuilder("stty", setting)
                            .redirectInput(TTY)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // On Windows. From JDK 22 on, there is a console without a terminal too, which then reads standard input.
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<String> fromConsole(String prompt, PrintWriter err) {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        err.print(prompt);
        err.flush();
        return Optional.ofNullable(console.readPassword()).map(String::new);
    }
}
