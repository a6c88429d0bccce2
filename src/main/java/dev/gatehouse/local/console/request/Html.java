package dev.gatehouse.local.console.request;

import io.jstach.jstachio.Template;

/** Renders a content record with its template. */
final class Html {
    private Html() {}

    static <T> String of(Template<T> template, T content) {
        return template.execute(content, new StringBuilder()).toString();
    }
}
