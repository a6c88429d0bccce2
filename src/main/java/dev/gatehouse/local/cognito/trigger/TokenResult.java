package dev.gatehouse.local.cognito.trigger;

/** What comes of making tokens: the tokens, unless the pool's own function stands in the way. */
public sealed interface TokenResult permits TokenSet, TriggerFailure {}
