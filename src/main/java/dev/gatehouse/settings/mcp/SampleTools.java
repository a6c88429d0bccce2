package dev.gatehouse.settings.mcp;

import java.util.List;

/** The tools of the sample function in {@code lambda/}, which is a project of its own; a test compares the names. */
final class SampleTools {
    static final List<String> NAMES = List.of(
            "list_resources",
            "get_resource",
            "create_resource",
            "rename_resource",
            "delete_resource",
            "count_resources");

    private SampleTools() {}
}
