package dev.gatehouse.local.gateway.jwt;

import java.net.URI;

/** Gets one JSON document of an issuer: its discovery document or its key set. */
@FunctionalInterface
public interface JwksFetcher {
    /** Never throws for what a server does, and never takes longer than the limit of API Gateway, 1.5 s. */
    Fetched fetch(URI address);

    /** What a fetch brought. */
    sealed interface Fetched {
        /** A 200 answer's body. */
        record Document(byte[] body) implements Fetched {}

        /** @param status of the answer, 0 when there was none */
        record Failed(int status, String reason) implements Fetched {}
    }

    /** Over HTTP, with the limits of API Gateway. */
    static JwksFetcher overHttp() {
        return new HttpJwksFetcher();
    }
}
