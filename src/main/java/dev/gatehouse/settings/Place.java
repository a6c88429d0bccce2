package dev.gatehouse.settings;

/** A place in the settings tree, where something may be wrong. */
record Place(String path, Problems problems) {

    /** Below this one, by key; the same place for no key. */
    Place key(String key) {
        return new Place(path.isEmpty() || key.isEmpty() ? path + key : path + "." + key, problems);
    }

    /** In the list that stands here. */
    Place item(int index) {
        return new Place(path + "[" + index + "]", problems);
    }

    void report(Rule rule, Object received, Object... blanks) {
        problems.add(rule.brokenAt(path, received, blanks));
    }

    void warn(String text) {
        problems.warn(path, text);
    }
}
