package dev.gatehouse.local.gateway.jwt;

/** What became of a text that should be a token: its parts, not yet believed, or why it has none. */
sealed interface TokenParseResult permits CompactJws, Refusal {}
