package dev.gatehouse.local.gateway.jwt;

/**
 * Why a token is not taken.
 *
 * @param description for the caller, in {@code www-authenticate}, and for the access log; no quotes in it
 * @param reason for the local log: the check, what was expected, what came, the way out
 */
public record Refusal(String description, String reason) implements TokenParseResult {}
