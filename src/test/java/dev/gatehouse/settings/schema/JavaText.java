package dev.gatehouse.settings.schema;

import java.util.List;

/** Javadoc of generated classes. */
final class JavaText {
    private static final int WIDTH = 120;

    private JavaText() {}

    /** A Javadoc comment with these paragraphs, wrapped as by an editor. */
    static String comment(String indent, List<String> paragraphs) {
        String first = paragraphs.get(0);
        if (paragraphs.size() == 1 && (indent + "/** " + first + " */").length() <= WIDTH) {
            return indent + "/** " + first + " */\n";
        }
        StringBuilder text = new StringBuilder(indent).append("/**\n");
        for (int i = 0; i < paragraphs.size(); i++) {
            String paragraph = paragraphs.get(i);
            if (i > 0) {
                text.append(indent).append(" *\n");
            }
            wrap(indent + " *", i == 0 || paragraph.startsWith("@") ? paragraph : "<p>" + paragraph, text);
        }
        return text.append(indent).append(" */\n").toString();
    }

    private static void wrap(String start, String paragraph, StringBuilder text) {
        StringBuilder line = new StringBuilder(start);
        for (String word : paragraph.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > start.length()) {
                text.append(line).append('\n');
                line = new StringBuilder(start);
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }

    /** Text with code in backticks, as Javadoc. */
    static String html(String text) {
        StringBuilder html = new StringBuilder();
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            html.append(i % 2 == 0 ? escaped(parts[i]) : code(parts[i]));
        }
        return html.toString().replace("*/", "*&#47;");
    }

    private static String code(String text) {
        boolean balanced = text.chars().filter(c -> c == '{').count()
                == text.chars().filter(c -> c == '}').count();
        return balanced && !text.contains("@") ? "{@code " + text + "}" : "<code>" + escaped(text) + "</code>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;");
    }
}
