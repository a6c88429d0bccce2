package dev.gatehouse.local.gateway.jwt;

/** The result of parsing a token: its parts, not verified, or why it is refused. */
sealed interface TokenParseResult permits CompactJws, Refusal {}
