package dev.gatehouse.local.cognito;

/** What comes of making tokens: the tokens, unless the pool's own function stands in the way. */
public sealed interface TokensMade permits TokenSet, TriggerRefusal {}
