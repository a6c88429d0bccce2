package dev.gatehouse.settings.schema;

/** A place in the settings tree, where something may be wrong. */
public record ConfigPath(String path, Problems problems) {

    /** Below this one, by key; the same place for no key. */
    public ConfigPath key(String key) {
        return new ConfigPath(path.isEmpty() || key.isEmpty() ? path + key : path + "." + key, problems);
    }

    /** In the list that stands here. */
    public ConfigPath item(int index) {
        return new ConfigPath(path + "[" + index + "]", problems);
    }

    public void report(Rule rule, Object received, Object... blanks) {
        problems.add(rule.brokenAt(path, received, blanks));
    }

    public void warn(String text) {
        problems.warn(path, text);
    }
}
