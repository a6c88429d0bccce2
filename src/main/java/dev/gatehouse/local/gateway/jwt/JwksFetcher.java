package dev.gatehouse.local.gateway.jwt;

import java.net.URI;

/** Fetches a JSON document of an issuer: the discovery document or the key set. */
@FunctionalInterface
public interface JwksFetcher {
    /** Does not throw if the server fails, and returns within 1.5 s, the limit of API Gateway. */
    Fetched fetch(URI address);

    /** The result of a fetch. */
    sealed interface Fetched {
        /** The body of a 200 response. */
        record Document(byte[] body) implements Fetched {}

        /** @param status the status code, or 0 without a response */
        record Failed(int status, String reason) implements Fetched {}
    }

    /** A fetcher over HTTP with the limits of API Gateway. */
    static JwksFetcher overHttp() {
        return new HttpJwksFetcher();
    }
}
