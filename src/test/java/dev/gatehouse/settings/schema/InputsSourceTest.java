package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Generated;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InputsSourceTest {
    private static final Map<String, String> FILES = InputsSource.files(ComponentDescription.ALL);

    @Test
    void everyFileIsFreshAndNoOldOneIsLeft() throws Exception {
        for (Path old : generated()) {
            if (Boolean.getBoolean("docs.write")
                    && !FILES.containsKey(old.toString().replace('\\', '/'))) {
                Files.delete(old);
            }
        }
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Generated.isFresh(file.getKey(), file.getValue());
        }
        assertThat(generated())
                .extracting(path -> path.toString().replace('\\', '/'))
                .containsExactlyInAnyOrderElementsOf(FILES.keySet());
    }

    private static List<Path> generated() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(InputsSource.FOLDER))) {
            return files.filter(InputsSourceTest::isGenerated).toList();
        }
    }

    private static boolean isGenerated(Path file) {
        try {
            return Files.readString(file).startsWith(InputsSource.MARK);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
