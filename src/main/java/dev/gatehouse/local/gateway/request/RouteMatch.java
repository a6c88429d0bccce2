package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.state.HttpApi;
import java.util.Map;

/** @param pathParameters decoded, by name; empty when the route has none */
public record RouteMatch(HttpApi.Route route, Map<String, String> pathParameters) {}
