package dev.gatehouse.function.mcp;

import com.google.gson.JsonObject;
import dev.gatehouse.function.claims.Claims;

/**
 * A tool that the API offers to agents.
 *
 * @param name of the tool in the protocol and in the settings: letters, digits and underscores
 * @param title for people
 * @param description for the model: what the tool does and returns
 * @param effect what a call changes
 * @param handler runs the call, after scope, group and arguments have been checked
 */
public record Tool(String name, String title, String description, Effect effect, InputSchema input, Handler handler) {

    /** Runs a tool. It gets the claims of the caller's token and not the token, so that it cannot pass it on. */
    @FunctionalInterface
    public interface Handler {
        ToolResult call(Arguments arguments, Claims caller);
    }

    /** What a call changes; clients ask people before a call that changes something. */
    public enum Effect {
        /** Nothing. */
        READS(true, false, true),
        /** It adds something, and once more with the same arguments adds again. */
        ADDS(false, false, false),
        /** It replaces or deletes something. */
        CHANGES(false, true, true);

        private final boolean readOnly;
        private final boolean destructive;
        private final boolean idempotent;

        Effect(boolean readOnly, boolean destructive, boolean idempotent) {
            this.readOnly = readOnly;
            this.destructive = destructive;
            this.idempotent = idempotent;
        }

        /** No tool reaches anything beyond the API: {@code openWorldHint} is false. */
        private JsonObject annotations() {
            JsonObject json = new JsonObject();
            json.addProperty("readOnlyHint", readOnly);
            json.addProperty("destructiveHint", destructive);
            json.addProperty("idempotentHint", idempotent);
            json.addProperty("openWorldHint", false);
            return json;
        }
    }

    /** The entry of {@code tools/list}. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        json.addProperty("title", title);
        json.addProperty("description", description);
        json.add("inputSchema", input.json());
        json.add("annotations", effect.annotations());
        return json;
    }
}
