package dev.gatehouse.settings.schema;

/**
 * One thing that is wrong with a stack's settings.
 *
 * @param code stable name of the rule, such as {@code route-open}; tests and docs refer to it
 * @param path where: {@code gatehouse:clients.web.callbacks[0]}
 * @param rule what must hold
 * @param received what came, already shown as text; never the value of a password
 * @param wayOut what to write instead
 */
public record Problem(String code, String path, String rule, String received, String wayOut) {

    @Override
    public String toString() {
        return path + ": " + rule + ", got " + received + "; " + wayOut + " [" + code + "]";
    }
}
