package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.exceptions.RunException;
import java.util.ArrayList;
import java.util.List;

/** The report of a component whose arguments have problems. */
final class ComponentReport {
    private ComponentReport() {}

    /** Runs a program with one component, and checks that the component registers nothing. */
    static String of(Runnable program) {
        List<String> messages = new ArrayList<>();
        Declaration declared = Declaration.program(
                context -> {
                    try {
                        program.run();
                    } catch (RunException e) {
                        messages.add(e.getMessage());
                    }
                },
                false);
        assertThat(declared.all()).as("nothing is registered").isEmpty();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }
}
