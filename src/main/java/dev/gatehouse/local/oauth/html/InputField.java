package dev.gatehouse.local.oauth.html;

import dev.gatehouse.local.html.HtmlText;

/**
 * A labelled input field of a form.
 *
 * @param value the initial value; never a password or a code
 * @param hint a line below the label; empty for none
 */
public record InputField(String name, Kind kind, String label, String value, boolean required, String hint) {
    /** The attributes that browsers and password managers use. */
    public enum Kind {
        EMAIL_USERNAME("email", "username", "email"),
        USERNAME("text", "username", "text"),
        PASSWORD("password", "current-password", ""),
        NEW_PASSWORD("password", "new-password", ""),
        CODE("text", "one-time-code", "numeric"),
        DATE("date", "bday", ""),
        TELEPHONE("tel", "tel", "tel"),
        EMAIL("email", "email", "email"),
        TEXT("text", "on", "");

        private final String type;
        private final String autocomplete;
        private final String inputMode;

        Kind(String type, String autocomplete, String inputMode) {
            this.type = type;
            this.autocomplete = autocomplete;
            this.inputMode = inputMode;
        }
    }

    public static InputField of(String name, Kind kind, String label) {
        return new InputField(name, kind, label, "", true, "");
    }

    public InputField withValue(String newValue) {
        return new InputField(name, kind, label, newValue, required, hint);
    }

    public InputField optional() {
        return new InputField(name, kind, label, value, false, hint);
    }

    InputField withHint(String newHint) {
        return new InputField(name, kind, label, value, required, newHint);
    }

    /**
     * @param focus whether the field has the focus
     * @param hasProblem whether the page shows a problem
     */
    public String html(boolean focus, boolean hasProblem) {
        String id = HtmlText.escape(name);
        StringBuilder described = new StringBuilder(hasProblem ? "problem" : "");
        StringBuilder html = new StringBuilder();
        html.append("<label for=\"").append(id).append("\">").append(HtmlText.escape(label));
        html.append("</label>\n");
        if (!hint.isEmpty()) {
            html.append("<span class=\"hint\" id=\"").append(id).append("-hint\">");
            html.append(HtmlText.escape(hint)).append("</span>\n");
            described.append(described.isEmpty() ? "" : " ").append(id).append("-hint");
        }
        html.append("<input id=\"").append(id).append("\" name=\"").append(id);
        html.append("\" type=\"").append(kind.type);
        html.append("\" autocomplete=\"").append(kind.autocomplete).append('"');
        if (!kind.inputMode.isEmpty()) {
            html.append(" inputmode=\"").append(kind.inputMode).append('"');
        }
        if (!kind.type.equals("password")) {
            html.append(" autocapitalize=\"none\" spellcheck=\"false\" value=\"");
            html.append(HtmlText.escape(value)).append('"');
        }
        html.append(required ? " required" : "");
        if (!described.isEmpty()) {
            html.append(" aria-describedby=\"").append(described).append('"');
        }
        return html.append(focus ? " autofocus>\n" : ">\n").toString();
    }
}
