package dev.gatehouse.local;

/** Who runs the program against the local cloud. */
enum Engine {
    /** This process, without the Pulumi CLI. */
    embedded,
    /** {@code pulumi up}, by hand, against the local provider. */
    pulumi
}
