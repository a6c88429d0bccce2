package dev.gatehouse.local.oauth.html;

import dev.gatehouse.local.oauth.form.Messages;
import java.util.Locale;

/** Creates the form field of a user attribute. */
public final class AttributeField {
    private AttributeField() {}

    public static InputField of(String name) {
        return switch (name) {
            case "email" -> InputField.of(name, InputField.Kind.EMAIL, Messages.EMAIL.text());
            case "phone_number" -> InputField.of(name, InputField.Kind.TELEPHONE, label(name));
            case "birthdate" -> InputField.of(name, InputField.Kind.DATE, label(name));
            default -> InputField.of(name, InputField.Kind.TEXT, label(name));
        };
    }

    /** Derives a label from the attribute name, because attributes have no title: {@code family_name} becomes "Family name". */
    private static String label(String attribute) {
        String text = attribute.replaceFirst("^custom:", "").replace('_', ' ');
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
