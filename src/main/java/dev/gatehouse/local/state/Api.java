package dev.gatehouse.local.state;

/** An API as it was declared: of one of the two kinds that API Gateway has. */
public sealed interface Api permits HttpApi, RestApi {
    String id();
}
