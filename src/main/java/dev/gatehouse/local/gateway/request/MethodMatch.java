package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.state.RestApi;
import java.util.Map;

/** @param pathParameters decoded path variables by name; empty if the resource has none */
public record MethodMatch(RestApi.Method method, Map<String, String> pathParameters) {}
