package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.state.HttpApi;
import java.util.Map;

/** @param pathParameters decoded path variables by name; empty if the route has none */
public record RouteMatch(HttpApi.Route route, Map<String, String> pathParameters) {}
