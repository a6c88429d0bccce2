package dev.gatehouse.local.cognito.token;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.state.Store;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/**
 * Two signing keys a pool, kept between runs. DOC "Verifying JSON web tokens": one signs access tokens, the other ID
 * tokens. New ones are made beside each other in threads of their own, because each takes some tenths of a second.
 */
public final class SigningKeys {
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "signing-key");
        thread.setDaemon(true);
        thread.start();
    };

    private final ConcurrentMap<String, String> saved;
    private final SecureRandom random;
    private final ConcurrentMap<String, Begun> keys = new ConcurrentHashMap<>();

    /** A key that is being loaded or made. */
    private record Begun(CompletableFuture<SigningKey> key) {}

    public SigningKeys(Store store, SecureRandom random) {
        this.saved = store.map("cognito.keys");
        this.random = random;
    }

    /** Begins to load or make both; returns at once. */
    public void prepare(String poolId) {
        begin(poolId + "/access");
        begin(poolId + "/id");
    }

    SigningKey access(String poolId) {
        prepare(poolId);
        return begin(poolId + "/access").key().join();
    }

    SigningKey id(String poolId) {
        prepare(poolId);
        return begin(poolId + "/id").key().join();
    }

    /** The key set as {@code jwks.json} shows it: public halves only. */
    String jwks(String poolId) {
        JsonArray both = new JsonArray();
        both.add(id(poolId).publicJwk());
        both.add(access(poolId).publicJwk());
        JsonObject set = new JsonObject();
        set.add("keys", both);
        return set.toString();
    }

    public void removePool(String poolId) {
        for (String use : new String[] {"/access", "/id"}) {
            keys.compute(poolId + use, (name, begun) -> {
                saved.remove(name);
                return null;
            });
        }
    }

    private Begun begin(String name) {
        return keys.computeIfAbsent(name, key -> {
            Begun begun = new Begun(new CompletableFuture<>());
            THREADS.execute(() -> finish(key, begun));
            return begun;
        });
    }

    private void finish(String name, Begun begun) {
        try {
            String kept = saved.get(name);
            SigningKey key = kept == null ? make(name, begun) : SigningKey.load(kept);
            begun.key().complete(key);
        } catch (RuntimeException | Error e) {
            // Whoever waits is told; the next call tries again.
            keys.remove(name, begun);
            begun.key().completeExceptionally(e);
        }
    }

    /** Kept only where its pool is still the one that it was begun for. */
    private SigningKey make(String name, Begun begun) {
        SigningKey made = SigningKey.generate(random);
        String text = made.save();
        keys.computeIfPresent(name, (key, now) -> {
            if (now.equals(begun)) {
                saved.put(key, text);
            }
            return now;
        });
        return made;
    }
}
