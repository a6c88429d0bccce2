package dev.gatehouse.function.mcp;

import com.google.gson.JsonObject;

/**
 * How the server introduces itself.
 *
 * @param name for programs
 * @param title for people
 * @param version of the tools
 * @param instructions for the model: what the tools have in common
 */
public record ServerInfo(String name, String title, String version, String instructions) {
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        json.addProperty("title", title);
        json.addProperty("version", version);
        return json;
    }
}
