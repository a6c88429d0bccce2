package dev.gatehouse.settings.schema;

/** The path of a value in the settings tree, such as {@code gatehouse:clients.web}; problems are reported at it. */
public record ConfigPath(String path, Problems problems) {

    /** The path of a key below this one; this path itself if {@code key} is empty. */
    public ConfigPath key(String key) {
        return new ConfigPath(path.isEmpty() || key.isEmpty() ? path + key : path + "." + key, problems);
    }

    /** The path of an item of the list at this path. */
    public ConfigPath item(int index) {
        return new ConfigPath(path + "[" + index + "]", problems);
    }

    /**
     * Reports that the value at this path breaks a rule.
     *
     * @param received the wrong value
     * @param values for the placeholders of the rule's requirement, then of its fix
     */
    public void report(Rule rule, Object received, Object... values) {
        problems.add(rule.problemAt(path, received, values));
    }

    /** Adds a warning about the value at this path. */
    public void warn(String text) {
        problems.warn(path, text);
    }
}
