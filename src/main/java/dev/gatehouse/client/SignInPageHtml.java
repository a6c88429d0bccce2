package dev.gatehouse.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the command reads from a page of the local sign-in: its title, its error message and its password form. */
public record SignInPageHtml(String html) {
    private static final Pattern TITLE = Pattern.compile("(?is)<title>(.*?)</title>");
    private static final Pattern ALERT = Pattern.compile("(?is)<(\\w+)[^>]*\\srole=\"alert\"[^>]*>(.*?)</\\1>");
    private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("(?is)<input\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);");

    /**
     * A form that asks for a password.
     *
     * @param hidden the values of its hidden fields, such as the CSRF token
     */
    public record PasswordForm(String action, Map<String, String> hidden, String userField, String passwordField) {
        /** The form's parameters with the user name and password filled in. */
        Map<String, String> filled(String user, String password) {
            Map<String, String> values = new LinkedHashMap<>(hidden);
            values.put(userField, user);
            values.put(passwordField, password);
            return values;
        }

        @Override
        public String toString() {
            return "PasswordForm[" + action + "]";
        }
    }

    public String title() {
        return text(TITLE, 1).orElse("a page without a title");
    }

    public Optional<String> problem() {
        return text(ALERT, 2);
    }

    /** The form with a user name and one current password; empty on any other page. */
    public Optional<PasswordForm> passwordForm() {
        Matcher form = FORM.matcher(html);
        while (form.find()) {
            Optional<PasswordForm> read = passwordForm(attributes(form.group(1)), form.group(2));
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    private static Optional<PasswordForm> passwordForm(Map<String, String> form, String content) {
        Map<String, String> hidden = new LinkedHashMap<>();
        String user = "";
        String password = "";
        Matcher input = INPUT.matcher(content);
        while (input.find()) {
            Map<String, String> attributes = attributes(input.group(1));
            String name = attributes.getOrDefault("name", "");
            switch (attributes.getOrDefault("type", "text")) {
                case "hidden" -> hidden.put(name, attributes.getOrDefault("value", ""));
                case "password" ->
                    password = attributes.getOrDefault("autocomplete", "").equals("current-password") ? name : password;
                default -> user = user.isEmpty() ? name : user;
            }
        }
        return user.isEmpty() || password.isEmpty()
                ? Optional.empty()
                : Optional.of(new PasswordForm(form.getOrDefault("action", ""), hidden, user, password));
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            attributes.put(attribute.group(1), unescaped(attribute.group(2)));
        }
        return attributes;
    }

    private Optional<String> text(Pattern pattern, int group) {
        Matcher matcher = pattern.matcher(html);
        return matcher.find()
                ? Optional.of(unescaped(TAG.matcher(matcher.group(group)).replaceAll(""))
                        .strip())
                : Optional.empty();
    }

    private static String unescaped(String text) {
        return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match.group(1))));
    }

    private static String character(String entity) {
        return switch (entity) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> {
                int code = entity.startsWith("#x")
                        ? Integer.parseInt(entity.substring(2), 16)
                        : Integer.parseInt(entity.substring(1));
                yield Character.isValidCodePoint(code) ? Character.toString(code) : "";
            }
        };
    }

    /** The page may contain tokens of forms. */
    @Override
    public String toString() {
        return "SignInPageHtml[" + title() + "]";
    }
}
