package dev.gatehouse.local.gateway.jwt;

/**
 * Why a token is refused.
 *
 * @param description sent to the caller in {@code www-authenticate} and to the access log; must not have quotes
 * @param reason for the log of the local cloud: {@code check: what must hold, got value; how to fix it}
 */
public record Refusal(String description, String reason) implements TokenParseResult {}
