package dev.gatehouse.conformance;

/** The same walk where the same stack's HTTP API writes events of version 1.0. */
class OldPayloadWalkTest extends WalkTest {
    @Override
    Kind kind() {
        return Kind.OLD_HTTP;
    }
}
