package dev.gatehouse.conformance;

/** The same tests with an HTTP API whose events have payload format version 1.0. */
class OldPayloadWalkTest extends WalkTest {
    @Override
    Kind kind() {
        return Kind.OLD_HTTP;
    }
}
