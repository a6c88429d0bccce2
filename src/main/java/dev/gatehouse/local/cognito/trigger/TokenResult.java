package dev.gatehouse.local.cognito.trigger;

/** The result of issuing tokens: the tokens, or the failure of the pool's function. */
public sealed interface TokenResult permits TokenSet, TriggerFailure {}
