package dev.gatehouse.local.cognito.token;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.Store;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The costs of a sign-in: a signature, a password hash, and a row written to the file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SigningBench {
    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private final PasswordHasher passwords = new PasswordHasher(new RandomValues(new SecureRandom()));
    private final JsonObject claims = new JsonObject();
    private Store store = Store.inMemory();
    private long row;

    @Setup
    public void open() throws Exception {
        claims.addProperty("sub", "x".repeat(500));
        store = Store.open(Files.createTempDirectory("gatehouse-bench").resolve("state.mv.db"));
        for (int i = 0; i < 10_000; i++) {
            store.map("rows").put("before" + i, "x".repeat(300));
        }
        store.commit();
    }

    @Benchmark
    public String signature() {
        return key.sign(claims);
    }

    @Benchmark
    public boolean passwordHash() {
        return passwords.matches(Optional.empty(), Secret.of("SecurePassword123"));
    }

    @Benchmark
    public Object commitOfTwoRows() {
        row++;
        store.map("rows").put("a" + row, "x".repeat(300));
        store.map("others").put("b" + row, "x".repeat(60));
        store.commit();
        return store;
    }
}
