package dev.gatehouse.conformance;

/** The same tests with a REST API. */
class RestWalkTest extends WalkTest {
    @Override
    Kind kind() {
        return Kind.REST;
    }
}
