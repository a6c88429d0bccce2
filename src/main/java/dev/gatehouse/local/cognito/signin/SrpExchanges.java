package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.credential.Srp;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Store;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-ins with SRP that wait for their second request, by secret block. */
public final class SrpExchanges {
    private static final int BLOCK_BYTES = 64;
    private static final int EXPONENT_BYTES = 48;

    private final RecordMap<Row> rows;
    private final Clock clock;
    private final RandomValues random;

    /**
     * @param theirs SRP_A, hexadecimal
     * @param ours the secret exponent of SRP_B, hexadecimal
     * @param ourPublic SRP_B, hexadecimal; null in a row of an earlier version
     */
    private record Row(
            String clientId,
            String username,
            String theirs,
            String ours,
            @Nullable String ourPublic,
            long expires) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /**
     * @param username the real user name, or the one that {@code UnknownUser} returns
     * @param clientPublicValue SRP_A
     * @param serverSecret the secret exponent of SRP_B
     * @param serverPublicValue SRP_B
     */
    public record Exchange(
            String username, BigInteger clientPublicValue, BigInteger serverSecret, BigInteger serverPublicValue) {
        @Override
        public String toString() {
            return "***";
        }
    }

    public SrpExchanges(Store store, Clock clock, RandomValues random) {
        this.rows = new RecordMap<>(store, "cognito.srp", Row.class);
        this.clock = clock;
        this.random = random;
    }

    /** A new secret exponent: 128 bits more than the strength of the group. */
    BigInteger newSecret() {
        return random.unsignedNumber(EXPONENT_BYTES).setBit(0);
    }

    /** Saves the exchange and returns its secret block in base64. */
    String start(AppClient client, Exchange exchange) {
        String block = Base64.getEncoder().encodeToString(random.bytes(BLOCK_BYTES));
        rows.put(
                Hashes.fingerprint(block),
                new Row(
                        client.id(),
                        exchange.username(),
                        Srp.hex(exchange.clientPublicValue()),
                        Srp.hex(exchange.serverSecret()),
                        Srp.hex(exchange.serverPublicValue()),
                        clock.millis() + client.authSession().toMillis()));
        return block;
    }

    /** Removes the exchange. CHOICE: each exchange allows one attempt; after a wrong password, the client starts again. */
    Optional<Exchange> take(AppClient client, String block) {
        return rows.remove(Hashes.fingerprint(block))
                .filter(row -> row.clientId().equals(client.id()) && clock.millis() < row.expires())
                .flatMap(row -> Optional.ofNullable(row.ourPublic())
                        .map(ourPublic -> new Exchange(
                                row.username(),
                                new BigInteger(row.theirs(), 16),
                                new BigInteger(row.ours(), 16),
                                new BigInteger(ourPublic, 16))));
    }

    public void removeExpired() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }
}
