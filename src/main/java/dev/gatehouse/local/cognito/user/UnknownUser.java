package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * What is told of a user who is not there, so that nobody learns it: for each name the same, again and again. DOC
 * "Managing error responses".
 */
public final class UnknownUser {
    private static final int SALT_BYTES = 16;

    private final RecordMap<Key> keys;
    private final RandomValues ids;

    private record Key(String secret) {
        @Override
        public String toString() {
            return "***";
        }
    }

    public UnknownUser(Store store, RandomValues ids) {
        this.keys = new RecordMap<>(store, "cognito.nobody", Key.class);
        this.ids = ids;
    }

    /** A user name as this pool gives them. */
    public String username(UserPool pool, String typed) {
        if (!UserStore.signsInByEmail(pool)) {
            return typed;
        }
        ByteBuffer bytes = ByteBuffer.wrap(derived(pool, "id", typed));
        long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
        long low = (bytes.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }

    public BigInteger salt(UserPool pool, String typed) {
        return new BigInteger(1, Arrays.copyOf(derived(pool, "salt", typed), SALT_BYTES));
    }

    private byte[] derived(UserPool pool, String what, String typed) {
        keys.putIfAbsent(pool.id(), new Key(Base64.getEncoder().encodeToString(ids.bytes(32))));
        return Hashes.sha256(keys.find(pool.id()).orElseThrow().secret() + what + UserStore.key(pool, typed));
    }

    public void removePool(String poolId) {
        keys.remove(poolId);
    }
}
