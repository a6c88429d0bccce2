package dev.gatehouse.settings.schema;

/**
 * A problem of a stack's settings.
 *
 * @param code stable name of the rule, such as {@code route-open}; tests and docs refer to it
 * @param path of the wrong value: {@code gatehouse:clients.web.callbacks[0]}
 * @param rule the requirement
 * @param received the wrong value as text; never a password
 * @param fix what to write instead
 */
public record Problem(String code, String path, String rule, String received, String fix) {

    @Override
    public String toString() {
        return path + ": " + rule + ", got " + received + "; " + fix + " [" + code + "]";
    }
}
