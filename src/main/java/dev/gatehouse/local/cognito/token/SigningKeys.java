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
 * The two signing keys of each pool, stored between runs. DOC "Verifying JSON web tokens": one signs access tokens, the
 * other ID tokens. Both keys are generated at the same time, each in its own thread, because each takes some tenths of
 * a second.
 */
public final class SigningKeys {
    private static final Executor NEW_THREAD = task -> {
        Thread thread = new Thread(task, "signing-key");
        thread.setDaemon(true);
        thread.start();
    };

    private final ConcurrentMap<String, String> stored;
    private final SecureRandom random;
    private final ConcurrentMap<String, PendingKey> keys = new ConcurrentHashMap<>();

    /** A key that is being loaded or generated. */
    private record PendingKey(CompletableFuture<SigningKey> key) {}

    public SigningKeys(Store store, SecureRandom random) {
        this.stored = store.map("cognito.keys");
        this.random = random;
    }

    /** Starts to load or generate both keys. Returns at once. */
    public void prepare(String poolId) {
        loadOrGenerate(poolId + "/access");
        loadOrGenerate(poolId + "/id");
    }

    /** Waits until both keys are generated and stored. */
    public void await(String poolId) {
        prepare(poolId);
        CompletableFuture.allOf(
                        loadOrGenerate(poolId + "/access").key(),
                        loadOrGenerate(poolId + "/id").key())
                .join();
    }

    SigningKey access(String poolId) {
        prepare(poolId);
        return loadOrGenerate(poolId + "/access").key().join();
    }

    SigningKey id(String poolId) {
        prepare(poolId);
        return loadOrGenerate(poolId + "/id").key().join();
    }

    /** The public keys in the format of {@code jwks.json}. */
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
            keys.compute(poolId + use, (name, pending) -> {
                stored.remove(name);
                return null;
            });
        }
    }

    private PendingKey loadOrGenerate(String name) {
        return keys.computeIfAbsent(name, key -> {
            PendingKey pending = new PendingKey(new CompletableFuture<>());
            NEW_THREAD.execute(() -> finish(key, pending));
            return pending;
        });
    }

    private void finish(String name, PendingKey pending) {
        try {
            String serialized = stored.get(name);
            SigningKey key = serialized == null ? generate(name, pending) : SigningKey.deserialize(serialized);
            pending.key().complete(key);
        } catch (RuntimeException | Error e) {
            // Waiting callers get the exception. The next call tries again.
            keys.remove(name, pending);
            pending.key().completeExceptionally(e);
        }
    }

    /** Generates a key. Stores it only if the pool that it was started for still exists. */
    private SigningKey generate(String name, PendingKey pending) {
        SigningKey generated = SigningKey.generate(random);
        String text = generated.serialize();
        keys.computeIfPresent(name, (key, now) -> {
            if (now.equals(pending)) {
                stored.put(key, text);
            }
            return now;
        });
        return generated;
    }
}
