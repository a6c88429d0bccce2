package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attack 91: the disk of the log files is full. Skipped if the test cannot mount a file system. */
class FullDiskTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        LocalProcess.project(folder);
        disk = Files.createDirectory(folder.resolve(".gatehouse"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=4m,mode=0700", "tmpfs", disk.toString());
        assumeTrue(mounted, "SKIPPED: only root on Linux can mount a tmpfs; the full disk was not tested");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void fill() {
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessage("No space left on device");
        }
    }

    private HttpResponse<String> get(JsonObject outputs, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(outputs.get("apiUrl").getAsString() + path))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void answersRequestsReportsTheReasonAndLogsAgainWhenThereIsSpace() throws Exception {
        try (LocalProcess local = LocalProcess.start(folder)) {
            assertThat(local.await("Ready in ")).as(local.text()).isTrue();
            JsonObject outputs = LocalProcess.outputs(folder);
            assertThat(get(outputs, "/health").statusCode()).isEqualTo(200);

            fill();
            // The last page of each file still has space: these lines fill it.
            for (int i = 0; i < 4; i++) {
                assertThat(get(outputs, "/" + "x".repeat(2_000)).statusCode()).isEqualTo(404);
            }
            for (int i = 0; i < 50; i++) {
                HttpResponse<String> answer = get(outputs, "/health?i=" + i);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
            }
            for (String name : new String[] {"access.log", "requests.log"}) {
                assertThat(local.await(disk.getFileName() + "/" + name + " cannot be written: No space left on device"))
                        .isTrue();
            }
            assertThat(local.text().lines().filter(line -> line.contains("cannot be written")))
                    .as(local.text())
                    .hasSize(2);
            assertThat(local.text().lines().filter(line -> line.contains("GET /health 200")))
                    .as("the console has each request")
                    .hasSize(51);

            Files.delete(disk.resolve("filler"));
            assertThat(get(outputs, "/health").statusCode()).isEqualTo(200);
            assertThat(local.await("access.log can be written again; dropped lines: "))
                    .isTrue();
            assertThat(local.await("requests.log can be written again; dropped lines: "))
                    .isTrue();
            String last =
                    Files.readAllLines(disk.resolve("requests.log")).stream().reduce("", (one, next) -> next);
            assertThat(last).contains("GET /health 200");
            assertThat(Files.readAllLines(disk.resolve("access.log")))
                    .as("no line is truncated")
                    .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        }
    }
}
