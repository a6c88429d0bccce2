package dev.gatehouse.local.gateway;

import dev.gatehouse.local.state.HttpApi;
import java.util.Map;

/** @param pathParameters decoded, by name; empty when the route has none */
record RouteMatch(HttpApi.Route route, Map<String, String> pathParameters) {}
