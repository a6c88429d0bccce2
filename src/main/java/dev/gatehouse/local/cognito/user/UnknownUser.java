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
 * Imitates a user for a name that does not exist, so that a caller cannot find out which users exist. The values for
 * one name are always the same. DOC "Managing error responses".
 */
public final class UnknownUser {
    private static final int SALT_BYTES = 16;

    private final RecordMap<Key> keys;
    private final RandomValues random;

    private record Key(String secret) {
        @Override
        public String toString() {
            return "***";
        }
    }

    public UnknownUser(Store store, RandomValues random) {
        // An old name, kept so that the state of earlier versions stays readable.
        this.keys = new RecordMap<>(store, "cognito.nobody", Key.class);
        this.random = random;
    }

    /** A user name in the form that this pool uses. */
    public String username(UserPool pool, String name) {
        if (!UserStore.signsInByEmail(pool)) {
            return name;
        }
        ByteBuffer bytes = ByteBuffer.wrap(derived(pool, "id", name));
        long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
        long low = (bytes.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }

    public BigInteger salt(UserPool pool, String name) {
        return new BigInteger(1, Arrays.copyOf(derived(pool, "salt", name), SALT_BYTES));
    }

    private byte[] derived(UserPool pool, String purpose, String name) {
        keys.putIfAbsent(pool.id(), new Key(Base64.getEncoder().encodeToString(random.bytes(32))));
        return Hashes.sha256(keys.find(pool.id()).orElseThrow().secret() + purpose + UserStore.key(pool, name));
    }

    public void removePool(String poolId) {
        keys.remove(poolId);
    }
}
