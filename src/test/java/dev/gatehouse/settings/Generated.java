package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** A page in the repository that is written from the code. */
public final class Generated {
    private Generated() {}

    /** The page says what the code says; {@code -Ddocs.write=true} writes it. */
    public static void isFresh(String path, String text) throws Exception {
        Path page = Path.of(path);
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(page.toAbsolutePath().getParent());
            Files.writeString(page, text);
        }
        assertThat(page)
                .as(
                        "stale: ./mvnw test -Dtest='*DocsTest,StackSchemaTest,InputsSourceTest,PackageSchemaTest' -Ddocs.write=true writes it")
                .content()
                .isEqualTo(text);
    }
}
