package dev.gatehouse.local.function.runtime;

import dev.gatehouse.local.state.LambdaFunction;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What a process is started with.
 *
 * @param compiled a folder with classes that replace those of a Java function's archive
 * @param folder the folder for files of this process
 * @param debugPort the port on 127.0.0.1 for a debugger; empty without one
 * @param log receives what the developer must know, such as another version of the interpreter than the declared one
 */
public record StartRequest(
        LambdaFunction function,
        Optional<Path> compiled,
        ProcessFolder folder,
        OptionalInt debugPort,
        Consumer<String> log) {
    /** A debugger can run any code in the process, so only this machine may connect. */
    static final String DEBUG_HOST = "127.0.0.1";
}
