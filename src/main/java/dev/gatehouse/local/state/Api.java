package dev.gatehouse.local.state;

/** A declared API: an HTTP API or a REST API. */
public sealed interface Api permits HttpApi, RestApi {
    String id();

    /** The name on AWS. */
    String name();
}
