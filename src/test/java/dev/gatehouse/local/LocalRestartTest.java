package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local cloud that starts on the state of an earlier one. */
class LocalRestartTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private LocalProcess started() throws Exception {
        LocalProcess local = LocalProcess.start(folder);
        assertThat(local.await("Ready in ")).as(local.text()).isTrue();
        return local;
    }

    private int get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** Those of processes; files that every run uses stay. */
    private Set<Path> functionFolders() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".gatehouse/functions"))) {
            return files.filter(Files::isDirectory).collect(Collectors.toSet());
        }
    }

    @Test
    void anotherStackInTheSameFolderKeepsTheUsersOfTheFirst() throws Exception {
        LocalProcess.project(folder);
        Path file = folder.resolve("Pulumi.local.yaml");
        Files.writeString(
                folder.resolve("Pulumi.other.yaml"),
                Files.readString(file).replace("gatehouse-local", "gatehouse-other"));
        started().close();
        String pool = LocalProcess.outputs(folder).get("userPoolId").getAsString();

        try (LocalProcess other = LocalProcess.start(folder, "--stack", "other")) {
            assertThat(LocalProcess.outputs(folder).get("userPoolId").getAsString())
                    .isNotEqualTo(pool);
            assertThat(other.text()).doesNotContain(" deleted ");
        }

        try (LocalProcess again = started()) {
            assertThat(LocalProcess.outputs(folder).get("userPoolId").getAsString())
                    .isEqualTo(pool);
            assertThat(again.text()).doesNotContain(" created ").doesNotContain(" deleted ");
        }
    }

    @Test
    void deletesTheFilesOfFunctionsOfAKilledLocalCloud() throws Exception {
        LocalProcess.project(folder);
        LocalProcess killed = started();
        assertThat(get(LocalProcess.outputs(folder).get("apiUrl").getAsString() + "/health"))
                .isEqualTo(200);
        killed.handle().destroyForcibly();
        assertThat(killed.exit()).isEqualTo(137);
        Set<Path> left = functionFolders();
        assertThat(left).isNotEmpty();

        LocalProcess next = started();
        try (next) {
            assertThat(left).allSatisfy(each -> assertThat(each).doesNotExist());
            assertThat(get(LocalProcess.outputs(folder).get("apiUrl").getAsString() + "/health"))
                    .isEqualTo(200);
        }
        assertThat(next.exit()).isIn(0, 143);
        assertThat(functionFolders()).isEmpty();
    }

    /** Requests during the start wait until the resources are declared. */
    @Test
    void answersNoRequestBeforeTheResourcesAreDeclared() throws Exception {
        LocalProcess.project(folder);
        Path stack = folder.resolve("Pulumi.local.yaml");
        int api = LocalProcess.freePort();
        int cognito = LocalProcess.freePort();
        Files.writeString(
                stack,
                Files.readString(stack)
                        .replaceFirst("http://localhost:0", "http://localhost:" + api)
                        .replaceFirst("http://localhost:0", "http://localhost:" + cognito));
        LocalProcess first = started();
        JsonObject outputs = LocalProcess.outputs(folder);
        first.close();
        first.exit();
        List<String> addresses = List.of(
                outputs.get("jwksUrl").getAsString(),
                outputs.get("apiUrl").getAsString() + "/health",
                outputs.get("cognitoEndpoint").getAsString() + "/mailbox");
        assertThat(addresses).allMatch(each -> each.contains(":" + api) || each.contains(":" + cognito));

        AtomicBoolean ready = new AtomicBoolean();
        CompletableFuture<Set<Integer>> early = CompletableFuture.supplyAsync(() -> statuses(addresses, ready));
        try (LocalProcess second = started()) {
            assertThat(second.handle().isAlive()).isTrue();
            ready.set(true);
            assertThat(early.join()).containsExactly(200);
        }
    }

    /** The status codes of all requests until the local cloud is ready, and of one more round. */
    private Set<Integer> statuses(List<String> addresses, AtomicBoolean ready) {
        Set<Integer> statuses = new TreeSet<>();
        boolean last;
        do {
            last = ready.get();
            for (String address : addresses) {
                status(address).ifPresent(statuses::add);
            }
        } while (!last);
        return statuses;
    }

    /** Empty while no server listens. */
    private Optional<Integer> status(String address) {
        try {
            return Optional.of(get(address));
        } catch (IOException e) {
            return Optional.empty();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
