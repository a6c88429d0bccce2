package dev.gatehouse.conformance;

/** The same walk where the same stack declares a REST API. */
class RestWalkTest extends WalkTest {
    @Override
    Kind kind() {
        return Kind.REST;
    }
}
