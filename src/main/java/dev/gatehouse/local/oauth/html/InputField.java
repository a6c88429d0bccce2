package dev.gatehouse.local.oauth.html;

import io.jstach.jstache.JStache;
import java.util.Optional;

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
        String hintId = name + "-hint";
        String described = (hasProblem ? "problem" : "")
                + (hasProblem && !hint.isEmpty() ? " " : "")
                + (hint.isEmpty() ? "" : hintId);
        boolean secret = kind.type.equals("password");
        return InputMarkupRenderer.of()
                .execute(
                        new InputMarkup(
                                name,
                                label,
                                present(hint),
                                kind.type,
                                kind.autocomplete,
                                present(kind.inputMode),
                                secret ? Optional.empty() : Optional.of(value),
                                required,
                                present(described),
                                focus),
                        new StringBuilder())
                .toString();
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }

    /** @param value empty for a password, which the page never repeats */
    @JStache(template = """
            <label for="{{name}}">{{label}}</label>
            {{#hint}}
            <span class="hint" id="{{name}}-hint">{{.}}</span>
            {{/hint}}
            <input id="{{name}}" name="{{name}}" type="{{type}}" autocomplete="{{autocomplete}}"\
            {{#inputMode}} inputmode="{{.}}"{{/inputMode}}\
            {{#value}} autocapitalize="none" spellcheck="false" value="{{.}}"{{/value}}\
            {{#required}} required{{/required}}\
            {{#describedBy}} aria-describedby="{{.}}"{{/describedBy}}\
            {{#focus}} autofocus{{/focus}}>
            """)
    record InputMarkup(
            String name,
            String label,
            Optional<String> hint,
            String type,
            String autocomplete,
            Optional<String> inputMode,
            Optional<String> value,
            boolean required,
            Optional<String> describedBy,
            boolean focus) {}
}
