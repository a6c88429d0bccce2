package dev.gatehouse.component;

import com.pulumi.exceptions.RunException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in the answer to the engine why a call failed. */
final class Failure {
    private Failure() {}

    /**
     * The status of the answer. A wrong setting has only its report, and an error of the engine only its message; both also if
     * the SDK wrapped them. Anything else is a defect and keeps its stack trace.
     */
    static StatusRuntimeException of(Throwable failure) {
        Optional<RunException> wrongInput = cause(failure, RunException.class);
        if (wrongInput.isPresent()) {
            return Status.INVALID_ARGUMENT
                    .withDescription(wrongInput.get().getMessage())
                    .asRuntimeException();
        }
        Optional<StatusRuntimeException> ofEngine = cause(failure, StatusRuntimeException.class);
        if (ofEngine.isPresent()) {
            return ofEngine.get().getStatus().asRuntimeException();
        }
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return Status.INTERNAL
                .withDescription("a defect of gatehouse, please report it:\n" + text)
                .asRuntimeException();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return Stream.<@Nullable Throwable>iterate(failure, thrown -> thrown != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
