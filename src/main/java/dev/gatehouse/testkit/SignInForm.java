package dev.gatehouse.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of the sign-in page that asks for a password.
 *
 * @param hidden the hidden fields by name
 */
record SignInForm(String action, Map<String, String> hidden) {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
    private static final Pattern MAIN = Pattern.compile("<main\\b[^>]*>(.*?)</main>", Pattern.DOTALL);

    static Optional<SignInForm> find(String page) {
        Matcher forms = FORM.matcher(page);
        while (forms.find()) {
            Map<String, String> hidden = new LinkedHashMap<>();
            boolean asksForPassword = false;
            Matcher inputs = INPUT.matcher(forms.group(2));
            while (inputs.find()) {
                Map<String, String> input = attributes(inputs.group(1));
                String name = input.getOrDefault("name", "");
                asksForPassword |= name.equals("password");
                if (input.getOrDefault("type", "").equals("hidden")) {
                    hidden.put(name, input.getOrDefault("value", ""));
                }
            }
            if (asksForPassword) {
                return Optional.of(new SignInForm(attributes(forms.group(1)).getOrDefault("action", ""), hidden));
            }
        }
        return Optional.empty();
    }

    Map<String, String> filledIn(String user, String password) {
        Map<String, String> form = new LinkedHashMap<>(hidden);
        form.put("username", user);
        form.put("password", password);
        return form;
    }

    /** The text of a page, for the message of an exception. */
    static String problem(String page) {
        Matcher main = MAIN.matcher(page);
        String text = main.find() ? main.group(1) : page;
        return unescape(text.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ").strip();
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher each = ATTRIBUTE.matcher(tag);
        while (each.find()) {
            values.put(each.group(1), unescape(each.group(2)));
        }
        return values;
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#61;", "=")
                .replace("&#x3D;", "=")
                .replace("&amp;", "&");
    }

    /** Only the path: hidden fields contain the CSRF token. */
    @Override
    public String toString() {
        return "SignInForm[" + hidden.keySet() + "]";
    }
}
