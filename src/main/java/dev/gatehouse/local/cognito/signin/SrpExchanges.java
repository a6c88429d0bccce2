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

/** Sign-ins by SRP that wait for their second half, by the secret block that their client was given. */
public final class SrpExchanges {
    private static final int BLOCK_BYTES = 64;
    private static final int EXPONENT_BYTES = 48;

    private final RecordMap<Row> rows;
    private final Clock clock;
    private final RandomValues ids;

    /**
     * @param theirs SRP_A, hexadecimal
     * @param ours the exponent behind SRP_B, hexadecimal
     */
    private record Row(String clientId, String username, String theirs, String ours, long expires) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** @param username real, or what was said of who is not there */
    public record Exchange(String username, BigInteger theirs, BigInteger ours) {
        @Override
        public String toString() {
            return "***";
        }
    }

    public SrpExchanges(Store store, Clock clock, RandomValues ids) {
        this.rows = new RecordMap<>(store, "cognito.srp", Row.class);
        this.clock = clock;
        this.ids = ids;
    }

    /** A new exponent: 128 bits more than the strength of the group. */
    BigInteger exponent() {
        return ids.unsignedNumber(EXPONENT_BYTES).setBit(0);
    }

    /** The secret block, base64. */
    String begin(AppClient client, Exchange exchange) {
        String block = Base64.getEncoder().encodeToString(ids.bytes(BLOCK_BYTES));
        rows.put(
                Hashes.fingerprint(block),
                new Row(
                        client.id(),
                        exchange.username(),
                        Srp.hex(exchange.theirs()),
                        Srp.hex(exchange.ours()),
                        clock.millis() + client.authSession().toMillis()));
        return block;
    }

    /** CHOICE: one attempt at each; a wrong password begins anew. */
    Optional<Exchange> take(AppClient client, String block) {
        return rows.remove(Hashes.fingerprint(block))
                .filter(row -> row.clientId().equals(client.id()) && clock.millis() < row.expires())
                .map(row ->
                        new Exchange(row.username(), new BigInteger(row.theirs(), 16), new BigInteger(row.ours(), 16)));
    }

    public void sweep() {
        rows.removeIf((key, row) -> clock.millis() >= row.expires());
    }
}
