package dev.gatehouse.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Store;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OperationsTest {
    private final List<Operation> operations = Operations.all(new UserPoolServices(
            new LocalCloud(),
            () -> URI.create("http://localhost:1"),
            Store.inMemory(),
            new SettableClock(),
            new SecureRandom(),
            TestState.NO_FUNCTION,
            notice -> {}));

    @Test
    void listsEachOperationOnce() {
        assertThat(operations).extracting(Operation::name).doesNotHaveDuplicates();
    }

    /** A reader of the API reference finds the class of an operation by its name. */
    @Test
    void namesTheClassOfAnOperationAsTheApiReferenceDoes() {
        assertThat(operations)
                .filteredOn(Operation::imitated)
                .isNotEmpty()
                .allSatisfy(operation ->
                        assertThat(operation.getClass().getSimpleName()).isEqualTo(operation.name()));
    }
}
